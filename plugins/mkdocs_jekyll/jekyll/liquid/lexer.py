"""A template's text cut into content, outputs and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["content", "output", "tag", "end"]
_OPENING = re.compile(r"\{[%{]")


class Token(NamedTuple):
    """A piece of a template: ``value`` is its text with its braces, ``start`` its place in ``source``."""

    kind: Kind
    value: str
    start: int
    source: str


def tokenize(source: str) -> Iterator[Token]:
    """Cut ``source`` the way Liquid does: at the first closing brace, quoted or not.

    An output ends at the first ``}``, and takes a second one with it; an opening brace that is never closed
    is a token of its own.
    """
    position = 0
    unclosed: set[str] = set()  # what is not found once is not looked for again
    while match := _OPENING.search(source, position):
        start = match.start()
        if start > position:
            yield Token("content", source[position:start], position, source)
        kind: Kind = "tag" if match[0] == "{%" else "output"
        closing = "%}" if kind == "tag" else "}"
        found = -1 if closing in unclosed else source.find(closing, match.end())
        if found < 0:
            unclosed.add(closing)
            position = match.end()
        else:
            position = found + len(closing)
            if kind == "output" and source.startswith("}", position):
                position += 1
        yield Token(kind, source[start:position], start, source)
    if position < len(source):
        yield Token("content", source[position:], position, source)


def line_of(token: Token) -> int:
    """The line of its source on which a token begins, from 1."""
    return token.source.count("\n", 0, token.start) + 1


def column_of(token: Token) -> int:
    """The column of that line at which the token begins, from 1."""
    return token.start - token.source.rfind("\n", 0, token.start)
