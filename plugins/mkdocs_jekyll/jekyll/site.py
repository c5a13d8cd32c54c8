"""A site as data: what was read of its folder, and what plugins made of it. Nothing here reads or renders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol

from .config import Config
from .errors import Problem
from .files import SourceFiles
from .languages import Languages
from .liquid import ConvertsMarkdown, CustomFunctions, RendersItems, SiteContent
from .markdown import MarkdownConverter
from .model import Collection, Document, Item, Listing, Page, StaticFile
from .readers.boundary import Boundary
from .themes import ThemeKit
from .version import JekyllVersion


class SiteFacts(SiteContent, Protocol):
    """What is known of a site, while plugins change it (``SiteDraft``) and afterwards (``Site``)."""

    @property
    def config(self) -> Config:
        """What ``_config.yml`` says, over Jekyll's defaults."""
        ...

    @property
    def markdown(self) -> MarkdownConverter:
        """The site's Markdown."""
        ...

    @property
    def generated(self) -> Sequence[GeneratedFile]:
        """The files that plugins make."""
        ...

    @property
    def languages(self) -> Languages | None:
        """The languages of a site that is built once for each of them."""
        ...

    @property
    def public_url(self) -> str:
        """Where the site is published, as far as its configuration does not say it."""
        ...

    def place_of(self, item: Item | StaticFile) -> str:
        """Where an item's file lies below the source, with slashes, as problems name it."""
        ...


class RenderableSite(RendersItems, Protocol):
    """A site whose items can be rendered."""

    @property
    def site(self) -> SiteFacts:
        """The site."""
        ...


@dataclass(slots=True, eq=False, kw_only=True)
class GeneratedFile:
    """A file that a plugin makes: a feed, a sitemap, a page that leads on to another URL.

    ``destination`` is the path below the site's root, decoded (``feed.xml``), ``url`` as Jekyll writes it,
    percent-encoded (``/feed.xml``). ``write`` gives its text, when everything has been read. ``plugin`` is
    the name of the plugin that makes it, ``document`` the path of the post or document that asks for it.
    """

    plugin: str
    destination: str
    url: str
    write: Callable[[RenderableSite], str]
    document: str = ""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Site:
    """A Jekyll site, read. It does not change any more.

    ``posts`` are oldest first and hold the drafts that are shown. ``tags`` and ``categories`` list their
    posts newest first, as templates see them. ``static_files`` hold those of the collections, too.
    ``layouts`` holds the front matter of the old theme's layouts, by their names.
    ``gems`` are the names of the plugins that are on, ``generated`` the files and ``listings`` the
    lists of posts that they make; the pages of the latter are among ``pages``.
    ``public_url`` is where the site is published, for one whose configuration does not say ``url``.
    ``languages`` are those of a site that is built once for each of them, or ``None``.
    ``kit`` is that of the theme in whose form the site is, if one is known.
    ``engines`` are kinds of Markdown that items ask for by name (``markdown: name``), given from outside.
    ``problems`` are all that was found while reading.
    """

    source: Path
    config: Config
    time: datetime
    markdown: MarkdownConverter
    posts: Sequence[Document] = ()
    pages: Sequence[Page] = ()
    collections: Mapping[str, Collection] = field(default_factory=dict)
    static_files: Sequence[StaticFile] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    tags: Mapping[str, Sequence[Document]] = field(default_factory=dict)
    categories: Mapping[str, Sequence[Document]] = field(default_factory=dict)
    layouts: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    gems: tuple[str, ...] = ()
    custom: CustomFunctions = field(default_factory=CustomFunctions, repr=False)
    generated: Sequence[GeneratedFile] = ()
    listings: Sequence[Listing] = ()
    public_url: str = ""
    marks_missing: bool = False
    languages: Languages | None = None
    engines: Mapping[str, ConvertsMarkdown] = field(default_factory=dict)
    kit: ThemeKit | None = None
    problems: Sequence[Problem] = ()

    @property
    def version(self) -> JekyllVersion:
        """The Jekyll whose behaviour the site has."""
        return self.config.version

    @property
    def files(self) -> SourceFiles:
        """Opens the site's files."""
        return Boundary(self.source, self.config).files

    def place_of(self, item: Item | StaticFile) -> str:
        """Where an item's file lies below the source, with slashes, as problems name it."""
        return item.path.relative_to(self.source).as_posix()
