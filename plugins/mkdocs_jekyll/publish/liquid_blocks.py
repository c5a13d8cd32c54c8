"""Where a text's Liquid writes lists: the outermost loops and includes, and the links of a pager."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from .visible_text import liquid_in, liquid_spans

_NAME: Final = re.compile(r"-?\s*(\w+)")
_FILE: Final = re.compile(r"\s*[\"']?([^\s\"'{}]+)")
#: Blocks whose text stands in the page if they are shown at all.
_BRANCHING: Final = frozenset(("if", "unless", "case", "ifchanged"))
_LISTING: Final = frozenset(("for", "tablerow", "include", "include_cached", "include_relative"))
_PAGER: Final = re.compile(r"\bpaginator\.(?!posts\b)\w+")
#: So deep may includes stand in each other.
_DEEPEST: Final = 8

#: Gives the text of an include by its name; ``None`` if the site has no such file.
ReadInclude = Callable[[str], str | None]


@dataclass(slots=True, eq=False)
class Block:
    """A tag of a text, up to the tag that ends it if it has one: ``text[start:end]``."""

    name: str
    markup: str
    start: int
    end: int
    children: list[Block] = field(default_factory=list)

    @property
    def is_include(self) -> bool:
        """Whether the tag puts another file here."""
        return self.name.startswith("include")

    @property
    def file(self) -> str:
        """The file that an include names; empty if Liquid puts the name together."""
        found = _FILE.match(self.markup)
        return found[1] if found and self.is_include else ""


def blocks_of(text: str) -> list[Block]:
    """All tags of a text as a forest; none for a text whose blocks are not closed in order."""
    tags = list(all_tags(text))
    opening = {tag.name[3:] for tag in tags if tag.name.startswith("end")}
    root = Block("", "", 0, len(text))
    stack = [root]
    for tag in tags:
        verbatim = stack[-1].name if stack[-1].name in ("raw", "comment") else ""
        if len(stack) > 1 and tag.name == f"end{stack[-1].name}":
            stack.pop().end = tag.end
        elif verbatim:
            continue
        elif tag.name.startswith("end"):
            return []
        else:
            stack[-1].children.append(tag)
            if tag.name in opening:
                stack.append(tag)
    return root.children if len(stack) == 1 else []


def all_tags(text: str) -> Iterator[Block]:
    """The tags of a text, each by itself."""
    for start, end in liquid_spans(text):
        name = _NAME.match(text, start + 2) if text[start + 1] == "%" else None
        if name is not None:
            yield Block(name[1], text[name.end() : end - 2].removesuffix("-"), start, end)


def listing_blocks(text: str) -> list[Block]:
    """The outermost loops and includes of a text and the blocks of its pager, in order.

    What is captured, or stands in a block of another kind, is left to that block.
    """
    return list(_outermost(text, blocks_of(text)))


def _outermost(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block.name in _LISTING or is_pager(text, block):
            yield block
        elif block.name in _BRANCHING:
            yield from _outermost(text, block.children)


def is_pager(text: str, block: Block) -> bool:
    """Whether a block asks for the paginator and lists no posts."""
    inside = text[block.start : block.end]
    if block.name not in _BRANCHING or not _PAGER.search(block.markup):
        return False
    return "posts" not in liquid_in(inside).replace("total_posts", "")


def with_includes(text: str, read: ReadInclude, depth: int = 0) -> str:
    """A text with each file that it includes behind the tag that asks for it, as far as the site has them."""
    if depth >= _DEEPEST or "include" not in text:
        return text
    parts: list[str] = []
    at = 0
    for tag in all_tags(text):
        included = read(tag.file) if tag.file else None
        if included is not None:
            parts += (text[at : tag.end], with_includes(included, read, depth + 1))
            at = tag.end
    return "".join((*parts, text[at:]))


def without(text: str, blocks: Iterable[Block], mark: str = "") -> str:
    """A text without some of its blocks, with ``mark`` in place of the first."""
    parts: list[str] = []
    at = 0
    for number, block in enumerate(sorted(blocks, key=lambda block: block.start)):
        parts += (text[at : block.start], "" if number else mark)
        at = block.end
    return "".join((*parts, text[at:]))
