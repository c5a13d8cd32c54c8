"""Which of a site's pages do a job that the theme does: listing posts, tags, authors, searching, the 404.

A page's own text decides. The theme stands in for a list only where that list has every post, in the theme's
order, and says of each what the theme says, too; the text around it stays (``own_text``). Any other page is
rendered as Jekyll renders it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from typing import Final, Literal
from urllib.parse import unquote

from mkdocs_jekyll.jekyll import Document, Item, Listing, Page, Site

from .liquid_blocks import Block, with_pager_elements, without
from .list_blocks import ListReader, PostList
from .list_probe import ListProbe, Probed
from .taxonomy import Kind, Taxonomy, own_name
from .titles import has_visible_characters
from .visible_text import count_visible_letters, has_visible_text

RoleName = Literal[
    "index", "archive", "categories", "tags", "authors", "search", "404", "category", "tag", "author"
]

#: Layouts, by the names that themes give them, whose page is a list: for sites that have no file of them.
_LAYOUTS: Final[dict[str, RoleName]] = {
    "home": "index",
    "blog": "index",
    "index": "index",
    "posts": "archive",
    "archives": "archive",
    "post-list": "archive",
    "categories": "categories",
    "archive-categories": "categories",
    "tags": "tags",
    "archive-tags": "tags",
    "authors": "authors",
    "search": "search",
}
#: Of these layouts no theme makes ordinary pages: a page's own text stands above the list.
_LISTS_ONLY: Final = frozenset(("archives", "categories", "archive-categories", "tags", "archive-tags"))
#: Themes in which a layout of a list's name is that of an ordinary page.
_ORDINARY: Final[dict[str, frozenset[str]]] = {"just-the-docs": frozenset(("home",))}
#: Names of files, or of URLs' last folders, that say the same for a page without a text of its own.
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
_LIST_OF: Final[dict[Kind, RoleName]] = {"tag": "tags", "category": "categories", "author": "authors"}
#: Names of files, or of URLs' last folders, for pages of entries.
_INDEXES: Final = frozenset(("home", "blog", "posts", "news", "articles"))
#: What scripts for search in static pages leave in a page.
_SEARCHES: Final = re.compile(
    r"SimpleJekyllSearch|\blunr\b|search[-_](?:input|results?|container|box|form)|gcse-search|gsc-|algolia|pagefind"
)
#: A list of titles below more letters than these is a part of its text.
_MANY_LETTERS: Final = 300


@dataclass(frozen=True, slots=True)
class PageRole:
    """What a page does: its role, and of which tag, category or author (``name``).

    ``cut`` are the lists of its text in whose place the view stands; ``keeps_text`` says whether there is
    something else to show. ``names`` is a kind whose names the page shows besides, ``has_excerpts`` whether
    it shows posts with more than their titles.
    """

    role: RoleName
    name: str = ""
    cut: tuple[Block, ...] = ()
    keeps_text: bool = False
    names: Kind | None = None
    has_excerpts: bool = False


class PageRoles:
    """Finds the roles of one site's pages. ``keep``: globs of paths that are left alone."""

    def __init__(self, site: Site, terms: Taxonomy, *, keep: Iterable[str] = ()) -> None:
        self._site = site
        self._terms = terms
        self._keep = tuple(keep)
        self._probe = ListProbe(site)
        self._reader = ListReader(self._probe, terms, site.posts)
        theme = str(site.config.get("remote_theme") or site.config.get("theme") or "")
        self._ordinary = _ORDINARY.get(theme.split("@")[0].rpartition("/")[2], frozenset())

    def role_of(self, item: Item, listing: Listing | None = None) -> PageRole | None:
        """The role of a page or a collection's document; ``None`` where its text is what matters.

        ``listing``: the first page of the posts that a plugin lists on it.
        """
        if any(fnmatchcase(item.relative_path, pattern) for pattern in self._keep):
            return None
        if not item.destination.endswith((".html", ".htm")):
            return None
        if isinstance(item, Page) and item.url in ("/404.html", "/404/", "/404"):
            return PageRole("404", keeps_text=has_visible_text(item.content))
        if isinstance(item, Document) and (item.collection == "authors" or has_visible_text(item.content)):
            return self._of_term(item, item.layout or "author") if self._is_about_a_term(item) else None
        if named_search(item):
            return PageRole("search", keeps_text=has_visible_text(item.content))
        if not self._site.posts:
            return None
        probed = self._probe.run(item)
        return self._of_text(item, probed, listing) or self._of_layout(item, probed, listing)

    # -- the page's own text

    def _of_text(self, item: Item, probed: Probed, listing: Listing | None) -> PageRole | None:
        lists = list(self._reader.lists_of(item, probed, listing))
        main = _main_list(lists)
        if main is None:
            return None
        if main.name == "all" and main.has_excerpts and not (_is_home(item) or _is_index(item)):
            return None
        role, name = self._job(main, item)
        cut = [one for one in lists if one.name == "pager" or one.is_like(main)]
        names: Kind | None = None
        if role == "archive" and not any(one.name == "groups" for one in lists):
            named = [one for one in lists if one.name == "names" and one.kind != "author"]
            names = named[0].kind if named else None
            cut += (one for one in named if one.kind == names)
        elif main.name == "groups":
            cut += (one for one in lists if one.name == "names" and one.kind == main.kind)
        pagers = [one.block for one in cut if one.name == "pager"]
        with_posts = [one.block for one in probed.blocks if one.posts]
        blocks = (
            *(one.block for one in cut if one.name != "pager"),
            *with_pager_elements(probed.text, pagers, with_posts),
        )
        rest = without(probed.text, blocks)
        if main.name != "page":
            others = (output for output in probed.blocks if output.block not in blocks)
            is_long = count_visible_letters(rest) > _MANY_LETTERS and not main.has_excerpts
            if is_long or any(output.posts or has_visible_characters(output.text) for output in others):
                return None
        keeps = bool(self._probe.visible(item, rest))
        return PageRole(role, name, blocks, keeps, names, main.has_excerpts)

    def _job(self, main: PostList, item: Item) -> tuple[RoleName, str]:
        if main.name == "page":
            term = self._paginated(item.data)
            return ("index", "") if term is None else term
        if main.name == "all":
            return ("index" if _is_home(item) or main.has_excerpts else "archive"), ""
        assert main.kind is not None
        return (main.kind, main.term) if main.name == "term" else (_LIST_OF[main.kind], "")

    def _paginated(self, data: Mapping[str, object]) -> tuple[Kind, str] | None:
        """The tag or category to which jekyll-paginate-v2's settings confine a page's list."""
        settings = data.get("pagination")
        if not isinstance(settings, Mapping):
            return None
        kinds: tuple[Kind, ...] = ("category", "tag")
        found = ((kind, self._terms.find(kind, settings.get(kind))) for kind in kinds)
        return next(((kind, name) for kind, name in found if name is not None), None)

    # -- its layout and its name

    def _of_layout(self, item: Item, probed: Probed, listing: Listing | None) -> PageRole | None:
        """What a page does whose text lists nothing that a view shows."""
        has_text = has_visible_characters(probed.visible) or "<img" in probed.text
        layout = item.layout or ""
        if probed.lists_posts:
            return None
        if (term := self._of_term(item, layout)) is not None:
            return replace(term, keeps_text=has_text)
        role = self._of_layout_text(item, layout, listing, has_text=has_text)
        if role is None and self._probe.layout(layout) is None:
            role = self._of_layout_name(item, layout, has_text=has_text)
        if role is None and listing is not None and "paginator" not in item.content:
            role = PageRole("index")
        if role is None and not has_text:
            role = self._of_name(item)
        return None if role is None else replace(role, keeps_text=has_text)

    def _of_layout_text(
        self, item: Item, layout: str, listing: Listing | None, *, has_text: bool
    ) -> PageRole | None:
        """What a layout of the site's own lists, where the page has nothing else, or is called as lists are.

        As the theme stands in the layout's place anyway, any list of a page without a text counts.
        """
        named = layout in _LAYOUTS or listing is not None
        text = self._probe.layout(layout) if layout and (named or not has_text) else None
        if text is None or not self._probe.mentions_posts(text):
            return None
        probed = self._probe.run(item, text)
        lists = list(self._reader.lists_of(item, probed, listing))
        main = _main_list(lists)
        posts = {number for output in probed.blocks for number in output.posts}
        if main is not None and main.name in ("page", "all", "groups"):
            return PageRole(*self._job(main, item))
        is_index = not has_text or (layout not in self._ordinary and _LAYOUTS.get(layout) == "index")
        if posts and is_index and (_is_home(item) or listing is not None):
            return PageRole("index")
        if posts.issuperset(self._probe.plain):
            return PageRole("archive")
        return PageRole(*self._job(main, item)) if main is not None and main.name == "names" else None

    def _of_layout_name(self, item: Item, layout: str, *, has_text: bool) -> PageRole | None:
        """What a page does with a layout that comes with a theme, by its name."""
        role = None if layout in self._ordinary else _LAYOUTS.get(layout)
        if role is None:
            return None
        if has_text and layout not in _LISTS_ONLY and not (role == "index" and _is_home(item)):
            return None
        if role == "index" and not _is_home(item):
            return self._of_own_names(item) or PageRole("index")
        return PageRole(role)

    def _of_own_names(self, item: Item) -> PageRole | None:
        """The one category or tag that a page's front matter gives it, if posts have it."""
        kinds: tuple[Kind, ...] = ("category", "tag")
        own = [*item.categories, *item.tags] if isinstance(item, Page) else []
        found = [(kind, name) for kind in kinds for one in own if (name := self._terms.find(kind, one))]
        return PageRole(*found[0]) if len(own) == 1 and found else None

    def _of_name(self, page: Item) -> PageRole | None:
        """What a page without a text is for."""
        if isinstance(page, Document):
            return None
        if _is_home(page):
            return PageRole("index")
        if (named := _name_of(page)) is not None:
            return PageRole(named)
        folder = posixpath.dirname(page.relative_path)
        category = (
            self._terms.find("category", posixpath.basename(folder)) if _stem(page) == "index" else None
        )
        return PageRole("category", category) if category else None

    def _is_about_a_term(self, document: Document) -> bool:
        """Whether a document lists the posts of a term, as themes or the site's own layout have it."""
        layout = document.layout or ""
        if document.collection == "authors" or layout in ("author", "tag", "category"):
            return True
        text = self._probe.layout(layout) if _TERM_LAYOUT.search(layout.lower()) else None
        return text is not None and self._probe.mentions_posts(text)

    def _of_term(self, item: Item, layout: str) -> PageRole | None:
        """One tag, category or author, if the layout is for such and the front matter names it."""
        found = _TERM_LAYOUT.search(layout.lower())
        for kind in _KINDS[found[1]] if found else ():
            name = self._terms.find(kind, *own_name(kind, item.data, basename=_stem(item)))
            if name is not None:
                return PageRole(kind, name, keeps_text=has_visible_text(item.content))
        return None


