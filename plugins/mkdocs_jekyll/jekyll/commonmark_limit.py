"""How much markdown-it may hold of a text: its parser keeps a token for each block, span and mark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from .slow_markdown import TooMuch

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

#: Tokens for each second that a text may take; a token is half a kilobyte, ordinary text has fewer.
_OF_A_SECOND: Final = 100_000
_LEFT: Final = "mkdocs_jekyll_tokens_left"
#: Marks of which the parser keeps each, and reads all that stand beside each other at once.
_MARKS: Final = re.compile(r"[*_~]+")


def limited(seconds: float) -> dict[str, Any]:
    """What to hand to the parser with a text that may take so many seconds."""
    return {_LEFT: int(_OF_A_SECOND * seconds)}


def add_limit(engine: MarkdownIt) -> None:
    """Let an engine raise `TooMuch` for a text of more tokens."""
    engine.block.ruler.before("code", "limit", _block)
    engine.inline.ruler.after("text", "limit", _span)
    engine.core.ruler.at("inline", _spans)


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    del start, end, silent
    _check(state.env, len(state.tokens))
    return False


def _span(state: StateInline, silent: bool) -> bool:
    del silent
    marks = _MARKS.match(state.src, state.pos)
    _check(state.env, len(state.tokens) + (0 if marks is None else marks.end() - marks.start()))
    return False


def _spans(state: StateCore) -> None:
    """The parser's own step, which counts what it has made of a paragraph."""
    state.env[_LEFT] -= len(state.tokens)
    for token in state.tokens:
        if token.type != "inline":
            continue
        children = token.children = token.children or []
        state.md.inline.parse(token.content, state.md, state.env, children)
        state.env[_LEFT] -= sum(1 + len(child.children or ()) for child in children)


def _check(environment: Any, tokens: int) -> None:
    if tokens > environment.get(_LEFT, tokens):
        raise TooMuch
