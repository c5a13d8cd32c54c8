"""The tags, categories and authors that a site's posts have, found however an old page writes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from mkdocs_jekyll.jekyll import Document, Site
from mkdocs_jekyll.jekyll.slugs import slugify

from .page_meta import text_of
from .post import Author, named_authors

Kind = Literal["tag", "category", "author"]


def key_of(written: str) -> str:
    """What spellings of one name have in common: ``C++ Notes`` and ``c++-notes`` are the same."""
    return slugify(written, "pretty") or written.strip().casefold()


@dataclass(slots=True)
class Taxonomy:
    """Names by kind, each with its posts in the site's order; ``people`` are the authors by name."""

    tag: dict[str, list[Document]] = field(default_factory=dict)
    category: dict[str, list[Document]] = field(default_factory=dict)
    author: dict[str, list[Document]] = field(default_factory=dict)
    people: dict[str, Author] = field(default_factory=dict)
    _keys: dict[tuple[Kind, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, site: Site) -> Taxonomy:
        """Gather them from a site's posts."""
        terms = cls()
        for post in site.posts:
            for name in dict.fromkeys(post.tags):
                terms._add("tag", name, post, name)
            for name in dict.fromkeys(post.categories):
                terms._add("category", name, post, name)
            for written, author in named_authors(post, site):
                terms.people.setdefault(author.name, author)
                terms._add("author", author.name, post, written, author.name)
        return terms

    def of_kind(self, kind: Kind) -> dict[str, list[Document]]:
        """Names of a kind with their posts."""
        named: dict[str, list[Document]] = getattr(self, kind)
        return named

    def find(self, kind: Kind, *written: object) -> str | None:
        """The name that the first of the texts means that means one: itself, or one of the same letters."""
        for text in map(text_of, written):
            if text and (
                name := text if text in self.of_kind(kind) else self._keys.get((kind, key_of(text)))
            ):
                return name
        return None

    def _add(self, kind: Kind, name: str, post: Document, *spellings: str) -> None:
        self.of_kind(kind).setdefault(name, []).append(post)
        for spelling in spellings:
            self._keys.setdefault((kind, key_of(spelling)), name)


def own_name(kind: Kind, data: Mapping[str, object], *, basename: str) -> list[object]:
    """Where the front matter of a page about one tag, category or author keeps its name, likeliest first."""
    keys = (
        kind,
        f"{kind}-name",
        f"{kind}_name",
        f"{kind}name",
        "taxonomy",
        "term",
        "short_name",
        "name",
        "slug",
    )
    return [*(data.get(key) for key in keys), data.get("title"), basename]
