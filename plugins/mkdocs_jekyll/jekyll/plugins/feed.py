"""jekyll-feed: an Atom feed of the posts; more of them by tag, by category and by collection."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.liquid import JekyllTag
from mkdocs_jekyll.jekyll.liquid.nodes import JekyllNode
from mkdocs_jekyll.jekyll.liquid.ruby.html import escape_xml
from mkdocs_jekyll.jekyll.model import Document
from mkdocs_jekyll.jekyll.ruby_values import mapping_in
from mkdocs_jekyll.jekyll.slugs import to_text

from . import atom
from .atom import Feed
from .last_modified import site_changed
from .plugin import Plugin
from .urls import add_file, kept_own, place, taken, written

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.liquid.context import JekyllContext
    from mkdocs_jekyll.jekyll.liquid.limits import Output
    from mkdocs_jekyll.jekyll.liquid.token_stream import TokenStream
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-feed"
_LIMIT: Final = 10
#: When a feed without posts was changed; it has to say a time.
_NEVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_WORD: Final = re.compile(r"\w+", re.ASCII)
_NOT_IN_NAMES: Final = re.compile(r"[\s/\\]+")


def _report_own_page(site: SiteDraft, url: str, destination: str) -> None:
    """Say which page stands where a feed was to be; one that lies at that very path is there on purpose."""
    item = next((item for item in written(site) if item.destination == destination), None)
    if item is not None and item.relative_path != destination:
        site.problems.append(kept_own(site.place_of(item), url, f"the feed that {NAME} makes"))


def make_feeds(site: SiteDraft) -> None:
    """Add the feeds that the configuration asks for; a file of the author's own at such a place stays."""
    settings = _settings(site.config)
    if settings.get("disable_in_development") and site.config.environment == "development":
        return
    standing = taken(site)
    style_sheet = "feed.xslt.xml" in standing
    limit = settings.get("posts_limit")
    count = limit if isinstance(limit, int) and not isinstance(limit, bool) and limit >= 0 else _LIMIT
    entries: dict[Document, str] = {}
    changed = site_changed(site) or _NEVER
    for wanted in (*_of_collections(site, settings), *_of_tags(site, settings)):
        url, destination = place(wanted.path)
        if destination in standing:
            _report_own_page(site, url, destination)
            continue
        standing.add(destination)
        posts, excerpt_only = wanted.posts[:count], settings.get("excerpt_only") is True
        feed = Feed(url, wanted.names, posts, changed, excerpt_only, style_sheet)
        data = {"layout": None, "sitemap": False, "xsl": style_sheet, "collection": wanted.collection}
        data |= {"category": wanted.category, "tags": wanted.tag}
        page = add_file(site, NAME, destination, partial(atom.write, feed, entries), data)
        page.liquid_values["name"] = wanted.path


def main_feed(config: Mapping[str, object]) -> str:
    """The URL of the feed of all posts, as ``feed.path`` says."""
    return place(to_text(_settings(config).get("path")) or "/feed.xml")[0]


def _settings(config: Mapping[str, object]) -> Mapping[object, object]:
    return mapping_in(config.get("feed"))


def _strings(value: object) -> list[str]:
    return [to_text(item) for item in value] if isinstance(value, list) else []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """A feed that is asked for: where it stands, what its title adds to the site's, and its posts."""

    path: str
    posts: Sequence[Document]
    names: tuple[str, ...] = ()
    collection: str = "posts"
    category: str | None = None
    tag: str | None = None


def _of_collections(site: SiteDraft, settings: Mapping[object, object]) -> Iterator[_Wanted]:
    """The feeds of a collection's categories, then its own; the posts' come last if they are not named."""
    asked = settings.get("collections")
    wanted: dict[object, object] = dict(mapping_in(asked)) or dict.fromkeys(_strings(asked))
    own: dict[object, object] = {"path": settings.get("path"), "categories": settings.get("categories")}
    wanted["posts"] = {**own, **mapping_in(wanted.get("posts"))}
    for key, value in wanted.items():
        label, options = to_text(key), mapping_in(value)
        group = site.collections.get(label)
        if group is None:
            continue
        is_posts = label == "posts"
        docs = _newest_first(group.docs[::-1] if is_posts else group.docs)
        names = () if is_posts else (label.capitalize(),)
        folder = "/feed" if is_posts else f"/feed/{label}"
        for category in dict.fromkeys(_strings(options.get("categories"))):
            yield _Wanted(
                path=f"{folder}/{category}.xml",
                posts=[doc for doc in docs if category in doc.categories],
                names=(*names, category.capitalize()),
                collection=label,
                category=category,
            )
        path = to_text(options.get("path")) or f"{folder}.xml"
        yield _Wanted(path=path, posts=docs, names=names, collection=label)


def _newest_first(docs: Sequence[Document]) -> list[Document]:
    """By date; those of one moment the other way round than they come."""
    return sorted(docs, key=lambda doc: doc.date)[::-1]


def _of_tags(site: SiteDraft, settings: Mapping[object, object]) -> Iterator[_Wanted]:
    asked = settings.get("tags")
    if not asked:
        return
    options = mapping_in(asked)
    only, but = options.get("only"), _strings(options.get("except"))
    folder = (to_text(options.get("path")) or "/feed/by_tag/").rstrip("/")
    for tag, posts in site.tags.items():
        if tag in but or (isinstance(only, list) and tag not in _strings(only)):
            continue
        # Jekyll's plugin has feeds only for tags that are one plain word; others keep their characters here.
        name = tag if _WORD.fullmatch(tag) else _NOT_IN_NAMES.sub("-", tag).strip(".-")
        if name:
            yield _Wanted(path=f"{folder}/{name}.xml", posts=_newest_first(posts), tag=tag)


class FeedMetaTag(JekyllTag):
    """``{% feed_meta %}``: the link to the feed for a page's head."""

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Nothing to read."""
        return _FeedMetaNode(stream.tag.token)


class _FeedMetaNode(JekyllNode):
    __slots__ = ()

    def render(self, context: JekyllContext, output: Output) -> None:
        services = context.registers.services
        title = to_text(services.config.get("title")) or to_text(services.config.get("name"))
        href = services.absolute_url(main_feed(services.config))
        written = f' title="{escape_xml(title)}"' if title else ""
        link = f'<link type="application/atom+xml" rel="alternate" href="{escape_xml(href)}"{written} />'
        output.write(link)


PLUGIN: Final = Plugin(name=NAME, priority="lowest", tags={"feed_meta": FeedMetaTag}, post_read=make_feeds)
