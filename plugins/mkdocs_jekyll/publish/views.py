"""The views of a site as data: where each stands, and what it shows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from mkdocs_jekyll.jekyll import Document, Item, Listing, Problem

from .page_roles import RoleName
from .pagination import ListPage
from .taxonomy import Kind

#: How many entries an archive or a list of tags has on one page, if nothing else is said.
POSTS_IN_LISTS: Final = 500
#: The view that lists all names of a kind, and the kind whose posts a view of one name lists.
LIST_OF: Final[Mapping[Kind, RoleName]] = {"tag": "tags", "category": "categories", "author": "authors"}
KIND_OF: Final[Mapping[RoleName, Kind]] = {
    **{role: kind for kind, role in LIST_OF.items()},
    "tag": "tag",
    "category": "category",
    "author": "author",
}


@dataclass(frozen=True, slots=True)
class ViewSettings:
    """What an author can say about views; see the options of the plugin.

    ``posts_in_lists`` is how many entries a list without excerpts has on one page; 0: any number.
    ``has_source`` is whether the whole site is Jekyll's, ``can_search`` whether the theme's search is on,
    ``lists_tags`` the destination of a page outside the site that lists all tags already. ``splits_tags`` is
    whether a list of tags can be split, ``hides_tag`` which tags no list shows.
    """

    index: str | None = None
    views: bool = True
    authors: bool | None = None
    paginate: int | None = None
    paginate_path: str | None = None
    keep_pages: tuple[str, ...] = ()
    posts_in_lists: int = POSTS_IN_LISTS
    has_source: bool = True
    can_search: bool = True
    lists_tags: str = ""
    splits_tags: bool = True
    hides_tag: Callable[[str], bool] = lambda _: False


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One view, on one page or several (``pages``).

    ``item`` is the site's own page there, ``text`` what of its text stands around the list (``None``:
    nothing). ``name`` is the tag, category or author that the view is about; ``listing`` what a plugin lists
    there. ``has_entries``: posts are shown with their excerpts, not by their titles. ``names`` is a kind
    whose names stand above the list. ``is_main`` marks the index of all posts.

    A list that is too long for one page is split (``is_split``): posts of one year, or those of a name
    (``TermPlace`` says of which), stand in views of their own. ``parts`` are those that were made for it, of
    one name or one ``year`` each. ``has_documents``: what it lists are not only posts.
    """

    role: RoleName
    pages: tuple[ListPage, ...]
    item: Item | None = None
    text: str | None = None
    title: str = ""
    name: str = ""
    listing: Listing | None = None
    has_entries: bool = False
    names: Kind | None = None
    is_main: bool = False
    year: int = 0
    is_split: bool = False
    parts: tuple[View, ...] = ()
    has_documents: bool = False

    @property
    def first(self) -> ListPage:
        """The page where the view begins."""
        return self.pages[0]

    @property
    def lists_all(self) -> bool:
        """Whether it has everything of its role, not what a name, a year or a plugin confines it to."""
        return not self.name and not self.year and self.listing is None

    @property
    def shared_by(self) -> tuple[str, ...]:
        """The names that have this view together, as a plugin gives them one URL; else empty."""
        more = () if self.listing is None else self.listing.other_names
        return (self.name, *more) if more else ()

    @property
    def posts(self) -> list[Document]:
        """All that it lists, in order."""
        return [post for page in self.pages for post in page.posts]


@dataclass(frozen=True, slots=True)
class TermPlace:
    """Where a name's posts are listed: in a view, at an anchor if the view has other names too."""

    view: View
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class ViewPlan:
    """The views of a site, the main index first.

    ``replaced`` are the source paths of the pages that a view stands in for, ``lists_tags`` those of pages
    that list tags themselves; ``messages`` what the log says of it; ``not_found`` the site's own page for
    what is not there. ``split`` are the kinds whose list of all names is split.
    """

    views: tuple[View, ...] = ()
    terms: Mapping[tuple[Kind, str], TermPlace] = field(default_factory=dict)
    replaced: frozenset[str] = frozenset()
    lists_tags: frozenset[str] = frozenset()
    messages: tuple[Problem, ...] = ()
    not_found: Item | None = None
    split: frozenset[Kind] = frozenset()

    @property
    def index(self) -> View | None:
        """The index of all posts."""
        return next((view for view in self.views if view.is_main), None)
