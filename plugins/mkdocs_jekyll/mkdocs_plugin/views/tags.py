"""Tags, categories and authors as links to the places where their posts are listed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Final

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url

from mkdocs_jekyll.publish.anchors import aliases_of, distinct_slugs
from mkdocs_jekyll.publish.grouping import Group, weight_of
from mkdocs_jekyll.publish.html import Html, inline_html, printed_raw
from mkdocs_jekyll.publish.html_scan import Edits, Scan
from mkdocs_jekyll.publish.post import TagLink
from mkdocs_jekyll.publish.term_links import TermLinks

from ..own_plugins import own_plugin
from ..page import PostPage
from ..theme.features import hide_contents
from ..theme.templates import is_material

#: Our template for the plugin's lists, a folder in ``fragments/tags``.
LAYOUT: Final = "jekyll"
_ID: Final = frozenset(("id",))
_GROUP: Final = frozenset(("data-jk-group",))
_END: Final = "</section>"


def has_plugin(config: MkDocsConfig) -> bool:
    """Whether Material's tags plugin is on."""
    plugin: Any = own_plugin(config, "tags")
    return plugin is not None and bool(plugin.config.enabled)


def listing_in(files: Files, config: MkDocsConfig) -> File | None:
    """The page of ``docs_dir`` that asks Material's plugin for the list of all tags, if there is one."""
    plugin: Any = own_plugin(config, "tags")
    mark = f"<!-- {plugin.config.listings_directive}"
    for file in files.documentation_pages():
        if file.src_uri == plugin.config.tags_file:
            return file
        if file.src_dir is not None and file.page is None and mark in file.content_string:
            return file
    return None


def register(config: MkDocsConfig) -> None:
    """Let Material's plugin write its lists with our template, unless the site chose another.

    Names stand in the order of their letters, capitals or not, unless the site chose an order.
    """
    plugin: Any = own_plugin(config, "tags")
    if plugin is not None and plugin.config.listings_layout == "default" and is_material(config):
        plugin.config.listings_layout = LAYOUT
        for key in ("tags_sort_by", "listings_tags_sort_by"):
            if getattr(plugin.config[key], "__name__", "") == "tag_name":
                plugin.config[key] = _letters


def _letters(tag: Any, *_: object) -> tuple[str, str]:
    """The order of tags."""
    return tag.name.casefold(), tag.name


def splits_lists(config: MkDocsConfig) -> bool:
    """Whether a long list of tags can leave posts to pages of their own: one by our templates can."""
    plugin: Any = own_plugin(config, "tags")
    return plugin is None or not plugin.config.enabled or plugin.config.listings_layout == LAYOUT


def hidden(config: MkDocsConfig) -> Callable[[str], bool]:
    """Which tags Material's plugin keeps out of its lists (its shadow tags)."""
    plugin: Any = own_plugin(config, "tags")
    if plugin is None or plugin.config.shadow:
        return lambda _: False
    names = {str(getattr(tag, "name", tag)) for tag in plugin.config.shadow_tags}
    begin, end = plugin.config.shadow_tags_prefix, plugin.config.shadow_tags_suffix

    def hides(name: str) -> bool:
        return name in names or bool(begin and name.startswith(begin)) or bool(end and name.endswith(end))

    return hides


def prepare_lists(env: jinja2.Environment, config: MkDocsConfig, main: str, links: TermLinks) -> None:
    """Before Material's plugin fills its lists: their order, their anchors, and which tags they leave out.

    ``main`` is the URL of the list of all tags. Tags whose posts stand on pages of their own, as the list of
    all is too long, are links in it.
    """
    split: dict[str, str] = {}
    if links.is_split("tag"):
        names = (name for kind, name in links.places if kind == "tag")
        split = {name: url for name in names if (url := links.own_url("tag", name))}
    env.globals["jekyll_tag_urls"] = split
    _order_lists(config, main)
    _set_slugs(config)


def _order_lists(config: MkDocsConfig, main: str) -> None:
    """Put the lists of Material's plugin in one order, that of all tags at the URL ``main`` first.

    The plugin has them as a set. Of several that are equally near to a page it would link to any one, in the
    next build to another.
    """
    if not has_plugin(config):
        return
    plugin: Any = own_plugin(config, "tags")
    plugin.listings.data = sorted(
        plugin.listings, key=lambda listing: (listing.page.url != main, listing.page.url, listing.id)
    )


def _set_slugs(config: MkDocsConfig) -> None:
    """Give each tag an anchor of its own in the lists of Material's plugin, when all tags are known.

    The plugin's own slugs leave characters out: ``C``, ``C++`` and ``C#`` would be one anchor.
    """
    if not has_plugin(config):
        return
    plugin: Any = own_plugin(config, "tags")
    slug_of, hierarchy = plugin.config.tags_slugify, plugin.config.tags_hierarchy_separator
    names = {tag.name for mapping in plugin.mappings for tag in mapping.tags}
    if plugin.config.tags_hierarchy:
        names = {part for name in names for part in name.split(hierarchy)}
    slugs = distinct_slugs(names, lambda name: slug_of(name, plugin.config.tags_slugify_separator))

    def slugify(name: str, separator: str) -> str:
        return slugs[name] if name in slugs else str(slug_of(name, separator))

    plugin.config.tags_slugify = slugify


