"""Where results of earlier builds are kept on disk."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll import Conversions

from .options import JekyllConfig


def cache_of(options: JekyllConfig, config: MkDocsConfig) -> Conversions | None:
    """The texts that earlier builds converted, where Material's plugins keep theirs; ``None``: no cache."""
    path = config.config_file_path
    return Conversions(Path(path).parent / ".cache" / "plugin" / "jekyll") if options.cache and path else None
