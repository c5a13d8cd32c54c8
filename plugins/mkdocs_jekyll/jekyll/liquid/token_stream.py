"""The tokens of one template while it is parsed, and what was found wrong with them."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple, Protocol

from mkdocs_jekyll.jekyll.version import JekyllVersion

from .errors import SyntaxProblem
from .expressions import Mode
from .lexer import Token, column_of, line_of, tokenize
from .nodes import JekyllNode

_MOST_PROBLEMS = 100
_TAG = re.compile(r"\{%-?\s*(\w+)\s*(.*?)-?%\}", re.ASCII | re.DOTALL)


class TagToken(NamedTuple):
    """A tag's name, what stands behind it, and where."""

    name: str
    markup: str
    token: Token


class TagParser(Protocol):
    """What is known of a tag. ``block`` is whether it has an end tag."""

    @property
    def block(self) -> bool:
        """Whether it has an end tag."""
        ...

    def parse(self, stream: TokenStream) -> JekyllNode:
        """The node for the tag at ``stream.tag``. Raises MarkupError before it reads a block's body."""
        ...


class Syntax(NamedTuple):
    """What there is to be used in a template, and how strictly it is read."""

    mode: Mode
    tags: Mapping[str, TagParser]
    filters: Collection[str]
    version: JekyllVersion


class TokenStream:
    """A stream of tokens that also keeps the parser's state: open blocks, white space, problems."""

    def __init__(self, source: str, syntax: Syntax) -> None:
        self._tokens = list(tokenize(source))
        self._end = Token("end", "", len(source), source)
        self._position = 0
        self.syntax = syntax
        self.trims = False
        self.open_blocks: list[frozenset[str]] = []
        self.problems: list[SyntaxProblem] = []
        self.stops = False
        self.unknown_tags: set[str] = set()
        self.tag = TagToken("", "", self._end)

    @property
    def mode(self) -> Mode:
        """How strict to be."""
        return self.syntax.mode

    @property
    def current(self) -> Token:
        """The token to be read next."""
        return self._tokens[self._position] if self._position < len(self._tokens) else self._end

    def advance(self) -> None:
        """On to the next token."""
        self._position += 1

    def warn(self, message: str) -> None:
        """Note that the current tag or output is only understood laxly."""
        self.add_problem(f"Liquid syntax: {message}", stops=False)

    def use_filter(self, name: str) -> None:
        """Note a filter that nobody knows."""
        if name in self.syntax.filters or len(self.problems) >= _MOST_PROBLEMS:
            return
        message = f"Unknown filter '{name}': Jekyll leaves the value as it is"
        remedy = _remedy_for_filter(name, self.syntax.filters)
        self._note(self.tag.token, SyntaxProblem(message, False, remedy, once=message))

    def add_problem(
        self, message: str, *, stops: bool = True, token: Token | None = None, remedy: str = ""
    ) -> None:
        """Note something wrong at ``token``, or at the current tag. Only so many are kept."""
        if len(self.problems) >= _MOST_PROBLEMS and (self.stops or not stops):
            return
        self.stops = self.stops or stops
        self._note(self.tag.token if token is None else token, SyntaxProblem(message, stops, remedy))

    def _note(self, token: Token, problem: SyntaxProblem) -> None:
        self.problems.append(replace(problem, line=line_of(token), column=column_of(token)))


def _remedy_for_filter(name: str, known: Collection[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    meant = f"Did you mean `{near[0]}`? " if near else ""
    return (
        f"{meant}If it belongs to a plugin, write a filter of that name in Python (see `hooks` in the "
        "documentation of Liquid)."
    )


def read_tag(token: Token) -> TagToken | None:
    """A tag's parts; ``None`` if there is no tag in it."""
    match = _TAG.fullmatch(token.value)
    return TagToken(match[1], match[2], token) if match else None
