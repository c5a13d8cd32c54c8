"""The author's own menu, as data: what the old theme's layout made of configuration, data and front matter.

Each theme with a kit names the form of its menu (``menu`` in ``theme.toml``); any other site is asked for the
forms that many themes share.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Final

from mkdocs_jekyll.jekyll import Document, Item, Page, Site

from .language_tags import in_language, main_language, site_language
from .layout_menu import first_menu_of_layout, menu_of_layout
from .menu_tree import TreeNode, trees_of
from .page_meta import is_false, is_true, text_of

#: Translates the few words that themes bring themselves (Home, Categories, Tags, Archive, About).
Words = Callable[[str], str]

#: Where themes keep their menus: in ``_data``, and in the configuration.
_DATA: Final = ("navigation", "nav", "menu", "menus", "navbar", "header", "main_menu")
#: The list of ``navigation.yml`` that is the menu.
_MAIN: Final = ("main", "header")
_CONFIG: Final = ("navigation", "nav", "menu", "navbar", "navbar-links", "nav_links", "header_links")
_INNER: Final = ("main", "header", "top", "primary", "docs", "toc", "items", "links", "pages")
_TITLES: Final = ("title", "titles", "name", "text", "label", "page")
_URLS: Final = ("url", "href", "link", "path", "permalink")
_CHILDREN: Final = (
    "children",
    "sublinks",
    "subitems",
    "submenu",
    "subnav",
    "dropdown",
    "pages",
    "items",
    "docs",
)
#: Lists within lists that a menu follows; more is no menu.
_DEEPEST: Final = 8
#: What Chirpy calls the pages of its own, as our catalogues do.
_TABS: Final = {"categories": "Categories", "tags": "Tags", "archives": "Archive", "about": "About"}


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a menu: a title, a URL as written (or empty), and what hangs below it."""

    title: str
    url: str = ""
    children: tuple[MenuEntry, ...] = ()


def menu_of(site: Site, words: Words = str) -> list[MenuEntry]:
    """The site's own menu; empty if it has none that is understood."""
    form = _FORMS.get(site.kit.menu) if site.kit is not None else None
    entries = [] if form is None else form(site, words)
    return entries or _any_form(site)


def with_home(entries: list[MenuEntry], site: Site, words: Words) -> list[MenuEntry]:
    """The menu with an entry for a home page that is called as the site, whose title stands in the header."""
    home = next((page for page in site.pages if page.url == "/" and page.title), None)
    if home is None or not entries or any(entry.url in ("/", "/index.html") for entry in entries):
        return entries
    is_named = _letters(home.title) == _letters(text_of(site.config.get("title")))
    return [MenuEntry(words("Home"), "/"), *entries] if is_named else entries


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).casefold()


# -- forms of themes


def _data_form(site: Site, words: Words) -> list[MenuEntry]:
    """Minimal Mistakes and its descendants, TeXt: ``_data/navigation.yml``, with trees beside some pages."""
    del words
    language = site_language(site.config) if site.languages is None else site.languages.active
    lists = _lists_in(language, site.data.get("navigation"))
    reader = _Reader(language)
    main = next((reader.entries(lists[key]) for key in _MAIN if lists.get(key)), [])
    used = dict.fromkeys(name for item in _items(site) if (name := _sidebar_list(item)))
    trees = [tree for name in used if name in lists and (tree := reader.entries(lists[name]))]
    return _with_trees(main, trees) if main else [*chain.from_iterable(trees)]


def _lists_in(language: str, lists: object) -> Mapping[str, object]:
    """The lists of ``navigation.yml``, which may stand there once for each language."""
    if not isinstance(lists, Mapping) or any(lists.get(key) for key in _MAIN):
        return lists if isinstance(lists, Mapping) else {}
    found = (one for one in in_language(lists, language) if isinstance(one, Mapping))
    return next((one for one in found if any(one.get(key) for key in _MAIN)), lists)


def _sidebar_list(item: Item) -> str:
    """The list of ``navigation.yml`` that a page shows beside its text."""
    sidebar = item.data.get("sidebar")
    return text_of(sidebar.get("nav")) if isinstance(sidebar, Mapping) else ""


def _with_trees(main: Sequence[MenuEntry], trees: Sequence[Sequence[MenuEntry]]) -> list[MenuEntry]:
    """The menu, with each tree below the entry that leads into it."""
    left, found = list(trees), []
    for entry in main:
        tree = next((tree for tree in left if entry.url and entry.url in _urls(tree)), None)
        if tree is not None and not entry.children:
            left.remove(tree)
            entry = replace(entry, children=tuple(_without(tree, entry.url)))
        found.append(entry)
    return found


def _urls(entries: Iterable[MenuEntry]) -> Iterator[str]:
    for entry in entries:
        yield entry.url
        yield from _urls(entry.children)


def _without(entries: Iterable[MenuEntry], url: str) -> Iterator[MenuEntry]:
    """The entries but for the first one without children that leads to ``url``, at any depth."""
    todo = True
    for entry in entries:
        if todo and entry.url == url and not entry.children:
            todo = False
            continue
        if todo and url in _urls(entry.children):
            entry, todo = replace(entry, children=tuple(_without(entry.children, url))), False
        yield entry


