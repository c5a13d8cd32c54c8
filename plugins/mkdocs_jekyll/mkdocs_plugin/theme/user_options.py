"""The theme's settings that stand in ``mkdocs.yml``, without the theme's own defaults."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mkdocs_jekyll.jekyll.files import open_file


def user_options(config: MkDocsConfig) -> Mapping[str, Any]:
    """The settings under ``theme``; empty where there are none, or no file."""
    path = Path(config.config_file_path or "")
    if not path.is_file():
        return {}
    with open_file(path) as file:
        theme = yaml_load(file, get_yaml_loader(config=config)).get("theme")
    return theme if isinstance(theme, Mapping) else {}
