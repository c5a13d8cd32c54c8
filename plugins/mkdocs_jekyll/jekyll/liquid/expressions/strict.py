"""Liquid's strict grammar: tokens, and a parser that gives each expression back as text."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors import MarkupError

_TOKEN = re.compile(
    r"""\s*(?:
        (?P<comparison>==|!=|<>|<=?|>=?|contains(?=\s))
      | (?P<string>'[^']*'|"[^"]*")
      | (?P<number>-?\d+(?:\.\d+)?)
      | (?P<id>[a-zA-Z_][\w-]*\??)
      | (?P<dotdot>\.\.)
      | (?P<special>[|.:,\[\]()?-])
    )""",
    re.ASCII | re.VERBOSE,
)
_SPECIALS = {
    "|": "pipe",
    ".": "dot",
    ":": "colon",
    ",": "comma",
    "[": "open_square",
    "]": "close_square",
    "(": "open_round",
    ")": "close_round",
    "?": "question",
    "-": "dash",
}
_WHITESPACE = re.compile(r"\s*", re.ASCII)
_MOST_NESTING = 100


class StrictToken(NamedTuple):
    """A token: its kind by Liquid's name, and its text."""

    kind: str
    text: str


_END = StrictToken("end_of_string", "")


def tokens(markup: str) -> list[StrictToken]:
    """Cut markup into tokens. Raises MarkupError at a character that has no place in it."""
    found: list[StrictToken] = []
    position = 0
    while match := _TOKEN.match(markup, position):
        kind = match.lastgroup or ""
        text = match[kind]
        found.append(StrictToken(_SPECIALS.get(text, kind) if kind == "special" else kind, text))
        position = match.end()
    space = _WHITESPACE.match(markup, position)
    position = space.end() if space else position
    if position < len(markup):
        raise MarkupError(f"Unexpected character {markup[position]}")
    return found


class StrictParser:
    """Walks over the tokens of one markup."""

    __slots__ = ("_depth", "_position", "_tokens")

    def __init__(self, markup: str) -> None:
        self._tokens = tokens(markup)
        self._position = 0
        self._depth = 0

    def _at(self, ahead: int = 0) -> StrictToken:
        position = self._position + ahead
        return self._tokens[position] if position < len(self._tokens) else _END

    def looks_at(self, kind: str, ahead: int = 0) -> bool:
        """Whether the token is of this kind."""
        return self._at(ahead).kind == kind

    def take(self, kind: str | None = None) -> str:
        """The token's text, and on to the next. Raises MarkupError if it is of another kind."""
        token = self._at()
        if kind is not None and token.kind != kind:
            raise MarkupError(f"Expected {kind} but found {token.kind}")
        self._position += 1
        return token.text

    def take_if(self, kind: str) -> str | None:
        """The token's text if it is of this kind."""
        return self.take() if self.looks_at(kind) else None

    def take_word(self, word: str) -> bool:
        """Whether the token is this very word; if so, it is taken."""
        token = self._at()
        if token.kind == "id" and token.text == word:
            self._position += 1
            return True
        return False

    def expression(self) -> str:
        """One expression, as text without the white space in it."""
        token = self._at()
        self._depth += 1
        if self._depth > _MOST_NESTING:
            raise MarkupError("Nesting too deep")
        try:
            return self._expression(token)
        finally:
            self._depth -= 1

    def _expression(self, token: StrictToken) -> str:
        if token.kind == "id":
            return self.take() + self._lookups()
        if token.kind in ("string", "number"):
            return self.take()
        if token.kind == "open_round":
            self.take()
            first = self.expression()
            self.take("dotdot")
            last = self.expression()
            self.take("close_round")
            return f"({first}..{last})"
        shown = f'[:{token.kind}, "{token.text}"]' if token.text else f"[:{token.kind}]"
        raise MarkupError(f"{shown} is not a valid expression")

    def _lookups(self) -> str:
        out: list[str] = []
        while True:
            if self.looks_at("open_square"):
                out.append(self.take() + self.expression() + self.take("close_square"))
            elif self.looks_at("dot"):
                out.append(self.take() + self.take("id"))
            else:
                return "".join(out)

    def argument(self) -> str:
        """A filter's argument as text; a name and a colon may stand before the expression."""
        if self.looks_at("id") and self.looks_at("colon", 1):
            return f"{self.take()}{self.take()} {self.expression()}"
        return self.expression()

    def end(self) -> None:
        """Raise MarkupError unless everything was read."""
        self.take("end_of_string")
