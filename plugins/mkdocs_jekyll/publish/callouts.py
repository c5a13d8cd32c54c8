"""Callouts of Just the Docs: paragraphs and quotations whose class is a name that ``_config.yml`` lists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from .html_tags import INSIDE, classes_of, with_class
from .page_meta import text_of

#: What the theme's documentation sets up, where ``_config.yml`` sets up none.
_USUAL: Final = {
    "highlight": {"color": "yellow"},
    "important": {"title": "Important", "color": "blue"},
    "new": {"title": "New", "color": "green"},
    "note": {"title": "Note", "color": "purple"},
    "warning": {"title": "Warning", "color": "red"},
}
_PARTS: Final = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea|pre|svg|template)\b{INSIDE}>.*?(?:</(?P=raw)\s*>|\Z)"
    rf"|<(?P<name>p|blockquote)(?P<inside>\s{INSIDE})>",
    re.DOTALL | re.IGNORECASE,
)
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


def with_callouts(html: str, callouts: Mapping[str, Callout]) -> str:
    """The text with its callouts marked for the style sheet, and each titled one with its title.

    A class ``note-title`` says that the callout's first paragraph is its title.
    """

    def mark(part: re.Match[str]) -> str:
        if not part["name"]:
            return part[0]
        names = classes_of(part["inside"])
        name = next((name for name in names if name.removesuffix("-title") in callouts), "")
        if not name:
            return part[0]
        callout = callouts[name.removesuffix("-title")]
        titled = name not in callouts
        classes = "jk-callout" + (" jk-callout--titled" if titled else "")
        classes += f" jk-callout--{callout.color}" if callout.color else ""
        title = "" if titled or not callout.title else _title(part["name"], callout.title)
        return f"<{part['name']}{with_class(part['inside'], classes)}>{title}"

    return _PARTS.sub(mark, html)


def _title(element: str, title: str) -> str:
    tag = "span" if element.lower() == "p" else "p"
    return f'<{tag} class="jk-callout__title">{escape(title, quote=False)}</{tag}>'
