"""Plans the views of a site: which it gets and where they stand, a function of the site alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from urllib.parse import quote

from mkdocs_jekyll.jekyll import Document, Item, Listing, Page, Problem, Site
from mkdocs_jekyll.jekyll.plugins.urls import kept_own

from .anchors import anchors_of
from .grouping import sorted_names
from .long_lists import LongLists
from .output_form import form_of
from .own_text import text_without
from .page_roles import PageRole, PageRoles, RoleName
from .pagination import ListPage, in_pages, on_index, page_path, per_page
from .taxonomy import Kind, Taxonomy
from .views import KIND_OF, LIST_OF, TermPlace, View, ViewPlan, ViewSettings
from .visible_text import liquid_in

_JOBS: Final[dict[RoleName, str]] = {
    "index": "the index of posts",
    "archive": "the archive",
    "categories": "the categories",
    "tags": "the tags",
    "authors": "the authors",
    "search": "its search",
    "404": "the page for what was not found",
    "category": "the posts of the category",
    "tag": "the posts of the tag",
    "author": "the posts of the author",
}


def plan_views(site: Site, terms: Taxonomy, settings: ViewSettings, taken: Iterable[str] = ()) -> ViewPlan:
    """Plan the views of a site; ``taken`` are the destinations of pages that stand beside it."""
    planner = _Planner(site, terms, settings, taken)
    if settings.has_source:
        planner.replace_pages()
        planner.add_listings()
    planner.add_missing()
    planner.split_lists()
    return planner.plan()


class _Planner:
    """Collects the views of one site."""

    def __init__(self, site: Site, terms: Taxonomy, settings: ViewSettings, taken: Iterable[str]) -> None:
        self._site = site
        self._terms = terms
        self._settings = settings
        redirects = {made.destination for made in site.generated}
        shown = (post for post in site.posts if post.output or post.destination in redirects)
        self._posts = on_index(shown)
        self._all = sorted(site.posts, key=lambda post: post.date, reverse=True)
        self._all = [post for post in self._all if post.output or post.destination in redirects]
        self._beside = frozenset(taken)
        self._taken: set[str] = set(self._beside)
        self._path = settings.paginate_path or site.config.get("paginate_path")
        self._size = per_page(site.config, settings.paginate)
        self._views: list[View] = []
        self._replaced: set[str] = set()
        self._lists_tags: set[str] = set()
        self._messages: list[Problem] = []
        self._not_found: Item | None = None
        self._split: frozenset[Kind] = frozenset()

    def plan(self) -> ViewPlan:
        """What was planned."""
        return ViewPlan(
            tuple(sorted(self._views, key=lambda view: not view.is_main)),
            self._places(),
            frozenset(self._replaced),
            frozenset(self._lists_tags),
            tuple(self._messages),
            self._not_found,
            self._split,
        )

    # -- pages of the site

    def replace_pages(self) -> None:
        """Find the pages in whose place the theme shows a view."""
        roles = PageRoles(self._site, self._terms, keep=self._settings.keep_pages)
        begun: dict[Item, list[Listing]] = {
            one.page: one.pages for one in self._site.listings if _begins_on_a_page(one)
        }
        found: list[tuple[Item, PageRole, Sequence[Listing]]] = []
        for item in _candidates(self._site):
            listings = begun.get(item, [])
            role = roles.role_of(item, listings[0] if listings else None)
            if role is None or (role.role == "search" and not self._settings.can_search):
                self._keep(item)
            elif role.role == "404":
                self._not_found = item
                if not role.keeps_text:
                    self._messages.append(_message(self._site.place_of(item), item, role))
            else:
                found.append((item, role, listings))
        self._replaced = {self._site.place_of(item) for item, _, _ in found}
        self._taken.update(
            _destinations(self._site, self._replaced), (item.destination for item, _, _ in found)
        )
        indexes = [(item, listings) for item, role, listings in found if role.role == "index"]
        main = next((item for item, listings in indexes if self._has_all(listings)), None)
        main = main or next((item for item, _ in indexes), None)
        for item, role, begins in sorted(found, key=lambda one: one[0] is not main):
            self._messages.append(_message(self._site.place_of(item), item, role))
            self._views.append(self._in_place_of(item, role, begins, is_main=item is main))

    def _keep(self, item: Item) -> None:
        if "site.tags" in liquid_in(item.content):
            self._lists_tags.add(self._site.place_of(item))

    def _in_place_of(self, item: Item, role: PageRole, listings: Sequence[Listing], *, is_main: bool) -> View:
        first = ListPage(self._site.place_of(item), item.destination, item.url)
        text = text_without(item.content, role.cut) if role.keeps_text else None
        has_entries = role.role == "index" or bool(listings) or (role.has_excerpts and bool(role.name))
        pages = self._pages(first, role, listings) if has_entries else [self._page(first, role)]
        self._taken.update(page.destination for page in pages)
        return View(
            role.role, tuple(pages), item, text, item.title, role.name, has_entries=has_entries,
            names=role.names, is_main=is_main,
        )  # fmt: skip

    def _page(self, first: ListPage, role: PageRole) -> ListPage:
        posts = self._of_name(KIND_OF[role.role], role.name) if role.name else self._all
        return ListPage(first.relative_path, first.destination, first.url, tuple(posts))

    def _pages(self, first: ListPage, role: PageRole, listings: Sequence[Listing]) -> list[ListPage]:
        if listings and not self._has_all(listings):
            posts = [post for one in listings for post in one.posts]
            return in_pages(first, posts, max(1, len(listings[0].posts)), listings, self._path)
        if role.name:
            return [self._page(first, role)]
        main = next((view for view in self._views if view.is_main), None)
        if main is not None and not listings:  # a second index goes on where the main one does
            own = in_pages(first, main.first.posts, max(1, len(main.first.posts)), (), self._path)
            return [*own, *main.pages[1:]]
        size = self._size
        if len(listings) > 1 and self._settings.paginate is None:
            size = max(1, len(listings[0].posts))
        return self._free(in_pages(first, self._posts, size, listings, self._path))

    def _has_all(self, listings: Sequence[Listing]) -> bool:
        posts = {post for one in listings for post in one.posts}
        return bool(posts) and posts.issuperset(self._posts)

    def _free(self, pages: Sequence[ListPage]) -> list[ListPage]:
        """The pages of an index, the further ones where nothing else stands."""
        found = [pages[0]]
        folder = pages[0].destination.rpartition("/")[0]
        for number, page in enumerate(pages[1:], 2):
            if page.destination in self._beside:
                below = page_path(None, f"{folder}/" if folder else "", number)
                page = ListPage(f"{below}index.html", f"{below}index.html", f"/{quote(below)}", page.posts)
            found.append(page)
        return found

    def _of_name(self, kind: Kind, name: str) -> list[Document]:
        posts = self._terms.of_kind(kind)[name]
        return sorted(posts, key=lambda post: post.date, reverse=True)

    # -- lists of plugins

    def add_listings(self) -> None:
        """Lists that plugins make without a page of the site's own: one tag's posts, one year's, ..."""
        for listing in self._site.listings:
            if listing.kind == "pagination" or listing.number > 1:
                continue
            if listing.destination in self._taken:
                self._report_own_pages(listing)
                continue
            kind = listing.kind
            role: RoleName = kind if kind == "tag" or kind == "category" else "archive"
            pages = [
                ListPage(one.destination, one.destination, one.url, tuple(one.posts)) for one in listing.pages
            ]
            self._taken.update(page.destination for page in pages)
            is_of_posts = _is_of_posts(listing)
            self._views.append(
                View(
                    role,
                    tuple(pages),
                    title=listing.title,
                    name=listing.name,
                    listing=listing,
                    has_entries=len(pages) > 1 and is_of_posts,
                    has_documents=not is_of_posts,
                )
            )

    def _report_own_pages(self, listing: Listing) -> None:
        """Say that a page of the site's own stands where a plugin lists posts; Jekyll would overwrite it."""
        pages = (page for page in self._site.pages if page.output and not page.generated)
        item = next((page for page in pages if page.destination == listing.destination), None)
        if item is None or self._site.place_of(item) in self._replaced:
            return
        about = f" of the {listing.kind} '{listing.name}'" if listing.name else f" of a {listing.kind}"
        what = f"the posts{about} that {listing.plugin} lists"
        self._messages.append(kept_own(self._site.place_of(item), item.url, what))

    # -- what the site lacks

    def add_missing(self) -> None:
        """The index and the lists that no page of the site stands for."""
        self._taken.update(_destinations(self._site, self._replaced))
        main = next((view for view in self._views if view.is_main), None)
        if self._settings.views and self._posts and main is None:
            first = _made("index", self._index_folder())
            pages = self._free(in_pages(first, self._posts, self._size, (), self._path))
            main = View("index", tuple(pages), has_entries=True, is_main=True)
            self._views.append(main)
            self._taken.update(page.destination for page in pages)
        if not self._settings.views or not self._posts or main is None:
            return
        asked = self._settings.index
        folder = main.first.destination.rpartition("/")[0] if asked is None else asked.strip("/")
        for role in self._missing():
            page = self._made_list(role, folder)
            self._views.append(View(role, (page,)))
            self._taken.add(page.destination)

    def _index_folder(self) -> str:
        """Where an index is made: where nothing stands, or above the list a page of ``docs_dir``."""
        asked = self._settings.index
        folders = ["", "blog", "posts"] if asked is None else [asked.strip("/")]
        for folder in folders:
            at = _made("index", folder).destination
            if at not in self._taken or (at in self._beside and (folder or asked is not None)):
                return folder
        return _below(folders[0], "all-posts")

    def _missing(self) -> Iterator[RoleName]:
        there = {view.role for view in self._views if view.lists_all}
        wanted = self._settings.authors
        if "archive" not in there:
            yield "archive"
        if self._terms.category and "categories" not in there:
            yield "categories"
        if (len(self._terms.author) > 1 if wanted is None else wanted) and "authors" not in there:
            yield "authors"
        if self._terms.tag and "tags" not in there and not self._settings.lists_tags:
            yield "tags"

    def _made_list(self, role: RoleName, folder: str) -> ListPage:
        number = 1
        page = _made(role, folder)
        while page.destination in self._taken:
            page = _made(role, folder, f"all-{role}" if number == 1 else f"all-{role}-{number}")
            number += 1
        return ListPage(page.relative_path, page.destination, page.url, tuple(self._all))

    # -- lists that are too long

    def split_lists(self) -> None:
        """Give the posts of lists that are too long for one page further pages."""
        long = LongLists(self._terms, self._settings, self._taken, self._all)
        self._views = long.split(self._views, self._own_places())
        self._split = long.kinds

    # -- names

    def _own_places(self) -> dict[tuple[Kind, str], TermPlace]:
        """The places of names that have a view of their own, or one for several names of one address."""
        places: dict[tuple[Kind, str], TermPlace] = {}
        for view in self._views:
            kind = KIND_OF.get(view.role)
            if kind is not None and view.shared_by:
                all_names = self._terms.of_kind(kind)
                names = sorted_names({name: all_names.get(name, ()) for name in view.shared_by})
                for name, anchor in zip(names, anchors_of(names), strict=True):
                    places.setdefault((kind, name), TermPlace(view, anchor))
            elif kind is not None and view.name:
                name = self._terms.find(kind, view.name) or view.name
                places.setdefault((kind, name), TermPlace(view))
        return places

    def _places(self) -> dict[tuple[Kind, str], TermPlace]:
        """Where the posts of each tag, category and author are listed."""
        places = self._own_places()
        for kind, role in LIST_OF.items():
            names = sorted_names(self._terms.of_kind(kind))
            for view in [view for view in self._views if view.role == role and view.lists_all][:1]:
                for name, anchor in zip(names, anchors_of(names), strict=True):
                    places.setdefault((kind, name), TermPlace(view, anchor))
        return places