def add_clouds(env: jinja2.Environment, config: MkDocsConfig) -> None:
    """Finish the lists that Material's plugin wrote with our template: a cloud, and anchors for old links.

    The plugin writes a list tag by tag; what links to them all can only be added when it has done so.
    """
    if not has_plugin(config):
        return
    plugin: Any = own_plugin(config, "tags")
    template = env.get_template("jekyll/tag_cloud.html")
    elsewhere: Any = env.globals["jekyll_tag_urls"]
    for listing in plugin.listings:
        page: Page = listing.page
        trees = list(_all(listing.tags.values()))
        if listing.config.layout != LAYOUT or not trees or page.content is None:
            continue
        _escape_names(page.toc, {tree.tag.name for tree in trees})
        scan = Scan(page.content)
        groups = _groups(trees, scan, elsewhere)
        links = {group.id for group in groups if group.is_link}
        _exclude(page.toc.items, links)
        written = chain.from_iterable((group.id, *group.aliases) for group in groups)
        page.present_anchor_ids = {*(page.present_anchor_ids or ()), *written}
        here = {"page": page, "base_url": get_relative_url(".", page.url)}
        cloud = Html(template.render(groups=groups, **here) if len(groups) > 1 or links else "")
        if cloud:
            hide_contents(page)
        page.content = _with_anchors(scan, cloud, {group.name: group for group in groups})


def _groups(trees: Sequence[Any], scan: Scan, elsewhere: Mapping[str, str]) -> list[Group[Any]]:
    """The tags of a list for its cloud; those of which nothing else is in the text (``scan``) are links."""
    most = max(len(tree.mappings) for tree in trees)
    groups = [_group(tree, most) for tree in trees]
    written = [tag.get("id") for tag in scan.with_attributes(_ID)]
    taken = dict.fromkeys((*written, *(group.id for group in groups)))
    aliases = aliases_of([group.name for group in groups], taken)
    return [
        replace(
            group,
            aliases=tuple(spellings),
            url=elsewhere.get(group.name, "") if group.id not in written else "",
            is_link=group.name in elsewhere and group.id not in written,
        )
        for group, spellings in zip(groups, aliases, strict=True)
    ]


def _exclude(links: list[AnchorLink], ids: Container[str]) -> None:
    """Take anchors out of a table of contents."""
    links[:] = [link for link in links if link.id not in ids]
    for link in links:
        _exclude(link.children, ids)


def _escape_names(links: Iterable[AnchorLink], names: Collection[str]) -> None:
    """Make HTML of the tags' names in a table of contents, which the theme prints as it is."""
    for link in links:
        if link.title in names:
            link.title = printed_raw(link.title)
        _escape_names(link.children, names)


def printed(tags: Iterable[Any]) -> list[TagLink]:
    """Tags as Material's ``partials/tags.html`` may print them: names as HTML."""
    return [TagLink(printed_raw(tag.name), tag.url or "", tag.hidden) for tag in tags]


def _all(trees: Iterable[Any]) -> Iterator[Any]:
    for tree in trees:
        yield tree
        yield from _all(tree)


def _group(tree: Any, most: int) -> Group[Any]:
    """A tag of Material's list, for the cloud."""
    ids = (tag.get("id") for tag in Scan(tree.content or "").with_attributes(_ID))
    name, posts = tree.tag.name, tree.mappings
    return Group(inline_html(name), next(ids, ""), posts, name, (), weight_of(len(posts), most))


def _with_anchors(scan: Scan, cloud: Html, groups: Mapping[str, Group[Any]]) -> str:
    """A page's text with the cloud before its list, and each tag's aliases before the tag's heading.

    Sections of tags that are links are empty; they go.
    """
    edits = Edits(scan)
    for number, tag in enumerate(scan.with_attributes(_GROUP)):
        group = groups.get(tag.get("data-jk-group"))
        is_link = group is not None and group.is_link
        if not number:
            edits.insert(tag.start, cloud)
        if is_link:
            edits.replace(tag.start, scan.html.index(_END, tag.end) + len(_END), "")
        for alias in () if group is None or is_link else group.aliases:
            edits.insert(tag.end, Html('<a name="{}"></a>').format(alias))
    return edits.apply()


def list_url(own_list: Page | None, files: Files, config: MkDocsConfig) -> str:
    """Where all tags are listed, below the root: in our list or a page of ``docs_dir``; empty: nowhere."""
    if own_list is not None:
        return own_list.url
    file = listing_in(files, config) if has_plugin(config) else None
    return "" if file is None else file.url


def links_of(page: Page, config: MkDocsConfig) -> list[TagLink]:
    """The tags that Material's plugin shows on a page, with their links."""
    return _links_of_plugin(page, config) or []


def tags_of(post: PostPage, config: MkDocsConfig, links: TermLinks) -> list[TagLink]:
    """A post's tags with links: to Material's list if its plugin is on, or to where our views list them."""
    found = _links_of_plugin(post, config)
    if found is not None and not links.is_split("tag"):
        return found
    if found is not None:
        return [replace(tag, url=links.own_url("tag", tag.name) or tag.url) for tag in found]
    return [links.link("tag", name) for name in post.meta.get("tags", [])]


def _links_of_plugin(page: Page, config: MkDocsConfig) -> list[TagLink] | None:
    """What Material's plugin knows of a page's tags; ``None`` if it is off, or does not know the page."""
    plugin: Any = own_plugin(config, "tags") if has_plugin(config) else None
    mapping = None if plugin is None else plugin.mappings.get(page)
    if mapping is None:
        return None
    return [TagLink(ref.name, ref.url or "", ref.hidden) for ref in plugin.listings & mapping]
