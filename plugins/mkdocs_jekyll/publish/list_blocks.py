"""What the lists of a page show, where the theme's views show the same: all posts, one tag's, every tag."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Final, Literal

from mkdocs_jekyll.jekyll import Document, Item, Listing

from .liquid_blocks import Block, all_tags, is_pager, listing_blocks, with_includes, without
from .list_probe import BlockOutput, ListProbe, Probed
from .taxonomy import Kind, Taxonomy
from .visible_text import has_visible_text, liquid_in, liquid_spans, without_liquid

#: ``page``: the posts of the paginator; ``all``: every post; ``term``: those of one tag, category or author;
#: ``groups``: the posts of each; ``names``: each without posts; ``pager``: the way to the other pages.
ListName = Literal["page", "all", "term", "groups", "names", "pager"]

KINDS: Final[tuple[Kind, ...]] = ("tag", "category", "author")
_PLURAL: Final[dict[str, Kind]] = {"tags": "tag", "categories": "category"}
_NAMED_BY: Final[dict[Kind, re.Pattern[str]]] = {
    "tag": re.compile(r"\btags?\b"),
    "category": re.compile(r"\bcategor(?:y|ies)\b"),
    "author": re.compile(r"\bauthors?\b"),
}
_EACH: Final[dict[Kind, re.Pattern[str]]] = {
    "tag": re.compile(r"\bsite\.tags\b"),
    "category": re.compile(r"\bsite\.categories\b"),
    "author": re.compile(r"\bsite\.(?:data\.)?authors\b"),
}
#: One tag's posts: ``site.tags.tea``, ``site.tags["tea"]``, ``site.tags[page.tag]``, ``tags contains 'tea'``.
_ONE: Final = re.compile(
    r"(?:\bsite\.(?P<kind>tags|categories)(?:\.(?P<name>(?!size\b|first\b|last\b)[\w-]+)|\s*\[\s*|(?=\W|$))"
    r"|\b\w+\.(?P<held>tags|categories)\s+contains\s+)"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<variable>[\w.-]+))?"
)
#: What leaves posts out, or reverses their order.
_LIMITS: Final = re.compile(
    r"\b(?:limit|offset)\s*:|\breversed\b|\|\s*(?:where|where_exp|find|find_exp|slice|sample|shift|pop)\b"
)
_LOOP: Final = re.compile(r"\s*[\w-]+\s+in\s+(?P<list>[\w.-]+)")
_PATH: Final = re.compile(r"(?<![\w.\"'-])(?:include\.)?(?P<of>[\w-]+)\.(?P<field>[\w-]+)")
_NOT_POSTS: Final = frozenset(
    ("site", "page", "layout", "forloop", "paginator", "jekyll", "tablerowloop", "theme")
)
#: Fields that the theme shows, or that are no words.
_SHOWN: Final = re.compile(
    r"(?:title|url|id|date|excerpt|content|description|subtitle|summary|abstract|tags?|categor(?:y|ies)|authors?|path|slug"
    r"|ext|size|first|last|relative_path|collection|draft|output|previous|next|layout|permalink|published|pin(?:ned)?"
    r"|sticky|top|hidden|comments?|lang(?:uage)?|read_?time|(?:last[_-])?(?:modified|updated?)(?:_at)?|type|class|order"
    r"|weight|redirect(?:_to)?|.*(?:ima?ge?|thumb|cover|icon|photo|picture|banner|background|teaser|logo|url|link|colou?r"
    r"|header).*)",
    re.IGNORECASE,
)
_VARIABLE: Final = re.compile(r"\s*([\w-]+)")
_WRITES: Final = re.compile(r"{{|{%-?\s*(?:assign|echo)\b")
_WORD: Final = re.compile(r"[^\W\d_]+")
_DEEPEST: Final = 3
_FEW_NAMES: Final = 100


@dataclass(frozen=True, slots=True)
class PostList:
    """A list of a page that a view shows as well: which, of which kind of names and of which name."""

    block: Block
    name: ListName
    kind: Kind | None = None
    term: str = ""
    has_excerpts: bool = False

    def is_like(self, other: PostList) -> bool:
        """Whether another list has the same posts."""
        return (self.name, self.kind, self.term) == (other.name, other.kind, other.term)


class ListReader:
    """Recognizes lists on the pages of one site."""

    def __init__(self, probe: ListProbe, terms: Taxonomy, posts: Sequence[Document]) -> None:
        """``posts`` are the site's, oldest first."""
        self._probe = probe
        self._terms = terms
        newest_first = list(reversed(posts))
        shown = [post for post in newest_first if post.data.get("hidden") is not True]
        self._all = [probe.numbers(newest_first), probe.numbers(shown)]
        self._fields = {
            key for post in posts for key, value in post.data.items() if value not in (None, False, "")
        }

    def lists_of(self, item: Item, probed: Probed, listing: Listing | None) -> Iterator[PostList]:
        """The lists of a page's text that a view shows as well; ``listing`` is what its paginator has."""
        assigned = _Assigned(probed.text)
        for output in probed.blocks:
            source = self._source(assigned, output.block)
            if not output.posts:
                yield from self._without_posts(probed.text, output, source)
            elif not self._has_more(output.block, source):
                found = self._of_posts(item, output, source, listing)
                if found is not None:
                    yield found

    def _without_posts(self, text: str, output: BlockOutput, source: str) -> Iterator[PostList]:
        block = output.block
        if is_pager(text, block) or (block.is_include and any(_is_pager_text(source))):
            yield PostList(block, "pager")
            return
        for kind in KINDS:
            names = self._terms.of_kind(kind)
            if not names or not _EACH[kind].search(source):
                continue
            known = [without_liquid(source, blank=True)]
            known += (self._terms.people[name].description for name in names if kind == "author")
            if _has_names(output.text, names, known):
                yield PostList(block, "names", kind)

    def _of_posts(
        self, item: Item, output: BlockOutput, source: str, listing: Listing | None
    ) -> PostList | None:
        posts, plain, excerpts = output.posts, self._probe.plain, output.has_excerpts
        one = one_term(source, item, self._terms)
        if one is not None:
            wanted = self._numbers(one[0], one[1])
            return PostList(output.block, "term", *one, excerpts) if posts == wanted else None
        if _LIMITS.search(liquid_in(source)):
            return None
        if listing is not None and posts == (*self._probe.numbers(listing.posts), *plain):
            return PostList(output.block, "page", has_excerpts=excerpts)
        if any(posts == (*every, *plain) for every in self._all):
            name: ListName = "page" if listing is None and "paginator" in source else "all"
            return PostList(output.block, name, has_excerpts=excerpts)
        kinds = (kind for kind in KINDS if _NAMED_BY[kind].search(source) and not excerpts)
        kind = next((kind for kind in kinds if self._are_grouped(posts, kind)), None)
        return None if kind is None else PostList(output.block, "groups", kind)

    def _numbers(self, kind: Kind, name: str) -> tuple[int, ...]:
        return self._probe.numbers(reversed(self._terms.of_kind(kind)[name]))

    def _are_grouped(self, posts: tuple[int, ...], kind: Kind) -> bool:
        """Whether these are the posts of each name, one after the other, in an order that the theme has."""
        names = list(self._terms.of_kind(kind))
        orders = (names, sorted(names), sorted(names, key=str.casefold))
        return bool(names) and any(posts == self._one_by_one(kind, order) for order in orders)

    def _one_by_one(self, kind: Kind, names: Iterable[str]) -> tuple[int, ...]:
        numbers = [number for name in names for number in self._numbers(kind, name)]
        return tuple(one for place, one in enumerate(numbers) if not place or numbers[place - 1] != one)

    def _source(self, assigned: _Assigned, block: Block) -> str:
        """A block with what it includes, and with what was assigned to its loop's list."""
        source = with_includes(assigned.text[block.start : block.end], self._probe.include)
        loop = _LOOP.match(block.markup) if block.name in ("for", "tablerow") else None
        return source if loop is None else source + assigned.value(loop["list"], block.start)

    def _has_more(self, block: Block, source: str) -> bool:
        """Whether a list has words or fields of posts that no view shows."""
        included = self._probe.include(block.file) if block.file else None
        if included is not None and has_visible_text(without(included, listing_blocks(included))):
            return True
        return any(field in self._fields and not _SHOWN.fullmatch(field) for field in _fields_in_text(source))


