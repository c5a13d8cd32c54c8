"""What is said of links to nothing: the file, the line, and what can be done."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_jekyll.jekyll import Item, Problem

from .links import BrokenLink, line_of

if TYPE_CHECKING:
    from .page import Workshop


def tell_broken(shop: Workshop, item: Item, broken: Iterable[BrokenLink], level: int) -> None:
    """Tell of an item's links to pages, pictures and files that are not there, each once."""
    for link in dict.fromkeys(broken):
        message = f"the {link.kind} '{link.url}' leads to nothing in this site"
        say(shop, item, level, message, link.url, link.hint or "Put the file there, or correct the address.")


def tell_anchors(
    shop: Workshop, item: Item, own: File, wanted: Mapping[File, Mapping[str, str]] | None, level: int
) -> None:
    """Tell of links to headings that are not there; ``own`` is the file that the item's text stands in.

    MkDocs only mentions such links; here they count as broken ones do, unless they are to be ignored.
    """
    level = max(level, logging.WARNING) if level >= logging.INFO else level
    for file, links in (wanted or {}).items():
        anchors = None if file.page is None else file.page.present_anchor_ids
        for anchor, link in links.items():
            if anchors is None or anchor in anchors or anchor == "top":
                continue
            where = "on this page" if file is own else f"in '{file.src_uri}'"
            message = f"the link '{link}' asks for a heading '#{anchor}' that is not {where}"
            say(shop, item, level, message, link, "Correct the part behind '#'.")


def say(shop: Workshop, item: Item, level: int, message: str, url: str, remedy: str) -> None:
    """Tell of an address that an item's text or front matter holds, with its line if it can be found."""
    line = line_of(url, item.content, item.body_line, shop.bases)
    if line is None and item.path.is_file():
        line = line_of(url, item.path.read_text("utf-8", errors="replace"), 1, shop.bases)
    shop.reporter.tell(Problem("warning", message, shop.site.place_of(item), line, remedy), level)
