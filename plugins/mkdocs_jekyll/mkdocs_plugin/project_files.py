"""What of a MkDocs project may lie inside the Jekyll source: its settings, its pages, what builds write."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll.files import open_file
from mkdocs_jekyll.jekyll.paths import is_below


def project_files(config: MkDocsConfig, source: Path, written: Path) -> list[Path]:
    """Files and folders of the project that are none of the source's, whether they lie in it or not.

    ``written`` is the folder into which all of the site goes.
    """
    docs, root = Path(config.docs_dir).resolve(), source.resolve()
    found = [path for path in (written, *_paths(config)) if not root.is_relative_to(path.resolve())]
    folder = Path(config.config_file_path).parent if config.config_file_path else None
    if folder is not None and is_below(folder, source) and is_below(docs, folder) and not _is_mixed(folder):
        return [folder, *found]
    return found


def _paths(config: MkDocsConfig) -> Iterator[Path]:
    yield from (Path(config.docs_dir), Path(config.site_dir))
    if config.theme.custom_dir:
        yield Path(config.theme.custom_dir)
    if config.config_file_path:
        path = Path(config.config_file_path)
        yield from (path, path.parent / ".cache")
    hooks: Any = config.hooks
    for module in hooks.values() if hooks else ():
        yield Path(module.__file__)


def _is_mixed(folder: Path) -> bool:
    """Whether pages or posts of Jekyll's lie beside ``mkdocs.yml``."""
    return any(
        entry.name in ("_posts", "_drafts", "_config.yml") or (entry.is_file() and _has_front_matter(entry))
        for entry in folder.iterdir()
    )


def _has_front_matter(path: Path) -> bool:
    try:
        with open_file(path) as file:
            return file.read(3) == b"---" and path.suffix.lower() not in (".yml", ".yaml")
    except OSError:
        return False
