"""A finished page, as it is kept from one build to the next."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_HEAD: Final = re.compile(r"(\d{1,12}) (\d{1,12}) (\d{1,12})\n")


@dataclass(frozen=True, slots=True)
class FinishedPage:
    """The finished body of a page, which plugins read, and what the theme's template made of the page."""

    content: str
    output: str

    def as_text(self) -> str:
        """The page as a text: a line that says where the body stands, and where the page ends; then both.

        A body stands in its page, unless its template or a plugin has changed it.
        """
        length, end = len(self.content), len(self.output)
        start = self.output.find(self.content)
        if start >= 0:
            return f"{start} {length} {end}\n{self.output}"
        return f"{end} {length} {end}\n{self.output}{self.content}"

    @classmethod
    def from_text(cls, text: str | None) -> FinishedPage | None:
        """The page again; ``None`` for what is none, whoever wrote it."""
        head = None if text is None else _HEAD.match(text)
        if text is None or head is None:
            return None
        start, length, end = map(int, head.groups())
        both = text[head.end() :]
        if max(start + length, end) != len(both):
            return None
        return cls(both[start : start + length], both[:end])
