"""A feed as Atom (RFC 4287): what jekyll-feed writes about a site and its posts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from mkdocs_jekyll.jekyll.authors import author_entry
from mkdocs_jekyll.jekyll.liquid.filters.strings import normalize_whitespace, strip_html
from mkdocs_jekyll.jekyll.liquid.urls import with_scheme
from mkdocs_jekyll.jekyll.model import Document
from mkdocs_jekyll.jekyll.ruby_values import truthy, xml_time
from mkdocs_jekyll.jekyll.slugs import to_text

from . import xml
from .last_modified import changed_or_written
from .urls import absolute

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import RenderableSite, SiteFacts

_ATOM: Final = "http://www.w3.org/2005/Atom"
_MEDIA: Final = "http://search.yahoo.com/mrss/"
_GENERATOR: Final = "mkdocs-jekyll"


@dataclass(frozen=True, slots=True)
class Feed:
    """One feed: its URL below the root, what its title adds to the site's, its posts, newest first.

    ``changed`` is when the site was changed last.
    """

    url: str
    names: tuple[str, ...]
    posts: Sequence[Document]
    changed: datetime
    excerpt_only: bool = False
    style_sheet: bool = False


def write(feed: Feed, entries: dict[Document, str], rendered: RenderableSite) -> str:
    """The whole file. ``entries`` keeps what was written of a post, as it may stand in several feeds."""
    site = rendered.site
    for post in feed.posts:
        if post not in entries:
            entries[post] = _entry(rendered, post, feed)
    url, language = absolute(site, feed.url), site.config.text("lang")
    parts = [
        xml.element("generator", xml.text(_GENERATOR)),
        xml.element("link", href=url, rel="self", type="application/atom+xml"),
        xml.element("link", href=absolute(site, "/"), rel="alternate", type="text/html", hreflang=language),
        xml.element("updated", xml_time(feed.changed)),
        xml.element("id", xml.text(url)),
        *_about(site, feed.names),
        *(entries[post] for post in feed.posts),
    ]
    head = '<?xml version="1.0" encoding="utf-8"?>'
    if feed.style_sheet:
        style_sheet = xml.text(absolute(site, "/feed.xslt.xml"))
        head += f'<?xml-stylesheet type="text/xml" href="{style_sheet}"?>'
    return f"{head}{xml.element('feed', ''.join(parts), xmlns=_ATOM, xml__lang=language)}\n"


def _about(site: SiteFacts, names: Iterable[str]) -> list[str]:
    """The feed's title, its subtitle, and who writes."""
    config = site.config
    # Atom wants a title, whether or not the site has one.
    title = (
        site.markdown.smartify(config.text("title") or config.text("name"))
        or urlsplit(absolute(site, "/")).netloc
    )
    parts = [xml.element("title", xml.text(" | ".join((title, *names))), type="html")]
    if description := config.text("description"):
        parts.append(xml.element("subtitle", xml.text(description)))
    if config.get("author") not in (None, False, ""):
        parts.append(_person(_known(site, config.get("author"))))
    return parts


def _id(site: SiteFacts, post: Document) -> str:
    """The id by which feed readers know an entry: as it always was, also where ``url`` names no scheme."""
    url, host = absolute(site, post.id), site.config.text("url")
    return url if with_scheme(host) == host else url.removeprefix("https://")


def _entry(rendered: RenderableSite, post: Document, feed: Feed) -> str:
    site = rendered.site
    url = absolute(site, post.url)
    title = normalize_whitespace(strip_html(site.markdown.smartify(to_text(post.title))))
    changed = changed_or_written(post, site.config.zone) or feed.changed
    parts = [
        xml.element("title", xml.text(title), type="html"),
        f'<link href="{_attribute(url)}" rel="alternate" type="text/html" title="{_attribute(title)}"/>',
        xml.element("published", xml_time(post.date if post.dated else changed)),
        xml.element("updated", xml_time(changed)),
        xml.element("id", xml.text(_id(site, post))),
    ]
    if not _only_excerpt(post, feed):
        html = rendered.render(post).html.strip()
        parts.append(xml.element("content", xml.cdata(html), type="html", xml__base=url))
    parts.append(_person(_author(site, post)))
    parts += [f'<category term="{_attribute(term)}"/>' for term in (*post.categories, *post.tags)]
    summary = to_text(post.data.get("description")) or rendered.excerpt(post)
    if summary:
        text = normalize_whitespace(strip_html(summary))
        parts.append(xml.element("summary", xml.cdata(text), type="html"))
    parts += _media(site, post)
    return xml.element("entry", "".join(parts), xml__lang=to_text(post.data.get("lang")))


def _attribute(value: str) -> str:
    """A value that is written even where it is empty."""
    return xml.text(value).replace('"', "&quot;")


def _only_excerpt(post: Document, feed: Feed) -> bool:
    own = post.data.get("feed")
    asked = own.get("excerpt_only") if isinstance(own, Mapping) else None
    return feed.excerpt_only or truthy(asked)


def _author(site: SiteFacts, post: Document) -> Mapping[object, object]:
    """Who wrote a post, as jekyll-feed has it: one person, of several the first."""
    named: object = post.data.get("author")
    several = post.data.get("authors")
    if named in (None, False, "") and isinstance(several, list) and several:
        named = several[0]
    if named in (None, False, ""):
        named = site.config.get("author")
    return _known(site, named)


def _known(site: SiteFacts, named: object) -> Mapping[object, object]:
    """An author as written, with what ``_data/authors`` knows of the name; there is always a ``name``."""
    if isinstance(named, list) and named:
        named = named[0]
    key = to_text(named)
    person = named if isinstance(named, Mapping) else author_entry(site.data.get("authors"), key)
    if not person and not isinstance(named, Mapping):
        return {"name": key}
    name = person.get("name") or person.get("twitter") or ("" if isinstance(named, Mapping) else key)
    return {**person, "name": name}


def _person(person: Mapping[object, object]) -> str:
    fields = {key: to_text(person.get(key)) for key in ("name", "email", "uri")}
    parts = [xml.element(key, xml.text(value)) for key, value in fields.items() if value or key == "name"]
    return xml.element("author", "".join(parts))


def _media(site: SiteFacts, post: Document) -> list[str]:
    """The elements of a post's ``image``, which is the only key that jekyll-feed looks at."""
    image = post.data.get("image")
    if isinstance(image, Mapping):
        image = image.get("path") or image.get("url")
    if not isinstance(image, str) or not image:
        return []
    url = image if "://" in image else absolute(site, image)
    return [
        xml.element("media:thumbnail", xmlns__media=_MEDIA, url=url),
        xml.element("media:content", medium="image", url=url, xmlns__media=_MEDIA),
    ]
