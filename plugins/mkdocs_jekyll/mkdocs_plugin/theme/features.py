"""Where the navigation stands: as tabs in the header where it is short, beside the text where it is not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import Site
from mkdocs_jekyll.publish.edit_link import edit_link_of
from mkdocs_jekyll.publish.visible_text import count_visible_letters

TABS: Final = "navigation.tabs"
#: Heads of sections are pages, not lines in them.
_INDEXES: Final = "navigation.indexes"
#: What helps readers of any blog: a way back up, words of the search marked and completed, code to copy.
_HELPS: Final = ("navigation.top", "search.suggest", "search.highlight", "content.code.copy")
_EDIT: Final = "content.action.edit"
#: More tabs, or longer titles (in letters; a Chinese character counts for two), do not fit into a line.
_MOST_TABS: Final = 8
_MOST_LETTERS: Final = 90


def apply(nav: Navigation, config: MkDocsConfig, given: Mapping[str, Any], site: Site) -> None:
    """Set the theme's features for a navigation, unless ``mkdocs.yml`` sets them."""
    if "features" in given:
        return
    titles = [str(item.title or "") for item in nav.items]
    short = 1 < len(titles) <= _MOST_TABS and sum(map(count_visible_letters, titles)) <= _MOST_LETTERS
    wants_tabs = site.kit is None or site.kit.face.tabs
    config.theme["features"] = [*([TABS] if wants_tabs and short else []), _INDEXES, *_HELPS]
    if edit_link_of(site) is not None:
        config.theme["features"].append(_EDIT)


def hide_contents(page: Page) -> None:
    """Take the table of contents from beside a page that lists the same names above its text."""
    _hide(page, "toc")


def hide_sidebar(page: Page, config: MkDocsConfig, *, alone: bool) -> None:
    """Under tabs, take the navigation from beside a page that stands in no section, where it shows nothing.

    ``alone`` is whether it goes in any case. Small screens show it all the same.
    """
    tabs = TABS in (config.theme.get("features") or ())
    if tabs and (alone or not _lies_in_section(page)):
        _hide(page, "navigation")


def _hide(page: Page, part: str) -> None:
    """Add to what a page's front matter hides; the list may be that of other pages, too."""
    hidden = page.meta.get("hide", [])
    if isinstance(hidden, list) and part not in hidden:
        page.meta["hide"] = [*hidden, part]


def _lies_in_section(page: Page) -> bool:
    parent: Any = page.parent
    while parent is not None:
        if isinstance(parent, Section):
            return True
        parent = parent.parent
    return False
