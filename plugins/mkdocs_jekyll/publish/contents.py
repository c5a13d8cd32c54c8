"""The headings of a body, for the table of contents beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Final, NamedTuple

from mkdocs_jekyll.jekyll import Item, Problem, Site
from mkdocs_jekyll.jekyll.read_limits import ReadLimits
from mkdocs_jekyll.kramdown import TocEntry

from .html_scan import HEADINGS, Scan, Tag, plain_text

#: What Chirpy's authors write on a heading that its contents leave out.
_SKIP: Final = "data-toc-skip"


def lacks_headings(entries: Sequence[TocEntry], scan: Scan) -> bool:
    """Whether a body has headings that kramdown's entries lack: those that are written as HTML.

    A heading that is left out by its level (kramdown's ``toc_levels``) does not count.
    """
    headings, known = _headings_with_id(scan), _count(entries)
    if len(headings) <= known:
        return False
    levels = _levels(entries)
    return sum(not levels or heading.level in levels for heading in headings) > known


def without_skipped(entries: Sequence[TocEntry], scan: Scan) -> tuple[TocEntry, ...]:
    """The headings without those that Chirpy's ``data-toc-skip`` leaves out; what is below them stays."""
    skipped = {
        tag.get("id") for tag in scan.starts(HEADINGS) if any(one.name == _SKIP for one in tag.attributes)
    }
    return tuple(_kept(entries, skipped)) if skipped else tuple(entries)


def _kept(entries: Iterable[TocEntry], skipped: Set[str]) -> Iterator[TocEntry]:
    for entry in entries:
        children = tuple(_kept(entry.children, skipped))
        if entry.id in skipped:
            yield from children
        else:
            yield replace(entry, children=children)


def _count(entries: Iterable[TocEntry]) -> int:
    return sum(1 + _count(entry.children) for entry in entries)


def _levels(entries: Iterable[TocEntry]) -> set[int]:
    return {level for entry in entries for level in (entry.level, *_levels(entry.children))}


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
    for tag, end in scan.elements(HEADINGS):
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
        text, children = plain_text(self.html), tuple(child.entry() for child in self.children)
        return TocEntry(self.level, self.id, self.html, text, children)


def headings_of(scan: Scan) -> tuple[TocEntry, ...]:
    """The headings with an id, for a text that has them as HTML (its own, or ``markdownify`` in Liquid)."""
    top: list[_Open] = []
    open_ones: list[_Open] = []
    for heading in _headings_with_id(scan):
        found = _Open(heading.level, heading.tag.get("id"), _title_of(scan, heading))
        while open_ones and open_ones[-1].level >= found.level:
            open_ones.pop()
        (open_ones[-1].children if open_ones else top).append(found)
        open_ones.append(found)
    return tuple(one.entry() for one in top)


def contents_limit(site: Site) -> int:
    """How many headings a page's contents show."""
    return ReadLimits.from_settings(site.config.get("limits")).contents


def too_many_headings(entries: Iterable[TocEntry], item: Item, site: Site) -> Problem | None:
    """What to say of a text that has more headings than its page's contents show."""
    count, most = _count(entries), contents_limit(site)
    if count <= most:
        return None
    message = f"the contents show {most:,} of {count:,} headings"
    remedy = "Raise `contents` under `limits` in _config.yml if all of them are meant."
    return Problem("warning", message, site.place_of(item), None, remedy, code="MJ119")
