"""What our templates read of a page, as plain data: the variable ``jekyll`` and nothing else.

Two contexts that are equal show the same; `digest_of` in `jekyll.markdown_cache` gives a context its digest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final, Literal, TypeVar

from .grouping import Group
from .hero import Hero
from .html import EMPTY, Html
from .kit_layout import NOTHING_AROUND, AroundText
from .language_sites import LanguageLink
from .licence import LicenceNotice
from .math import Formulas
from .mermaid import Diagrams
from .post import Author, TagLink
from .series import PostSeries
from .site_identity import BlogrollLink
from .social_networks import Account
from .text_scripts import NO_SCRIPTS, TextScripts

#: Pages before and after one of a list to which it links.
NEIGHBOURS: Final = 2
#: A post that is not published yet is a draft, or waits for its day.
PostMark = Literal["", "draft", "scheduled"]


@dataclass(frozen=True, slots=True)
class PostLink:
    """A post as other pages name it. ``url`` is below the root, for the theme's ``url`` filter.

    ``mark`` says of a post that is not published yet what it is.
    """

    url: str
    heading: Html
    subtitle: Html
    language: str
    created: datetime
    mark: PostMark = ""


@dataclass(frozen=True, slots=True)
class PostEntry:
    """A post with all that stands beside its title, on its own page and on the index.

    ``language`` is for the ``lang`` attribute (empty: the site's). ``minutes`` are for reading. ``slides`` is
    the URL of a presentation, ``lead`` what the old layout shows between title and text.
    """

    link: PostLink
    updated: date | None = None
    authors: tuple[Author, ...] = ()
    categories: tuple[TagLink, ...] = ()
    minutes: int | None = None
    is_pinned: bool = False
    hero: Hero | None = None
    slides: str = ""
    lead: Html = EMPTY

    @property
    def url(self) -> str:
        """The post's URL below the root."""
        return self.link.url

    @property
    def heading(self) -> Html:
        """The title."""
        return self.link.heading

    @property
    def subtitle(self) -> Html:
        """The subtitle; empty if there is none."""
        return self.link.subtitle

    @property
    def language(self) -> str:
        """The language, for the ``lang`` attribute."""
        return self.link.language

    @property
    def mark(self) -> PostMark:
        """What it is, if it is not published yet."""
        return self.link.mark

    @property
    def created(self) -> datetime:
        """When it was written."""
        return self.link.created


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A post on the index, with its beginning and the URL of its picture (empty: none)."""

    post: PostEntry
    excerpt: Html
    tags: tuple[TagLink, ...] = ()
    math: Formulas = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class ShareBar:
    """Below a post: services by name and URL, beside copying and what the system offers."""

    links: tuple[tuple[Html, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FeaturedTag:
    """A tag shown on the index, and how many posts have it."""

    label: TagLink
    count: int


@dataclass(frozen=True, slots=True)
class Profile:
    """The column beside the index; ``avatar`` is a URL for the theme's ``url`` filter.

    Without ``about`` the author has nothing to say about himself, or wants nothing said.
    """

    about: bool
    name: Html
    bio: Html
    avatar: str
    employer: str
    location: str
    accounts: tuple[Account, ...]
    tags: tuple[FeaturedTag, ...]
    friends: tuple[BlogrollLink, ...]

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.about or self.tags or self.friends)


@dataclass(frozen=True, slots=True)
class Pagination:
    """A page of a list: its number from 1, how many there are, and the URLs of those that it links to."""

    number: int
    count: int
    urls: Mapping[int, str]

    @classmethod
    def of(cls, number: int, urls: Sequence[str]) -> Pagination:
        """Page ``number`` of a list whose pages have these URLs: it links to the ends and its neighbours."""
        near = range(max(1, number - NEIGHBOURS), min(len(urls), number + NEIGHBOURS) + 1)
        return cls(number, len(urls), {page: urls[page - 1] for page in (1, *near, len(urls))})


@dataclass(frozen=True, slots=True)
class ViewContext:
    """What a view shows, besides its own text.

    ``entries`` are posts with their beginnings, ``groups`` posts under headings, ``documents`` URL and title
    of documents. ``pagination`` is ``None`` where the list has one page. ``names`` stand above an archive,
    ``author`` is whom it is about, ``count`` the number of its posts. ``title`` and ``description``
    are the site's, on the index of all posts, in ``language``. ``list_title`` stands above the entries,
    ``text_after`` is the rest of the page's own text.
    """

    entries: tuple[IndexEntry, ...] = ()
    groups: tuple[Group[PostLink], ...] = ()
    documents: tuple[tuple[str, Html], ...] = ()
    pagination: Pagination | None = None
    names: tuple[Group[PostLink], ...] = ()
    author: Author | None = None
    count: int = 0
    title: Html = EMPTY
    description: Html = EMPTY
    language: str = ""
    profile: Profile | None = None
    list_title: Html = EMPTY
    text_after: Html = EMPTY


@dataclass(frozen=True, slots=True)
class SeoElement:
    """A ``meta`` or ``link`` element: its kind, what it is about, and what it says."""

    kind: str
    key: str
    value: Html


@dataclass(frozen=True, slots=True)
class SeoHead:
    """What a page says to search engines and those who share it: elements, and JSON-LD.

    ``description``, ``author`` and ``canonical_url`` are what the theme writes (``None``: as it would).
    """

    lines: tuple[SeoElement, ...]
    data: Html
    description: str | None = None
    author: str | None = None
    canonical_url: str | None = None


@dataclass(frozen=True, slots=True)
class FeedLink:
    """The feed of all posts, by its URL below the root."""

    url: str
    title: str


@dataclass(frozen=True, slots=True)
class SiteIcons:
    """URLs below the site's root, for the theme's ``url`` filter; empty where there is none."""

    favicon: str = ""
    touch: str = ""
    manifest: str = ""


@dataclass(frozen=True, slots=True)
class NotFoundText:
    """Title and text that a site has for URLs at which nothing stands."""

    title: Html = EMPTY
    html: Html = EMPTY


@dataclass(frozen=True, slots=True)
class PictureSize:
    """One of the files of a picture: its URL for the theme's ``url`` filter, and its width in pixels."""

    url: str
    width: int


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link beside the menu; ``url`` is for the theme's ``url`` filter."""

    title: Html
    url: str


@dataclass(frozen=True, slots=True)
class PageContext:
    """What the templates of one page read.

    ``post`` is set on a post's page, ``view`` on a view's. ``hero`` stands above the text.
    ``math_settings`` are for the script of pages with formulas. ``thread`` is what
    the script of the comment system is given, ``comments_load`` when it is loaded, ``enlarge`` whether a
    click enlarges a picture. ``tags_url`` is where all tags are listed. ``not_found`` are the site's words
    for MkDocs' own page of that kind. ``links`` are those that the old theme shows beside its menu.
    ``profile`` is the author beside a page that asks for it, ``lead`` what the old layout of a page shows
    between title and text, ``has_title`` whether it shows the title also above a text with a heading of its
    own. ``text_languages`` are code and name of the languages in which the text holds itself.
    ``front_matter`` is the item's as it was written, completed by ``defaults``.
    ``pictures`` are the files in which there is a picture of the page, by its URL, if there are several.
    """

    post: PostEntry | None = None
    view: ViewContext | None = None
    tags: tuple[TagLink, ...] = ()
    hero: Hero | None = None
    profile: Profile | None = None
    math: Formulas = ""
    math_settings: Mapping[str, object] | None = None
    mermaid: Diagrams = ""
    scripts: TextScripts = NO_SCRIPTS
    around: AroundText = NOTHING_AROUND
    lead: Html = EMPTY
    text_languages: tuple[tuple[str, str], ...] = ()
    has_title: bool = False
    previous: PostLink | None = None
    next: PostLink | None = None
    series: PostSeries[PostLink] | None = None
    related: tuple[PostLink, ...] = ()
    licence: LicenceNotice | None = None
    share: ShareBar | None = None
    thread: Mapping[str, object] | None = None
    comments_load: str = ""
    enlarge: bool = False
    tags_url: str = ""
    seo: SeoHead | None = None
    feed: FeedLink | None = None
    languages: tuple[LanguageLink, ...] = ()
    links: tuple[MenuLink, ...] = ()
    icons: SiteIcons = SiteIcons()
    not_found: NotFoundText | None = None
    pictures: Mapping[str, tuple[PictureSize, ...]] = field(default_factory=dict)
    front_matter: Mapping[str, object] = field(default_factory=dict)


_Old = TypeVar("_Old")
_New = TypeVar("_New")


def map_posts(group: Group[_Old], change: Callable[[_Old], _New | None]) -> Group[_New]:
    """A group whose posts are changed; those that become ``None`` are left out."""
    posts = tuple(new for old in group.posts if (new := change(old)) is not None)
    children = tuple(map_posts(child, change) for child in group.children)
    return replace(group, posts=posts, children=children)  # type: ignore[arg-type, return-value]
