"""A template's text cut into content, outputs and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liquid.token import TOKEN_CONTENT, TOKEN_OUTPUT, TOKEN_TAG, Token

_OPENING = re.compile(r"\{[%{]")


def tokenize(source: str) -> Iterator[Token]:
    """Cut ``source`` the way Liquid does: at the first closing sign, quoted or not.

    A token's value is its text with its signs. An output ends at the first ``}``, and takes a second one
    with it; an opening sign that is never closed is a token of its own.
    """
    position = 0
    unclosed: set[str] = set()  # a sign not found once is not looked for again
    while match := _OPENING.search(source, position):
        start = match.start()
        if start > position:
            yield Token(TOKEN_CONTENT, source[position:start], position, source)
        kind, sign = (TOKEN_TAG, "%}") if match[0] == "{%" else (TOKEN_OUTPUT, "}")
        found = -1 if sign in unclosed else source.find(sign, match.end())
        if found < 0:
            unclosed.add(sign)
            position = match.end()
        else:
            position = found + len(sign)
            if kind == TOKEN_OUTPUT and source.startswith("}", position):
                position += 1
        yield Token(kind, source[start:position], start, source)
    if position < len(source):
        yield Token(TOKEN_CONTENT, source[position:], position, source)


def line_of(token: Token | None) -> int:
    """The line of its source on which a token begins, from 1."""
    if token is None or token.start_index < 0:
        return 1
    return token.source.count("\n", 0, token.start_index) + 1