class _Assigned:
    """What is assigned to the variables of a text, as Liquid."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._tags: dict[str, list[Block]] = {}
        for tag in all_tags(text):
            if tag.name in ("assign", "capture"):
                self._tags.setdefault(tag.markup.partition("=")[0].strip(), []).append(tag)

    def value(self, path: str, before: int, depth: int = 0) -> str:
        """The Liquid behind a variable at a place of the text; empty if nothing was assigned to it."""
        tags = self._tags.get(path.partition(".")[0], ())
        tag = next((tag for tag in reversed(tags) if tag.start < before), None)
        if tag is None or depth >= _DEEPEST:
            return ""
        if tag.name == "capture":
            end = self.text.find("endcapture", tag.end)
            return self.text[tag.start : max(end, tag.end)]
        used = _VARIABLE.match(tag.markup.partition("=")[2])
        further = self.value(used[1], tag.start, depth + 1) if used else ""
        return self.text[tag.start : tag.end] + further


def one_term(source: str, item: Item, terms: Taxonomy) -> tuple[Kind, str] | None:
    """The only tag or category whose posts a text asks for; none if it asks for several, or for all."""
    asked: set[tuple[Kind, str]] = set()
    for match in _ONE.finditer(liquid_in(source)):
        kind = _PLURAL[match["kind"] or match["held"]]
        variable = match["variable"] or ""
        own = item.data.get(variable.removeprefix("page.")) if variable.startswith("page.") else None
        written = match["name"] or match["double"] or match["single"] or own
        name = terms.find(kind, written)
        if name is None:
            return None
        asked.add((kind, name))
    return asked.pop() if len(asked) == 1 else None


def _is_pager_text(source: str) -> Iterator[bool]:
    return (is_pager(source, block) for block in listing_blocks(source))


def _fields_in_text(source: str) -> Iterator[str]:
    """Fields of posts that a text writes where a reader sees them, not inside of tags."""
    is_in_tag, at = False, 0
    for start, end in liquid_spans(source):
        opened, closed = source.rfind("<", at, start), source.rfind(">", at, start)
        is_in_tag = opened > closed if max(opened, closed) >= 0 else is_in_tag
        at = end
        if not is_in_tag and _WRITES.match(source, start):
            found = _PATH.finditer(source, start + 2, end - 2)
            yield from (path["field"] for path in found if path["of"] not in _NOT_POSTS)


def _has_names(text: str, names: Collection[str], known: Iterable[str]) -> bool:
    """Whether a text says every name, and nothing else but numbers and words of what is known."""
    present, wanted, known_words = _words(text), _words(*names), _words(*known)
    if wanted <= present <= wanted | known_words:
        return True
    if len(names) > _FEW_NAMES:
        return False
    text = text.casefold()  # names may stand in it without anything between them
    for name in sorted(map(str.casefold, map(unescape, names)), key=len, reverse=True):
        if name not in text:
            return False
        text = text.replace(name, " ")
    return _words(text) <= known_words


def _words(*texts: str) -> set[str]:
    return {word.casefold() for text in texts for word in _WORD.findall(re.sub(r"<[^<>]*>", " ", text))}
