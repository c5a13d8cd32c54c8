"""Makes a site's views: the index with its pages, and every list at its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import Document
from mkdocs_jekyll.publish.page_roles import RoleName
from mkdocs_jekyll.publish.post import Author, reachable
from mkdocs_jekyll.publish.taxonomy import Kind, Taxonomy

from .. import nav
from ..files import FileRegistry, JekyllFile, is_written
from ..page import ItemPage, PostPage, Workshop, set_parent
from ..theme.templates import date_title
from ..translations import Translations
from . import tags
from .grouping import Group, by_name, by_year
from .index import IndexPage, Pagination, ViewPage
from .plan import SitePlan, ViewPlan, following, generated, nav_inclusion, own_page_at, per_page
from .taxonomy_pages import ArchivePage, AuthorsPage, DocumentsPage, ListPage, SearchPage, TagsPage

_KINDS: Mapping[RoleName, Kind] = {
    "tags": "tag",
    "categories": "category",
    "authors": "author",
    "tag": "tag",
    "category": "category",
    "author": "author",
}


class ViewBuilder:
    """The views of one build; ``lists`` has the first page of each role, ``about`` those of one name.

    ``about`` is keyed by kind and name: the page of one tag, category or author.
    """

    def __init__(
        self,
        shop: Workshop,
        words: Translations,
        terms: Taxonomy,
        posts: Sequence[PostPage],
        config: MkDocsConfig,
    ) -> None:
        self.index: IndexPage | None = None
        self.lists: dict[RoleName, Page] = {}
        self.about: dict[tuple[Kind, str], Page] = {}
        self._shop = shop
        self._words = words
        self._terms = terms
        self._posts = posts
        self._config = config
        self._pages: dict[int, PostPage] = {id(post.item): post for post in posts}

    def show(self, plan: SitePlan, placer: FileRegistry, files: Files) -> None:
        """Make the planned views, and those that the site lacks."""
        at = {file.dest_uri: file for file in files if is_written(file)}
        options = self._shop.options
        folder = self._index_folder(plan, at)
        if plan.index is None and options.views and self._posts:
            plan.index = generated("index", folder)
        if plan.index is not None:
            self._show_index(plan.index, placer, at)
        if options.views:
            for role in self._missing(plan, files):
                place = generated(role, folder)
                if place.destination not in at:
                    plan.lists.append(place)
        for place in sorted(plan.lists, key=lambda place: not place.name):  # lists link to single pages
            if place.item is not None or place.destination not in at:
                self._show_list(place, placer)
        for place in plan.series:
            if place.item is not None or place.destination not in at:
                self._show_series(place, placer)
        for place in plan.documents:
            if place.destination not in at:
                self._show_documents(place, placer, files)

    def _index_folder(self, plan: SitePlan, at: Mapping[str, File]) -> str:
        asked = self._shop.options.index
        if asked is not None:
            stripped = asked.strip("/")
            return f"{stripped}/" if stripped else ""
        if plan.index is not None:
            return plan.index.destination.rpartition("/")[0] + "/" if "/" in plan.index.destination else ""
        return "blog/" if "index.html" in at else ""

    def _missing(self, plan: SitePlan, files: Files) -> Iterator[RoleName]:
        if self._posts and not plan.has("archive"):
            yield "archive"
        if self._terms.category and not plan.has("categories"):
            yield "categories"
        wanted = self._shop.options.authors
        if (len(self._terms.author) > 1 if wanted is None else wanted) and not plan.has("authors"):
            yield "authors"
        if not self._terms.tag or plan.has("tags"):
            return
        if not tags.has_plugin(self._config) or tags.listing_in(files, self._config) is None:
            yield "tags"

    # -- the index

    def _show_index(self, place: ViewPlan, placer: FileRegistry, at: Mapping[str, File]) -> None:
        config, shop = self._config, self._shop
        series = Pagination(nav.on_index(self._posts), per_page(shop.site.config, shop.options))
        at_root = place.destination == "index.html"
        site_title = str(shop.site.config.get("title") or "")
        gettext = self._words.gettext
        title = place.title or (gettext("Home") if at_root else site_title or gettext("Posts"))
        intro = place.item if place.intro else None
        own = own_page_at(at, place.destination)
        file = own if own is not None and place.item is None else self._file_of(place, placer)
        if file is None:
            return
        self.index = IndexPage(title, file, config, shop, number=1, series=series, intro=intro)
        self.lists["index"] = self.index
        self._show_following(place, self.index, series, placer)

    def _show_series(self, place: ViewPlan, placer: FileRegistry) -> None:
        """A further index: the posts that a plugin lists, page by page."""
        file = self._file_of(place, placer)
        if file is None:
            return
        posts = self._pages_of([post for listing in place.listings for post in listing.posts])
        series = Pagination(posts, max(1, len(place.listings[0].posts)), main=False)
        title = self._title_of(place)
        intro = place.item if place.intro else None
        first = IndexPage(title, file, self._config, self._shop, number=1, series=series, intro=intro)
        self._remember(place, first)
        self._show_following(place, first, series, placer)

    def _show_following(
        self, place: ViewPlan, first: IndexPage, series: Pagination, placer: FileRegistry
    ) -> None:
        config, shop = self._config, self._shop
        for number in range(2, series.count + 1):
            next_place = following(place, shop.site.config, shop.options, number)
            file = placer.place(next_place.entry, inclusion=nav_inclusion(wanted=False, nav_given=True))
            if file is None:
                series.posts = series.posts[: series.per_page * (number - 1)]
                return
            file.forget_source()
            page = IndexPage(str(first.title), file, config, shop, number=number, series=series)
            set_parent(page, first)

    def _show_documents(self, place: ViewPlan, placer: FileRegistry, files: Files) -> None:
        """The documents of a collection that a plugin lists, page by page."""
        title = self._title_of(place)
        pages = {id(file.page.item): file.page for file in files if isinstance(file.page, ItemPage)}
        series: list[DocumentsPage] = []
        for listing in place.listings:
            at = ViewPlan("archive", listing.destination, listing.destination, listing.url)
            file = placer.place(at.entry, inclusion=nav_inclusion(wanted=False, nav_given=True))
            if file is not None:
                file.forget_source()
                documents = [pages[id(document)] for document in listing.posts if id(document) in pages]
                DocumentsPage(title, file, self._config, self._shop, documents, series)

    # -- lists

    def _show_list(self, place: ViewPlan, placer: FileRegistry) -> None:
        file = self._file_of(place, placer)
        if file is None:
            return
        view = self._view(place, file)
        if not place.name and not place.listings:
            self.lists.setdefault(place.role, view)
        self._remember(place, view)

    def _remember(self, place: ViewPlan, view: Page) -> None:
        """Let labels lead to the page of one tag, category or author."""
        kind = _KINDS.get(place.role)
        if place.name and kind is not None:
            self.about.setdefault((kind, self._terms.find(kind, place.name) or place.name), view)

    def _view(self, place: ViewPlan, file: File) -> ViewPage:
        config, shop = self._config, self._shop
        intro = place.item if place.intro else None
        title = self._title_of(place)
        if place.listings:
            posts = self._pages_of(place.listings[0].posts)
            return ArchivePage(title, file, config, shop, by_year(posts), intro, name=title)
        if place.name:
            kind = _KINDS[place.role]
            posts = self._pages_of(self._terms.of_kind(kind)[place.name])
            person = self._person(place.name) if kind == "author" else None
            return ArchivePage(title, file, config, shop, by_year(posts), intro, name=title, person=person)
        if place.role == "archive":
            return ArchivePage(title, file, config, shop, by_year(self._posts), intro)
        if place.role == "search":
            return SearchPage(title, file, config, shop)
        if place.role == "tags" and tags.has_plugin(config):
            return TagsPage(title, file, config, shop)
        named = self._terms.of_kind(_KINDS[place.role])
        groups = by_name((name, self._pages_of(posts)) for name, posts in named.items())
        if place.role == "authors":
            return AuthorsPage(
                title, file, config, shop, [self._with_person(group) for group in groups], intro
            )
        return ListPage(title, file, config, shop, groups, intro)

    def _title_of(self, place: ViewPlan) -> str:
        listing = place.listings[0] if place.listings else None
        if listing is not None and listing.date is not None:
            return date_title(listing.date, listing.kind, self._words.language)
        if place.item is not None and place.title:
            return place.title
        about = place.name if place.role in _KINDS else ""
        return about or place.title or place.name or self._words.gettext(place.role.capitalize())

    def _person(self, name: str) -> Author:
        return reachable(self._terms.people[name], self._shop.bases)

    def _with_person(self, group: Group) -> Group:
        page = self.about.get(("author", group.name))
        return replace(group, author=self._person(group.name), url=page.url if page else "")

    def _pages_of(self, posts: Sequence[Document]) -> list[PostPage]:
        return [page for post in posts if (page := self._pages.get(id(post))) is not None]

    def _file_of(self, place: ViewPlan, placer: FileRegistry) -> JekyllFile | None:
        wanted = not place.name and not (
            place.listings and place.role == "archive"
        )  # a page for each of four hundred tags would drown the sidebar
        file = placer.place(
            place.entry,
            inclusion=nav_inclusion(wanted=wanted, nav_given=self._config.nav is not None),
        )
        if file is not None and place.item is None:
            file.forget_source()
        return file
