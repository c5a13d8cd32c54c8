"""The theme's files in a site of several languages: each language's pages use those of the default one."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_jekyll.jekyll.files import read_bytes

from ..files import JekyllFile
from ..language_build import LanguageBuild

_FOLDER: Final = "assets/"
_OURS: Final = "assets/jekyll/"


def share(files: Files, config: MkDocsConfig, language: LanguageBuild, own: str) -> frozenset[str]:
    """Don't copy what the default language's site, which is written by then, has with the same content.

    Returns the URLs of these files, below the root of either site. Files of the author's are never among
    them: texts link to them, and a plugin of Jekyll's says for which languages there are copies. ``own`` is
    the URL of a file that each language keeps.
    """
    root = Path(language.site_dir)
    shared = [
        file for file in files if file.dest_uri != own and _is_themes(file, config) and _is_there(file, root)
    ]
    for file in shared:
        files.remove(file)
    return frozenset(file.url for file in shared)


def _is_themes(file: File, config: MkDocsConfig) -> bool:
    if not file.dest_uri.startswith(_FOLDER) or isinstance(file, JekyllFile):
        return False
    if file.generated_by is not None:
        return file.dest_uri.startswith(_OURS)
    return file.src_dir in config.theme.dirs and file.src_dir != config.theme.custom_dir


def _is_there(file: File, root: Path) -> bool:
    path = root / file.dest_uri
    return path.is_file() and read_bytes(path) == file.content_bytes
