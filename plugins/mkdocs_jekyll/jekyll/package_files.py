"""Where the templates, styles and scripts of this plugin lie."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def overrides_folder() -> Path:
    """Our templates: inside the installed package, or at the top of the repository."""
    packaged = resources.files("mkdocs_jekyll").joinpath("overrides")
    with resources.as_file(packaged) as folder:
        if folder.is_dir():
            return folder
    return Path(__file__).resolve().parents[3] / "overrides"
