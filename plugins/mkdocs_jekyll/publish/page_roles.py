"""Which of a site's pages do a job that the theme does: listing posts, tags, authors, searching, the 404."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import Final, Literal
from urllib.parse import unquote

from mkdocs_jekyll.jekyll import Document, Item, Page

from .taxonomy import Kind, Taxonomy, own_name
from .visible_text import LIQUID, letters_of, says_something

RoleName = Literal[
    "index", "archive", "categories", "tags", "authors", "search", "404", "category", "tag", "author"
]

#: Layouts, by the names that Jekyll's themes give them, whose page is a list.
_LAYOUTS: Final[dict[str, RoleName]] = {
    "home": "index",
    "blog": "index",
    "index": "index",
    "posts": "archive",
    "archive": "archive",
    "archives": "archive",
    "post-list": "archive",
    "categories": "categories",
    "archive-categories": "categories",
    "tags": "tags",
    "archive-tags": "tags",
    "authors": "authors",
    "search": "search",
}
#: Names of files, or of addresses' last folders, that say the same for a page without a text of its own.
_NAMES: Final[dict[str, RoleName]] = {
    "archive": "archive",
    "archives": "archive",
    "categories": "categories",
    "category": "categories",
    "tags": "tags",
    "tag": "tags",
    "authors": "authors",
    "search": "search",
}
#: A layout for one tag, category or author: ``tag``, ``tagpage``, ``archive-taxonomy``, ``category_index``.
_TERM_LAYOUT: Final = re.compile(r"(?:^|[-_])(tag|categor(?=y|ies)|author|taxonomy)")
_KINDS: Final[dict[str, tuple[Kind, ...]]] = {
    "tag": ("tag",),
    "categor": ("category",),
    "author": ("author",),
    "taxonomy": ("category", "tag"),
}
_PLURAL: Final[dict[str, Kind]] = {"tags": "tag", "categories": "category"}
_LOOP: Final = re.compile(r"\bfor\s+[\w-]+\s+in\s+site\.(?:posts|related_posts)\b(?P<rest>[^%]*)", re.DOTALL)
#: One tag's posts: ``site.tags.tea``, ``site.tags["tea"]``, ``site.tags[page.tag]``, ``tags contains 'tea'``.
_ONE: Final = re.compile(
    r"(?:\bsite\.(?P<kind>tags|categories)(?:\.(?P<name>(?!size\b|first\b|last\b)[\w-]+)|\s*\[\s*|(?=\W|$))"
    r"|\b\w+\.(?P<held>tags|categories)\s+contains\s+)"
    r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<variable>[\w.-]+))?"
)
#: What scripts for search in static pages leave in a page.
_SEARCHES: Final = re.compile(
    r"SimpleJekyllSearch|\blunr\b|search[-_](?:input|results?|container|box|form)|gcse-search|gsc-|algolia|pagefind"
)
#: A page that says more than so many letters beside its list is a page with a list in it.
_MANY_LETTERS: Final = 300


@dataclass(frozen=True, slots=True)
class PageRole:
    """What a page does: its role, and of which tag, category or author (``name``)."""

    role: RoleName
    name: str = ""


def job_of(item: Item, terms: Taxonomy, *, keep: Iterable[str] = ()) -> PageRole | None:
    """The job of a page or a collection's document, or ``None`` where its text is what matters.

    ``keep``: globs of paths that are left alone.
    """
    if is_kept(item, keep):
        return None
    if not item.destination.endswith((".html", ".htm")):
        return None
    if isinstance(item, Page):
        if item.url in ("/404.html", "/404/", "/404"):
            return PageRole("404")
        return _of_text(item, terms) or _of_name(item, terms)
    return _of_document(item, terms) if isinstance(item, Document) else None


def is_kept(item: Item, keep: Iterable[str]) -> bool:
    """Whether the author wants a page as it is."""
    return any(fnmatchcase(item.relative_path, pattern) for pattern in keep)


def keeps_its_text(item: Item, terms: Taxonomy) -> bool:
    """Whether a list's page has words besides the list, which stand above it then."""
    return _of_text(item, terms) is None


