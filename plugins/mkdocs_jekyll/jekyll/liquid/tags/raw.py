"""``raw`` and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import MarkupError
from ..lexer import Token
from ..nodes import JekyllNode, NothingNode
from ..parser import COMMENT_ENDS, parse_body
from ..token_stream import TokenStream
from .base import JekyllTag

if TYPE_CHECKING:
    from ..context import JekyllContext
    from ..limits import Output


class _TextNode(JekyllNode):
    __slots__ = ("_text",)

    def __init__(self, token: Token, text: str) -> None:
        super().__init__(token, blank=not text)
        self._text = text

    def render(self, context: JekyllContext, output: Output) -> None:
        del context
        output.write(self._text)


# A token can begin with an opening delimiter that was never closed, so the end tag may stand in its middle.
# Dashes mean nothing to Jekyll here: it stops where there is no end but `{%- endraw %}`.
_ANY_TAG = re.compile(r"(.*)\{%\s*(\w+)\s*.*?%\}", re.ASCII | re.DOTALL)
_PLAIN_END = re.compile(r"\{%\s*endraw\b", re.ASCII)
_DASHED_END = re.compile(r"(.*)\{%-\s*endraw\b.*?%\}", re.ASCII | re.DOTALL)


class RawTag(JekyllTag):
    """Shows its body as it is written."""

    block = True

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read tokens, unread, until the end tag."""
        head = stream.tag
        if head.markup.strip():
            raise MarkupError("Syntax Error in 'raw' - Valid syntax: raw", remedy="Write {% raw %}.")
        text: list[str] = []
        ends = _PLAIN_END.search(head.token.source, head.token.start) is not None
        while (token := stream.current).kind != "end":
            stream.advance()
            match = _ANY_TAG.fullmatch(token.value) if token.value.endswith("%}") else None
            if match is not None:
                text.append(match[1])  # where this is no end, Liquid writes it twice
                if match[2] == "endraw":
                    return _TextNode(head.token, "".join(text))
            elif not ends and (dashed := _DASHED_END.fullmatch(token.value)):
                text.append(dashed[1])
                break
            text.append(token.value)
        stream.add_problem(
            "'raw' tag was never closed",
            token=head.token,
            remedy="Put {% endraw %}, without a dash before it, behind what is to be shown.",
        )
        return _TextNode(head.token, "".join(text))


class CommentTag(JekyllTag):
    """Shows nothing. What stands inside is parsed, so it has to make sense, but nothing in it is run."""

    block = True

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Pass over the body; a tag in it that nobody knows is no matter."""
        head = stream.tag
        _, found = parse_body(stream, COMMENT_ENDS)
        if found is None:
            stream.add_problem(
                "'comment' tag was never closed", token=head.token, remedy="Put {% endcomment %} behind it."
            )
        return NothingNode(head.token, blank=True)