def _tabs_form(site: Site, words: Words) -> list[MenuEntry]:
    """Chirpy: home, then the collection ``tabs`` by ``order``, with the words of ``_data/locales``.

    The theme as a gem brings words for most languages, which go before the titles of its own pages.
    """
    tabs = site.collections.get("tabs")
    if tabs is None or not tabs.output:
        return []
    known = _words_of(site, "locales", "tabs")
    is_translated = not known and main_language(site_language(site.config)) not in ("", "en")
    entries = [MenuEntry(known.get("home") or words("Home"), "/")]
    for tab in sorted((tab for tab in tabs.docs if tab.output), key=_order):
        stem = tab.url.strip("/").rpartition("/")[2].removesuffix(".html")
        has_word = stem in _TABS and (is_translated or "title" not in tab.own_keys)
        word = words(_TABS[stem]) if has_word else ""
        own = tab.title if word in ("", _TABS.get(stem)) else word
        entries.append(MenuEntry(known.get(stem) or own, tab.url))
    return entries


def _words_of(site: Site, folder: str, key: str) -> dict[str, str]:
    """The words that the site's data have under ``key`` for its language; English where it has no others."""
    files = site.data.get(folder)
    if not isinstance(files, Mapping):
        return {}
    in_order = in_language(files, site_language(site.config))
    found = next((value for value in in_order if isinstance(value, Mapping)), {})
    inner = found.get(key)
    return {str(name): text_of(word) for name, word in inner.items()} if isinstance(inner, Mapping) else {}


def _nav_form(site: Site, words: Words) -> list[MenuEntry]:
    """al-folio: pages with ``nav: true`` by ``nav_order``; some are headings of a list of their own."""
    del words
    blog = text_of(site.config.get("blog_nav_title"))
    home = [MenuEntry(page.title, "/") for page in site.pages if page.url == "/" and page.title][:1]
    listed = [page for page in _own_pages(site) if page.data.get("nav") is True]
    entries = [_of_nav_page(page, blog) for page in sorted(listed, key=_order)]
    has_blog = any(entry.url.startswith("/blog") for entry in entries)
    first = [MenuEntry(blog, "/blog/")] if blog and not has_blog else []
    return [*home, *first, *entries] if home or first or entries else []


def _of_nav_page(page: Page, blog: str) -> MenuEntry:
    if not is_true(page.data.get("dropdown")):
        return MenuEntry(blog if blog and page.url.startswith("/blog") else page.title, page.url)
    children = [child for child in _Reader("").entries(page.data.get("children")) if child.title != "divider"]
    return MenuEntry(page.title, "", tuple(children))


def _tree_form(site: Site, words: Words) -> list[MenuEntry]:
    """Just the Docs: titles that name their parents, of pages and of collections."""
    del words
    return [_of_node(node) for node in trees_of(site)]


def _of_node(node: TreeNode) -> MenuEntry:
    return MenuEntry(node.title, node.url, tuple(map(_of_node, node.children)))


def _config_form(site: Site, words: Words) -> list[MenuEntry]:
    """NexT's ``menu``, with the words of ``_data/languages``; Beautiful Jekyll's ``navbar-links``."""
    del words
    known = _words_of(site, "languages", "menu")
    for key in ("menu", "navbar-links"):
        listed = site.config.get(key)
        if isinstance(listed, Mapping):
            entries = _Reader(site_language(site.config)).entries(listed)
            return [replace(one, title=known.get(one.title) or one.title) for one in entries]
    return []


def _header_pages_form(site: Site, words: Words) -> list[MenuEntry]:
    """Minima: the pages that the configuration lists, or all that have a title; home where none has one."""
    minima = site.config.get("minima")
    newer = minima.get("nav_pages") if isinstance(minima, Mapping) else None
    listed = site.config.get("header_pages") or newer
    pages = _own_pages(site)
    if isinstance(listed, list):
        by_path = {page.relative_path: page for page in pages}
        pages = [by_path[path] for path in map(str, listed) if path in by_path]
    entries = [MenuEntry(page.title, page.url) for page in pages if page.title]
    if not entries and not listed:
        return [MenuEntry(words("Home"), "/")]
    return entries if isinstance(listed, list) else _as_in_layout(site, entries)


def _pages_form(site: Site, words: Words) -> list[MenuEntry]:
    """Hux and its descendants: home (so called in any language), then all pages with a title."""
    del words
    pages = [page for page in _own_pages(site) if page.title and not is_true(page.data.get("hide-in-nav"))]
    entries = [MenuEntry(page.title, page.url) for page in pages if page.url != "/"]
    return _as_in_layout(site, [MenuEntry("Home", "/"), *entries])


def _as_in_layout(site: Site, entries: list[MenuEntry]) -> list[MenuEntry]:
    """The entries, or what a layout of the author's shows that leaves out some of them."""
    shown = menu_of_layout(site, [entry.url for entry in entries if entry.url != "/"])
    return [MenuEntry(link.title, link.url) for link in shown] or entries


