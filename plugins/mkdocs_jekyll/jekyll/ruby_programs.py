"""The Ruby files of a site's folders of plugins, and which of them are missed here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from .paths import is_folder_below
from .ruby_values import truthy
from .slugs import to_text

#: Chirpy's and al-folio's: what they do is done here, or serves layouts that are not used.
_DONE: Final = frozenset(
    (
        *("posts-lastmod-hook", "cache-bust", "remove-accents", "details", "file-exists", "hideCustomBibtex"),
        *("hide-custom-bibtex", "download-3rd-party", "google-scholar-citations", "inspirehep-citations"),
    )
)
#: What needs a setting to do anything.
_ASKED_FOR: Final = {"external-posts": "external_sources"}


def programs(config: Mapping[str, object], source: Path) -> list[Path]:
    """The Ruby files in the folders of plugins, below the source; in safe mode Jekyll runs none of them."""
    if truthy(config.get("safe")):
        return []
    written = config.get("plugins_dir")
    folders = [to_text(name).strip("/") for name in (written if isinstance(written, list) else [written])]
    return [
        path
        for folder in folders
        if folder and ".." not in folder.split("/") and is_folder_below(source / folder, source)
        for path in sorted((source / folder).rglob("*.rb"))
    ]


def adds_something(program: Path, config: Mapping[str, object]) -> bool:
    """Whether what a file adds is not known to be there without it."""
    asked = _ASKED_FOR.get(program.stem)
    return program.stem not in _DONE if asked is None else bool(config.get(asked))
