"""Posts under headings: by year and month, by tag, category or author; with the anchors old links ask for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from mkdocs_jekyll.jekyll import Document

from .anchors import aliases_of, anchors_of
from .html import Html, inline_html
from .post import Author

Post = TypeVar("Post")


@dataclass(frozen=True, slots=True)
class Group(Generic[Post]):
    """Posts under one heading of a list: a year, a month, a category, a tag, an author.

    ``name`` is the text that ``title`` comes from. ``aliases`` are further anchors that lead to it,
    ``weight`` (0 to 1) says how its number of posts compares with the others', ``url`` (below the root) where
    its posts are listed if not here; ``total`` is their number then. ``is_link`` marks a name whose anchors
    stand at its link to that place, as nothing else of it is on the page.
    """

    title: Html
    id: str
    posts: Sequence[Post]
    name: str = ""
    aliases: Sequence[str] = ()
    weight: float = 0.0
    children: Sequence[Group[Post]] = ()
    author: Author | None = None
    url: str = ""
    total: int = 0
    is_link: bool = False

    @property
    def count(self) -> int:
        """The number of its posts, here or elsewhere."""
        return self.total or len(self.posts)


def by_year(posts: Iterable[Document]) -> list[Group[Document]]:
    """Newest first; a year's children are its months."""
    ordered = sorted(posts, key=lambda post: post.date, reverse=True)
    years = ((year, list(some)) for year, some in groupby(ordered, key=lambda post: post.date.year))
    return [Group(Html(year), str(year), some, children=_by_month(some)) for year, some in years]


def _by_month(posts: Sequence[Document]) -> list[Group[Document]]:
    months = groupby(posts, key=lambda post: f"{post.date:%Y-%m}")
    return [Group(Html(month), month, list(some)) for month, some in months]


def by_name(named: Mapping[str, Sequence[Document]]) -> list[Group[Document]]:
    """In the names' order; posts of each newest first."""
    names = sorted_names(named)
    most = max((len(named[name]) for name in names), default=1)
    anchors = anchors_of(names)
    return [
        Group(
            inline_html(name),
            anchor,
            sorted(named[name], key=lambda post: post.date, reverse=True),
            name,
            aliases,
            weight_of(len(named[name]), most),
        )
        for name, anchor, aliases in zip(names, anchors, aliases_of(names, anchors), strict=True)
    ]


def anchors_in(groups: Iterable[Group[Document]]) -> Iterator[str]:
    """Every place of a list that a link may lead to."""
    for group in groups:
        yield from (group.id, *group.aliases, *(child.id for child in group.children))


def sorted_names(named: Mapping[str, Sequence[object]]) -> list[str]:
    """Names that have posts, in the order in which a list has them."""
    return sorted((name for name, posts in named.items() if posts), key=str.casefold)


def weight_of(count: int, most: int) -> float:
    """How large a name stands in a cloud, from 0 (one post) to 1 (as many as the largest)."""
    return round(math.log(count) / math.log(most), 2) if most > 1 and count else 0.0
