"""A folder becomes a Site; an item of it becomes HTML."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from . import clock
from .builder import BuilderChoice, gems_of
from .config import Config, read_config
from .dates import parse_time
from .defaults import Defaults, read_defaults
from .errors import JekyllError, Problem
from .languages import (
    MULTIPLE,
    Languages,
    in_language,
    languages_of,
    settings,
    share_addresses,
    translate_pages,
    with_data_of,
)
from .liquid import ConvertsMarkdown, CustomFunctions
from .markdown import MarkdownConverter
from .markdown_cache import Conversions
from .model import Collection, Document, GeneratedFile, Item, Listing, Page, StaticFile
from .paths import paths_below
from .plugins import Plugin, active, generators, unknown
from .readers.built_copies import without_built_copies
from .readers.collections import link, read_collection, read_posts, read_translated_posts
from .readers.data import read_data
from .readers.entry_filter import EntryFilter
from .readers.layouts import read_layouts
from .readers.pages import PageReader
from .readers.read_context import Reading
from .readers.tree import TreeReader
from .renderer import Rendered, Renderer
from .slugs import to_text
from .themes import ThemeKit, recognise
from .version import JekyllVersion

_RELATED_POSTS = 10


@dataclass(slots=True, eq=False, kw_only=True)
class Site:
    """A Jekyll site, read.

    ``posts`` are oldest first and hold the drafts that are shown. ``tags`` and ``categories`` list their
    posts newest first, as templates see them. ``static_files`` hold those of the collections, too.
    ``layouts`` holds the front matter of the old theme's layouts, by their names.
    ``plugins`` are those that are on, ``generated`` the files and ``listings`` the
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
    defaults: Defaults
    posts: list[Document] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)
    collections: dict[str, Collection] = field(default_factory=dict)
    static_files: list[StaticFile] = field(default_factory=list)
    data: dict[str, object] = field(default_factory=dict)
    tags: dict[str, list[Document]] = field(default_factory=dict)
    categories: dict[str, list[Document]] = field(default_factory=dict)
    layouts: dict[str, dict[str, object]] = field(default_factory=dict)
    plugins: tuple[Plugin, ...] = ()
    custom: CustomFunctions = field(default_factory=CustomFunctions, repr=False)
    generated: list[GeneratedFile] = field(default_factory=list)
    listings: list[Listing] = field(default_factory=list)
    public_url: str = ""
    marks_missing: bool = False
    languages: Languages | None = None
    engines: dict[str, ConvertsMarkdown] = field(default_factory=dict)
    kit: ThemeKit | None = None
    problems: list[Problem] = field(default_factory=list)
    _reading: Reading | None = field(default=None, repr=False)
    _renderer: Renderer | None = field(default=None, repr=False)
    _rendered: dict[int, Rendered] = field(default_factory=dict, repr=False)
    _excerpts: dict[int, str] = field(default_factory=dict, repr=False)
    _under_way: set[int] = field(default_factory=set, repr=False)

    @classmethod
    def read(
        cls,
        source: Path,
        *,
        config_files: Sequence[str] = ("_config.yml",),
        overrides: Mapping[str, object] | None = None,
        environment: str = "production",
        blog_only: bool = False,
        now: datetime | None = None,
        builder: BuilderChoice | None = None,
        switches: Mapping[str, bool] | None = None,
        custom: CustomFunctions | None = None,
        kept: Conversions | None = None,
        language: str | None = None,
        outside: Iterable[Path] = (),
        engines: Mapping[str, ConvertsMarkdown] | None = None,
        marks_missing: bool = False,
    ) -> Site:
        """Read the site at ``source``.

        ``overrides`` go over what the configuration files say. With ``blog_only`` only posts, drafts, data
        and collections are read, and the static files in their folders. ``now`` is the moment that decides
        what lies in the future. ``builder`` is what the author says of the program that builds the site;
        what is not said is recognised by the files of its repository. ``switches`` turn
        plugins on or off, whatever the site lists. ``custom`` are the author's tags and filters, ``kept`` the
        texts that earlier builds converted. ``language`` is the one to read of a site in several, which is
        the default one if it is ``None``. ``outside`` are files and folders that may lie in the source and
        are none of its own, such as what a build writes. With ``marks_missing`` texts show where an include
        is missing. Raises JekyllError where nothing can be read; everything else is in ``problems``.
        """
        source = _folder_at(source)
        choice = BuilderChoice(recognise=False) if blog_only and builder is None else builder
        config, problems = read_config(source, config_files, overrides, environment, choice)
        source = Path(config.text("source"))
        where = config_files[0] if config_files else "_config.yml"
        prefixes = config.version.scopes_are_prefixes
        defaults, faults = read_defaults(
            config.defaults, config.collections_dir, where, config.zone, prefixes=prefixes
        )
        markdown = MarkdownConverter(config, where=where, kept=kept)
        site = cls(source=source, config=config, time=_now(config, now), markdown=markdown, defaults=defaults)
        site.engines, site.marks_missing = dict(engines or {}), marks_missing
        names = _plugin_names(config, switches or {})
        site.languages = languages_of(config, (*names, *gems_of(source)), source, language)
        if site.languages is not None:
            names.append(site.languages.plugin)
            for key, value in settings(site.languages, config).items():
                config.add(key, value)
        site.plugins = active(names)
        site.custom = custom or CustomFunctions()
        site.kit = None if blog_only else recognise(source, config)
        site.problems = [*problems, *faults, *markdown.problems, *unknown(config.plugins, where)]
        site._read(site._reading_of(outside), blog_only=blog_only)
        for settle in generators(site.plugins, names):
            settle(site)
        return site

    def _reading_of(self, outside: Iterable[Path]) -> Reading:
        """What the readers share."""
        source, config = self.source, self.config
        left_out = () if self.languages is None else self.languages.not_read
        dots = config.version.skips_trailing_dots
        entries = EntryFilter(source, config.include, (*config.exclude, *left_out), skips_dots=dots)
        reading = Reading(source, config, self.defaults, entries, self.time, self.problems)
        reading.languages = self.languages
        reading.outside = paths_below(source, (*outside, source / config.text("cache_dir")))
        return reading

    def _read(self, reading: Reading, *, blog_only: bool) -> None:
        if not blog_only:
            self._reading = reading
        tree = TreeReader(reading, blog_only=blog_only).read()
        self.pages, self.static_files = tree.pages, tree.static_files
        base = reading.config.collections_dir
        for label, metadata in reading.config.collections.items():
            directory = f"{base}/_{label}" if base else f"_{label}"
            collection = Collection(label=label, directory=directory, metadata=metadata)
            self.collections[label] = collection
            if label == "posts":
                read_posts(reading, collection, tree.folders)
                self.posts = collection.docs
            elif label != "data":  # which has nothing but data
                read_collection(reading, collection)
                self.static_files += collection.files
        documents = [doc for group in self.collections.values() for doc in group.docs if doc.output]
        self.pages, self.static_files = without_built_copies(
            reading, documents or self.pages, self.pages, self.static_files
        )
        self.data = read_data(reading)
        if self.languages is not None:
            self._choose_language(reading, self.languages, tree.folders)
        self.layouts = read_layouts(reading)
        self.tags = _grouped(self.posts, lambda post: post.tags)
        self.categories = _grouped(self.posts, lambda post: post.categories)

    def _choose_language(self, reading: Reading, languages: Languages, folders: list[str]) -> None:
        """Keep what stands in the site of the active language."""
        if not languages.is_certain and not share_addresses((*self.pages, *self._documents())):
            self.languages = None
            return
        self.data = with_data_of(languages, self.data)
        if languages.plugin == MULTIPLE:
            translate_pages((*self.pages, *self._documents(but=("posts",))), languages)
            read_translated_posts(reading, languages, self.posts, folders)
            for file in self.static_files:
                file.output = file.output and not languages.leaves_out(file.relative_path)
            return
        self.pages = in_language(self.pages, languages)
        for collection in self.collections.values():
            collection.docs = in_language(collection.docs, languages)
            link(collection.docs)
        self.posts = self.collections["posts"].docs

    def _documents(self, *, but: Container[str] = ()) -> Iterator[Document]:
        for label, collection in self.collections.items():
            if label not in but:
                yield from collection.docs

    def page_from(self, file: StaticFile | Page, permalink: str | None = None) -> Page | None:
        """A file that was to be copied, as a page, with or without front matter.

        ``permalink`` goes over the page's own. ``None`` for a blog inside MkDocs, whose pages are not
        Jekyll's, and for a file that can't be read.
        """
        if self._reading is None:
            return None
        below = file.path.relative_to(self.source).as_posix()
        raw = self._reading.raw(file.path)
        return None if raw is None else PageReader(self._reading).read(file.path, below, raw, permalink)

    @property
    def version(self) -> JekyllVersion:
        """The Jekyll whose behaviour the site has."""
        return self.config.version

    def place_of(self, item: Item | StaticFile) -> str:
        """Where an item's file lies below the source, with slashes, as problems name it."""
        return item.path.relative_to(self.source).as_posix()

    def related(self, post: Document) -> list[Document]:
        """The latest posts but ``post`` itself, newest first; ten at the most."""
        latest = (other for other in reversed(self.posts) if other is not post)
        return [other for other, _ in zip(latest, range(_RELATED_POSTS), strict=False)]

    def render(self, item: Item) -> Rendered:
        """The item's body: Liquid and Markdown, no layout. Kept, so that asking twice costs nothing.

        A text that asks for its own rendered content gets it as it is written.
        """
        key = id(item)
        if key not in self._rendered:
            if key in self._under_way:
                return Rendered(item.content)
            self._under_way.add(key)
            try:
                rendered = self._rendering().body(item)
                self._rendered[key] = replace(rendered, html=self._finished(rendered.html, item))
            finally:
                self._under_way.discard(key)
        return self._rendered[key]

    def render_text(self, item: Item, text: str) -> Rendered:
        """Another text in the place of an item's own, as ``render`` would. Not kept."""
        rendered = self._rendering().body(item, text)
        return replace(rendered, html=self._finished(rendered.html, item))

    def excerpt(self, item: Item) -> str:
        """The item's excerpt as HTML (or as the front matter gives it); empty where there is none. Kept."""
        # Liquid may ask whose text it is; without it a text that is all excerpt is rendered once.
        whole = item.excerpt_text == item.content and "{{" not in item.content and "{%" not in item.content
        if whole:
            return self.render(item).html
        key = id(item)
        if key not in self._excerpts:
            self._excerpts[key] = self._finished(self._rendering().excerpt(item), item)
        return self._excerpts[key]

    def _finished(self, html: str, item: Item) -> str:
        for plugin in self.plugins:
            if plugin.finish is not None:
                html = plugin.finish(html, item, self)
        return html

    def fill(self, text: str, item: Item) -> str:
        """A line of text in which Liquid sees the item as ``page``, as a layout would write it."""
        return self._rendering().line(text, item)

    def dress(self, html: str, item: Item) -> str:
        """An item's finished body as readers see it: what plugins do to a whole page."""
        for plugin in self.plugins:
            if plugin.dress is not None:
                html = plugin.dress(html, item, self)
        return html

    def dress_all(self, html: str, item: Item | None) -> str:
        """A whole page of the theme, around an item or of its own, with what plugins do to its body."""
        head, opening, body = html.partition("<body")
        item = item or Page(kind="page", path=self.source, relative_path="", data={}, output_ext=".html")
        for plugin in self.plugins:
            if plugin.dress is not None and plugin.dresses_all and opening:
                body = plugin.dress(opening + body, item, self).removeprefix(opening)
        return head + opening + body

    def _rendering(self) -> Renderer:
        if self._renderer is None:
            self._renderer = Renderer(self, self.markdown, self)
        return self._renderer


