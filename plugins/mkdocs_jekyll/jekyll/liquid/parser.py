"""From tokens to a tree: a body is read until a tag that ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liquid.token import TOKEN_CONTENT, TOKEN_EOF, TOKEN_TAG, Token

from .errors import LimitReached, MarkupError
from .expressions import parse_filtered
from .nodes import Body, JekyllNode, NothingNode, OutputNode
from .ruby.text import lstrip, rstrip
from .token_stream import TagFeed, TagHead, read_tag

if TYPE_CHECKING:
    from .environment import JekyllEnvironment

_DEEPEST_BLOCKS = 100
COMMENT_ENDS = frozenset(("endcomment",))
_BRANCHES = frozenset(("else", "elsif", "when"))
_REMEDY = (
    "If it belongs to a plugin, write a tag of that name in Python (see `hooks` in the documentation of "
    "Liquid); if it is to be shown, use raw."
)
#: Tags of Liquid 5, which no released Jekyll has.
_REMEDIES = {
    "echo": "Jekyll has Liquid 4, which does not know it. Write {{ value }}.",
    "liquid": "Jekyll has Liquid 4, which does not know it. Write each line as a tag of its own.",
    "render": "Jekyll has Liquid 4, which does not know it. Write {% include file.html %}.",
}


def parse_template(env: JekyllEnvironment, feed: TagFeed) -> Body:
    """The whole text. Raises LimitReached if its blocks are nested too deep."""
    body, _ = parse_body(env, feed, frozenset())
    return body


def parse_body(env: JekyllEnvironment, feed: TagFeed, ends: frozenset[str]) -> tuple[Body, TagHead | None]:
    """Read on until a tag of ``ends``, which is taken and given back.

    Without such a tag, as at the text's end or where the tag of an outer block comes first, the second
    value is ``None``. Nothing that stands in the text raises, but for blocks nested without end.
    """
    if len(feed.open_blocks) > _DEEPEST_BLOCKS:
        raise LimitReached("Nesting too deep", remedy="Close blocks before opening further ones.")
    body = Body()
    feed.open_blocks.append(ends)
    try:
        while (token := feed.current).kind != TOKEN_EOF:
            if token.kind == TOKEN_CONTENT:
                next(feed)
                _add_content(feed, body, token.value)
                continue
            head = read_tag(token) if token.kind == TOKEN_TAG else None
            if head is not None and head.name not in env.tags:
                if head.name in ends:
                    _trim(feed, body, token)
                    next(feed)
                    return body, head
                if head.name not in _BRANCHES and _ends_outer_block(feed, head.name):
                    return body, None
            next(feed)
            _trim(feed, body, token)
            _add_sign(env, feed, body, token, head)
        return body, None
    finally:
        feed.open_blocks.pop()


def _ends_outer_block(feed: TagFeed, name: str) -> bool:
    """Whether a tag ends a block around the current one. In a comment the blocks around that don't count."""
    for depth, ends in enumerate(reversed(feed.open_blocks)):
        if depth and name in ends:
            return True
        if ends is COMMENT_ENDS:
            return False
    return False


def _add_content(feed: TagFeed, body: Body, text: str) -> None:
    if feed.trims:
        text = lstrip(text)
        feed.trims = False
    body.add_text(text)


def _trim(feed: TagFeed, body: Body, token: Token) -> None:
    """Mind the dashes: one at the start cuts the text before, one at the end the text to come."""
    if token.value[2:3] == "-" and body.nodes and isinstance(last := body.nodes[-1], str):
        body.nodes[-1] = rstrip(last)
    feed.trims = token.value[-3:-2] == "-"


def _add_sign(env: JekyllEnvironment, feed: TagFeed, body: Body, token: Token, head: TagHead | None) -> None:
    if token.kind == TOKEN_TAG:
        if head is not None:
            body.add_node(_tag(env, feed, head))
        else:
            _malformed_tag(feed, body, token)
    elif token.value.endswith("}}") and len(token.value) >= len("{{}}"):
        feed.head = TagHead("", "", token)
        markup = _inside(token.value)
        try:
            body.add_node(OutputNode(token, parse_filtered(markup, feed)))
        except MarkupError as error:
            feed.complain(f"Liquid syntax: {error.text}", remedy=error.remedy)
    else:
        feed.complain(
            f"Variable '{token.value[:40]}' was not properly closed with }}}}",
            token=token,
            remedy="Close it with }}, or put braces that are to be shown between {% raw %} and {% endraw %}.",
        )
        body.add_text(token.value)


def _inside(value: str) -> str:
    """An output's markup without its braces and the dashes at them."""
    inner = value[2:-2]
    if inner.startswith("-"):
        inner = inner[1:]
    return inner.removesuffix("-")


def _malformed_tag(feed: TagFeed, body: Body, token: Token) -> None:
    if token.value.endswith("%}") and len(token.value) >= len("{%%}"):
        feed.complain(
            f"Unknown tag '{token.value[:40]}'",
            token=token,
            remedy="Name a tag (a comment is {% comment %} … {% endcomment %}), or show the signs with raw.",
        )
        return
    feed.complain(
        "Tag '{%' was not properly closed with %}",
        token=token,
        remedy="Close it with %}, or put signs that are to be shown between {% raw %} and {% endraw %}.",
    )
    body.add_text(token.value)


def _tag(env: JekyllEnvironment, feed: TagFeed, head: TagHead) -> JekyllNode:
    feed.head = head
    tag = env.tags.get(head.name)
    if tag is None:
        _unknown(env, feed, head)
        return NothingNode(head.token, blank=True)
    try:
        node = tag.parse(feed)
    except MarkupError as error:
        feed.complain(f"Liquid syntax: {error.text}", token=head.token, remedy=error.remedy)
        if tag.block:
            _skip_block(env, feed, head)
        return NothingNode(head.token, blank=True)
    assert isinstance(node, JekyllNode)
    return node


def _skip_block(env: JekyllEnvironment, feed: TagFeed, head: TagHead) -> None:
    """Leave out a block whose opening tag makes no sense."""
    ends = frozenset((f"end{head.name}", *_BRANCHES))
    found: TagHead | None = head
    while found is not None and (found is head or found.name in _BRANCHES):
        _, found = parse_body(env, feed, ends)


def _unknown(env: JekyllEnvironment, feed: TagFeed, head: TagHead) -> None:
    name = head.name
    if feed.open_blocks and feed.open_blocks[-1] is COMMENT_ENDS:
        return  # a comment may hold what nobody knows
    if name in _BRANCHES or (name.startswith("end") and name[3:] in env.tags):
        feed.complain(
            f"'{name}' stands outside of its block",
            token=head.token,
            remedy="Take it out, or open its block.",
        )
    elif name.startswith("end") and name[3:] in feed.unknown_tags:
        return
    else:
        feed.unknown_tags.add(name)
        feed.complain(
            f"Unknown tag '{name}': it is left out, where Jekyll would stop",
            stops=False,
            token=head.token,
            remedy=_REMEDIES.get(name, _REMEDY),
        )
