"""What a build starts from: the site as it lies in its folder, and where it is published."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from mkdocs_jekyll.jekyll import (
    Configuration,
    GivenFunctions,
    JekyllError,
    Problem,
    ReadSettings,
    Site,
    SiteRenderer,
    TextStore,
    read_configuration,
)
from mkdocs_jekyll.jekyll.liquid import collect
from mkdocs_jekyll.jekyll.plugins.last_modified import site_changed
from mkdocs_jekyll.jekyll.read_limits import ReadLimits
from mkdocs_jekyll.publish.comments.threads import CommentThreads, site_threads
from mkdocs_jekyll.publish.language_sites import LanguageSites
from mkdocs_jekyll.publish.math import SiteMath
from mkdocs_jekyll.publish.published_site import MATERIAL, PublishSettings, read_published, reading_settings
from mkdocs_jekyll.publish.share_links import ShareLinks, share_of
from mkdocs_jekyll.publish.site_identity import SiteIdentity, identity_of
from mkdocs_jekyll.publish.site_url import SiteUrl
from mkdocs_jekyll.publish.taxonomy import Taxonomy

from . import markdown
from .cache import cache_of
from .language_build import LanguageBuild
from .options import JekyllConfig
from .project_files import project_files
from .theme.templates import is_material
from .translations import Translations


@dataclass(frozen=True, slots=True)
class Setup:
    """What is known before anything is read. ``language`` is set for the build of a further language.

    ``written`` is the folder that the whole build writes, which is never read.
    """

    options: JekyllConfig
    config: MkDocsConfig
    words: Translations
    serving: bool
    language: LanguageBuild | None = None

    @property
    def has_site_source(self) -> bool:
        """Whether a whole Jekyll site is built, and not a blog in ``docs_dir``."""
        return self.options.source is not None

    @property
    def has_templates(self) -> bool:
        """Whether the theme is one that our templates extend."""
        return is_material(self.config)

    @property
    def folder(self) -> Path:
        """The site's folder; its configuration may name one below it as the source."""
        return Path(self.options.source or self.config.docs_dir)

    @property
    def written(self) -> str:
        """The folder into which the whole site goes, all languages included."""
        return self.config.site_dir if self.language is None else self.language.site_dir

    def find_store(self) -> TextStore | None:
        """What earlier builds left on disk; of a further language that of the whole build. Asks git."""
        return cache_of(self.options, self.config) if self.language is None else self.language.store


@dataclass(frozen=True, slots=True)
class Source:
    """What was read: the site, and what is known of it before it is planned.

    ``url`` is where it is published, ``changed`` when it was changed last. ``comments`` are the threads of
    its comment system, ``share`` the services by which posts are passed on. ``problems`` were found with it.
    """

    site: Site
    renderer: SiteRenderer
    math: SiteMath
    url: SiteUrl
    languages: LanguageSites | None
    taxonomy: Taxonomy
    identity: SiteIdentity
    comments: CommentThreads | None
    share: ShareLinks
    changed: datetime | None
    store: TextStore | None
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class WrittenConfiguration:
    """The configuration of the site in ``folder``, as its files and the plugin's options have it."""

    folder: Path
    configuration: Configuration


def read_written(options: JekyllConfig, folder: Path, *, serving: bool) -> WrittenConfiguration | None:
    """Read the configuration alone. ``None`` where that can't be done, which reading the site reports."""
    with contextlib.suppress(JekyllError):
        settings = reading_settings(options, serving=serving)
        return WrittenConfiguration(folder, read_configuration(folder, settings))
    return None


def read(setup: Setup, written: WrittenConfiguration | None = None) -> Source:
    """Read the site. Raises PluginError where it can't be read at all.

    ``written`` is its configuration, if that is known already; that of another folder does not count.
    """
    folder, config, options = setup.folder, setup.config, setup.options
    if folder.resolve().is_relative_to(Path(config.site_dir).resolve()):
        raise PluginError(f"jekyll: '{folder}' is in site_dir, which is emptied — Name another.")
    store = setup.find_store()
    publish = PublishSettings(
        config.site_url,
        tuple(options.old_urls),
        options.github_pages,
        is_whole=setup.has_site_source,
        serving=setup.serving,
    )
    if written is None or written.folder != folder:
        written = read_written(options, folder, serving=setup.serving)
    known = None if written is None else written.configuration
    given = _given_functions(setup, known)
    try:
        published = read_published(folder, _read_settings(setup, store), publish, given, known)
    except JekyllError as error:
        raise PluginError(f"jekyll: {error.problem}") from error
    site, url = published.site, published.url
    renderer = SiteRenderer(site)
    share = share_of(site)
    comments: CommentThreads | None = None
    of_comments: tuple[Problem, ...] = ()
    if options.comments != "never":
        comments, of_comments = site_threads(renderer, url, options.comment_identifier)
    return Source(
        site,
        renderer,
        SiteMath(renderer, options.mathjax or ""),
        url,
        published.languages,
        Taxonomy.of(site),
        identity_of(site.config, site.data, site.kit),
        comments,
        share,
        site_changed(site),
        store,
        (*published.problems, *share.problems, *of_comments),
    )


def _read_settings(setup: Setup, store: TextStore | None) -> ReadSettings:
    options = setup.options
    return replace(
        reading_settings(options, setup.config.plugins, serving=setup.serving),
        store=store,
        language=None if setup.language is None else setup.language.code,
        outside=project_files(setup.config, setup.folder, Path(setup.written)),
    )


def _given_functions(setup: Setup, known: Configuration | None) -> GivenFunctions:
    """What the author's hooks and MkDocs' own Markdown give to texts."""
    hooks: Any = setup.config.hooks  # MkDocs keeps the modules by the names of their files
    limits = ReadLimits.from_settings(None if known is None else known.config.get("limits"))
    return GivenFunctions(
        collect(hooks.values() if hooks else ()),
        {MATERIAL: markdown.MaterialMarkdown(setup.config, limits.markdown_time)},
        marks_missing=setup.serving,
    )