def _folder_at(source: Path) -> Path:
    """The folder's absolute path. Raises JekyllError where there is none."""
    source = source.absolute()
    if not source.is_dir():
        remedy = "Set `source` to the site's folder."
        raise JekyllError(Problem("error", f"there is no folder {source}", remedy=remedy))
    return source


def _plugin_names(config: Config, switches: Mapping[str, bool]) -> list[str]:
    """The plugins that the site lists and those that are on in any case, without what is off."""
    listed = [name for name in config.plugins if switches.get(name, True)]
    return [*listed, *(name for name, is_on in switches.items() if is_on)]


def _now(config: Config, now: datetime | None) -> datetime:
    """The moment of the build: the caller's, ``time`` of the configuration, or the clock's."""
    written = config.get("time")
    if now is None and written is not None:
        if isinstance(written, datetime):
            now = written
        else:
            now = parse_time(to_text(written), config.zone)
    return (now or clock.now(config.zone)).astimezone(config.zone)


def _grouped(posts: list[Document], names: Callable[[Document], Iterable[str]]) -> dict[str, list[Document]]:
    """Posts by name: the names in the order in which posts bring them, the posts newest first."""
    groups: dict[str, list[Document]] = {}
    for post in posts:
        for name in names(post):
            groups.setdefault(name, []).append(post)
    for group in groups.values():
        group.reverse()
    return groups
