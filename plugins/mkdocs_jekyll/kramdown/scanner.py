"""A cursor over the text: position, line numbers, and look-ahead that is paid for once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TypeVar, cast

T = TypeVar("T")


class Scanner:
    """Reads ``text`` from ``pos`` on; ``line`` of the first character is ``first_line``.

    Nothing is copied: rules match compiled patterns at ``pos`` and move it.
    """

    __slots__ = ("_ahead", "_found", "_indexes", "_line", "_line_pos", "end", "match", "pos", "text")

    def __init__(self, text: str, first_line: int = 1) -> None:
        self.text = text
        self.pos = 0
        self.end = len(text)
        self.match: re.Match[str] | None = None
        self._line = first_line
        self._line_pos = 0
        #: A needle, where it was looked for last, and where it was found; -1 if it was not.
        self._ahead: dict[str, tuple[int, int]] = {}
        #: A pattern, where it was looked for last, and what was found there.
        self._found: dict[re.Pattern[str], tuple[int, re.Match[str] | None]] = {}
        self._indexes: dict[re.Pattern[str], object] = {}

    @property
    def line(self) -> int:
        """The line of ``pos``. Each stretch of text is counted once while the cursor moves forward."""
        if self.pos >= self._line_pos:
            self._line += self.text.count("\n", self._line_pos, self.pos)
        else:
            self._line -= self.text.count("\n", self.pos, self._line_pos)
        self._line_pos = self.pos
        return self._line

    @property
    def at_end(self) -> bool:
        """Whether everything is read."""
        return self.pos >= self.end

    def check(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match at the cursor, which stays."""
        return pattern.match(self.text, self.pos)

    def scan(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Match at the cursor and move behind the match."""
        match = pattern.match(self.text, self.pos)
        if match is not None:
            self.pos = match.end()
        return match

    def find(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The next match at or behind the cursor, which stays."""
        return pattern.search(self.text, self.pos)

    def find_behind(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """The next match at or behind ``position``. What lies between two positions is read once only."""
        since, match = self._found.get(pattern, (self.end + 1, None))
        if position >= since and (match is None or position <= match.start()):
            return match
        match = pattern.search(self.text, position)
        self._found[pattern] = position, match
        return match

    def index(
        self, pattern: re.Pattern[str], gather: Callable[[Iterator[re.Match[str]]], dict[str, T]]
    ) -> dict[str, T]:
        """What ``gather`` makes of all matches of a pattern. Found out once."""
        if pattern not in self._indexes:
            self._indexes[pattern] = gather(pattern.finditer(self.text))
        return cast("dict[str, T]", self._indexes[pattern])

    def last(self, pattern: re.Pattern[str]) -> dict[str, int]:
        """Where each text of the pattern's first group, case folded, matches last. Found out once."""
        return self.index(pattern, lambda matches: {match[1].casefold(): match.start() for match in matches})

    def rest(self) -> str:
        """Read all that is left."""
        start, self.pos = self.pos, self.end
        return self.text[start:]

    def previous(self) -> str:
        """The character before the cursor, or an empty string."""
        return self.text[self.pos - 1] if self.pos else ""

    def ahead(self, needle: str) -> bool:
        """Whether ``needle`` occurs at or behind the cursor. A stretch of text is read once only."""
        since, found = self._ahead.get(needle, (self.end + 1, -1))
        if self.pos >= since and (found < 0 or self.pos <= found):
            return found >= 0
        found = self.text.find(needle, self.pos)
        self._ahead[needle] = self.pos, found
        return found >= 0
