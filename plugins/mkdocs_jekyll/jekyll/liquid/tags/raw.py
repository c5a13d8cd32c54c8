"""``raw``, comments, and the ``liquid`` tag with a tag a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from liquid.token import TOKEN_EOF, TOKEN_TAG, Token

from ..errors import MarkupError
from ..nodes import Body, JekyllNode, NothingNode
from ..parser import COMMENT_ENDS, parse_body
from ..token_stream import TagFeed
from .base import JekyllTag

if TYPE_CHECKING:
    from ..context import JekyllContext


class _TextNode(JekyllNode):
    __slots__ = ("_text",)

    def __init__(self, token: Token, text: str) -> None:
        super().__init__(token, blank=not text)
        self._text = text

    def render_to_output(self, context: JekyllContext, buffer: TextIO) -> int:  # type: ignore[override]
        del context
        return buffer.write(self._text)


# A token can begin with an opening sign that was never closed, so the end tag may stand in its middle. Its
# dashes cut nothing: Liquid does not look at them here.
_PLAIN_END = re.compile(r"\{%\s*endraw\b", re.ASCII)
_END_RAW = re.compile(r"(.*)\{%(-?)\s*(\w+)\s*(.*)?-?%\}", re.ASCII | re.DOTALL)


def _end_of_raw(token: Token) -> re.Match[str] | None:
    """The end tag in a token: what stands before it, a dash, its name."""
    if "endraw" not in token.value or not token.value.endswith("%}"):
        return None
    match = _END_RAW.fullmatch(token.value)
    return match if match and match[3] == "endraw" else None


class RawTag(JekyllTag):
    """Shows its body as it is written."""

    block = True

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """Read tokens, unread, until the end tag."""
        head = feed.head
        if head.markup.strip():
            raise MarkupError("Syntax Error in 'raw' - Valid syntax: raw", remedy="Write {% raw %}.")
        text: list[str] = []
        source = head.token.source
        ending = _PLAIN_END.search(source, head.token.start_index)
        while (token := feed.current).kind != TOKEN_EOF:
            next(feed)
            match = _end_of_raw(token)
            if match and (not match[2] or ending is None):
                text.append(match[1])
                if match[2]:
                    feed.complain(
                        "'raw' tag was never closed: Liquid does not know {%- endraw %}",
                        token=token,
                        remedy="Write {% endraw %}, without a dash before it.",
                    )
                return _TextNode(head.token, "".join(text))
            text.append(token.value)
        feed.complain(
            "'raw' tag was never closed",
            token=head.token,
            remedy="Put {% endraw %} behind what is to be shown.",
        )
        return _TextNode(head.token, "".join(text))


class CommentTag(JekyllTag):
    """Shows nothing. What stands inside is parsed, so it has to make sense, but nothing in it is run."""

    block = True

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """Pass over the body; a tag in it that nobody knows is no matter."""
        head = feed.head
        _, found = parse_body(self.env, feed, COMMENT_ENDS)
        if found is None:
            feed.complain(
                "'comment' tag was never closed", token=head.token, remedy="Put {% endcomment %} behind it."
            )
        return NothingNode(head.token, blank=True)


class InlineCommentTag(JekyllTag):
    """``{% # words %}``."""

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """See that every line of it is a comment."""
        head = feed.head
        if re.search(r"\n\s*[^#\s]", head.markup, re.ASCII):
            raise MarkupError(
                "Syntax error in tag '#' - Each line of comments must be prefixed by the '#' character",
                remedy="Put # before every line of it.",
            )
        return NothingNode(head.token, blank=True)


class _BodyNode(JekyllNode):
    __slots__ = ("_body",)

    def __init__(self, token: Token, body: Body) -> None:
        super().__init__(token, blank=body.blank)
        self._body = body

    def render_to_output(self, context: JekyllContext, buffer: TextIO) -> int:  # type: ignore[override]
        self._body.render(context, buffer)
        return 0


_LINE = re.compile(r"[^\n]+")


class LiquidTag(JekyllTag):
    """A tag on each of its lines, without their signs."""

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """Parse the lines as if each stood between signs of its own."""
        head = feed.head
        lines = [
            Token(TOKEN_TAG, "{% " + match[0].strip() + " %}", head.start + match.start(), head.token.source)
            for match in _LINE.finditer(head.markup)
            if match[0].strip()
        ]
        outer, position, trims = feed.tokens, feed.pos, feed.trims
        feed.tokens, feed.pos, feed.trims = lines, 0, False
        try:
            body, _ = parse_body(self.env, feed, frozenset())
        finally:
            feed.tokens, feed.pos, feed.trims = outer, position, trims
        return _BodyNode(head.token, body)
