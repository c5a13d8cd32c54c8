"""``raw``, comments, and the ``liquid`` tag with a tag a line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TextIO

from liquid.token import TOKEN_EOF, TOKEN_TAG, Token

from ..errors import MarkupError
from ..feed import TagFeed
from ..nodes import Body, JekyllNode, NothingNode
from ..parser import parse_body
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
_END_RAW = re.compile(r"(.*)\{%-?\s*(\w+)\s*(.*)?-?%\}", re.ASCII | re.DOTALL)


class RawTag(JekyllTag):
    """Shows its body as it is written."""

    block = True

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """Read tokens, unread, until the end tag."""
        head = feed.head
        if head.markup.strip():
            raise MarkupError("Syntax Error in 'raw' - Valid syntax: raw", remedy="Write {% raw %}.")
        text: list[str] = []
        while (token := feed.current).kind != TOKEN_EOF:
            next(feed)
            if "endraw" in token.value and token.value.endswith("%}"):
                match = _END_RAW.fullmatch(token.value)
                if match and match[2] == "endraw":
                    text.append(match[1])
                    return _TextNode(head.token, "".join(text))
            text.append(token.value)
        feed.complain(
            "'raw' tag was never closed",
            token=head.token,
            remedy="Put {% endraw %} behind what is to be shown.",
        )
        return _TextNode(head.token, "".join(text))


class CommentTag(JekyllTag):
    """Shows nothing. What stands inside is parsed, but nothing in it is run."""

    block = True

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """Pass over the body; a tag in it that nobody knows is no matter."""
        head = feed.head
        known = set(feed.unknown_tags)
        before = len(feed.complaints)
        _, found = parse_body(self.env, feed, frozenset(("endcomment",)))
        del feed.complaints[before:]
        feed.unknown_tags = known
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
        start = (
            head.token.start_index + head.token.value.index(head.markup, len("{%liquid"))
            if head.markup
            else 0
        )
        lines = [
            Token(TOKEN_TAG, "{% " + match[0].strip() + " %}", start + match.start(), head.token.source)
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
