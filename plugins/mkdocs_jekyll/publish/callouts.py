"""Callouts of Just the Docs: paragraphs and quotations whose class is a name that ``_config.yml`` lists.

The theme leaves a heading with such a class as it is; here it has the callout's colour.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from .html import Html
from .html_scan import HEADINGS, NOT_OF_TEXT, Edits, Scan
from .page_meta import text_of

#: What the theme's documentation sets up, where ``_config.yml`` sets up none.
_USUAL: Final = {
    "highlight": {"color": "yellow"},
    "important": {"title": "Important", "color": "blue"},
    "new": {"title": "New", "color": "green"},
    "note": {"title": "Note", "color": "purple"},
    "warning": {"title": "Warning", "color": "red"},
}
_COLOR: Final = re.compile(r"[a-z-]+")


@dataclass(frozen=True, slots=True)
class Callout:
    """One kind of callout: its title as text, empty for none, and the name of its colour."""

    title: str = ""
    color: str = ""


def callouts_of(config: Mapping[str, object]) -> dict[str, Callout]:
    """The callouts that a configuration lists under ``callouts``, by their names."""
    listed = config.get("callouts")
    found = listed if isinstance(listed, Mapping) and listed else _USUAL
    return {str(name): _callout(value) for name, value in found.items()}


def _callout(value: object) -> Callout:
    if not isinstance(value, Mapping):
        return Callout()
    color = text_of(value.get("color"))
    return Callout(text_of(value.get("title")), color if _COLOR.fullmatch(color) else "")


def mark_callouts(scan: Scan, edits: Edits, callouts: Mapping[str, Callout]) -> None:
    """Mark a text's callouts for the style sheet, and give each titled one its title.

    A class ``note-title`` says that the callout's first paragraph is its title.
    """
    for tag in scan.outside(NOT_OF_TEXT, ("blockquote", "p", *HEADINGS)):
        name = next((name for name in tag.classes if name.removesuffix("-title") in callouts), "")
        if not name:
            continue
        callout = callouts[name.removesuffix("-title")]
        titled = name not in callouts
        classes = "jk-callout" + (" jk-callout--titled" if titled else "")
        classes += f" jk-callout--{callout.color}" if callout.color else ""
        edits.add_class(tag, classes)
        if callout.title and not titled and tag.name not in HEADINGS:
            edits.insert(tag.end, _title(tag.name, callout.title))


def _title(element: str, title: str) -> Html:
    tag = Html("span" if element == "p" else "p")
    return Html('<{0} class="jk-callout__title">{1}</{0}>').format(tag, title)
