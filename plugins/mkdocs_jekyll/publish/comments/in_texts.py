"""Comments that a page's own text starts: they go where the theme shows a post's, which asks readers first.

Hux Blog's page about its author has the scripts of Disqus or Gitalk in its text, and copies of it do.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from ..html_scan import Edits, Scan, Tag
from ..own_templates import without_remarks
from .model import CommentSystem

_IDS: Final = frozenset(("id",))
_HELD: Final = ("script", "noscript")


@dataclass(frozen=True, slots=True)
class StartedComments:
    """Comments that a text starts: the text without them, and the expression of their identifier."""

    html: str
    system: CommentSystem
    identifier: str


def started_in(html: str, systems: Iterable[CommentSystem]) -> StartedComments | None:
    """The first of some systems that a text starts; the text is without any of them."""
    first: StartedComments | None = None
    for system in systems:
        found = comments_in(html, system)
        if found is not None:
            html, identifier = found
            first = first or StartedComments(html, system, identifier)
    return None if first is None else replace(first, html=html)


def comments_in(html: str, system: CommentSystem | None) -> tuple[str, str] | None:
    """A text without the comments that it starts itself, and the expression of their identifier.

    ``None`` where it starts none of the site's ``system``; the expression is empty where the text has none.
    """
    if system is None or system.found_by is None or system.element not in html:
        return None
    scan = Scan(html)
    found_in = system.found_by.search
    filled = next((tag for tag in scan.with_attributes(_IDS) if tag.get("id") == system.element), None)
    if filled is None or filled.is_end:
        return None
    edits, programs = Edits(scan), []
    for tag, end in scan.elements(_HELD):
        written = "" if end is None else scan.html[tag.start : end.end]
        if end is not None and found_in(written):
            edits.replace(tag.start, end.end, "")
            programs.append(without_remarks(written))
    if not programs:
        return None
    for tag in scan.starts(("link",)):
        if found_in(tag.get("href")):
            edits.replace(tag.start, tag.end, "")
    edits.replace(filled.start, _end_of(scan, filled), "")
    found = None if system.identifier_in is None else system.identifier_in.search("\n".join(programs))
    return edits.apply(), "" if found is None else found[1].strip()


def _end_of(scan: Scan, filled: Tag) -> int:
    """Where the element ends, if nothing but white space stands in it; else where its start tag does."""
    end = scan.end_of(filled.number)
    is_empty = end is not None and not scan.html[filled.end : end.start].strip()
    return end.end if end is not None and is_empty else filled.end
