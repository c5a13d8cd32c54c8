"""What documents and pages share when they get their URLs."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll import front_matter, permalinks
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.model import Item
from mkdocs_jekyll.jekyll.paths import ruby_extension
from mkdocs_jekyll.jekyll.slugs import to_text

from .read_context import ReadContext

_CONVERTED: Final = {".scss": ".css", ".sass": ".css"}


def output_ext_of(ext: str, permalink: str | None, *, is_markdown: bool) -> str:
    """The extension an item has in the site; one that stands in the permalink counts more than the file's."""
    if permalink is not None and not permalink.endswith("/"):
        own = ruby_extension(permalink.rpartition("/")[2])
        if own:
            return own
    return ".html" if is_markdown else _CONVERTED.get(ext.lower(), ext)


def check_permalink(item: Item, reading: ReadContext, text: str) -> str | None:
    """The item's own permalink, ``None`` if it has none; one that leads out of the site is reported."""
    value = item.data.get("permalink")
    if value is None or value is False:
        return None
    value = item.data.get(reading.permalink_key) or value
    permalink = to_text(value)
    steps = permalinks.decode(permalink).split("/")
    if ".." in steps:
        cleaned = permalinks.clean(permalink)
        used = permalinks.below_root(permalinks.decode(cleaned))
        line, column = front_matter.position_of("permalink", text)
        reading.report(
            Problem(
                "warning",
                f"the permalink {permalink} climbs out of its folder; /{used} is used",
                reading.relative(Path(item.path)),
                line,
                "Write the URL from the site's root, without `..`.",
                code="MJ110",
                column=column,
            )
        )
    return permalink
