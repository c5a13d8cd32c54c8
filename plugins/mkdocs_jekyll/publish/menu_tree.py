"""A menu out of titles that name their parents, as Just the Docs reads front matter.

``parent`` is a title; where several pages have it, ``grand_parent`` or ``ancestor`` (a title anywhere above)
say which one is meant. A page that says neither hangs below the page of the first level that has the title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from mkdocs_jekyll.jekyll import Item, Site

from .page_meta import is_true, text_of

#: A chain of titles that is longer leads in a circle.
_DEEPEST: Final = 12


@dataclass(frozen=True, slots=True)
class TreeNode:
    """An entry with what hangs below it; ``url`` is empty for the heading of a collection."""

    title: str
    url: str
    children: tuple[TreeNode, ...] = ()


def trees_of(site: Site) -> list[TreeNode]:
    """The pages as a tree, then the collections that the configuration names, each under its heading.

    A collection alone needs no heading.
    """
    ignores_case = site.config.get("nav_sort") == "case_insensitive"
    pages = [page for page in site.pages if not page.generated and page.is_html]
    found = list(_Tree(pages, ignores_case=ignores_case).top())
    groups = [(title, nodes) for title, nodes in _collections(site, ignores_case=ignores_case) if nodes]
    if len(groups) == 1 and not found:
        return list(groups[0][1])
    return [*found, *(TreeNode(title, "", nodes) for title, nodes in groups)]


def _collections(site: Site, *, ignores_case: bool) -> Iterable[tuple[str, tuple[TreeNode, ...]]]:
    settings = site.config.get("just_the_docs")
    named = settings.get("collections") if isinstance(settings, Mapping) else None
    for label, options in named.items() if isinstance(named, Mapping) else ():
        collection = site.collections.get(str(label))
        options = options if isinstance(options, Mapping) else {}
        if collection is None or is_true(options.get("nav_exclude")):
            continue
        documents = [document for document in collection.docs if document.output]
        yield text_of(options.get("name")) or str(label), _Tree(documents, ignores_case=ignores_case).top()


class _Tree:
    """The tree of some pages. A page is in it if it has a title and no ``nav_exclude``."""

    def __init__(self, items: Iterable[Item], *, ignores_case: bool) -> None:
        self._ignores_case = ignores_case
        self._below: dict[str, list[Item]] = {}
        for item in items:
            if item.title and not is_true(item.data.get("nav_exclude")):
                self._below.setdefault(text_of(item.data.get("parent")), []).append(item)
        self._top = self._below.get("", [])
        self._top_titles = {item.title for item in self._top}

    def top(self) -> tuple[TreeNode, ...]:
        """The nodes of the first level."""
        return tuple(self._node(item, ()) for item in self._sorted(self._top))

    def _node(self, item: Item, above: tuple[str, ...]) -> TreeNode:
        children = self._sorted(self._children(item, above)) if len(above) < _DEEPEST else []
        if item.data.get("child_nav_order") in ("desc", "reversed"):
            children = children[::-1]
        path = (*above, item.title)
        return TreeNode(item.title, item.url, tuple(self._node(child, path) for child in children))

    def _children(self, item: Item, above: tuple[str, ...]) -> list[Item]:
        """What hangs below ``item``, which stands below the titles ``above``."""
        if item.data.get("has_children") is False:
            return []
        return [
            child
            for child in self._below.get(item.title, [])
            if child is not item and child.title not in above and self._belongs(child, item, above)
        ]

    def _belongs(self, child: Item, item: Item, above: Sequence[str]) -> bool:
        grand_parent, ancestor = (text_of(child.data.get(key)) for key in ("grand_parent", "ancestor"))
        if grand_parent and grand_parent != text_of(item.data.get("parent")):
            return False
        if ancestor and ancestor != item.title and ancestor not in above:
            return False
        return bool(grand_parent or ancestor or not above or item.title not in self._top_titles)

    def _sorted(self, items: Iterable[Item]) -> list[Item]:
        """By ``nav_order`` (numbers, then texts), those that have the same by title; the others behind."""
        return sorted(items, key=self._key)

    def _key(self, item: Item) -> tuple[int, float, str, str]:
        title = self._cased(text_of(item.data.get("title", item.title)))
        for place, value in ((0, item.data.get("nav_order")), (2, item.data.get("title", item.title))):
            if isinstance(value, int | float) and not isinstance(value, bool):
                return place, value, "", title
            if value is not None:
                return place + 1, 0, self._cased(text_of(value)), title
        return 4, 0, "", title

    def _cased(self, text: str) -> str:
        return text.lower() if self._ignores_case else text
