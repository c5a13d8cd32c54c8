"""A post with what stands beside its title: authors, dates, categories, picture, minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import unquote

from mkdocs_jekyll.jekyll import Document, Problem, Site

from . import reading_time
from .hero import Hero
from .html import Html
from .kit_media import ResolveMedia, media_resolver
from .language import language_of
from .layout_lead import LayoutLeads
from .link_problems import LinkProblems, author_picture
from .links import BrokenLink
from .page_body import PageBody
from .page_context import PostEntry, PostLink, PostMark
from .post import Author, facts_of, is_embeddable, theme_url, with_site_urls
from .term_links import TermLinks
from .url_index import UrlIndex


@dataclass(frozen=True, slots=True)
class EntrySettings:
    """``words_per_minute`` for scripts with spaces, ``characters_per_minute`` for those without.

    Without ``reading_time`` posts don't show how long they take to read. ``language`` is the site's. With
    ``marks_scheduled`` posts whose day has not come say so: whoever publishes them wants them as others are.
    """

    reading_time: bool = True
    words_per_minute: int = 265
    characters_per_minute: int = 400
    language: str = "en"
    marks_scheduled: bool = False


@dataclass(frozen=True, slots=True)
class PlacedPost:
    """A post at its ``url`` (below the root), with its title; ``updated`` is the day of its last commit."""

    post: Document
    url: str
    heading: Html
    updated: date | None = None


@dataclass(frozen=True, slots=True)
class EntryResult:
    """An entry, links to pictures that are not there, and what else is wrong."""

    entry: PostEntry
    broken: tuple[BrokenLink, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class PostEntries:
    """Makes the entries of one site's posts."""

    site: Site
    urls: UrlIndex
    terms: TermLinks
    settings: EntrySettings
    leads: LayoutLeads

    def of(self, placed: PlacedPost, body: PageBody) -> EntryResult:
        """The entry of a post, given its body."""
        post = placed.post
        facts = facts_of(post, self.site)
        hero, broken = usable_hero(facts.hero, self.urls, media_resolver(post, self.site))
        people = [self._author(author) for author in facts.authors]
        slides, problem = self._slides(post, facts.slides)
        entry = PostEntry(
            self._link(placed, facts.subtitle),
            _changed(post, facts.settings.date.updated or placed.updated),
            tuple(author for author, _ in people),
            tuple(self.terms.link("category", name) for name in post.categories),
            None if post.data.get("read_time") is False else self._minutes(body),
            facts.settings.pin,
            hero,
            slides,
            self.leads.of(post),
        )
        missing = (lost for _, lost in people if lost is not None)
        return EntryResult(entry, broken, (*missing, *(() if problem is None else (problem,))))

    def _link(self, placed: PlacedPost, subtitle: Html) -> PostLink:
        post = placed.post
        language = language_of(post.data, f"{post.title} {post.content}", self.settings.language)
        return PostLink(placed.url, placed.heading, subtitle, language, post.date, self._mark(post))

    def _mark(self, post: Document) -> PostMark:
        if post.draft:
            return "draft"
        waits = int(post.date.timestamp()) > int(self.site.time.timestamp())
        return "scheduled" if waits and self.settings.marks_scheduled else ""

    def _author(self, author: Author) -> tuple[Author, Problem | None]:
        """The author with a picture that is there, and the URL of their posts if they have none."""
        author = with_site_urls(author, self.urls.bases)
        if not author.url:
            author = replace(author, url=self.terms.url("author", author.name))
        avatar, problem = author_picture(author.avatar, self.urls)
        return replace(author, avatar=avatar), problem

    def _slides(self, post: Document, url: str) -> tuple[str, Problem | None]:
        if not url or is_embeddable(url):
            return theme_url(url, self.urls.bases) if url else "", None
        message = f"`iframe` is '{url}', which is no URL on the web or in this site"
        remedy = "Write `https://` and the URL, or a path."
        return "", LinkProblems(post, self.site, self.urls.bases).of_url(message, url, remedy, code="MJ406")

    def _minutes(self, body: PageBody) -> int | None:
        settings = self.settings
        if not settings.reading_time or not body.html:
            return None
        minutes = reading_time.minutes(
            body.length,
            words_per_minute=settings.words_per_minute,
            characters_per_minute=settings.characters_per_minute,
        )
        return max(1, round(minutes / (len(body.languages) or 1)))  # one of them is read


def usable_hero(
    hero: Hero | None, urls: UrlIndex, media: ResolveMedia | None = None
) -> tuple[Hero | None, tuple[BrokenLink, ...]]:
    """The hero with a URL for the theme; its colour and a broken link where the picture is not there."""
    if hero is None:
        return None, ()
    actions = (replace(one, url=theme_url(one.url, urls.bases)) for one in hero.actions)
    hero = replace(hero, actions=tuple(actions))
    if not hero.picture:
        return hero, ()
    meant = media(hero.picture) if media else ()
    picture = theme_url(next(iter(meant), hero.picture), urls.bases)
    if ":" in picture or picture.startswith("//"):
        return replace(hero, picture=picture), ()
    if not picture or urls.find(unquote(picture)) is None:
        colored = replace(hero, picture="", mask=0.0) if hero.css else None
        return colored, (BrokenLink(hero.picture, "picture", urls.other_form(unquote(picture))),)
    return replace(hero, picture=picture), ()


def _changed(post: Document, day: date | None) -> date | None:
    """The day of a post's last change, if that came after the day it is dated."""
    last = day.date() if isinstance(day, datetime) else day
    return day if last is not None and last > post.date.date() else None
