"""The table of contents as data, for whoever shows it beside the text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ..element import Element
from ..options import Options
from .escape import BLANKS
from .headings import Section, label, sections
from .html import HtmlConverter

_TAG: Final = re.compile(r"<[^<>]*>")


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A header in a table of contents.

    ``html`` is the header's content without links and footnote marks, ``text`` the same without tags and
    entities; ``children`` are the entries of deeper headers that follow it.
    """

    level: int
    id: str
    html: str
    text: str
    children: tuple[TocEntry, ...]


def toc_entries(
    root: Element, options: Options, converter: HtmlConverter | None = None
) -> tuple[TocEntry, ...]:
    """The headers that have an id, as far as ``toc_levels`` and ``no_toc`` let them in.

    A ``converter`` that has written the tree already knows them; without one the tree is written once more.
    """
    if converter is None:
        converter = HtmlConverter(root, options)
        converter.convert()
    headings = [heading for heading in converter.headings if heading.id.strip(BLANKS)]
    return _entries(sections(headings), converter.write_label)


def _entries(top: list[Section], write: Callable[[list[Element]], str]) -> tuple[TocEntry, ...]:
    result = []
    for section in top:
        heading = section.heading
        written = write(label(heading.children)).strip()
        text = html.unescape(_TAG.sub("", written)).strip()
        below = _entries(section.sections, write)
        result.append(TocEntry(heading.level, heading.id, written, text, below))
    return tuple(result)
