"""Where something stands in a text: line and column, from 1."""

from __future__ import annotations

from typing import Final, NamedTuple


class Position(NamedTuple):
    """A line and a column of it, both from 1; ``None`` for what is not known."""

    line: int | None
    column: int | None


NOWHERE: Final = Position(None, None)


def position_in(text: str, offset: int, first_line: int = 1) -> Position:
    """The position of ``text[offset]``; the text begins on line ``first_line`` of its file."""
    return Position(first_line + text.count("\n", 0, offset), offset - text.rfind("\n", 0, offset))
