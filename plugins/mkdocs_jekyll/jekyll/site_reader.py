"""A folder becomes a Site."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Final

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
    settings_for,
    share_urls,
    translate_pages,
    with_data_of,
)
from .markdown import MarkdownConverter
from .model import Collection, Document
from .paths import paths_below
from .plugins import active, generators, own_generators, post_files, theme_programs, unknown
from .readers.built_copies import without_built_copies
from .readers.collections import link, read_collection, read_posts, read_translated_posts
from .readers.data import read_data
from .readers.entry_filter import EntryFilter
from .readers.layouts import read_layouts
from .readers.read_context import ReadContext
from .readers.tree import TreeReader
from .site import Site
from .site_draft import GivenFunctions, SiteDraft
from .slugs import to_text
from .text_store import TextStore
from .themes import ThemeKit, named, recognise


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSettings:
    """How a site is read.

    ``overrides`` go over what ``config_files`` say. With ``blog_only`` only posts, drafts, data
    and collections are read, and the static files in their folders. ``now`` is the moment that decides
    what lies in the future. ``builder`` is what the author says of the program that builds the site;
    what is not said is recognised by the files of its repository. ``switches`` turn
    plugins on or off, whatever the site lists. ``language`` is the one to read of a site in several, which is
    the default one if it is ``None``. ``outside`` are files and folders that may lie in the source and
    are none of its own, such as what a build writes. ``public_url`` is where the site is published, as far as
    its configuration does not say it; ``store`` has what earlier builds converted.
    """

    config_files: Sequence[str] = ("_config.yml",)
    overrides: Mapping[str, object] = field(default_factory=dict)
    environment: str = "production"
    blog_only: bool = False
    now: datetime | None = None
    builder: BuilderChoice | None = None
    switches: Mapping[str, bool] = field(default_factory=dict)
    language: str | None = None
    outside: Sequence[Path] = ()
    public_url: str = ""
    store: TextStore | None = None

    @property
    def where(self) -> str:
        """The configuration file that problems name."""
        return self.config_files[0] if self.config_files else "_config.yml"


_DEFAULTS: Final = ReadSettings()


@dataclass(frozen=True, slots=True)
class Configuration:
    """A site's settings out of its configuration files and ``overrides``, and what is wrong with them."""

    config: Config
    problems: Sequence[Problem]

    def with_settings(self, settings: Mapping[str, object]) -> Configuration:
        """The same with further settings over its own."""
        return replace(self, config=self.config.with_settings(settings))


def read_configuration(source: Path, settings: ReadSettings = _DEFAULTS) -> Configuration:
    """Read the configuration of the site at ``source``. Raises JekyllError where that can't be done."""
    source = _folder_at(source)
    choice = settings.builder
    if settings.blog_only and choice is None:
        choice = BuilderChoice(recognise=False)
    return Configuration(
        *read_config(source, settings.config_files, settings.overrides, settings.environment, choice)
    )


def read_site(
    source: Path,
    settings: ReadSettings = _DEFAULTS,
    given: GivenFunctions | None = None,
    configuration: Configuration | None = None,
) -> Site:
    """Read the site at ``source``; ``given`` is what its texts may use besides.

    ``configuration`` is given by those who had to read it before. Raises JekyllError where nothing can be
    read; everything else is among the site's ``problems``.
    """
    configuration = configuration or read_configuration(source, settings)
    config, problems = configuration.config, configuration.problems
    source = Path(config.text("source"))
    prefixes = config.version.scopes_are_prefixes
    defaults, of_defaults = read_defaults(
        config.defaults, config.collections_dir, settings.where, config.zone, prefixes=prefixes
    )
    markdown = MarkdownConverter(config, where=settings.where, store=settings.store)
    problems = [*problems, *of_defaults, *markdown.problems, *unknown(config.plugins, settings.where)]
    names = _plugin_names(config, settings.switches)
    if settings.blog_only and post_files.PLUGIN.name not in names:
        names.append(post_files.PLUGIN.name)  # as in MkDocs, a picture may lie beside its text
    if not settings.blog_only:
        names.append(own_generators.NAME)
    languages = languages_of(config, (*names, *gems_of(source)), source, settings.language)
    names += theme_programs.names_of(config, source)
    if languages is not None:
        names.append(languages.plugin)
        config = config.with_settings(settings_for(languages, config))
    reading = _reading(config, defaults, languages, settings)
    reading.problems = problems
    plugins = active(names)
    draft = SiteDraft(
        reading=reading,
        markdown=markdown,
        has_pages=not settings.blog_only,
        gems=tuple(plugin.name for plugin in plugins),
        kit=_kit(source, config, settings),
    )
    _fill(draft)
    draft.public_url = settings.public_url
    if draft.languages is not None and draft.public_url:
        draft.public_url += draft.languages.folder
    for generate in generators(plugins, names):
        generate(draft)
    return draft.site(given or GivenFunctions())


