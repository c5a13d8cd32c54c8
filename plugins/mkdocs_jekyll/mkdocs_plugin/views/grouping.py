"""Posts under headings: by year and month, by tag, category or author; with the anchors old links ask for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_jekyll.publish import page_meta
from mkdocs_jekyll.publish.anchors import aliases_of, anchors_of
from mkdocs_jekyll.publish.post import Author

from ..page import PostPage


@dataclass(frozen=True, slots=True)
class Group:
    """Posts under one heading of a list: a year, a month, a category, a tag, an author.

    ``title`` is HTML, ``name`` the text it comes from. ``aliases`` are further anchors that lead to it,
    ``weight`` (0 to 1) says how its number of posts compares with the others', ``url`` (below the root) where
    it has a page of its own.
    """

    title: str
    id: str
    posts: Sequence[PostPage]
    name: str = ""
    aliases: Sequence[str] = ()
    weight: float = 0.0
    children: Sequence[Group] = ()
    author: Author | None = None
    url: str = ""


def by_year(posts: Iterable[PostPage]) -> list[Group]:
    """Newest first; a year's children are its months."""
    ordered = sorted(posts, key=lambda post: post.item.date, reverse=True)
    years = ((year, list(some)) for year, some in groupby(ordered, key=lambda post: post.item.date.year))
    return [Group(str(year), str(year), some, children=_by_month(some)) for year, some in years]


def _by_month(posts: Sequence[PostPage]) -> list[Group]:
    months = groupby(posts, key=lambda post: f"{post.item.date:%Y-%m}")
    return [Group(month, month, list(some)) for month, some in months]


def by_name(named: Iterable[tuple[str, Sequence[PostPage]]]) -> list[Group]:
    """In the names' order; posts of each newest first."""
    ordered = sorted(((name, posts) for name, posts in named if posts), key=lambda pair: pair[0].casefold())
    most = max((len(posts) for _, posts in ordered), default=1)
    names = [name for name, _ in ordered]
    anchors = anchors_of(names)
    return [
        Group(
            page_meta.title_html(name),
            anchor,
            sorted(posts, key=lambda post: post.item.date, reverse=True),
            name,
            aliases,
            weight_of(len(posts), most),
        )
        for (name, posts), anchor, aliases in zip(ordered, anchors, aliases_of(names, anchors), strict=True)
    ]


def weight_of(count: int, most: int) -> float:
    """How large a name stands in a cloud, from 0 (one post) to 1 (as many as the largest)."""
    return round(math.log(count) / math.log(most), 2) if most > 1 and count else 0.0


class _GroupLink(AnchorLink):
    """An entry of the table of contents for an anchor in which any character may stand."""

    @property
    def url(self) -> str:
        """The anchor as a link has to write it."""
        return f"#{quote(self.id)}"


def contents_of(groups: Iterable[Group]) -> TableOfContents:
    """The headings as the theme's table of contents."""
    return TableOfContents([_GroupLink(group.title, group.id, 2) for group in groups])
