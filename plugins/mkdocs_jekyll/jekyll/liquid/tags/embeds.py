"""``gist``."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from ..errors import MarkupError, SilentError
from ..expressions import parse_expression
from ..lexer import Token
from ..nodes import JekyllNode
from ..ruby.text import each_word, strip
from ..ruby.to_s import to_s
from ..token_stream import TokenStream
from .base import JekyllTag

if TYPE_CHECKING:
    from ..context import JekyllContext
    from ..limits import Output

_WRITTEN_ID = re.compile(r"[\w/-]*[0-9a-f]{5}|[\w-]+/\w+|\d+", re.ASCII)
_GIST = re.compile(r"[\w.-]+(?:/[\w.-]+)*", re.ASCII)


class _GistNode(JekyllNode):
    __slots__ = ("_parts",)

    def __init__(self, token: Token, parts: list[str]) -> None:
        super().__init__(token)
        self._parts = parts

    def render(self, context: JekyllContext, output: Output) -> None:
        named = [_value(part, context) for part in self._parts]
        gist, file = named[0], named[1] if len(named) > 1 else ""
        if not _GIST.fullmatch(gist):
            raise SilentError(f"'{gist}' is no gist", remedy="Write {% gist user/1234567 %}.")
        url = f"https://gist.github.com/{gist}.js" + (f"?file={file}" if file else "")
        output.write(f'<script src="{escape(url)}"> </script>')


def _value(part: str, context: JekyllContext) -> str:
    """A variable's value if there is such a variable; otherwise the word as it is written."""
    if part[0] in "\"'":
        return part.strip("\"'")
    value = parse_expression(part).evaluate(context) if not _WRITTEN_ID.fullmatch(part) else None
    return to_s(value) or part


class GistTag(JekyllTag):
    """A gist's script. The gist is not fetched, so there is no copy for readers without scripts."""

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the gist's name and, if given, a file's."""
        parts = list(each_word(strip(stream.tag.markup)))
        if not parts:
            raise MarkupError(
                "Syntax Error in tag 'gist': no gist is named", remedy="Write {% gist user/1234567 %}."
            )
        return _GistNode(stream.tag.token, parts[:2])
