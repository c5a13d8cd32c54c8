"""Posts and the navigation: out of it but for some, in the order of their dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from .page import PostPage, set_parent
from .placement import Placed
from .views.view_page import ViewPage


class NavPlaceholder(Page):
    """Stands for a post while mkdocs-blog-plugin sorts the navigation.

    That plugin takes pages whose URL has its folder's name in it and puts the highest URL first. A
    Jekyll post may be anywhere, so it is shown the date in the form it knows.
    """

    def __init__(self, post: PostPage, folder: str, place: int) -> None:
        self.post = post
        self.title = post.title
        self.children = None
        self._url = f"{folder.lower()}/{post.item.date:%Y/%m/%d}/{place:06d}"

    @property
    def url(self) -> str:
        """A URL that sorts by date."""
        return self._url


def link_neighbours(placed: Placed) -> None:
    """Link posts with their neighbours in time, and the pages of the index with each other.

    The index is the entry of the navigation that posts belong to.
    """
    index = placed.views.index
    _link(placed.posts)
    for post in placed.posts:
        if post.parent is None:
            set_parent(post, index[0] if index else None)
    if len(index) > 1:
        _link(index)


def _link(pages: Sequence[Page]) -> None:
    for at, page in enumerate(pages):
        page.previous_page = pages[at - 1] if at else None
        page.next_page = pages[at + 1] if at + 1 < len(pages) else None


def blog_folder(config: MkDocsConfig) -> str | None:
    """The folder of mkdocs-blog-plugin, if the site uses it."""
    for plugin in config.plugins.values():
        if type(plugin).__module__.split(".")[0] == "mkdocs_blog":
            settings: Any = plugin.config
            return str(settings["folder"])
    return None


def before_blog_plugin(
    nav: Navigation, posts: Sequence[PostPage], config: MkDocsConfig, limit: int
) -> list[Page]:
    """Before mkdocs-blog-plugin: hand it the latest ``limit`` of the posts (oldest first).

    Returns our own views that stand in its section: it would empty that, and sort them among posts.
    """
    folder = blog_folder(config)
    if folder is None or not limit:
        return []
    section = next((item for item in nav.items if _is_called(item, folder)), None)
    if section is None:
        section = Section(folder.capitalize(), [])
        nav.items.append(section)
    views: list[Page] = [child for child in section.children if isinstance(child, ViewPage)]
    latest = posts[-limit:]
    apart = {page.file.dest_uri for page in (*latest, *views)}
    nav.pages = [page for page in nav.pages if page.file.dest_uri not in apart]
    nav.pages.extend(NavPlaceholder(post, folder, place) for place, post in enumerate(latest))
    return views


def after_blog_plugin(nav: Navigation, views: Sequence[Page], config: MkDocsConfig) -> None:
    """After it: put the posts themselves where their placeholders are, and the views before them."""
    folder = blog_folder(config)
    if folder is None:
        return
    _replace(nav.items)
    for item in nav.items:
        if views and _is_called(item, folder):
            item.children[:0] = views
    nav.pages = [*views, *(page.post if isinstance(page, NavPlaceholder) else page for page in nav.pages)]


def _is_called(item: object, folder: str) -> bool:
    return isinstance(item, Section) and bool(item.title) and item.title.lower() == folder.lower()


def _replace(items: list[Any], parent: Section | None = None) -> None:
    for at, item in enumerate(items):
        if isinstance(item, NavPlaceholder):
            items[at] = item.post
        elif isinstance(item, Section):
            if parent is not None:
                item.parent = parent
            _replace(item.children, item)
