"""Lists of posts, for pages that the old theme filled: index, archive, tags."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby

from mkdocs_jekyll.jekyll import Document


def by_year(posts: Iterable[Document], base: str) -> str:
    """Posts, newest first, below their years."""
    newest = sorted(posts, key=lambda post: post.date, reverse=True)
    groups = groupby(newest, key=lambda post: post.date.year)
    return "".join(f'<h2 id="{year}">{year}</h2>\n{_list(group, base)}' for year, group in groups)


def by_term(terms: Iterable[tuple[str, Iterable[Document]]], base: str) -> str:
    """Posts below each tag or category."""
    return "".join(
        f'<h2 id="{escape(name)}">{escape(name)}</h2>\n{_list(posts, base)}' for name, posts in sorted(terms)
    )


def _list(posts: Iterable[Document], base: str) -> str:
    lines = (
        f'<li><a href="{base}{post.url}">{escape(post.title, quote=False)}</a> '
        f'<time datetime="{post.date.date().isoformat()}">{post.date.date().isoformat()}</time></li>\n'
        for post in posts
    )
    return f'<ul class="jk-list">\n{"".join(lines)}</ul>\n'
