"""The tokens of one template while it is parsed, and what was found wrong with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from liquid.stream import TokenStream
from liquid.token import Token

from .expressions import Mode
from .lexer import line_of, tokenize


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong in a template's text. ``line`` counts in that text; ``stops`` where Jekyll stops."""

    message: str
    line: int
    stops: bool
    remedy: str = ""


class TagHead(NamedTuple):
    """A tag's name, what stands behind it, and where: ``start`` is where the markup begins in the source."""

    name: str
    markup: str
    token: Token
    start: int = 0


_MOST_COMPLAINTS = 100
_TAG = re.compile(r"\{%-?(\s*)(#|\w+)(\s*)(.*?)-?%\}", re.ASCII | re.DOTALL)


class TagFeed(TokenStream):
    """A stream of raw tokens that also keeps the parser's state: open blocks, white space, complaints."""

    def __init__(self, source: str, mode: Mode) -> None:
        super().__init__(tokenize(source))
        self.mode: Mode = mode
        self.trims = False
        self.open_blocks: list[frozenset[str]] = []
        self.complaints: list[Complaint] = []
        self.stops = False
        self.unknown_tags: set[str] = set()
        self.head = TagHead("", "", self.eof)

    def warn(self, message: str) -> None:
        """Note that the current tag or output is only understood laxly."""
        self.complain(f"Liquid syntax: {message}", stops=False)

    def complain(
        self, message: str, *, stops: bool = True, token: Token | None = None, remedy: str = ""
    ) -> None:
        """Note something wrong at ``token``, or at the current tag. Only so many are kept."""
        if len(self.complaints) >= _MOST_COMPLAINTS and (self.stops or not stops):
            return
        self.stops = self.stops or stops
        line = line_of(token if token is not None else self.head.token)
        self.complaints.append(Complaint(message, line, stops, remedy))


def read_tag(token: Token) -> TagHead | None:
    """A tag's parts; ``None`` if there is no tag in it."""
    match = _TAG.fullmatch(token.value)
    if match is None:
        return None
    start = token.start_index + match.start(4)
    if "\n" in match[1] or "\n" in match[3]:
        # Liquid counts the lines before the name and behind it: the tag stands where its markup does.
        at = start if "\n" in match[3] else token.start_index + match.start(2)
        token = Token(token.kind, token.value, at, token.source)
    return TagHead(match[2], match[4], token, start)
