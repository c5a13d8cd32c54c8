"""The fragments that Liquid's lax syntax is made of, and the choice between lax and strict."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, Protocol, TypeVar

from ..errors import MarkupError

Mode = Literal["lax", "warn", "strict"]

# A word without white space, commas, pipes; or a quoted text, which may hold all of these.
QUOTED_TEXT = r"""(?:"[^"]*"|'[^']*')"""
FRAGMENT = rf"""(?:{QUOTED_TEXT}|(?:[^\s,|'"]|{QUOTED_TEXT})+)"""
ATTRIBUTE = rf"(?<!\w)(\w+)\s*:\s*({FRAGMENT})"

FRAGMENT_RE = re.compile(FRAGMENT, re.ASCII)
ATTRIBUTE_RE = re.compile(ATTRIBUTE, re.ASCII)
# What may be assigned to: letters, digits, and a path's characters, which Liquid takes as part of the name.
TARGET = r"(?:\(?[\w\-.\[\]]\)?)+"

_LONGEST_QUOTE = 80

Parsed = TypeVar("Parsed")


class SyntaxLog(Protocol):
    """Who hears of markup that is only understood laxly."""

    @property
    def mode(self) -> Mode:
        """How strict to be."""
        ...

    def warn(self, message: str) -> None:
        """Say that the markup being parsed is not as it should be."""
        ...

    def use_filter(self, name: str) -> None:
        """Say that the markup being parsed calls a filter of this name."""
        ...


class _Lax:
    """Takes everything, and hears nothing."""

    mode: Mode = "lax"

    def warn(self, message: str) -> None:
        """Not heard."""
        del message

    def use_filter(self, name: str) -> None:
        """Not heard."""
        del name


LAX: SyntaxLog = _Lax()


def parse_by_mode(
    log: SyntaxLog,
    shown: str,
    strict: Callable[[], Parsed],
    lax: Callable[[], Parsed],
) -> Parsed:
    """Parse by the strict grammar and, if the mode lets it, by the lax one where that fails.

    ``shown`` is the markup as a warning quotes it. Raises MarkupError in strict mode.
    """
    if log.mode == "lax":
        return lax()
    try:
        return strict()
    except MarkupError as error:
        quoted = " ".join(shown.split())
        if len(quoted) > _LONGEST_QUOTE:
            quoted = quoted[:_LONGEST_QUOTE] + "..."
        message = f'{error.text} in "{quoted}"'
        if log.mode == "strict":
            raise MarkupError(message) from None
        parsed = lax()
        log.warn(message)
        return parsed