def _of_document(document: Document, terms: Taxonomy) -> PageRole | None:
    """A collection's document does a job by its layout alone: a theme's tabs, or authors with their texts."""
    role = _LAYOUTS.get(document.layout or "")
    if role is not None:
        return None if says_something(document.content) else PageRole(role)
    if document.layout in ("author", "tag", "category") or document.collection == "authors":
        return _of_term(document, terms, document.layout or "author")
    return None


def _of_name(page: Item, terms: Taxonomy) -> PageRole | None:
    layout = _LAYOUTS.get(page.layout or "")
    if layout is None and (term := _of_term(page, terms, page.layout or "")) is not None:
        return term
    if layout == "search":
        return PageRole("search")
    named = _NAMES.get(_stem(page)) or _NAMES.get(_last_folder(page))
    if says_something(page.content):
        # A list's layout shows the page's own words above the list; other lists' names also belong to layouts
        # of ordinary pages.
        if named == "search" and _SEARCHES.search(page.content):
            return PageRole("search")
        return PageRole(layout) if layout == "index" and _is_home(page) else None
    if _is_home(page):
        return PageRole("index")
    if layout is not None or named is not None:
        return PageRole(layout or named or "archive")
    folder = posixpath.dirname(page.relative_path)
    category = terms.find("category", posixpath.basename(folder)) if _stem(page) == "index" else None
    return PageRole("category", category) if category else None


def _of_term(item: Item, terms: Taxonomy, layout: str) -> PageRole | None:
    """One tag, category or author, if the layout is for such and the front matter names one with posts."""
    found = _TERM_LAYOUT.search(layout.lower())
    for kind in _KINDS[found[1]] if found else ():
        name = terms.find(kind, *own_name(kind, item.data, basename=_stem(item)))
        if name is not None:
            return PageRole(kind, name)
    return None


def _of_text(item: Item, terms: Taxonomy) -> PageRole | None:
    """What the Liquid of a page's text does."""
    liquid = " ".join(LIQUID.findall(item.content))
    if not liquid or (letters_of(item.content) > _MANY_LETTERS and not _is_home(item)):
        return None
    loops = [match["rest"] for match in _LOOP.finditer(liquid)]
    whole = any("limit" not in rest for rest in loops)
    if (one := _one_term(liquid, item, terms)) is not None:
        return one
    if "paginator" in liquid:
        return _paginated(item.data, terms) or PageRole("index")
    if loops and _is_home(item):
        return PageRole("index")
    by_name = _NAMES.get(_stem(item))
    if whole and by_name == "archive":
        return PageRole("archive")
    if "site.tags" in liquid:
        return PageRole("tags")
    if "site.categories" in liquid:
        return PageRole("categories")
    if by_name == "authors" and ("site.authors" in liquid or "site.data.authors" in liquid):
        return PageRole("authors")
    return PageRole("archive") if whole else None


def _one_term(liquid: str, item: Item, terms: Taxonomy) -> PageRole | None:
    """The only tag or category whose posts a text asks for; none if it asks for several, or for all."""
    asked: set[tuple[Kind, str]] = set()
    for match in _ONE.finditer(liquid):
        kind = _PLURAL[match["kind"] or match["held"]]
        variable = match["variable"] or ""
        own = item.data.get(variable.removeprefix("page.")) if variable.startswith("page.") else None
        written = match["name"] or match["double"] or match["single"] or own
        name = terms.find(kind, written)
        if name is None:
            return None
        asked.add((kind, name))
    return PageRole(*asked.pop()) if len(asked) == 1 else None


def _paginated(data: Mapping[str, object], terms: Taxonomy) -> PageRole | None:
    """The tag or category to which jekyll-paginate-v2's settings confine a page's list."""
    settings = data.get("pagination")
    if not isinstance(settings, Mapping):
        return None
    kinds: tuple[Kind, ...] = ("category", "tag")
    found = ((kind, terms.find(kind, settings.get(kind))) for kind in kinds)
    return next((PageRole(kind, name) for kind, name in found if name is not None), None)


def _is_home(item: Item) -> bool:
    return item.destination == "index.html"


def _stem(item: Item) -> str:
    """The file's name without extension and without a number that sorts it (``2tags.html``)."""
    stem = posixpath.splitext(posixpath.basename(item.relative_path))[0].lower()
    return re.sub(r"^\d+[-_. ]*", "", stem)


def _last_folder(item: Item) -> str:
    return posixpath.splitext(posixpath.basename(unquote(item.url).rstrip("/")))[0].lower()
