"""What stands on each page of a view, as documents: entries, groups, names."""

from __future__ import annotations

from collections.abc import Collection, Container
from dataclasses import dataclass, replace
from typing import Literal

from mkdocs_jekyll.jekyll import Document, Item

from .grouping import Group, by_name, by_year
from .pagination import ListPage
from .post import Author, with_site_urls
from .taxonomy import Kind, Taxonomy
from .term_links import TermLinks
from .views import KIND_OF, View

#: By which of our templates a view is shown; ``tags`` is the list of Material's tags plugin.
ViewForm = Literal["index", "archive", "taxonomy", "authors", "documents", "search", "tags"]


@dataclass(frozen=True, slots=True)
class ViewContent:
    """One page of a view.

    ``entries`` are posts with their beginnings, ``groups`` posts under headings, ``documents`` those of a
    collection. ``names`` stand above an archive, ``author`` is whom it is about. ``number`` is that of the
    page, from 1, of the list whose pages are ``pages``. ``is_blog`` marks an index that is named for the
    whole blog, ``is_whole`` a view from which no post is left out.
    """

    form: ViewForm
    number: int = 1
    pages: tuple[ListPage, ...] = ()
    entries: tuple[Document, ...] = ()
    groups: tuple[Group[Document], ...] = ()
    documents: tuple[Item, ...] = ()
    names: tuple[Group[Document], ...] = ()
    author: Author | None = None
    is_blog: bool = False
    is_whole: bool = False

    @property
    def count(self) -> int:
        """How many posts stand under headings, on all pages of the list."""
        if self.form == "index":
            return 0
        if len(self.pages) > 1:
            return sum(len(page.posts) for page in self.pages)
        return sum(group.count for group in self.groups)


@dataclass(frozen=True, slots=True)
class ViewContents:
    """Fills the views of one site.

    ``listed`` are the posts that have a page, or lead elsewhere; ``lists_tags`` is whether Material's plugin
    writes the list of tags.
    """

    taxonomy: Taxonomy
    terms: TermLinks
    bases: tuple[str, ...]
    listed: Container[Document]
    lists_tags: bool = False

    def of(self, view: View, number: int) -> ViewContent:
        """What stands on a view's page ``number``, counted from 0."""
        page = view.pages[number]
        posts = self._listed(page.posts)
        if view.has_documents:
            return ViewContent("documents", number + 1, view.pages, documents=page.posts)
        if view.has_entries:
            at_root = view.first.destination == "index.html"
            is_blog = view.role == "index" and view.lists_all and (at_root or not view.title)
            return ViewContent("index", number + 1, view.pages, posts, is_blog=is_blog)
        if view.role == "search":
            return ViewContent("search")
        if view.shared_by:
            return ViewContent("taxonomy", groups=self._groups(KIND_OF[view.role], view.shared_by))
        if view.role == "archive" or view.name:
            return ViewContent(
                "archive",
                number + 1,
                view.pages,
                groups=self._years(view) if view.is_split else tuple(by_year(posts)),
                names=() if view.names is None else self._names(view.names),
                author=self._author(view.name) if view.role == "author" else None,
                is_whole=view.lists_all,
            )
        if view.role == "tags" and self.lists_tags:
            return ViewContent("tags")
        groups = self._groups(KIND_OF[view.role])
        if view.is_split:
            groups = tuple(self._elsewhere(KIND_OF[view.role], group) for group in groups)
        if view.role == "authors":
            return ViewContent("authors", groups=tuple(map(self._with_author, groups)))
        return ViewContent("taxonomy", groups=groups)

    def _listed(self, posts: tuple[Document, ...]) -> tuple[Document, ...]:
        return tuple(post for post in posts if post in self.listed)

    def _groups(self, kind: Kind, only: Collection[str] | None = None) -> tuple[Group[Document], ...]:
        """All names of a kind, or some of them, with their posts."""
        every = self.taxonomy.of_kind(kind).items()
        named = ((name, posts) for name, posts in every if only is None or name in only)
        return tuple(by_name({name: [*self._listed(tuple(posts))] for name, posts in named}))

    def _names(self, kind: Kind) -> tuple[Group[Document], ...]:
        return tuple(
            replace(group, url=self.terms.url(kind, group.name), posts=(), total=group.count)
            for group in self._groups(kind)
        )

    def _elsewhere(self, kind: Kind, group: Group[Document]) -> Group[Document]:
        """A name of a list that is too long: without its posts, if they stand in a view of their own."""
        url = self.terms.own_url(kind, group.name)
        if not url:
            return group
        return replace(group, posts=(), total=group.count, url=url, is_link=kind != "author")

    def _years(self, archive: View) -> tuple[Group[Document], ...]:
        """Years and months of an archive that is too long, each with the place of its posts."""
        pages = {post: page for part in archive.parts for page in part.pages for post in page.posts}
        found = []
        for year in by_year(self._listed(tuple(archive.posts))):
            months = tuple(
                replace(
                    month,
                    posts=month.posts[:1],
                    total=month.count,
                    url=f"{self.terms.url_of(pages[month.posts[0]])}#{month.id}",
                )
                for month in year.children
            )
            url = self.terms.url_of(pages[year.posts[0]])
            found.append(replace(year, posts=(), total=year.count, url=url, children=months))
        return tuple(found)

    def _author(self, name: str) -> Author:
        return with_site_urls(self.taxonomy.people[name], self.bases)

    def _with_author(self, group: Group[Document]) -> Group[Document]:
        url = self.terms.own_url("author", group.name)
        return replace(group, author=self._author(group.name), url=url)