_FORMS: Final[Mapping[str, Callable[[Site, Words], list[MenuEntry]]]] = {
    "data": _data_form,
    "tabs": _tabs_form,
    "nav": _nav_form,
    "tree": _tree_form,
    "config": _config_form,
    "header_pages": _header_pages_form,
    "pages": _pages_form,
}


# -- any other site


def _any_form(site: Site) -> list[MenuEntry]:
    """A menu in one of the forms that many themes share; empty if there is none."""
    listed = site.config.get("header_pages")
    if isinstance(listed, list) and listed:
        return _header_pages_form(site, str)
    if (tabs := site.collections.get("tabs")) is not None and tabs.output:
        return [MenuEntry(tab.title, tab.url) for tab in sorted(tabs.docs, key=_order) if tab.output]
    if any(
        "nav_order" in page.data for page in _own_pages(site) if not is_true(page.data.get("nav_exclude"))
    ):
        return _tree_form(site, str)
    reader = _Reader(site_language(site.config))
    sources = [*(site.data.get(key) for key in _DATA), *(site.config.get(key) for key in _CONFIG)]
    found = next((menu for source in sources if (menu := reader.menu(source))), [])
    if found or site.kit is not None:
        return found
    return [MenuEntry(link.title, link.url) for link in first_menu_of_layout(site)]


def menu_links(site: Site) -> Iterator[MenuEntry]:
    """The links that Just the Docs shows beside the menu: below it, and in the header (``aux_links``)."""
    reader = _Reader(site_language(site.config))
    external = reader.entries(site.config.get("nav_external_links"))
    aux = site.config.get("aux_links")
    if isinstance(aux, Mapping):
        pairs = ((text_of(title), text_of(value).split(", ")[0]) for title, value in aux.items())
        external += [MenuEntry(title, url) for title, url in pairs if title]
    yield from {entry.url: entry for entry in external if entry.url}.values()


def _own_pages(site: Site) -> list[Page]:
    """The author's web pages: none that a plugin made, none without front matter."""
    return [page for page in site.pages if not page.generated and page.own_keys and page.is_html]


def _items(site: Site) -> Iterator[Item]:
    documents: Iterable[Document] = chain.from_iterable(group.docs for group in site.collections.values())
    yield from site.pages
    yield from documents


def _order(item: Item) -> float:
    """Where an item wants to stand; behind all others if it does not say."""
    for key in ("nav_order", "order", "weight"):
        value = item.data.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
    return float("inf")


class _Reader:
    """Reads lists of links in the shapes that authors write; titles may be given by language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def menu(self, value: object) -> list[MenuEntry]:
        """A menu that may be one of several lists in a file."""
        if isinstance(value, Mapping):
            for key in _INNER:
                if isinstance(value.get(key), list | dict):
                    return self.entries(value[key])
        return self.entries(value)

    def entries(self, value: object, depth: int = 0) -> list[MenuEntry]:
        """The entries of a list, or of a mapping of titles to URLs or lists."""
        if depth >= _DEEPEST:
            return []
        if isinstance(value, list):
            return [entry for part in value for entry in self._of_part(part, depth)]
        if not isinstance(value, Mapping):
            return []
        pairs = (self._entry({"title": key, **_target(target)}, depth) for key, target in value.items())
        return [entry for entry in pairs if entry is not None]

    def _of_part(self, value: object, depth: int) -> list[MenuEntry]:
        """What stands in a list: ``{title: ..., url: ...}``, or ``{Title: URL}`` with one or more titles."""
        if not isinstance(value, Mapping):
            return []
        if not any(key in value for key in (*_TITLES, *_URLS)):
            return self.entries(value, depth)
        entry = self._entry(value, depth)
        if entry is None and "title" in value and "url" in value and not text_of(value["url"]):
            entry = self._entry({**value, "url": "/"}, depth)  # the layout puts the baseurl before nothing
        return [] if entry is None else [entry]

    def _entry(self, value: Mapping[str, object], depth: int) -> MenuEntry | None:
        title = next((text for key in _TITLES if (text := self._text(value.get(key)))), "")
        url = next((text for key in _URLS if (text := text_of(value.get(key)))), "")
        url = url.partition("||")[0].strip()  # NexT writes the name of an icon behind
        children = next(
            (self.entries(value[key], depth + 1) for key in _CHILDREN if isinstance(value.get(key), list)), []
        )
        hidden = value.get("visible") is False or ("enabled" in value and is_false(value["enabled"]))
        return MenuEntry(title, url, tuple(children)) if title and (url or children) and not hidden else None

    def _text(self, value: object) -> str:
        """A title, or the one of several that is in the site's language."""
        if not isinstance(value, Mapping):
            return text_of(value)
        found = map(text_of, (*in_language(value, self._language), *value.values()))
        return next(filter(None, found), "")


def _target(target: object) -> dict[str, object]:
    """What stands behind a title in ``{Home: /, More: [...]}``."""
    if isinstance(target, Mapping):
        if any(key in target for key in (*_URLS, *_CHILDREN)):
            return {str(key): value for key, value in target.items()}
        return {"children": [{key: value} for key, value in target.items()]}
    return {"children" if isinstance(target, list) else "url": target}
