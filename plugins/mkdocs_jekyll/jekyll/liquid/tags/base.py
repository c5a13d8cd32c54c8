"""What tags have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liquid.tag import Tag

from ..nodes import Body, JekyllNode
from ..parser import parse_body
from ..token_stream import TagFeed, TagHead

if TYPE_CHECKING:
    from ..environment import JekyllEnvironment


class JekyllTag(Tag):
    """A tag. ``parse`` finds it in ``feed.head``; it may raise MarkupError before it reads a block's body."""

    block = False
    env: JekyllEnvironment

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """The node for the tag at ``feed.head``."""
        raise NotImplementedError

    def body(self, feed: TagFeed, head: TagHead, ends: frozenset[str]) -> tuple[Body, TagHead | None]:
        """A block's body up to a tag of ``ends``; a block that is never closed is told."""
        body, found = parse_body(self.env, feed, ends)
        if found is None:
            feed.complain(
                f"'{head.name}' tag was never closed",
                token=head.token,
                remedy=f"Put {{% end{head.name} %}} where the block is to end.",
            )
        return body, found
