"""From tokens to a tree: a body is read until a tag that ends it."""

from __future__ import annotations

from .errors import LimitReached, MarkupError
from .expressions import parse_filtered
from .lexer import Token
from .nodes import Body, JekyllNode, NothingNode, OutputNode
from .ruby.text import lstrip, rstrip
from .token_stream import TagToken, TokenStream, read_tag

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


def parse_template(stream: TokenStream) -> Body:
    """The whole text. Raises LimitReached if its blocks are nested too deep."""
    body, _ = parse_body(stream, frozenset())
    return body


def parse_body(stream: TokenStream, ends: frozenset[str]) -> tuple[Body, TagToken | None]:
    """Read on until a tag of ``ends``, which is taken and given back.

    Without such a tag, as at the text's end or where the tag of an outer block comes first, the second
    value is ``None``. Nothing that stands in the text raises, but for blocks nested without end.
    """
    if len(stream.open_blocks) > _DEEPEST_BLOCKS:
        raise LimitReached("Nesting too deep", remedy="Close blocks before opening further ones.")
    body = Body()
    stream.open_blocks.append(ends)
    try:
        while (token := stream.current).kind != "end":
            if token.kind == "content":
                stream.advance()
                _add_content(stream, body, token.value)
                continue
            head = read_tag(token) if token.kind == "tag" else None
            if head is not None and head.name not in stream.syntax.tags:
                if head.name in ends:
                    _trim(stream, body, token)
                    stream.advance()
                    return body, head
                if head.name not in _BRANCHES and _ends_outer_block(stream, head.name):
                    return body, None
            stream.advance()
            _trim(stream, body, token)
            _add_tag_mark(stream, body, token, head)
        return body, None
    finally:
        stream.open_blocks.pop()


def _ends_outer_block(stream: TokenStream, name: str) -> bool:
    """Whether a tag ends a block around the current one. In a comment the blocks around that don't count."""
    for depth, ends in enumerate(reversed(stream.open_blocks)):
        if depth and name in ends:
            return True
        if ends is COMMENT_ENDS:
            return False
    return False


def _add_content(stream: TokenStream, body: Body, text: str) -> None:
    if stream.trims:
        text = lstrip(text)
        stream.trims = False
    body.add_text(text)


def _trim(stream: TokenStream, body: Body, token: Token) -> None:
    """Mind the dashes: one at the start cuts the text before, one at the end the text to come."""
    if token.value[2:3] == "-" and body.nodes and isinstance(last := body.nodes[-1], str):
        body.nodes[-1] = rstrip(last)
    stream.trims = token.value[-3:-2] == "-"


def _add_tag_mark(stream: TokenStream, body: Body, token: Token, head: TagToken | None) -> None:
    if token.kind == "tag":
        if head is not None:
            body.add_node(_tag(stream, head))
        else:
            _malformed_tag(stream, body, token)
    elif token.value.endswith("}}") and len(token.value) >= len("{{}}"):
        stream.tag = TagToken("", "", token)
        markup = _inside(token.value)
        try:
            body.add_node(OutputNode(token, parse_filtered(markup, stream)))
        except MarkupError as error:
            stream.add_problem(f"Liquid syntax: {error.text}", remedy=error.remedy)
    else:
        stream.add_problem(
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


def _malformed_tag(stream: TokenStream, body: Body, token: Token) -> None:
    if token.value.endswith("%}") and len(token.value) >= len("{%%}"):
        stream.add_problem(
            f"Unknown tag '{token.value[:40]}'",
            token=token,
            remedy="Name a tag (a comment is {% comment %} … {% endcomment %}), or write this text in raw.",
        )
        return
    stream.add_problem(
        "Tag '{%' was not properly closed with %}",
        token=token,
        remedy="Close it with %}, or put text that is to be shown between {% raw %} and {% endraw %}.",
    )
    body.add_text(token.value)


def _tag(stream: TokenStream, head: TagToken) -> JekyllNode:
    stream.tag = head
    tag = stream.syntax.tags.get(head.name)
    if tag is None:
        _unknown(stream, head)
        return NothingNode(head.token, blank=True)
    try:
        node = tag.parse(stream)
    except MarkupError as error:
        stream.add_problem(f"Liquid syntax: {error.text}", token=head.token, remedy=error.remedy)
        if tag.block:
            _skip_block(stream, head)
        return NothingNode(head.token, blank=True)
    assert isinstance(node, JekyllNode)
    return node


def _skip_block(stream: TokenStream, head: TagToken) -> None:
    """Leave out a block whose opening tag makes no sense."""
    ends = frozenset((f"end{head.name}", *_BRANCHES))
    found: TagToken | None = head
    while found is not None and (found is head or found.name in _BRANCHES):
        _, found = parse_body(stream, ends)


def _unknown(stream: TokenStream, head: TagToken) -> None:
    name = head.name
    if stream.open_blocks and stream.open_blocks[-1] is COMMENT_ENDS:
        return  # a comment may hold what nobody knows
    if name in _BRANCHES or (name.startswith("end") and name[3:] in stream.syntax.tags):
        stream.add_problem(
            f"'{name}' stands outside of its block",
            token=head.token,
            remedy="Take it out, or open its block.",
        )
    elif name.startswith("end") and name[3:] in stream.unknown_tags:
        return
    else:
        stream.unknown_tags.add(name)
        stream.add_problem(
            f"Unknown tag '{name}': it is left out, where Jekyll would stop",
            stops=False,
            token=head.token,
            remedy=_REMEDIES.get(name, _REMEDY),
        )
