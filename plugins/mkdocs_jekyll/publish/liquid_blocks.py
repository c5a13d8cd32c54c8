"""Where a text's Liquid writes lists: the outermost loops and includes, and the links of a pager."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from mkdocs_jekyll.jekyll.read_limits import IncludeLimit

from .visible_text import liquid_in, liquid_spans

_NAME: Final = re.compile(r"-?\s*(\w+)")
_FILE: Final = re.compile(r"\s*[\"']?([^\s\"'{}]+)")
#: Blocks whose text stands in the page if they are shown at all.
_BRANCHING: Final = frozenset(("if", "unless", "case", "ifchanged"))
_PAGER_BLOCKS: Final = _BRANCHING | {"for"}
#: An element whose name says that it holds the way to other pages.
_PAGER_ELEMENT: Final = re.compile(
    r"<(div|nav|ul|ol|p|section|footer|center)\b[^<>{}]*\b(?:class|id)\s*=\s*[\"'][^\"'{}]*"
    r"(?:paginat|pager|page-?nav)[^\"'{}]*[\"'][^<>{}]*>",
    re.IGNORECASE,
)
_LISTING: Final = frozenset(("for", "tablerow", "include", "include_cached", "include_relative"))
_PAGER: Final = re.compile(r"\bpaginator\.(?!posts\b)\w+")
#: So many elements are looked at, as each costs a walk through the text.
_FEW_ELEMENTS: Final = 50
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
    """Whether a block asks for the paginator and lists no posts: a condition, or the numbers of its pages."""
    inside = text[block.start : block.end]
    if block.name not in _PAGER_BLOCKS or not _PAGER.search(block.markup):
        return False
    return "posts" not in liquid_in(inside).replace("total_posts", "")


def with_pager_elements(text: str, pagers: Sequence[Block], others: Iterable[Block]) -> list[Block]:
    """The blocks of a pager, with all of the element around them where its name says that it is one.

    An element that holds one of the ``others``, too, stays.
    """
    kept = [block.start for block in others]
    found: list[Block] = []
    for opening in islice(_PAGER_ELEMENT.finditer(text) if pagers else (), _FEW_ELEMENTS):
        end = _end_of(text, opening)
        inside = [block for block in pagers if opening.start() < block.start and block.end <= end]
        is_in_one = any(block.start <= opening.start() < block.end for block in found)
        if inside and not is_in_one and not any(opening.start() < start < end for start in kept):
            found.append(Block("", "", opening.start(), end))
    outside = (one for one in pagers if not any(block.start <= one.start < block.end for block in found))
    return [*found, *outside]


def _end_of(text: str, opening: re.Match[str]) -> int:
    """Where an element ends; where it begins if it does not."""
    depth = 0
    for tag in re.finditer(rf"<(/?){opening[1]}\b", text[opening.start() :], re.IGNORECASE):
        depth += -1 if tag[1] else 1
        if depth == 0:
            end = text.find(">", opening.start() + tag.end())
            return opening.start() if end < 0 else end + 1
    return opening.start()


def with_includes(text: str, read: ReadInclude) -> str:
    """A text with each file that it includes behind the tag that asks for it, as far as the site has them."""
    return _with_includes(text, read, 0, IncludeLimit())


def _with_includes(text: str, read: ReadInclude, depth: int, limit: IncludeLimit) -> str:
    if depth >= _DEEPEST or "include" not in text:
        return text
    parts: list[str] = []
    at = 0
    for tag in all_tags(text):
        included = read(tag.file) if tag.file else None
        if included is not None and limit.takes(included):
            parts += (text[at : tag.end], _with_includes(included, read, depth + 1, limit))
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
