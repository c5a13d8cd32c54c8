"""What has to be escaped where, as kramdown does it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

#: What a value is stripped of: ASCII's white space, and NUL; wide spaces are letters here.
BLANKS: Final = " \t\r\n\f\v\0"
_REFERENCE: Final = r"(?![a-zA-Z0-9_:][-a-zA-Z0-9_.:]*;|#[0-9]+;|#x[0-9a-fA-F]+;)"
_IN_TEXT: Final = re.compile(rf"&{_REFERENCE}|[<>]")
_IN_ATTRIBUTE: Final = re.compile(rf"&{_REFERENCE}|[<>\"]")
_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def _replacement(match: re.Match[str]) -> str:
    return _ESCAPES[match[0]]


def escape_all(text: str) -> str:
    """Escape ``&``, ``<`` and ``>``, also where an entity stands: for code."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escape_text(text: str) -> str:
    """Escape ``&``, ``<`` and ``>``, but leave entities and character references."""
    if "&" in text:
        return _IN_TEXT.sub(_replacement, text)
    if "<" in text or ">" in text:
        return text.replace("<", "&lt;").replace(">", "&gt;")
    return text


def escape_attribute(text: str) -> str:
    """Escape a value between double quotes; entities and character references stay."""
    return _IN_ATTRIBUTE.sub(_replacement, text)


def attributes(attr: Mapping[str, str | None]) -> str:
    """Attributes as they stand in a tag, each with a space before it; those without a value are left out."""
    if not attr:
        return ""
    parts = []
    for name, value in attr.items():
        if value is None or (name == "id" and not value.strip(BLANKS)):
            continue
        parts.append(f' {name}="{escape_attribute(str(value))}"')
    return "".join(parts)
