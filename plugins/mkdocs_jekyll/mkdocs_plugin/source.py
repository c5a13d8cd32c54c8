"""What a build starts from: the site as it lies in its folder, and where it is published."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

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
    read_site,
)
from mkdocs_jekyll.jekyll.builder import BuilderChoice
from mkdocs_jekyll.jekyll.config import Config
from mkdocs_jekyll.jekyll.liquid import collect
from mkdocs_jekyll.jekyll.plugins import github_metadata
from mkdocs_jekyll.jekyll.plugins.last_modified import site_changed
from mkdocs_jekyll.publish.comments.systems import comments_of
from mkdocs_jekyll.publish.comments.threads import CommentThreads, threads_of
from mkdocs_jekyll.publish.language_sites import LanguageSites, url_in_language
from mkdocs_jekyll.publish.math import SiteMath
from mkdocs_jekyll.publish.share_links import ShareLinks, sharing_of
from mkdocs_jekyll.publish.site_identity import SiteIdentity, identity_of
from mkdocs_jekyll.publish.site_url import SiteUrl, former_urls, normal_base, reconcile, without_host
from mkdocs_jekyll.publish.taxonomy import Taxonomy

from . import feeds, markdown
from .cache import cache_of
from .language_build import LanguageBuild
from .options import JekyllConfig
from .project_files import project_files
from .theme.templates import is_material
from .translations import Translations

#: What the folder of a Jekyll site has, some of it.
_SITE_FILES: Final = ("_config.yml", "_config.yaml", "_config.toml", "_posts", "index.html", "index.md")
#: Folders in which repositories of other things keep their site.
_FOLDERS: Final = ("docs", "site", "website", "blog", "source", "src", "www")


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
class Written:
    """The configuration of the site in ``folder``, as its files and the plugin's options have it."""

    folder: Path
    configuration: Configuration


def read_written(options: JekyllConfig, folder: Path, *, serving: bool) -> Written | None:
    """Read the configuration alone. ``None`` where that can't be done, which reading the site reports."""
    with contextlib.suppress(JekyllError):
        return Written(folder, read_configuration(folder, _config_settings(options, serving=serving)))
    return None


def read(setup: Setup, written: Written | None = None) -> Source:
    """Read the site. Raises PluginError where it can't be read at all.

    ``written`` is its configuration, if that is known already; that of another folder does not count.
    """
    folder, config = setup.folder, setup.config
    if folder.resolve().is_relative_to(Path(config.site_dir).resolve()):
        raise PluginError(f"jekyll: '{folder}' is in site_dir, which is emptied — Name another.")
    store, languages = setup.find_store(), None
    try:
        settings = _read_settings(setup, store)
        if written is None or written.folder != folder:
            written = Written(folder, read_configuration(folder, settings))
        configuration = written.configuration
        former, problems = former_urls(Path(configuration.config.text("source")), setup.options.old_urls)
        known = _github_url_settings(setup, configuration.config)
        configuration = configuration.with_settings(known)
        url = reconcile(configuration.config, config.site_url, serving=setup.serving, former=former)
        configuration = configuration.with_settings(url.overrides)
        settings = replace(settings, public_url=url.site_url or "")
        site = read_site(folder, settings, _given_functions(setup), configuration)
    except JekyllError as error:
        raise PluginError(f"jekyll: {error.problem}") from error
    if site.languages is not None:
        base = url.bases[-1]
        url = url_in_language(url, site.languages)
        languages = LanguageSites(site.languages, base, url.site_url)
    renderer = SiteRenderer(site)
    share = _share(site)
    comments, of_comments = _comments(setup, renderer, url)
    below = _site_below(setup.folder) if setup.has_site_source else None
    of_feeds = without_host(site, url.site_url)
    found = (
        *problems,
        *(problem for problem in (below, url.problem, *site.problems, of_feeds) if problem),
        *share.problems,
        *of_comments,
    )
    return Source(
        site,
        renderer,
        SiteMath(renderer, setup.options.mathjax or ""),
        url,
        languages,
        Taxonomy.of(site),
        identity_of(site.config, site.data, site.kit),
        comments,
        share,
        site_changed(site),
        store,
        found,
    )


