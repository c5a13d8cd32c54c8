"""What a page says of itself to search engines and to those who share it, as jekyll-seo-tag works it out."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.authors import author_entry
from mkdocs_jekyll.jekyll.dates import parse_time
from mkdocs_jekyll.jekyll.liquid.errors import InternalError
from mkdocs_jekyll.jekyll.liquid.filters.strings import normalize_whitespace, strip_html
from mkdocs_jekyll.jekyll.liquid.ruby.html import escape_html_once
from mkdocs_jekyll.jekyll.liquid.urls import absolute_url, with_scheme
from mkdocs_jekyll.jekyll.liquid.urls import escape as encode
from mkdocs_jekyll.jekyll.ruby_values import xml_time
from mkdocs_jekyll.jekyll.slugs import to_text
from mkdocs_jekyll.jekyll.time_parsing import in_zone

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.liquid import SiteLike

Get = Callable[[str], object]

#: The site's home page and the page about it, which stand for the site itself.
_HOME: Final = re.compile(r"/(?:about/)?(?:index\.html?)?")
#: A text of these characters alone is the same after Markdown.
_PLAIN: Final = re.compile(r"[^\W_](?:[^\W_]| (?! |\Z)|[，。！？、；（）《》“”·—])*")
#: A paragraph of HTML as Markdown writes it, without elements in elements: Markdown leaves it as it is.
_TEXT: Final = r"(?:[^<>&]|&(?:amp|lt|gt|quot);)"
_ELEMENT: Final = rf"<(em|strong|code|a)(?: (?:class|href)=\"[^\"<>&]*\")?>{_TEXT}*+</\1>"
_PARAGRAPH: Final = re.compile(rf"<p>(?:{_TEXT}|<br />|{_ELEMENT})*+</p>\n?")
_BLANK_LINE: Final = re.compile(r"\n\s*\n")
_NUMBER: Final = re.compile(r"%(?:<(?P<angled>\w+)>[a-z]|\{(?P<braced>\w+)\}|%)")
_ENTITY_MAIN: Final = ("BlogPosting", "CreativeWork")


@dataclass(frozen=True, slots=True)
class SeoAuthor:
    """Who wrote a page; ``name`` and ``twitter`` are empty where nobody says, ``url`` is as written."""

    name: str = ""
    twitter: str = ""
    url: object = None
    type: str = "Person"
    raw_name: object = None


@dataclass(frozen=True, slots=True)
class Image:
    """The picture of a page: its absolute URL, and what stands in the front matter besides."""

    url: str
    height: str = ""
    width: str = ""
    alt: str = ""
    more: tuple[tuple[str, object], ...] = ()


@dataclass(frozen=True, slots=True)
class Pager:
    """Which page of a list this is; the neighbours' URLs are as a paginator gives them, or empty."""

    page: int
    total: int
    previous: str = ""
    next: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """All that is known of a page. Texts are HTML, ready to be written; URLs and names are not."""

    title: str
    page_title: str
    site_title: str
    description: str
    author: SeoAuthor
    locale: str
    canonical: str
    absolute: bool  # whether the site says on which host it stands
    image: Image | None
    published: str
    modified: str
    previous: str
    next: str
    type: str
    name: str
    links: object
    twitter_card: str
    logo: str


