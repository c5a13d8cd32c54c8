"""Makes MkDocs' pages out of the planned views: the index with its pages, and every list at its place."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_jekyll.jekyll import Item
from mkdocs_jekyll.publish.files import PlannedFile
from mkdocs_jekyll.publish.page_meta import text_of
from mkdocs_jekyll.publish.page_roles import RoleName
from mkdocs_jekyll.publish.pagination import ListPage
from mkdocs_jekyll.publish.view_content import ViewContents
from mkdocs_jekyll.publish.views import KIND_OF, View, ViewPlan

from ..files import FileRegistry, is_written, nav_inclusion
from ..page import PageSettings, set_parent
from ..theme.templates import date_title
from ..translations import Translations
from .own_text import OwnText
from .view_page import TagsPage, ViewPage, ViewTexts


@dataclass(frozen=True, slots=True)
class Views:
    """The pages of the main index, the pages to which links lead, by role, and all pages."""

    index: Sequence[ViewPage] = ()
    lists: Mapping[RoleName, ViewPage] = field(default_factory=dict)
    pages: Sequence[ViewPage] = ()


@dataclass(frozen=True, slots=True)
class ViewNames:
    """What views are called by: the words of the theme's language, the blog's title and description."""

    words: Translations
    title: str
    description: str

    def title_of(self, view: View) -> str:
        """The title of a view."""
        gettext, listing = self.words.gettext, view.listing
        if view.year:
            return date_title(date(view.year, 1, 1), "year", self.words.language)
        if listing is not None and listing.date is not None:
            return date_title(listing.date, listing.kind, self.words.language)
        if view.item is not None and view.title:
            english = view.role.capitalize()
            word = gettext(english)
            return word if word != english and _is_made(view.title, view.item) else view.title
        if view.is_main or (view.role == "index" and view.lists_all):
            at_root = view.first.destination == "index.html"
            return gettext("Home") if at_root else self.title or gettext("Posts")
        if view.shared_by:
            return ", ".join(view.shared_by)
        about = view.name if view.role in KIND_OF else ""
        return about or view.title or view.name or gettext(view.role.capitalize())


def _is_made(title: str, item: Item) -> bool:
    """Whether a title is no author's: a collection's document without one has its file's name."""
    stem = posixpath.splitext(posixpath.basename(item.relative_path))[0]
    return not {"title"} & (item.own_keys | item.defaults.keys()) and title.casefold() == stem.casefold()


class ViewPlacer:
    """Places the views of one site."""

    def __init__(
        self,
        registry: FileRegistry,
        config: MkDocsConfig,
        contents: ViewContents,
        names: ViewNames,
        settings: PageSettings,
    ) -> None:
        self._registry = registry
        self._config = config
        self._contents = contents
        self._names = names
        self._settings = settings
        self._files: dict[str, File] = {}
        self._lists_tags = False

    def place(self, plan: ViewPlan, files: Files) -> Views:
        """Make a page for each page of each view."""
        at = {file.dest_uri: file for file in files if is_written(file) and file.is_documentation_page()}
        index: list[ViewPage] = []
        lists: dict[RoleName, ViewPage] = {}
        pages: list[ViewPage] = []
        for view in plan.views:
            placed = [(number, file) for number, file in self._place(view, at)]
            made = [page for number, file in placed if (page := self._page(view, number, file)) is not None]
            for page in made[1:]:
                set_parent(page, made[0])
            if view.is_main:
                index = [page for page in made if page.view.form == "index"]
            if made and view.lists_all:
                lists.setdefault(view.role, made[0])
            pages += made
        return Views(index, lists, pages)

    def _place(self, view: View, at: Mapping[str, File]) -> Iterator[tuple[int, File]]:
        """The files of a view's pages by their numbers; none for one whose place is taken."""
        found = [(number, self._file(view, page, number, at)) for number, page in enumerate(view.pages)]
        return ((number, file) for number, file in found if file is not None)

    def _file(self, view: View, page: ListPage, number: int, at: Mapping[str, File]) -> File | None:
        if page.destination in self._files:
            return self._files[page.destination]
        if view.role == "index" and view.item is None and not number and page.destination in at:
            return self._files.setdefault(page.destination, at[page.destination])
        # A page for each of four hundred tags would fill the sidebar.
        wanted = not number and not view.name and not view.year
        wanted = wanted and not (view.listing and view.role == "archive")
        inclusion = nav_inclusion(wanted=wanted, nav_given=self._config.nav is not None)
        planned = PlannedFile("page", page.relative_path, page.destination, page.url)
        file = self._registry.place(planned, inclusion=inclusion)
        if file is None:
            return None
        if view.item is None or number:
            file.mark_generated()
        return self._files.setdefault(page.destination, file)

    def _page(self, view: View, number: int, file: File) -> ViewPage | None:
        """A view's page; ``None`` if the file has one, as pages that two indexes share have."""
        if isinstance(file.page, ViewPage):
            return None
        content = self._contents.of(view, number)
        description = self._names.description if content.is_blog else ""
        list_title = "" if view.item is None or number else text_of(view.item.data.get("list_title"))
        texts = ViewTexts(self._names.title_of(view), _own_text(view, number), description, list_title)
        kind: type[ViewPage] = ViewPage
        if content.form == "tags" and not self._lists_tags:
            # One list only: of two, the plugin links its tags to now one and now the other.
            self._lists_tags, kind = True, TagsPage
        elif content.form == "tags":
            content = replace(self._contents, lists_tags=False).of(view, number)
        return kind(content, texts, file, self._config, self._settings)


def _own_text(view: View, number: int) -> OwnText | None:
    if view.item is None or view.text is None or number:
        return None
    return OwnText(view.item, view.text, is_search=view.role == "search")