def named_search(item: Item) -> bool:
    """Whether a page is there to search on."""
    if item.layout == "search":
        return True
    if (
        not isinstance(item, Page)
        or _name_of(item) != "search"
        or count_visible_letters(item.content) > _MANY_LETTERS
    ):
        return False
    return bool(_SEARCHES.search(item.content)) or not has_visible_characters(item.content)


def _main_list(lists: Sequence[PostList]) -> PostList | None:
    """The list that says what the page is for; none where lists of one kind disagree."""
    for name in ("page", "all", "term", "groups", "names"):
        found = [one for one in lists if one.name == name]
        if found and name == "term" and len({(one.kind, one.term) for one in found}) > 1:
            return None
        if found:
            return found[0]
    return None


def _name_of(item: Item) -> RoleName | None:
    """The view whose name a page's file or URL has."""
    return _NAMES.get(_stem(item)) or _NAMES.get(_last_folder(item))


def _is_home(item: Item) -> bool:
    return item.destination == "index.html"


def _is_index(item: Item) -> bool:
    """Whether a page is called as the index of a blog, or is that of a folder."""
    return (_stem(item) == "index" and _name_of(item) is None) or not _INDEXES.isdisjoint(
        (_stem(item), _last_folder(item))
    )


def _stem(item: Item) -> str:
    """The file's name without extension and without a number that sorts it (``2tags.html``)."""
    stem = posixpath.splitext(posixpath.basename(item.relative_path))[0].lower()
    return re.sub(r"^\d+[-_. ]*", "", stem)


def _last_folder(item: Item) -> str:
    return posixpath.splitext(posixpath.basename(unquote(item.url).rstrip("/")))[0].lower()
