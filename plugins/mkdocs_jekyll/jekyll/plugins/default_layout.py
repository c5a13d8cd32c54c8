"""jekyll-default-layout: a Markdown text without a layout gets the one that its kind has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.model import Item

from .plugin import Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft


def set_default_layouts(site: SiteDraft) -> None:
    """Set ``layout`` where nothing is said about it and the site has a layout for that kind of text."""
    for item in (*site.pages, *site.posts):
        if item.is_markdown and "layout" not in item.data:
            name = next((name for name in _wanted(item) if name in site.layouts), None)
            if name is not None:
                item.data["layout"] = name


def _wanted(item: Item) -> tuple[str, ...]:
    if item.kind != "page":
        return ("post", "default")
    return ("home", "page", "default") if item.url == "/" else ("page", "default")


PLUGIN: Final = Plugin(name="jekyll-default-layout", priority="lowest", post_read=set_default_layouts)
