"""Filters behind every value that a kit's own template prints: no value of a site runs a script there.

Liquid prints values as they are. In a theme's include or layout these are titles, names and URLs of other
items, which a stranger may have written. ``themes.guarded`` puts these filters where they belong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Final

import nh3

#: Elements and attributes that values may have, besides those that nh3 allows by itself.
_TAGS: Final = nh3.ALLOWED_TAGS | {"address", "font", "picture", "section", "source", "tfoot"}
_ATTRIBUTES: Final[dict[str, set[str]]] = {
    **nh3.ALLOWED_ATTRIBUTES,
    "*": {"class", "dir", "id", "lang", "role", "style", "title"},
    "a": {"href", "hreflang", "rel", "target"},
    "font": {"color"},
    "img": {"align", "alt", "height", "loading", "sizes", "src", "srcset", "width"},
    "source": {"media", "srcset", "type"},
    "time": {"datetime"},
}
_STYLES: Final = {
    *("background", "background-color", "border", "border-radius", "color", "display", "float", "height"),
    *("font-family", "font-size", "font-style", "font-weight", "line-height", "margin", "margin-bottom"),
    *("margin-left", "margin-right", "margin-top", "max-height", "max-width", "padding", "text-align"),
    *("text-decoration", "vertical-align", "white-space", "width"),
}
_WITHOUT_CONTENT: Final = {"iframe", "noscript", "script", "style", "template"}
_IN_ATTRIBUTES: Final = str.maketrans({'"': "&quot;", "'": "&#39;", "<": "&lt;", ">": "&gt;"})
#: What browsers leave out of a URL before they look at its scheme.
_IGNORED: Final = re.compile(r"[\x00-\x20\x7f]")
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_ALLOWED: Final = frozenset(("http", "https", "mailto", "tel", "sms", "xmpp", "ftp", "geo"))
_PICTURE: Final = re.compile(r"data:image/(?!svg)", re.IGNORECASE)


def safe_html(text: str) -> str:
    """Between tags: markup stays, what runs goes."""
    if "<" not in text:
        return text
    return nh3.clean(
        text.encode("utf-8", "replace").decode(),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        clean_content_tags=_WITHOUT_CONTENT,
        filter_style_properties=_STYLES,
        link_rel=None,
    )


def safe_attribute(text: str) -> str:
    """In an attribute: nothing ends it. Entities stay."""
    return text.translate(_IN_ATTRIBUTES)


def safe_address(text: str) -> str:
    """At the beginning of an attribute that holds a URL: empty for a program."""
    read = _IGNORED.sub("", unescape(text))
    scheme = _SCHEME.match(read)
    if scheme is not None and scheme[1].lower() not in _ALLOWED and not _PICTURE.match(read):
        return ""
    return safe_attribute(text)


#: By the names that ``themes.guarded`` writes.
FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "safe_html": safe_html,
    "safe_attribute": safe_attribute,
    "safe_address": safe_address,
}
