"""The cases: ``cases/<construct>/<what>.md``, beside it ``.html``, maybe ``.yml``, ``.tree.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.oracle.kramdown_oracle import JEKYLL_DEFAULTS

HERE = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Case:
    """One text and what kramdown makes of it."""

    path: Path

    @property
    def name(self) -> str:
        """``construct/what-it-shows``."""
        return self.path.relative_to(HERE).with_suffix("").as_posix()

    @property
    def text(self) -> str:
        """The source, line ends and byte order mark as they stand in the file."""
        return self.path.read_bytes().decode("utf-8")

    @property
    def options(self) -> dict[str, Any]:
        """Jekyll's options with the case's own on top."""
        return {**JEKYLL_DEFAULTS, **self.own_options}

    @property
    def own_options(self) -> Mapping[str, Any]:
        """The options of the ``.yml`` beside the text."""
        beside = self.path.with_suffix(".yml")
        return yaml.safe_load(beside.read_text(encoding="utf-8")) if beside.exists() else {}

    @property
    def golden(self) -> Path:
        """Where the recorded HTML stands."""
        return self.path.with_suffix(".html")

    @property
    def golden_tree(self) -> Path:
        """Where the recorded tree stands, if the case is about the tree too."""
        return self.path.with_suffix(".tree.json")

    def expected(self) -> str:
        """The recorded HTML."""
        return self.golden.read_bytes().decode("utf-8")


def all_cases() -> list[Case]:
    """Every case, by name."""
    return [Case(path) for path in sorted(HERE.rglob("*.md"))]
