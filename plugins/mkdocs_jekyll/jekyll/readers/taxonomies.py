"""Tags and categories in every shape that authors write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.slugs import to_text

from .read_context import ReadContext

RUBY_SPACES: Final = " \t\r\n\f\v\0"


def strings(values: Iterable[object]) -> list[str]:
    """Each value as text, each once, nothing blank."""
    texts = (to_text(value) for value in values)
    return list(dict.fromkeys(text for text in texts if text.strip(RUBY_SPACES)))


def words(text: str) -> list[str]:
    """What stands between spaces; a no-break space is a word to Ruby."""
    return [word for word in re.split(f"[{RUBY_SPACES}]+", text) if word]


def tags_of(data: Mapping[str, Any], reading: ReadContext, place: str) -> list[object]:
    """``tag``, one word of any form, or else ``tags``: a list, or words with spaces between."""
    return _named(data, "tag", "tags", reading, place)


def categories_of(data: Mapping[str, Any], reading: ReadContext, place: str) -> list[object]:
    """Those of the folders, the defaults and ``categories``, then ``category``; each once.

    A value that is no text stands there as it is and as text, as in Jekyll.
    """
    held: list[object] = list(data.get("categories") or [])
    held = [value for value in held if value is not None and not isinstance(value, dict)]
    del held[reading.limits.names :]  # of which `categories` tells
    named = _named(data, "category", "categories", reading, place)
    out: list[object] = []
    for value in [*held, *(to_text(item) for item in [*held, *named])]:
        if not any(value == other and type(value) is type(other) for other in out):
            out.append(value)
    return out


def _named(
    data: Mapping[str, Any], singular: str, plural: str, reading: ReadContext, place: str
) -> list[object]:
    return reading.at_most(_all_named(data, (singular, plural), reading, place), plural, place)


def _all_named(
    data: Mapping[str, Any], keys: tuple[str, str], reading: ReadContext, place: str
) -> list[object]:
    singular, plural = keys
    value = data.get(singular)
    if value is not None and value is not False and value != []:
        return _flat(value if isinstance(value, list) else [value])
    value = data.get(plural)
    if value is None or value is False:
        return []
    if isinstance(value, str):
        return list(words(value))
    if isinstance(value, list):
        return _flat(value)
    if isinstance(value, dict):
        reading.report(
            Problem(
                "error",
                f"`{plural}` holds names with values; a list is expected",
                place,
                None,
                f"Write `{plural}: [a, b]`.",
                code="MJ116",
            )
        )
        return []
    return [to_text(value)]


def _flat(values: Iterable[object]) -> list[object]:
    out: list[object] = []
    for value in values:
        if isinstance(value, list):
            out += _flat(value)
        elif value is not None:
            out.append(value)
    return out