def _share(site: Site) -> ShareLinks:
    share = site.data.get("share")
    platforms = share.get("platforms") if isinstance(share, Mapping) else None
    return sharing_of(site.config.get("share"), "_config.yml", platforms)


def _comments(
    setup: Setup, renderer: SiteRenderer, url: SiteUrl
) -> tuple[CommentThreads | None, tuple[Problem, ...]]:
    """The threads of the comment system, and what is wrong with its settings."""
    if setup.options.comments == "never":
        return None, ()
    site = renderer.site
    comments, problems = comments_of(site)
    if comments is None:
        return None, tuple(problems)
    host = site.config.text("url").rstrip("/")
    if not host and url.site_url:
        host = "://".join(urlsplit(url.site_url)[:2])
    old = host, normal_base(site.config.get("baseurl"))
    threads, more = threads_of(comments, renderer, old, setup.options.comment_identifier)
    return threads, (*problems, *more)


def _site_below(folder: Path) -> Problem | None:
    """What is said where the source is no site, but a folder in it is one."""
    if any((folder / name).exists() for name in _SITE_FILES):
        return None
    found = [name for name in _FOLDERS if (folder / name / "_config.yml").is_file()]
    if not found:
        return None
    message = f"`source` names a folder without a Jekyll site; there is one in '{found[0]}/' below it"
    return Problem("warning", message, "mkdocs.yml", None, f"Write `/{found[0]}` behind it.", code="MJ003")


def _github_url_settings(setup: Setup, settings: Config) -> Mapping[str, object]:
    """``url`` and ``baseurl`` as GitHub Pages sets them for a site that does not say them.

    Only where the author asks for GitHub Pages or for the plugin: a site that merely looks like one may be
    published elsewhere, and its texts would name another host.
    """
    builder = settings.builder
    if not (
        setup.options.github_pages or (not builder.github_pages and github_metadata.NAME in settings.plugins)
    ):
        return {}
    if settings.environment != "production" or not setup.has_site_source:
        return {}
    site_url = None if setup.serving else setup.config.site_url
    return github_metadata.site_url_settings(settings, Path(settings.text("source")), site_url or None)


def _config_settings(options: JekyllConfig, *, serving: bool) -> ReadSettings:
    """How the configuration is read."""
    is_whole = options.source is not None
    return ReadSettings(
        config_files=options.config,
        overrides=_overrides(options, serving=serving),
        environment=options.environment or os.environ.get("JEKYLL_ENV", "production"),
        blog_only=not is_whole,
        builder=BuilderChoice(options.jekyll, options.github_pages, recognise=is_whole),
    )


def _read_settings(setup: Setup, store: TextStore | None) -> ReadSettings:
    options = setup.options
    return replace(
        _config_settings(options, serving=setup.serving),
        switches=feeds.switches(options, setup.config),
        store=store,
        language=None if setup.language is None else setup.language.code,
        outside=project_files(setup.config, setup.folder, Path(setup.written)),
    )


def _given_functions(setup: Setup) -> GivenFunctions:
    """What the author's hooks and MkDocs' own Markdown give to texts."""
    hooks: Any = setup.config.hooks  # MkDocs keeps the modules by the names of their files
    return GivenFunctions(
        collect(hooks.values() if hooks else ()),
        {markdown.NAME: markdown.MaterialMarkdown(setup.config)},
        marks_missing=setup.serving,
    )


def _overrides(options: JekyllConfig, *, serving: bool) -> dict[str, object]:
    """What the plugin's options say; where they say nothing, a server shows what is not published yet."""
    shown = True if serving else None
    asked = {
        "show_drafts": shown if options.drafts is None else options.drafts,
        "future": shown if options.future is None else options.future,
        "unpublished": options.unpublished,
    }
    return {key: value for key, value in asked.items() if value is not None}
