"""hatchling's build hook: a wheel, and an editable install, have the files that npm_assets.py fetches."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))

import npm_assets


class NpmAssets(BuildHookInterface[Any]):
    """Fetches what is missing before the wheel is packed, which takes overrides/ as a whole."""

    def dependencies(self) -> list[str]:
        """Node.js, as a Python package, unless everything is there already."""
        return [self.config["npm"]] if npm_assets.missing(Path(self.root)) else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling; ``version`` is ``standard`` or ``editable``."""
        try:
            npm_assets.fetch(Path(self.root))
        except npm_assets.AssetError as error:
            sys.exit(f"\n{error}\n")  # an exception would hide its one line under hatchling's traceback
        if version == "standard":  # an editable install finds the checkout's own
            build_data["force_include"]["overrides"] = "mkdocs_jekyll/overrides"
