"""Folders of the source into which some builder has written the site before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.model import Item, Page, StaticFile

from .read_context import ReadContext

#: So many of the site's pages are looked for in a folder; half of them make it a copy, as new ones may lack.
_SAMPLE: Final = 8
#: Each site has one of these at its root.
_AT_ROOTS: Final = ("index.html", "404.html", "sitemap.xml")


def without_built_copies(
    reading: ReadContext, items: Sequence[Item], pages: list[Page], files: list[StaticFile]
) -> tuple[list[Page], list[StaticFile]]:
    """The pages and files of the source that lie in no copy of the site, which a message names.

    ``items`` are those that the site writes. A folder that ``include`` names stays.
    """
    found = built_copies([item.destination for item in items], [file.relative_path for file in files])
    folders = [folder for folder in found if not reading.entries.includes(folder)]
    if not folders:
        return pages, files
    for folder in folders:
        message, remedy = "a builder has written this site here; it is left out", "`include` brings it back."
        reading.report(Problem("info", message, folder, None, remedy, code="MJ115"))
    below = tuple(f"{folder}/" for folder in folders)
    return (
        [page for page in pages if not page.relative_path.startswith(below)],
        [file for file in files if not file.relative_path.startswith(below)],
    )


def built_copies(written: Sequence[str], copied: Sequence[str]) -> list[str]:
    """The folders among the paths ``copied`` in which a part of the files ``written`` stands at its place."""
    places = [path for path in dict.fromkeys(written) if path not in _AT_ROOTS]
    sample = places[:: max(1, len(places) // _SAMPLE)][:_SAMPLE]
    endings = tuple(f"/{path}" for path in sample)
    if not endings:
        return []
    found = Counter(
        path.removesuffix(ending)
        for path in copied
        if path.endswith(endings)
        for ending in endings
        if path.endswith(ending)
    )
    there = frozenset(copied)
    return sorted(
        folder
        for folder, count in found.items()
        if 2 * count >= len(sample) and any(f"{folder}/{name}" in there for name in _AT_ROOTS)
    )
