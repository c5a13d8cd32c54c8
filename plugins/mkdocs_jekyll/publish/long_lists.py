"""Archives and lists of names that are too long for one page: their posts go to further pages.

An archive then shows its years and months, a list of names its names; each leads to a page with the posts. A
URL within the list (``/tags/#tea``, ``/archive/#2021``) still leads to its year or name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby
from typing import Final
from urllib.parse import quote

from mkdocs_jekyll.jekyll import Document
from mkdocs_jekyll.jekyll.paths import invalid_path_reason
from mkdocs_jekyll.jekyll.slugs import slugify

from .anchors import distinct_slugs
from .files import folders_of
from .pagination import ListPage, page_path
from .taxonomy import Kind, Taxonomy
from .views import KIND_OF, TermPlace, View, ViewSettings

#: Names with as few posts as this stay on the list itself, if all of them have room there.
_FEW: Final = 2


class LongLists:
    """Splits the long lists of one site.

    ``taken`` are the destinations at which something stands, ``posts`` all posts that lists show, newest
    first.
    """

    def __init__(
        self, terms: Taxonomy, settings: ViewSettings, taken: AbstractSet[str], posts: Iterable[Document]
    ) -> None:
        self._terms = terms
        self._settings = settings
        self._limit = settings.posts_in_lists
        self._taken = {path.lower() for path in taken}  # one place for both on some systems
        self._folders = {folder for path in self._taken for folder in folders_of(path)}
        self._shown = frozenset(posts)
        self._of_kind: dict[Kind, tuple[View, ...]] = {}
        self._of_years: tuple[View, ...] | None = None

    @property
    def kinds(self) -> frozenset[Kind]:
        """The kinds whose list of all names is split."""
        return frozenset(self._of_kind)

    def split(self, views: Iterable[View], own: Mapping[tuple[Kind, str], TermPlace]) -> list[View]:
        """The views, and behind each long one those that were made for its posts.

        ``own`` are the places of names that have a view of their own already.
        """
        if not self._limit:
            return list(views)
        found = [view for one in views for view in self._with_parts(one, own)]
        if (destination := self._settings.lists_tags) and self._is_long("tag"):
            found += self._parts_of_names("tag", destination, own)
        return found

    def _with_parts(self, view: View, own: Mapping[tuple[Kind, str], TermPlace]) -> Iterator[View]:
        kind = KIND_OF.get(view.role)
        parts: tuple[View, ...] = ()
        if view.role == "archive" and view.lists_all and len(view.posts) > self._limit:
            parts = () if self._of_years is not None else self._parts_of_years(view)
            self._of_years = self._of_years or parts
            yield replace(view, is_split=True, parts=self._of_years)
        elif kind is not None and view.lists_all and self._is_long(kind):
            parts = () if kind in self._of_kind else self._parts_of_names(kind, view.first.destination, own)
            yield replace(view, is_split=True, parts=self._of_kind[kind])
        else:
            yield self._in_pages(view)
        yield from parts

    def _is_long(self, kind: Kind) -> bool:
        """Whether all names of a kind have more posts than one page lists."""
        if kind == "tag" and not self._settings.splits_tags:
            return False
        return sum(map(len, self._terms.of_kind(kind).values())) > self._limit

    def _in_pages(self, view: View) -> View:
        """The view of one name, or of what a plugin confines it to, on as many pages as its posts need."""
        is_archive = view.role == "archive" or bool(view.name)
        one_page = len(view.pages) == 1 and not view.has_entries and not view.shared_by
        if not is_archive or not one_page or len(view.posts) <= self._limit:
            return view
        return replace(view, pages=self._pages(view.first, view.posts))

    # -- views for parts

    def _parts_of_years(self, archive: View) -> tuple[View, ...]:
        newest_first = sorted(archive.posts, key=lambda post: post.date, reverse=True)
        years = {year: list(posts) for year, posts in groupby(newest_first, key=lambda post: post.date.year)}
        firsts = self._firsts(archive.first.destination, {str(year): str(year) for year in years}, "year")
        return tuple(
            View("archive", self._pages(firsts[str(year)], posts), year=year) for year, posts in years.items()
        )

    def _parts_of_names(
        self, kind: Kind, destination: str, own: Mapping[tuple[Kind, str], TermPlace]
    ) -> tuple[View, ...]:
        named = dict(self._named(kind))
        lacking = {name: posts for name, posts in named.items() if (kind, name) not in own}
        few = _staying(lacking, self._limit)
        made = {name: posts for name, posts in lacking.items() if posts and name not in few}
        slugs = distinct_slugs(made, lambda name: slugify(name) or "_")
        firsts = self._firsts(destination, slugs, kind)
        parts = tuple(View(kind, self._pages(firsts[name], posts), name=name) for name, posts in made.items())
        self._of_kind[kind] = parts
        return parts

    def _named(self, kind: Kind) -> Iterator[tuple[str, list[Document]]]:
        for name, posts in self._terms.of_kind(kind).items():
            if kind != "tag" or not self._settings.hides_tag(name):
                shown = (post for post in posts if post in self._shown)
                yield name, sorted(shown, key=lambda post: post.date, reverse=True)

    # -- their places

    def _firsts(self, destination: str, slugs: Mapping[str, str], word: str) -> dict[str, ListPage]:
        """The first page of each part, below the list's own folder; ``word`` begins names that need one."""
        folder = _folder_of(destination)
        while not self._taken.isdisjoint(folders_of(f"{folder.lower()}/x")):
            folder = f"{folder}-pages"
        found: dict[str, ListPage] = {}
        number = 1  # for all: a place that is taken stays so
        for name, slug in slugs.items():
            at = _at(folder, slug)
            while not self._is_free(at):
                at, number = _at(folder, f"{word}-{number}"), number + 1
            found[name] = self._take(at)
        return found

    def _pages(self, first: ListPage, posts: Sequence[Document]) -> tuple[ListPage, ...]:
        """A list on pages of the size that one may have, from its first page on."""
        folder = f"{_folder_of(first.destination)}/"
        found: list[ListPage] = []
        number = 2
        for begin in range(0, len(posts), self._limit):
            page = first
            if begin:
                while not self._is_free(at := f"{page_path(None, folder, number)}index.html"):
                    number += 1
                page, number = self._take(at), number + 1
            found.append(replace(page, posts=tuple(posts[begin : begin + self._limit])))
        return tuple(found)

    def _is_free(self, destination: str) -> bool:
        path = destination.lower()
        return (
            path not in self._taken
            and path not in self._folders
            and self._taken.isdisjoint(folders_of(path))
            and not invalid_path_reason(destination)
        )

    def _take(self, destination: str) -> ListPage:
        self._taken.add(destination.lower())
        self._folders.update(folders_of(destination.lower()))
        return ListPage(destination, destination, f"/{quote(destination.removesuffix('index.html'))}")


def _staying(named: Mapping[str, Sequence[Document]], limit: int) -> frozenset[str]:
    """The names that have so few posts that those stay on the list; all names of one number, or none."""
    few: frozenset[str] = frozenset()
    for most in range(1, _FEW + 1):
        names = frozenset(name for name, posts in named.items() if len(posts) <= most)
        if sum(len(named[name]) for name in names) > limit:
            break
        few = names
    return few


def _folder_of(destination: str) -> str:
    """The folder for the parts of the list at a destination.

    A folder beside ``tags.html`` may not be called ``tags``: hosts would lead ``/tags`` there.
    """
    if destination.endswith("/index.html"):
        return destination.removesuffix("/index.html")
    folder, _, name = destination.removesuffix(".html").rpartition("/")
    return "/".join(filter(None, (folder, f"all-{name}" if name != "index" else "all")))


def _at(folder: str, slug: str) -> str:
    return f"{folder}/{slug}/index.html"
