"""What tags have in common."""

from __future__ import annotations

from ..nodes import Body, JekyllNode
from ..parser import parse_body
from ..token_stream import TagToken, TokenStream


class JekyllTag:
    """A tag. ``block`` is whether it has an end tag."""

    block = False

    def parse(self, stream: TokenStream) -> JekyllNode:
        """The node for the tag at ``stream.tag``. Raises MarkupError before it reads a block's body."""
        raise NotImplementedError

    def body(self, stream: TokenStream, tag: TagToken, ends: frozenset[str]) -> tuple[Body, TagToken | None]:
        """A block's body up to a tag of ``ends``; a block that is never closed is reported."""
        body, found = parse_body(stream, ends)
        if found is None:
            stream.add_problem(
                f"'{tag.name}' tag was never closed",
                token=tag.token,
                remedy=f"Put {{% end{tag.name} %}} where the block is to end.",
            )
        return body, found