def _kit(source: Path, config: Config, settings: ReadSettings) -> ThemeKit | None:
    """The kit of the site's theme; a blog beside ordinary pages has what texts ask of the theme it names."""
    if not settings.blog_only:
        return recognise(source, config)
    kit = named(config)
    return None if kit is None else kit.for_texts()


def _reading(
    config: Config, defaults: Defaults, languages: Languages | None, settings: ReadSettings
) -> ReadContext:
    """What the readers share."""
    source = Path(config.text("source"))
    left_out = () if languages is None else languages.not_read
    dots = config.version.skips_trailing_dots
    entries = EntryFilter(source, config.include, (*config.exclude, *left_out), skips_dots=dots)
    reading = ReadContext(source, config, defaults, entries, _now(config, settings.now))
    reading.languages = languages
    reading.outside = paths_below(source, (*settings.outside, source / config.text("cache_dir")))
    return reading


def _fill(draft: SiteDraft) -> None:
    """Read everything that lies in the folder."""
    reading = draft.reading
    tree = TreeReader(reading, blog_only=not draft.has_pages).read()
    draft.pages, draft.static_files = tree.pages, tree.static_files
    base = reading.config.collections_dir
    for label, metadata in reading.config.collections.items():
        directory = f"{base}/_{label}" if base else f"_{label}"
        collection = Collection(label=label, directory=directory, metadata=metadata)
        draft.collections[label] = collection
        if label == "posts":
            read_posts(reading, collection, tree.folders)
            draft.posts = collection.docs
        elif label != "data":  # which has nothing but data
            read_collection(reading, collection)
            draft.static_files += collection.files
    documents = [doc for group in draft.collections.values() for doc in group.docs if doc.output]
    draft.pages, draft.static_files = without_built_copies(
        reading, documents or draft.pages, draft.pages, draft.static_files
    )
    draft.data = read_data(reading)
    if reading.languages is not None:
        _choose_language(draft, reading.languages, tree.folders)
    draft.layouts = read_layouts(reading)
    draft.tags = _grouped(draft.posts, lambda post: post.tags)
    draft.categories = _grouped(draft.posts, lambda post: post.categories)


def _choose_language(draft: SiteDraft, languages: Languages, folders: list[str]) -> None:
    """Keep what stands in the site of the active language."""
    if not languages.is_certain and not share_urls((*draft.pages, *_documents(draft))):
        draft.reading.languages = None
        return
    draft.data = with_data_of(languages, draft.data)
    if languages.plugin == MULTIPLE:
        translate_pages((*draft.pages, *_documents(draft, but=("posts",))), languages)
        read_translated_posts(draft.reading, languages, draft.posts, folders)
        for file in draft.static_files:
            file.output = file.output and not languages.leaves_out(file.relative_path)
        return
    draft.pages = in_language(draft.pages, languages)
    for collection in draft.collections.values():
        collection.docs = in_language(collection.docs, languages)
        link(collection.docs)
    draft.posts = draft.collections["posts"].docs


def _documents(draft: SiteDraft, *, but: Container[str] = ()) -> Iterator[Document]:
    for label, collection in draft.collections.items():
        if label not in but:
            yield from collection.docs


def _folder_at(source: Path) -> Path:
    """The folder's absolute path. Raises JekyllError where there is none."""
    source = source.absolute()
    if not source.is_dir():
        remedy = "Set `source` to the site's folder."
        raise JekyllError(Problem("error", f"there is no folder {source}", remedy=remedy, code="MJ001"))
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


def _grouped(
    posts: Sequence[Document], names: Callable[[Document], Iterable[str]]
) -> dict[str, list[Document]]:
    """Posts by name: the names in the order in which posts bring them, the posts newest first."""
    groups: dict[str, list[Document]] = {}
    for post in posts:
        for name in names(post):
            groups.setdefault(name, []).append(post)
    for group in groups.values():
        group.reverse()
    return groups
