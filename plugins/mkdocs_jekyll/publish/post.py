"""What the theme's blog templates want to know about a post, besides its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final
from urllib.parse import quote

from mkdocs_jekyll.jekyll import Document, Item, Site

from .html import EMPTY, Html, inline_html
from .page_meta import text_of, updated
from .safe_url import safe_url

#: Keys under which Jekyll's themes keep a post's picture; the first one with a value counts.
_PICTURE_KEYS: Final = ("header-img", "header_img", "cover", "feature-img", "feature_image", "image")
#: A background may be colours and gradients; nothing that loads, closes the attribute or ends the rule.
_UNSAFE_CSS: Final = re.compile(r"[\"<>{}\\]|url\s*\(|expression|@import", re.IGNORECASE)
#: How dark a picture gets where the post doesn't say: light enough to see, dark enough to read on.
DEFAULT_MASK: Final = 0.4
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
    """Who wrote a post; ``avatar`` and ``url`` are addresses for the theme's ``url`` filter, or empty."""

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


@dataclass(frozen=True, slots=True)
class Hero:
    """What stands behind a title: a picture's URL with its text, or CSS; ``mask`` darkens it (0 to 1).

    ``is_own`` is false for a picture that the site gives to every post.
    """

    picture: str = ""
    css: str = ""
    mask: float = DEFAULT_MASK
    alt: str = ""
    is_own: bool = True


@dataclass(slots=True)
class PostFacts:
    """Everything about a post that does not need its text."""

    settings: PostSettings
    subtitle: Html = EMPTY
    keynote: str = ""
    hero: Hero | None = None
    authors: list[Author] = field(default_factory=list)


def facts_of(item: Document, site: Site) -> PostFacts:
    """Read the facts from a post's front matter."""
    order = pin_order(item.data)
    settings = PostSettings(
        PostDates(item.date, updated(item)), draft=item.draft, pin=order > 0, pin_order=order
    )
    subtitle = inline_html(text_of(item.data.get("subtitle")))
    keynote = text_of(item.data.get("iframe"))
    hero = None if keynote else hero_of(item) or _hero_of_site(item, site)
    return PostFacts(settings, subtitle, keynote, hero, authors_of(item, site))


def pin_order(data: Mapping[str, object]) -> int:
    """How far up the index a post is pinned: 0 not at all, a larger number higher."""
    for key in ("pin", "top", "sticky", "pinned"):
        value = text_of(data.get(key)).lower()
        if value.isdecimal() and (number := int(value[:18])):
            return number
        if value in ("true", "yes", "on"):
            return 1
    return 0


def is_embeddable(address: str) -> bool:
    """Whether an address may stand in an ``iframe``: on the web or in the site, no program, no text."""
    return bool(_SCHEME.match(address)) or ":" not in address.split("/")[0]


def _hero_of_site(item: Item, site: Site) -> Hero | None:
    """The picture that the site's configuration gives to every post without one, as Hux's theme does."""
    picture = text_of(site.config.get("header-img"))
    asks_for_none = item.data.get("header-style") == "text" or item.data.get("header-img") is False
    if not picture or asks_for_none:
        return None
    mask = _fraction(item.data.get("header-mask"))
    return Hero(picture, mask=DEFAULT_MASK if mask is None else mask, is_own=False)


def hero_of(item: Item) -> Hero | None:
    """The picture or background above an item's text, or ``None``."""
    data = item.data
    if data.get("header-style") == "text":
        return None
    mask = _fraction(data.get("header-mask"))
    css = text_of(data.get("header-bg-css")).rstrip("; ")
    if css and not _UNSAFE_CSS.search(css):
        return Hero(css=css, mask=0.0 if mask is None else mask)
    picture = picture_of(data)
    if not picture:
        return None
    is_own = picture != picture_of(item.defaults)
    return Hero(picture, mask=DEFAULT_MASK if mask is None else mask, alt=_alt_of(data), is_own=is_own)


def _alt_of(data: Mapping[str, object]) -> str:
    """The alternative text of an item's picture, where the front matter has one."""
    holders = (data.get(key) for key in (*_PICTURE_KEYS, "header"))
    texts = (text_of(holder.get("alt") or holder.get("image_description")) for holder in holders
             if isinstance(holder, Mapping))  # fmt: skip
    return next(filter(None, texts), text_of(data.get("image_alt")))


def picture_of(data: Mapping[str, object]) -> str:
    """A picture's address as written in front matter or configuration; empty if there is none."""
    for key in _PICTURE_KEYS:
        value = data.get(key)
        if isinstance(value, Mapping):
            value = value.get("path") or value.get("feature")
        if isinstance(value, str) and value.strip():
            return value.strip()
    header = data.get("header")
    if isinstance(header, Mapping):
        value = header.get("overlay_image") or header.get("image")
        return value.strip() if isinstance(value, str) else ""
    return ""


def below_root(address: str, bases: Iterable[str]) -> str:
    """An address as the theme's ``url`` filter wants it: below the site's root, or absolute as it is.

    Empty for one that no page may have.
    """
    address = safe_url(address)
    if not address or _SCHEME.match(address) or address.startswith("data:"):
        return address
    for base in bases:
        if base and address.startswith(base + "/"):
            address = address[len(base) :]
            break
    return quote(address.lstrip("/"), safe="/%:?#&=+,;@~!$*")


def reachable(author: Author, bases: Iterable[str]) -> Author:
    """The author with addresses as the theme's ``url`` filter wants them."""
    return replace(author, url=below_root(author.url, bases), avatar=below_root(author.avatar, bases))


def authors_of(item: Item, site: Site) -> list[Author]:
    """The authors an item names, or the site's own, with what data and configuration know of them."""
    return [author for _, author in named_authors(item, site)]


def named_authors(item: Item, site: Site) -> list[tuple[str, Author]]:
    """As ``authors_of``, each with the name or key by which the item calls them."""
    named = item.data.get("author") or item.data.get("authors") or site.config.get("author")
    everyone = named if isinstance(named, list) else [named]
    found = ((text_of(one), _author(one, site)) for one in everyone)
    return [(written, author) for written, author in found if author is not None]


def _author(named: object, site: Site) -> Author | None:
    known = named if isinstance(named, Mapping) else _known(text_of(named), site)
    name = text_of(known.get("name") or known.get("display_name")) or text_of(named)
    if not name:
        return None
    links = (known.get(key) for key in ("url", "uri", "home", "web", "site", "link"))
    return Author(
        name,
        next((link for link in links if isinstance(link, str)), ""),
        text_of(known.get("avatar") or known.get("picture") or known.get("image")),
        inline_html(text_of(known.get("bio") or known.get("description"))),
    )


def _known(name: str, site: Site) -> Mapping[str, object]:
    for people in (site.data.get("authors"), site.config.get("authors")):
        if isinstance(people, Mapping) and isinstance(person := people.get(name), Mapping):
            return person
        if isinstance(people, list):
            listed = (person for person in people if isinstance(person, Mapping))
            if (person := next((one for one in listed if name in _names_of(one)), None)) is not None:
                return person
    return {}


def _names_of(person: Mapping[str, object]) -> set[str]:
    return {text_of(person.get(key)) for key in ("name", "id", "username")} - {""}


def _fraction(value: object) -> float | None:
    try:
        return min(1.0, max(0.0, float(str(value))))
    except ValueError:
        return None
