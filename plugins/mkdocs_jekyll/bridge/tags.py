"""Tags and categories as links to the places where their posts are listed."""

from __future__ import annotations

from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from .page import PostPage
from .post import Label
from .views import anchor_of

PLUGIN: Final = "material/tags"


def has_plugin(config: MkDocsConfig) -> bool:
    """Whether Material's tags plugin is on."""
    plugin: Any = config.plugins.get(PLUGIN)
    return plugin is not None and bool(plugin.config.enabled)


def listing_in(files: Files, config: MkDocsConfig) -> File | None:
    """The page of ``docs_dir`` that asks Material's plugin for the list of all tags, if there is one."""
    plugin: Any = config.plugins.get(PLUGIN)
    mark = f"<!-- {plugin.config.listings_directive}"
    for file in files.documentation_pages():
        if file.src_uri == plugin.config.tags_file:
            return file
        if file.src_dir is not None and file.page is None and mark in file.content_string:
            return file
    return None


def labels_of(post: PostPage, config: MkDocsConfig, own_list: Page | None) -> list[Label]:
    """A post's tags with links: to Material's list if its plugin is on, to ours otherwise."""
    names: list[str] = post.meta.get("tags", [])
    if has_plugin(config):
        plugin: Any = config.plugins[PLUGIN]
        mapping = plugin.mappings.get(post)
        if mapping is None:
            return []
        return [Label(ref.name, ref.url or "", ref.hidden) for ref in plugin.listings & mapping]
    if own_list is None:
        return [Label(name) for name in names]
    return [Label(name, f"{own_list.url}#{anchor_of(name)}") for name in names]


def categories_of(post: PostPage, own_list: Page | None) -> list[Label]:
    """A post's categories, with links if there is a list of them."""
    where = None if own_list is None else own_list.url
    return [
        Label(name, "" if where is None else f"{where}#{anchor_of(name)}") for name in post.item.categories
    ]