def _made(role: RoleName, folder: str, name: str = "") -> ListPage:
    """The first page of a view that the site has no page for, below ``folder`` (without slashes around)."""
    path = folder if role == "index" else _below(folder, name or role)
    source = _below(path, "index.md") if role == "index" else f"{path}.md"
    return ListPage(source, _below(path, "index.html"), f"/{quote(path)}/" if path else "/")


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _begins_on_a_page(listing: Listing) -> bool:
    """Whether a pagination of posts begins here, on a page of the site's own."""
    return listing.kind == "pagination" and listing.number == 1 and _is_of_posts(listing)


def _is_of_posts(listing: Listing) -> bool:
    return all(post.collection == "posts" for page in listing.pages for post in page.posts)


def _candidates(site: Site) -> list[Item]:
    """Pages and documents that the theme would show, the home page first, then by their paths."""
    own = (page for page in site.pages if page.output and not page.generated)
    pages: list[Item] = [page for page in own if form_of(page) == "page"]
    groups = (group.docs for label, group in site.collections.items() if label != "posts")
    documents: list[Document] = [document for docs in groups for document in docs if document.output]
    return sorted(
        [*pages, *documents], key=lambda item: (item.destination != "index.html", item.relative_path)
    )


def _destinations(site: Site, replaced: set[str]) -> Iterator[str]:
    """Where the site's own files stand, but for pages that a view replaces."""
    groups = (group.docs for group in site.collections.values())
    items: list[Item] = [*site.pages, *(document for docs in groups for document in docs)]
    kept = (item for item in items if item.output and site.place_of(item) not in replaced)
    listed = {listing.destination for listing in site.listings if listing.kind != "pagination"}
    own = (item for item in kept if item.destination not in listed or not _is_made(item))
    yield from (item.destination for item in own)
    yield from (file.destination for file in site.static_files if file.output)
    yield from (made.destination for made in site.generated)


def _is_made(item: Item) -> bool:
    return isinstance(item, Page) and item.generated


def _message(path: str, item: Item, role: PageRole) -> Problem:
    """What the log says of a page that a view stands in for."""
    name = f" '{role.name}'" if role.name else ""
    message = f"the theme shows {_JOBS[role.role]}{name} at '{item.url}' (keep_pages keeps the original)"
    counted_as = "pages for one tag, category or author each are shown by the theme" if name else ""
    return Problem("info", message, path, counted_as=counted_as, code="MJ603")
