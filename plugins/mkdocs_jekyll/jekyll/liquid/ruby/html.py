"""Texts written for HTML and XML, with the entities that Ruby writes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

ENTITIES: Final[Mapping[str, str]] = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
}
_XML_ENTITIES: Final = {**ENTITIES, "'": "&apos;"}
_UNESCAPED: Final = re.compile(r"[\"><']|&(?!(?:[a-zA-Z]+|#\d+);)", re.ASCII)


def escape_html(text: str) -> str:
    """For HTML, quotes too."""
    return _escaped(text, ENTITIES)


def escape_xml(text: str) -> str:
    """For XML, quotes too."""
    return _escaped(text, _XML_ENTITIES)


def _escaped(text: str, entities: Mapping[str, str]) -> str:
    for char, entity in entities.items():
        text = text.replace(char, entity)
    return text


def escape_html_once(text: str) -> str:
    """For HTML, but entities stay."""
    return _UNESCAPED.sub(lambda match: ENTITIES[match[0]], text)
