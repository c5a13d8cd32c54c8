"""Where in its line stands what kramdown warns of; its messages name a line and no column."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

#: How a message begins, and what is looked for, with ``%s`` for what the message names.
_LOOKED_FOR: Final = (
    ("Found no end tag for '", r"<%s(?![\w-])"),
    ("Found invalidly used HTML closing tag for '", r"</%s(?![\w-])"),
    ("Found block HTML tag '", r"<%s(?![\w-])"),
    ("Duplicate HTML attribute '", r"(?<![\w-])%s\s*=(?=.*(?<![\w-])%s\s*=)"),
    ("No link definition for link ID '", r"\[\s*%s\s*\]"),
    ("Footnote definition for '", r"\[\^%s\]"),
    ("No or invalid attributes found in IAL/ALD content: ", r"\{:[^{}]*%s"),
    ("Found span IAL after text", r"\{:(?!:)"),
    ("Invalid extension with name '", r"\{::%s"),
    ("No stop tag for extension '", r"\{::%s"),
    ("Duplicate link ID '", r"\[\s*%s\s*\]:"),
    ("Duplicate abbreviation ID '", r"\*\[%s\]:"),
    ("Duplicate footnote name '", r"\[\^%s\]:"),
)
#: A longer line is not searched.
_LONGEST: Final = 10_000


def column_of(message: str, line: str) -> int | None:
    """The column (from 1) at which what a warning is about begins; ``None`` unless that is certain."""
    if len(line) > _LONGEST:
        return None
    for beginning, pattern in _LOOKED_FOR:
        if message.startswith(beginning):
            rest = message.removeprefix(beginning)
            named = rest.rpartition("'")[0] if beginning.endswith("'") else rest
            found = list(_searched(pattern, named.strip()).finditer(line))
            return found[0].start() + 1 if len(found) == 1 else None
    return None


@lru_cache(maxsize=256)
def _searched(pattern: str, named: str) -> re.Pattern[str]:
    words = r"\s+".join(map(re.escape, named.split()))
    return re.compile(pattern.replace("%s", words), re.IGNORECASE)
