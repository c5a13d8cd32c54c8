"""Makes pages out of the planned views: the index with its pages, and every list at its place."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import Document, Item
from mkdocs_jekyll.publish import dates
from mkdocs_jekyll.publish.files import PlannedFile
from mkdocs_jekyll.publish.grouping import Group, by_name, by_year
from mkdocs_jekyll.publish.page_roles import RoleName
from mkdocs_jekyll.publish.pagination import ListPage as PlannedPage
from mkdocs_jekyll.publish.post import Author, reachable
from mkdocs_jekyll.publish.taxonomy import Kind, Taxonomy
from mkdocs_jekyll.publish.views import KIND_OF, SitePlan, View

from ..files import FileRegistry, is_written, nav_inclusion
from ..page import ItemPage, PostPage, Workshop, set_parent
from ..theme.templates import date_title
from ..translations import Translations
from . import tags
from .index import BlogFacts, EntryWriter, IndexPage, IndexPart
from .own_text import OwnText
from .taxonomy_pages import Archive, ArchivePage, AuthorsPage, DocumentsPage, ListPage, SearchPage, TagsPage
from .term_links import TermLinks
from .view_page import ViewPage


@dataclass(frozen=True, slots=True)
class Views:
    """The pages of the main index, and the pages to which links lead, by role."""

    index: Sequence[IndexPage] = ()
    lists: Mapping[RoleName, ViewPage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ViewParts:
    """What views are made of besides the plan."""

    terms: Taxonomy
    links: TermLinks
    words: Translations
    entries: EntryWriter
    blog: BlogFacts


class ViewBuilder:
    """Makes the views of one build."""

    def __init__(
        self,
        shop: Workshop,
        parts: ViewParts,
        posts: Sequence[PostPage],
        registry: FileRegistry,
        config: MkDocsConfig,
    ) -> None:
        self._shop = shop
        self._parts = parts
        self._registry = registry
        self._config = config
        self._pages: dict[Document, PostPage] = {post.item: post for post in posts}
        self._files: dict[str, File] = {}
        self._items: dict[Item, Page] = {}
        self._lists_tags = False
        self._plan = SitePlan()

    def build(self, plan: SitePlan, files: Files) -> Views:
        """Make a page for each page of each view."""
        self._plan = plan
        self._items = {file.page.item: file.page for file in files if isinstance(file.page, ItemPage)}
        at = {file.dest_uri: file for file in files if is_written(file) and file.is_documentation_page()}
        index: list[IndexPage] = []
        lists: dict[RoleName, ViewPage] = {}
        for view in plan.views:
            placed = [(number, file) for number, file in enumerate(self._place(view, at)) if file is not None]
            made = [page for number, file in placed if (page := self._page(view, number, file)) is not None]
            for page in made[1:]:
                set_parent(page, made[0])
            if view.is_main:
                index = [page for page in made if isinstance(page, IndexPage)]
            if made and view.lists_all:
                lists.setdefault(view.role, made[0])
        return Views(index, lists)

    # -- files

    def _place(self, view: View, at: Mapping[str, File]) -> list[File | None]:
        """The files of a view's pages; ``None`` for one whose place is taken."""
        return [self._file(view, page, number, at) for number, page in enumerate(view.pages)]

    def _file(self, view: View, page: PlannedPage, number: int, at: Mapping[str, File]) -> File | None:
        if page.destination in self._files:
            return self._files[page.destination]
        if view.role == "index" and view.item is None and not number and page.destination in at:
            return self._files.setdefault(page.destination, at[page.destination])
        # A page for each of four hundred tags would drown the sidebar.
        wanted = not number and not view.name and not (view.listing and view.role == "archive")
        inclusion = nav_inclusion(wanted=wanted, nav_given=self._config.nav is not None)
        planned = PlannedFile("page", page.relative_path, page.destination, page.url)
        file = self._registry.place(planned, inclusion=inclusion)
        if file is None:
            return None
        if view.item is None or number:
            file.mark_generated()
        return self._files.setdefault(page.destination, file)

    # -- pages

    def _page(self, view: View, number: int, file: File) -> ViewPage | None:
        """A view's page; ``None`` if the file has one, as pages that two indexes share have."""
        if isinstance(file.page, ViewPage):
            return None
        page = self._made(view, number, file)
        if self._shop.changed is not None and not page.is_ordinary:
            page.update_date = dates.update_date(self._shop.changed)
        return page

    def _made(self, view: View, number: int, file: File) -> ViewPage:
        title, text, config = self._title(view), self._text(view, number), self._config
        planned = view.pages[number]
        if view.listing is not None and any(post.collection != "posts" for post in view.posts):
            documents = [self._items[post] for post in planned.posts if post in self._items]
            return DocumentsPage(title, file, config, documents, self._files_of(view))
        posts = [self._pages[post] for post in planned.posts if post in self._pages]
        if view.has_entries:
            at_root = view.first.destination == "index.html"
            named_for_blog = view.role == "index" and view.lists_all and (at_root or not view.title)
            blog = self._parts.blog if named_for_blog else None
            part = IndexPart(posts, number + 1, self._files_of(view), self._parts.entries, blog)
            return IndexPage(title, file, config, text, part)
        if view.role == "search":
            return SearchPage(title, file, config, text)
        if view.shared_by:
            return ListPage(title, file, config, text, self._groups(KIND_OF[view.role], view.shared_by))
        if view.role == "archive" or view.name:
            person = self._person(view.name) if view.role == "author" else None
            names = () if view.names is None else self._names(view.names)
            archive = Archive(by_year(posts), names, person, is_whole=view.lists_all)
            return ArchivePage(title, file, config, text, archive)
        if view.role == "tags" and tags.has_plugin(config) and not self._lists_tags:
            # One list only: of two, the plugin links its tags to now one and now the other.
            self._lists_tags = True
            return TagsPage(title, file, config, text)
        groups = self._groups(KIND_OF[view.role])
        if view.role == "authors":
            return AuthorsPage(title, file, config, text, [self._with_person(group) for group in groups])
        return ListPage(title, file, config, text, groups)

    def _files_of(self, view: View) -> list[File]:
        return [self._files[page.destination] for page in view.pages if page.destination in self._files]

    def _text(self, view: View, number: int) -> OwnText | None:
        if view.item is None or view.text is None or number:
            return None
        return OwnText(self._shop, view.item, view.text, is_search=view.role == "search")

    def _title(self, view: View) -> str:
        gettext, listing = self._parts.words.gettext, view.listing
        if listing is not None and listing.date is not None:
            return date_title(listing.date, listing.kind, self._parts.words.language)
        if view.item is not None and view.title:
            return view.title
        if view.is_main or (view.role == "index" and view.lists_all):
            at_root = view.first.destination == "index.html"
            return gettext("Home") if at_root else self._parts.blog.title or gettext("Posts")
        if view.shared_by:
            return ", ".join(view.shared_by)
        about = view.name if view.role in KIND_OF else ""
        return about or view.title or view.name or gettext(view.role.capitalize())

    # -- names

    def _groups(self, kind: Kind, only: Collection[str] | None = None) -> list[Group[PostPage]]:
        """All names of a kind, or some of them, with their posts."""
        every = self._parts.terms.of_kind(kind).items()
        named = [(name, posts) for name, posts in every if only is None or name in only]
        pages = {name: [self._pages[post] for post in posts if post in self._pages] for name, posts in named}
        return by_name(pages)

    def _names(self, kind: Kind) -> list[Group[PostPage]]:
        groups = self._groups(kind)
        return [replace(group, url=self._parts.links.url(kind, group.name)) for group in groups]

    def _person(self, name: str) -> Author:
        return reachable(self._parts.terms.people[name], self._shop.bases)

    def _with_person(self, group: Group[PostPage]) -> Group[PostPage]:
        place = self._plan.terms.get(("author", group.name))
        own = place is not None and not place.anchor
        url = self._parts.links.url("author", group.name) if own else ""
        return replace(group, author=self._person(group.name), url=url)
