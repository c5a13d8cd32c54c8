"""Posts under headings: by year and month, by tag, category or author; with the anchors old links ask for."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final
from urllib.parse import quote_plus

from mkdocs.structure.toc import AnchorLink, TableOfContents

from mkdocs_jekyll.jekyll.slugs import slugify
from mkdocs_jekyll.publish import page_meta
from mkdocs_jekyll.publish.post import Author

from ..page import PostPage

_SPACE: Final = re.compile(r"\s+")


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


def anchor_of(name: str) -> str:
    """The ``id`` of a name's heading."""
    return _SPACE.sub("-", name.strip()).replace('"', "").replace("<", "").replace("&", "")


def anchors_of(names: Iterable[str]) -> list[str]:
    """For each name an anchor of its own."""
    taken: dict[str, None] = {}
    for name in names:
        taken[next(anchor for anchor in _numbered(anchor_of(name) or "_") if anchor not in taken)] = None
    return list(taken)


def aliases_of(names: Sequence[str], taken: Iterable[str]) -> list[list[str]]:
    """For each name the anchors by which old links may ask for it; none twice, none that is ``taken``."""
    used = set(taken)
    found: list[list[str]] = []
    for name in names:
        mine = [spelling for spelling in dict.fromkeys(spellings_of(name)) if spelling not in used]
        used.update(mine)
        found.append(mine)
    return found


def spellings_of(name: str) -> Iterator[str]:
    """How themes wrote a name behind ``/tags/#``: as it is, in small letters, with dashes, as a slug."""
    plain = " ".join(name.split())
    yield from (plain, plain.lower(), plain.replace(" ", "-"), plain.lower().replace(" ", "-"))
    yield from filter(None, (slugify(name, mode) for mode in ("default", "pretty", "latin")))
    yield quote_plus(plain)


def _numbered(anchor: str) -> Iterator[str]:
    yield anchor
    number = 1
    while True:
        yield f"{anchor}_{number}"
        number += 1


def contents_of(groups: Iterable[Group]) -> TableOfContents:
    """The headings as the theme's table of contents."""
    return TableOfContents([AnchorLink(group.title, group.id, 2) for group in groups])
