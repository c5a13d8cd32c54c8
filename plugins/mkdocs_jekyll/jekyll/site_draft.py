"""A site while it is read: plugins may still change it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from .config import Config
from .defaults import Defaults
from .errors import Problem
from .languages import Languages
from .liquid import ConvertsMarkdown, CustomFunctions
from .markdown import MarkdownConverter
from .model import Collection, Document, Item, Listing, Page, StaticFile
from .readers.pages import PageReader
from .readers.read_context import ReadContext
from .site import GeneratedFile, Site
from .themes import ThemeKit
from .version import JekyllVersion


@dataclass(slots=True, eq=False, kw_only=True)
class SiteDraft:
    """What is known of a site until its plugins are done with it; ``site`` is the result.

    The names are those of ``Site``. ``reading`` is what the readers share; ``has_pages`` is false for a blog
    inside MkDocs, whose pages are not Jekyll's.
    """

    reading: ReadContext
    markdown: MarkdownConverter
    has_pages: bool = True
    posts: list[Document] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    collections: dict[str, Collection] = field(default_factory=dict)
    static_files: list[StaticFile] = field(default_factory=list)
    data: dict[str, object] = field(default_factory=dict)
    tags: dict[str, list[Document]] = field(default_factory=dict)
    categories: dict[str, list[Document]] = field(default_factory=dict)
    layouts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    gems: tuple[str, ...] = ()
    kit: ThemeKit | None = None
    generated: list[GeneratedFile] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    public_url: str = ""
    pages_made: int = 0

    @property
    def source(self) -> Path:
        """The site's root folder."""
        return self.reading.source

    @property
    def config(self) -> Config:
        """The settings, with those that plugins have added so far."""
        return self.reading.config

    @property
    def time(self) -> datetime:
        """The moment of the build."""
        return self.reading.now

    @property
    def defaults(self) -> Defaults:
        """The front matter that the configuration gives."""
        return self.reading.defaults

    @property
    def languages(self) -> Languages | None:
        """The languages of a site that is built once for each of them."""
        return self.reading.languages

    @property
    def problems(self) -> list[Problem]:
        """What was found so far."""
        return self.reading.problems

    @property
    def version(self) -> JekyllVersion:
        """The Jekyll whose behaviour the site has."""
        return self.config.version

    def place_of(self, item: Item | StaticFile) -> str:
        """Where an item's file lies below the source, with slashes, as problems name it."""
        return self.reading.relative(item.path)

    def may_make_page(self, plugin: str) -> bool:
        """Count a page that a plugin is about to make; false, with one problem, where there are too many."""
        most = self.reading.limits.pages
        self.pages_made += 1
        if self.pages_made == most + 1:
            message = f"{plugin}: plugins make more than {most:,} pages; the rest is left out"
            remedy = "Raise `pages` under `limits` in _config.yml if all of them are meant."
            self.problems.append(Problem("error", message, "_config.yml", None, remedy, code="MJ119"))
        return self.pages_made <= most

    def add_setting(self, key: str, value: object) -> None:
        """Put a setting into the configuration, where templates see it."""
        self.reading.config = self.config.with_settings({key: value})

    def page_from(self, file: StaticFile | Page, permalink: str | None = None) -> Page | None:
        """A file that was to be copied, as a page, with or without front matter.

        ``permalink`` goes over the page's own. ``None`` for a file that can't be read, and where pages are
        not Jekyll's.
        """
        if not self.has_pages:
            return None
        raw = self.reading.raw(file.path)
        if raw is None:
            return None
        return PageReader(self.reading).read(file.path, self.place_of(file), raw, permalink)

    def site(self, given: GivenFunctions) -> Site:
        """The site as it is now; the draft is not used any more."""
        return Site(
            source=self.source,
            config=self.config,
            time=self.time,
            markdown=self.markdown,
            posts=tuple(self.posts),
            pages=tuple(self.pages),
            collections=self.collections,
            static_files=tuple(self.static_files),
            data=self.data,
            tags=self.tags,
            categories=self.categories,
            layouts=self.layouts,
            gems=self.gems,
            custom=given.custom,
            generated=tuple(self.generated),
            listings=tuple(self.listings),
            public_url=self.public_url,
            marks_missing=given.marks_missing,
            languages=self.languages,
            engines=given.engines,
            kit=self.kit,
            problems=tuple(self.problems),
        )


@dataclass(frozen=True, slots=True)
class GivenFunctions:
    """What texts may use that is not found in the site's folder.

    ``custom`` are the author's tags and filters, ``engines`` further kinds of Markdown by the name that
    front matter gives (``markdown: name``). With ``marks_missing`` texts show where an include is missing.
    """

    custom: CustomFunctions = field(default_factory=CustomFunctions)
    engines: Mapping[str, ConvertsMarkdown] = field(default_factory=dict)
    marks_missing: bool = False
