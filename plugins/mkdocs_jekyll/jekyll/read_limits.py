"""How much one file may ask for before its text is rendered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeGuard

#: Whatever a site says: what prints or compares values goes as deep as they are.
_DEEPEST = 300
#: Time to print a number grows with the square of its digits: this many take a tenth of a second.
_LONGEST_NUMBER = 100_000
#: Characters of includes, and what an include costs besides its own.
_MOST_INCLUDED = 5_000_000
_COST_OF_INCLUDE = 5_000


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds for one file: its bytes, what its YAML may hold, and what is made of it.

    ``yaml_depth`` counts lists and mappings within each other; ``yaml_repeats`` the values that aliases
    repeat, a hundred characters of a text as one; ``values`` those of YAML, and the cells of a table with
    those that its rows lack; ``digits`` those of a whole number; ``names`` the tags, the categories, the
    authors and the redirects of an item, each; ``contents`` the headings that a page's contents show;
    ``pages`` all pages that plugins make: archives, redirects, further pages of lists; ``markdown_time`` the
    seconds of the processor that the text of a post may take which asks for Material's Markdown;
    ``search_text`` the characters of a page that the search reads, as HTML; ``html_tags`` the start tags of
    a page that is written in HTML; ``picture_size`` and ``pixels`` the bytes and the pixels of a picture of
    which smaller copies are made.
    """

    file_size: int = 6_000_000
    yaml_depth: int = 100
    yaml_repeats: int = 100_000
    values: int = 1_000_000
    digits: int = 4_300
    names: int = 500
    contents: int = 1_000
    pages: int = 50_000
    markdown_time: int = 2
    search_text: int = 1_000_000
    html_tags: int = 50_000
    picture_size: int = 100_000_000
    pixels: int = 40_000_000

    @classmethod
    def from_settings(cls, settings: object) -> ReadLimits:
        """The limits that ``limits`` in ``_config.yml`` sets, where they are positive numbers."""
        if not isinstance(settings, Mapping):
            return cls()
        asked = {field.name: settings.get(field.name) for field in fields(cls)}
        limits = cls(**{name: value for name, value in asked.items() if is_limit(value)})
        return replace(
            limits,
            yaml_depth=min(limits.yaml_depth, _DEEPEST),
            digits=min(limits.digits, _LONGEST_NUMBER),
        )


def is_limit(value: object) -> TypeGuard[int]:
    """Whether a setting is a positive whole number."""
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


USUAL = ReadLimits()


class IncludeLimit:
    """How much is looked into of what one text includes before it is rendered: an include may have others.

    Ten that each include the next ten times would be ten thousand million.
    """

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = _MOST_INCLUDED

    def takes(self, text: str) -> bool:
        """Count an include; whether it is still looked into."""
        self._left -= len(text) + _COST_OF_INCLUDE
        return self._left >= 0
