"""Problems of links in MkDocs' log, at the levels that its ``validation`` settings give them."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from mkdocs_jekyll.jekyll import Item
from mkdocs_jekyll.publish.link_problems import LinkProblems
from mkdocs_jekyll.publish.links import BrokenLink

if TYPE_CHECKING:
    from .page import Workshop


def report_broken(shop: Workshop, item: Item, broken: Iterable[BrokenLink], level: int) -> None:
    """Report an item's links to pages, pictures and files that are not there."""
    for problem in _problems(shop, item).of_broken(broken):
        shop.reporter.tell(problem, level if problem.severity == "warning" else None)


def report_anchors(
    shop: Workshop, item: Item, own: File, wanted: Mapping[File, Mapping[str, str]] | None, level: int
) -> None:
    """Report links to headings that are not there; ``own`` is the file that the item's text stands in.

    MkDocs only mentions such links; here they count as broken ones do, unless they are to be ignored.
    """
    level = max(level, logging.WARNING) if level >= logging.INFO else level
    for file, links in (wanted or {}).items():
        anchors = None if file.page is None else file.page.present_anchor_ids
        for anchor, link in links.items():
            if anchors is None or anchor in anchors or anchor == "top":
                continue
            place = "on this page" if file is own else f"in '{file.src_uri}'"
            shop.reporter.tell(_problems(shop, item).of_anchor(link, anchor, place), level)


def report_url(shop: Workshop, item: Item, message: str, url: str, remedy: str) -> None:
    """Report what is wrong with a URL of an item's front matter."""
    shop.reporter.tell(_problems(shop, item).of_url(message, url, remedy), logging.WARNING)


def _problems(shop: Workshop, item: Item) -> LinkProblems:
    return LinkProblems(item, shop.site, shop.bases)
