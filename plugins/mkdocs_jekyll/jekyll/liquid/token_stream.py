"""The tokens of one template while it is parsed, and what was found wrong with them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from liquid.stream import TokenStream
from liquid.token import Token

from .expressions import Mode
from .lexer import line_of, tokenize


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong in a template's text. ``line`` counts in that text; ``stops`` where Jekyll stops.

    ``once`` is set for what is told once for a whole site: it is the same for each text that has it.
    """

    message: str
    line: int
    stops: bool
    remedy: str = ""
    once: str = ""


class TagHead(NamedTuple):
    """A tag's name, what stands behind it, and where."""

    name: str
    markup: str
    token: Token


_MOST_COMPLAINTS = 100
_TAG = re.compile(r"\{%-?\s*(\w+)\s*(.*?)-?%\}", re.ASCII | re.DOTALL)


class TagFeed(TokenStream):
    """A stream of raw tokens that also keeps the parser's state: open blocks, white space, complaints."""

    def __init__(self, source: str, mode: Mode, filters: Collection[str]) -> None:
        super().__init__(tokenize(source))
        self.mode: Mode = mode
        self._filters = filters
        self.trims = False
        self.open_blocks: list[frozenset[str]] = []
        self.complaints: list[Complaint] = []
        self.stops = False
        self.unknown_tags: set[str] = set()
        self.head = TagHead("", "", self.eof)

    def warn(self, message: str) -> None:
        """Note that the current tag or output is only understood laxly."""
        self.complain(f"Liquid syntax: {message}", stops=False)

    def use_filter(self, name: str) -> None:
        """Note a filter that nobody knows."""
        if name in self._filters:
            return
        message = f"Unknown filter '{name}': Jekyll leaves the value as it is"
        line = line_of(self.head.token)
        if len(self.complaints) < _MOST_COMPLAINTS:
            remedy = _remedy_for_filter(name, self._filters)
            self.complaints.append(Complaint(message, line, False, remedy, once=message))

    def complain(
        self, message: str, *, stops: bool = True, token: Token | None = None, remedy: str = ""
    ) -> None:
        """Note something wrong at ``token``, or at the current tag. Only so many are kept."""
        if len(self.complaints) >= _MOST_COMPLAINTS and (self.stops or not stops):
            return
        self.stops = self.stops or stops
        line = line_of(token if token is not None else self.head.token)
        self.complaints.append(Complaint(message, line, stops, remedy))


def _remedy_for_filter(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    meant = f"Did you mean `{near[0]}`? " if near else ""
    return (
        f"{meant}If it belongs to a plugin, write a filter of that name in Python (see `hooks` in the "
        "documentation of Liquid)."
    )


def read_tag(token: Token) -> TagHead | None:
    """A tag's parts; ``None`` if there is no tag in it."""
    match = _TAG.fullmatch(token.value)
    return TagHead(match[1], match[2], token) if match else None
