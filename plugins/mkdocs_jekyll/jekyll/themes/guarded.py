"""The text of a kit's template with a filter behind each value that it prints (``liquid.filters.guards``).

Where a value stands decides: between tags, in an attribute, or at the beginning of one that holds a URL.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll.files import read_text

_LIQUID: Final = re.compile(r"{%.*?%}|{{(-?)(.*?)(-?)}}", re.DOTALL)
_CAPTURED: Final = re.compile(r"{%-?\s*capture\s+(\w+)")
#: A start tag that is not closed, and in it an attribute that is not.
_OPEN_TAG: Final = re.compile(r"<[a-zA-Z][^<>]*\Z")
_OPEN_ATTRIBUTE: Final = re.compile(r"([\w:-]+)=(?:\"([^\"]*)|'([^']*))\Z")
_ADDRESSES: Final = frozenset(("action", "data", "formaction", "href", "poster", "src"))
#: The text of the item itself, and what the author of the item writes behind the name of an include.
_OWN: Final = re.compile(r"content\Z|include\.\w+(?:\s*\|\s*default:[^|]*)?\Z")


@cache
def guarded_text(path: Path) -> str:
    """The template at this path."""
    return guarded(read_text(path))


def guarded(template: str) -> str:
    """A template whose values run nothing."""
    captured = set(_CAPTURED.findall(template))
    parts: list[str] = []
    html = ""
    end = 0
    for match in _LIQUID.finditer(template):
        html += template[end : match.start()]
        parts += template[end : match.start()], _with_filter(match, html, captured)
        end = match.end()
    return "".join((*parts, template[end:]))


def _with_filter(match: re.Match[str], html: str, captured: set[str]) -> str:
    value = match[2]
    if value is None:
        return match[0]
    name = _filter(html, value.strip(), captured)
    return f"{{{{{match[1]}{value.rstrip()} | {name} {match[3]}}}}}" if name else match[0]


def _filter(html: str, value: str, captured: set[str]) -> str:
    """The filter for a value that stands behind this HTML; none for HTML that was made in the same way."""
    tag = _OPEN_TAG.search(html)
    if tag is None:
        return "" if value in captured or _OWN.match(value) else "safe_html"
    attribute = _OPEN_ATTRIBUTE.search(tag[0])
    if attribute is None:
        return "" if value in captured else "safe_attribute"
    is_address = attribute[1].lower() in _ADDRESSES and not (attribute[2] or attribute[3])
    return "safe_address" if is_address else "safe_attribute"
