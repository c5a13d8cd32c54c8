"""What the theme's blog templates want to know about a post, besides its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Final
from urllib.parse import quote

from mkdocs_jekyll.jekyll import Document, Item, Site

from .authors import known_author
from .dates import day_of_change
from .hero import Hero, hero_of, hero_of_site
from .html import EMPTY, Html, inline_html, inline_markdown
from .page_meta import text_of
from .safe_url import safe_url

#: A theme's documentation has it where authors write theirs.
_PLACEHOLDER: Final = re.compile(r"<[^<>]*>")
_SCHEME: Final = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)


@dataclass(slots=True)
class PostDates:
    """When a post was written and, if the front matter says so, last changed."""

    created: datetime
    updated: date | None = None


@dataclass(slots=True)
class PostSettings:
    """The theme reads these as ``page.config`` and ``post.config``."""

    date: PostDates
    readtime: int | None = None
    draft: bool = False
    pin: bool = False
    pin_order: int = 0
    links: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a post; ``avatar`` and ``url`` are URLs for the theme's ``url`` filter, or empty."""

    name: str
    url: str = ""
    avatar: str = ""
    description: Html = EMPTY

    @property
    def title(self) -> Html:
        """The name, whose markup stays."""
        return inline_html(self.name)


@dataclass(frozen=True, slots=True)
class TagLink:
    """A tag or a category and the place where its posts are listed (empty: nowhere)."""

    name: str
    url: str = ""
    hidden: bool = False

    @property
    def title(self) -> Html:
        """The name, whose markup stays."""
        return inline_html(self.name)


@dataclass(slots=True)
class PostFacts:
    """Everything about a post that does not need its text."""

    settings: PostSettings
    subtitle: Html = EMPTY
    slides: str = ""
    hero: Hero | None = None
    authors: list[Author] = field(default_factory=list)


def facts_of(item: Document, site: Site) -> PostFacts:
    """Read the facts from a post's front matter."""
    order = pin_order(item.data)
    settings = PostSettings(
        PostDates(item.date, day_of_change(item)), draft=item.draft, pin=order > 0, pin_order=order
    )
    subtitle = inline_html(text_of(item.data.get("subtitle")))
    slides = text_of(item.data.get("iframe"))
    return PostFacts(settings, subtitle, slides, hero_of_post(item, site), authors_of(item, site))


def hero_of_post(item: Item, site: Site) -> Hero | None:
    """What stands behind a post's title, unless slides do."""
    return None if text_of(item.data.get("iframe")) else hero_of(item, site) or hero_of_site(item, site)


def pin_order(data: Mapping[str, object]) -> int:
    """How far up the index a post is pinned: 0 not at all, a larger number higher."""
    for key in ("pin", "top", "sticky", "pinned"):
        value = text_of(data.get(key)).lower()
        if value.isdecimal() and (number := int(value[:18])):
            return number
        if value in ("true", "yes", "on"):
            return 1
    return 0


def is_embeddable(url: str) -> bool:
    """Whether a URL may stand in an ``iframe``: on the web or in the site, no program, no text."""
    return bool(_SCHEME.match(url)) or ":" not in url.split("/")[0]


def theme_url(url: str, bases: Iterable[str]) -> str:
    """A URL as the theme's ``url`` filter wants it: below the site's root, or absolute as it is.

    Empty for one that no page may have.
    """
    url = safe_url(url)
    if not url or _SCHEME.match(url) or url.startswith("data:"):
        return url
    for base in bases:
        if base and url.startswith(base + "/"):
            url = url[len(base) :]
            break
    return quote(url.lstrip("/"), safe="/%:?#&=+,;@~!$*")


def with_site_urls(author: Author, bases: Iterable[str]) -> Author:
    """The author with URLs as the theme's ``url`` filter wants them."""
    return replace(author, url=theme_url(author.url, bases), avatar=theme_url(author.avatar, bases))


def authors_of(item: Item, site: Site) -> list[Author]:
    """The authors an item names, or the site's own, with what data and configuration know of them."""
    return [author for _, author in named_authors(item, site)]


def named_authors(item: Item, site: Site) -> list[tuple[str, Author]]:
    """As ``authors_of``, each with the name or key by which the item calls them."""
    values = (item.data.get("author"), item.data.get("authors"), site.config.get("author"))
    # `author: true` is the site's.
    named = next((value for value in values if value and value is not True), None)
    everyone = named if isinstance(named, list) else [named]
    found = ((text_of(one), _author(one, site)) for one in everyone)
    return [(written, author) for written, author in found if author is not None]


def _author(named: object, site: Site) -> Author | None:
    known = named if isinstance(named, Mapping) else known_author(text_of(named), site.data, site.config)
    name = text_of(known.get("name") or known.get("display_name")) or text_of(named)
    if not name or _PLACEHOLDER.fullmatch(name):
        return None
    links = (known.get(key) for key in ("url", "uri", "home", "web", "site", "link"))
    avatar = text_of(known.get("avatar") or known.get("picture") or known.get("image"))
    return Author(
        name,
        next((link for link in links if isinstance(link, str)), ""),
        avatar if site.kit is None else site.kit.picture_path(avatar),
        _biography(text_of(known.get("bio") or known.get("description"))),
    )


@lru_cache(maxsize=256)
def _biography(text: str) -> Html:
    """What an author is; kept, as each post of theirs asks for it."""
    return inline_markdown(text)