class Seo:
    """The facts of the pages of one site; ``config`` are its settings if ``_config.yml`` is not all there is.

    A URL that can't be one raises InternalError; if ``lenient``, it is left out.
    """

    def __init__(
        self, site: SiteLike, config: Mapping[str, object] | None = None, *, lenient: bool = False
    ) -> None:
        self._site = site
        self.config = site.config if config is None else config
        self._lenient = lenient

    @cached_property
    def site_title(self) -> str:
        """The site's title as HTML."""
        return self.text(self.config.get("title")) or self.text(self.config.get("name"))

    @cached_property
    def site_description(self) -> str:
        """What the site says about itself, as HTML."""
        return self.text(self.config.get("description"))

    def text(self, value: object) -> str:
        """A value as one line of HTML without tags, its Markdown and quotes as kramdown reads them."""
        if value is None:
            return ""
        written = to_text(value)
        if _PLAIN.fullmatch(written):
            return written
        if is_plain_paragraph(written) and self._site.markdown.keeps_html:
            return one_line(written)
        return one_line(self._site.markdown.convert_line(written))

    def absolute(self, url: object) -> str:
        """A URL with the site's host and base before it."""
        try:
            return self._absolute(url)
        except InternalError:
            if not self._lenient:
                raise
            return ""

    @cached_property
    def logo(self) -> str:
        """The URL of the site's logo; empty without one."""
        return self.absolute(logo) if (logo := self._logo) else ""

    def invalid_settings(self) -> list[InternalError]:
        """What is wrong with the URLs that the settings name."""
        return self._invalid([self._logo] if self._logo else [])

    def invalid_urls(self, get: Get) -> list[InternalError]:
        """What is wrong with the URLs that a page names."""
        picture = _picture(get("image"))
        named: list[object] = [] if picture is None else [picture]
        return self._invalid(named if _own_canonical(get) else [*named, get("url")])

    def of(self, get: Get, pager: Pager | None = None) -> Head:
        """What a page says. ``get`` gives values of its front matter, and ``url``, ``date``, ``excerpt``."""
        given = get("seo")
        seo: Mapping[str, object] = given if isinstance(given, Mapping) else {}
        page_title = self.text(get("title")) or self.site_title
        is_home = _HOME.fullmatch(to_text(get("url"))) is not None
        image = self._image(get("image"))
        published = get("date")
        return Head(
            title=self._title(page_title, pager),
            page_title=page_title,
            site_title=self.site_title,
            description=self._description(get),
            author=self._author(get),
            locale=self._locale(get),
            canonical=self._canonical(get),
            absolute=bool(self.config.get("url")),
            image=image,
            published=self._time(published),
            modified=self._first_time(seo.get("date_modified"), get("last_modified_at"), published),
            previous=self.absolute(pager.previous) if pager and pager.previous else "",
            next=self.absolute(pager.next) if pager and pager.next else "",
            type=to_text(seo.get("type"))
            or ("WebSite" if is_home else "BlogPosting" if published else "WebPage"),
            name=self._name(seo, is_home=is_home),
            links=seo.get("links") or (self._setting("social", "links") if is_home else None),
            twitter_card=self._card(get("twitter"), image),
            logo=self.logo,
        )

    # -- URLs

    @property
    def _logo(self) -> str:
        logo = self.config.get("logo")
        return logo if isinstance(logo, str) else ""

    def _absolute(self, url: object) -> str:
        host = with_scheme(to_text(self.config.get("url")))
        return absolute_url(to_text(url), host, self.config.get("baseurl"))

    def _invalid(self, urls: Iterable[object]) -> list[InternalError]:
        found = []
        for url in urls:
            try:
                self._absolute(url)
            except InternalError as error:
                found.append(error)
        return found

    # -- each of them

    def _title(self, page_title: str, pager: Pager | None) -> str:
        if page_title != self.site_title and page_title and self.site_title:
            title = f"{page_title} | {self.site_title}"
        elif self.site_title and self.site_description:
            tagline = self.text(self.config.get("tagline")) or self.site_description
            title = f"{self.site_title} | {tagline}"
        else:
            title = page_title
        return title if pager is None or pager.page <= 1 else self._message(pager) + title

    def _message(self, pager: Pager) -> str:
        """What stands before the title of a list's further pages, with Ruby's marks for the numbers."""
        message = to_text(self.config.get("seo_paginator_message")) or "Page %{current} of %{total} for "
        numbers = {"current": str(pager.page), "total": str(pager.total)}

        def number(match: re.Match[str]) -> str:
            name = match["angled"] or match["braced"]
            return "%" if name is None else numbers.get(name, match[0])

        return escape(_NUMBER.sub(number, message), quote=False)

    def _description(self, get: Get) -> str:
        own = get("description")
        if own is None or own is False:
            own = get("excerpt")
        return (self.text(own) if own is not False else "") or self.site_description

    def _author(self, get: Get) -> SeoAuthor:
        authors = get("authors")
        first = authors[0] if isinstance(authors, list) and authors else None
        candidates = (get("author"), first, self.config.get("author"))
        found = next((value for value in candidates if to_text(value)), None)
        if isinstance(found, str):
            found = {"name": found, **author_entry(self._site.data.get("authors"), found)}
        if not isinstance(found, Mapping):
            return SeoAuthor()
        name, twitter = found.get("name"), found.get("twitter") or found.get("name")
        return SeoAuthor(
            name=to_text(name),
            twitter=twitter.removeprefix("@") if isinstance(twitter, str) else "",
            url=found.get("url"),
            type=to_text(found.get("type")) or "Person",
            raw_name=name,
        )

    def _locale(self, get: Get) -> str:
        values = (get("locale"), self.config.get("locale"), get("lang"), self.config.get("lang"))
        return next(filter(None, map(to_text, values)), "en_US").replace("-", "_")

    def _canonical(self, get: Get) -> str:
        return _own_canonical(get) or re.sub(r"/index\.html$", "/", self.absolute(get("url")))

    def _image(self, value: object) -> Image | None:
        path = _picture(value)
        url = "" if path is None else self.absolute(path)
        if not url:
            return None
        given: Mapping[str, object] = value if isinstance(value, Mapping) else {}
        return Image(
            encode(url),
            height=to_text(given.get("height")),
            width=to_text(given.get("width")),
            alt=to_text(given.get("alt")),
            more=tuple((str(key), given[key]) for key in given if key not in ("path", "url", "@type")),
        )

    def _card(self, own: object, image: Image | None) -> str:
        if image is None:
            return "summary"
        card = own.get("card") if isinstance(own, Mapping) else None
        return to_text(card) or to_text(self._setting("twitter", "card")) or "summary_large_image"

    def _name(self, seo: Mapping[str, object], *, is_home: bool) -> str:
        if name := self.text(seo.get("name")):
            return name
        return (self.text(self._setting("social", "name")) or self.site_title) if is_home else ""

    def _setting(self, name: str, key: str) -> object:
        value = self.config.get(name)
        return value.get(key) if isinstance(value, Mapping) else None

    def _first_time(self, *values: object) -> str:
        return next(filter(None, map(self._time, values)), "")

    def _time(self, value: object) -> str:
        """A moment as XML has it, in the site's zone; empty for what is none."""
        zone = self._site.time.tzinfo
        if isinstance(value, str) and zone is not None:
            try:
                value = parse_time(value, zone)
            except ValueError:
                return ""
        if isinstance(value, datetime):
            return xml_time(in_zone(value, zone) if zone else value) if value.tzinfo else ""
        if isinstance(value, date):
            return xml_time(datetime(value.year, value.month, value.day, tzinfo=zone))
        return ""


