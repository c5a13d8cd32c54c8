"""The headings of a body, for the table of contents beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Final, NamedTuple

from mkdocs_jekyll.kramdown import TocEntry

from .html_scan import Scan, Tag, plain_text

_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def contents_of_body(entries: Sequence[TocEntry], scan: Scan) -> tuple[TocEntry, ...]:
    """The contents of a body: kramdown's entries, or all headings with an id where some are written as HTML.

    kramdown's entries have only headings that were written as Markdown.
    """
    from_html = _headings_with_id(scan)
    if len(from_html) <= _count(entries) or not _has_raw_heading(entries, from_html):
        return tuple(entries)
    return headings_of(scan)


def _count(entries: Iterable[TocEntry]) -> int:
    return sum(1 + _count(entry.children) for entry in entries)


def _levels(entries: Iterable[TocEntry]) -> set[int]:
    return {level for entry in entries for level in (entry.level, *_levels(entry.children))}


def _has_raw_heading(entries: Sequence[TocEntry], headings: Iterable[_Heading]) -> bool:
    """Whether some heading is not left out of the entries by its level (kramdown's ``toc_levels``)."""
    levels = _levels(entries)
    counted = sum(not levels or heading.level in levels for heading in headings)
    return counted > _count(entries)


class _Heading(NamedTuple):
    """A heading that a link may lead to: its start tag, and its end tag if it has one."""

    tag: Tag
    end: Tag | None

    @property
    def level(self) -> int:
        """From 1 to 6."""
        return int(self.tag.name[1])


def _headings_with_id(scan: Scan) -> list[_Heading]:
    """The headings that a link may lead to; those of class ``no_toc`` ask not to be listed."""
    found: list[_Heading] = []
    last = 0
    for tag, end in scan.elements(_HEADINGS):
        if tag.start >= last and tag.get("id") and "no_toc" not in tag.classes:
            found.append(_Heading(tag, end))
            last = len(scan.html) if end is None else end.start
    return found


def _title_of(scan: Scan, heading: _Heading) -> str:
    """What a heading says, as HTML without links and footnotes."""
    parts: list[str] = []
    at, in_note = heading.tag.end, False
    last = len(scan.shapes) if heading.end is None else heading.end.number
    for number in range(heading.tag.number + 1, last):
        tag = scan.tag(number)
        if tag is None or tag.name not in ("a", "sup"):
            continue
        if not in_note:
            parts.append(scan.html[at : tag.start])
        at = tag.end
        if tag.name == "sup":
            in_note = not tag.is_end
    end = len(scan.html) if heading.end is None else heading.end.start
    return "".join((*parts, "" if in_note else scan.html[at:end])).strip()


@dataclass(slots=True)
class _Open:
    """A heading whose own headings are being gathered."""

    level: int
    id: str
    html: str
    children: list[_Open] = field(default_factory=list)

    def entry(self) -> TocEntry:
        """The heading with all below it."""
        text = unescape(plain_text(self.html))
        return TocEntry(self.level, self.id, self.html, text, tuple(child.entry() for child in self.children))


def headings_of(scan: Scan) -> tuple[TocEntry, ...]:
    """The same from HTML, for a text that brings its headings as such (``markdownify`` in Liquid)."""
    top: list[_Open] = []
    open_ones: list[_Open] = []
    for heading in _headings_with_id(scan):
        found = _Open(heading.level, heading.tag.get("id"), _title_of(scan, heading))
        while open_ones and open_ones[-1].level >= found.level:
            open_ones.pop()
        (open_ones[-1].children if open_ones else top).append(found)
        open_ones.append(found)
    return tuple(one.entry() for one in top)