def is_plain_paragraph(html: str) -> bool:
    """Whether HTML is a paragraph which Markdown leaves as it is."""
    return _PARAGRAPH.fullmatch(html) is not None and _BLANK_LINE.search(html) is None


def one_line(html: str) -> str:
    """The text of HTML on one line, as HTML."""
    return escape_html_once(normalize_whitespace(strip_html(html)))


def linked_data(head: Head) -> str:
    """A page as JSON-LD, safe inside a ``script`` element."""
    author, image = head.author, head.image
    publisher = {
        "@type": "Organization",
        "logo": {"@type": "ImageObject", "url": head.logo},
        **({"name": author.raw_name} if author.name else {}),
    }
    facts: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": head.type,
        "author": {"@type": author.type, "name": author.raw_name, "url": author.url} if author.name else None,
        "dateModified": head.modified,
        "datePublished": head.published,
        "description": head.description,
        "headline": head.page_title,
        "image": image and (_image_object(image) if image.more else image.url),
        "mainEntityOfPage": {"@type": "WebPage", "@id": head.canonical}
        if head.type in _ENTITY_MAIN
        else None,
        "name": head.name,
        "publisher": publisher if head.logo else None,
        "sameAs": head.links,
        "url": head.canonical,
    }
    if isinstance(person := facts["author"], dict) and person["url"] is None:
        del person["url"]
    known = {key: _with_text_keys(value) for key, value in facts.items() if value not in (None, "", False)}
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"), default=to_text)
    return text.replace("<", "\\u003c")


def _with_text_keys(value: object) -> object:
    """A value of front matter whose mappings JSON can hold: YAML's keys may be dates."""
    if isinstance(value, Mapping):
        return {to_text(key): _with_text_keys(inner) for key, inner in value.items()}
    return [_with_text_keys(inner) for inner in value] if isinstance(value, list | tuple) else value


def _picture(value: object) -> str | None:
    """The URL that a page's ``image`` names, as it is written."""
    given: Mapping[str, object] = value if isinstance(value, Mapping) else {"path": value}
    path = next((given[key] for key in ("path", "facebook", "twitter") if given.get(key)), None)
    return path if isinstance(path, str) and path.strip() else None


def _own_canonical(get: Get) -> str:
    own = get("canonical_url")
    return own.strip() if isinstance(own, str) else ""


def _image_object(image: Image) -> dict[str, object]:
    return {**dict(image.more), "url": image.url, "@type": "imageObject"}
