"""A site read as it is published: its URL settled first, for a build and for a check alike."""

from __future__ import annotations

import os
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll import (
    Configuration,
    GivenFunctions,
    Problem,
    ReadSettings,
    Site,
    read_configuration,
    read_site,
)
from mkdocs_jekyll.jekyll.builder import BuilderChoice
from mkdocs_jekyll.jekyll.config import Config
from mkdocs_jekyll.jekyll.plugins import feed, github_metadata
from mkdocs_jekyll.jekyll.version import release_of

from .language_sites import LanguageSites, url_in_language
from .site_url import SiteUrl, former_urls, reconcile, without_host

#: How front matter asks for the Markdown that MkDocs has with Material: ``markdown: material``.
MATERIAL: Final = "material"
#: What the folder of a Jekyll site has, some of it.
_SITE_FILES: Final = ("_config.yml", "_config.yaml", "_config.toml", "_posts", "index.html", "index.md")
#: Folders in which repositories of other things keep their site.
_FOLDERS: Final = ("docs", "site", "website", "blog", "source", "src", "www")


@dataclass(frozen=True, slots=True)
class PublishSettings:
    """What mkdocs.yml says of where a site is published.

    ``github_pages`` is the plugin's option; ``is_whole`` is false for a blog inside ``docs_dir``; ``serving``
    is for a server, where the site stands at another URL than later.
    """

    site_url: str | None = None
    old_urls: tuple[str, ...] = ()
    github_pages: bool | None = None
    is_whole: bool = True
    serving: bool = False


@dataclass(frozen=True, slots=True)
class PublishedSite:
    """A site that was read, with its URL and those of its languages; ``problems`` are of all of these."""

    site: Site
    url: SiteUrl
    languages: LanguageSites | None
    problems: tuple[Problem, ...]


def reading_settings(
    options: Mapping[str, object], plugins: Container[str] = (), *, serving: bool = False
) -> ReadSettings:
    """How a site is read, by the plugin's options; what is none of their kind says nothing.

    ``plugins`` are all of MkDocs' by name. Where the options say nothing of what is not published yet, a
    server shows it.
    """
    is_whole = bool(options.get("source"))
    config = options.get("config")
    environment = options.get("environment")
    pages = options.get("github_pages")
    shown = True if serving else None
    asked = {
        "show_drafts": _switch(options.get("drafts"), shown),
        "future": _switch(options.get("future"), shown),
        "unpublished": _switch(options.get("unpublished"), None),
    }
    return ReadSettings(
        config_files=list(map(str, config)) if isinstance(config, list) else ["_config.yml"],
        overrides={key: value for key, value in asked.items() if value is not None},
        environment=str(environment or os.environ.get("JEKYLL_ENV", "production")),
        blog_only=not is_whole,
        switches=_switches(options, plugins),
        builder=BuilderChoice(release_of(options.get("jekyll")), _switch(pages, None), recognise=is_whole),
    )


def _switches(options: Mapping[str, object], plugins: Container[str]) -> dict[str, bool]:
    """Jekyll plugins that are on or off whatever the site lists, by the names of their gems.

    A blog beside ordinary pages has a feed, unless mkdocs-rss-plugin makes one.
    """
    asked = str(options.get("feed", "auto")).lower()
    if asked in ("true", "false"):
        return {feed.NAME: asked == "true"}
    has_own = "rss" in plugins or bool(options.get("source"))
    return {} if has_own else {feed.NAME: True}


def _switch(value: object, unsaid: bool | None) -> bool | None:
    return value if isinstance(value, bool) else unsaid


def read_published(
    folder: Path,
    reading: ReadSettings,
    settings: PublishSettings,
    functions: GivenFunctions | None = None,
    configuration: Configuration | None = None,
) -> PublishedSite:
    """Read the site in a folder. Raises JekyllError where it can't be read at all.

    ``configuration`` is the site's own, if that was read already.
    """
    if configuration is None:
        configuration = read_configuration(folder, reading)
    former, problems = former_urls(Path(configuration.config.text("source")), settings.old_urls)
    configuration = configuration.with_settings(_github_url_settings(settings, configuration.config))
    url = reconcile(configuration.config, settings.site_url, serving=settings.serving, former=former)
    configuration = configuration.with_settings(url.overrides)
    site = read_site(folder, replace(reading, public_url=url.site_url or ""), functions, configuration)
    languages = None
    if site.languages is not None:
        base = url.bases[-1]
        url = url_in_language(url, site.languages)
        languages = LanguageSites(site.languages, base, url.site_url)
    below = _site_below(folder) if settings.is_whole else None
    of_feeds = without_host(site, url.site_url)
    said = (below, url.problem, *site.problems, of_feeds)
    return PublishedSite(site, url, languages, (*problems, *(one for one in said if one is not None)))


def _github_url_settings(settings: PublishSettings, config: Config) -> Mapping[str, object]:
    """``url`` and ``baseurl`` as GitHub Pages sets them for a site that does not say them.

    Only where the author asks for GitHub Pages or for the plugin: a site that merely looks like one may be
    published elsewhere, and its texts would name another host.
    """
    asks = settings.github_pages or (
        not config.builder.github_pages and github_metadata.NAME in config.plugins
    )
    if not asks or config.environment != "production" or not settings.is_whole:
        return {}
    site_url = None if settings.serving else settings.site_url
    return github_metadata.site_url_settings(config, Path(config.text("source")), site_url or None)


def _site_below(folder: Path) -> Problem | None:
    """What is said where the source is no site, but a folder in it is one."""
    if any((folder / name).exists() for name in _SITE_FILES):
        return None
    found = [name for name in _FOLDERS if (folder / name / "_config.yml").is_file()]
    if not found:
        return None
    message = f"`source` names a folder without a Jekyll site; there is one in '{found[0]}/' below it"
    return Problem("warning", message, "mkdocs.yml", None, f"Write `/{found[0]}` behind it.", code="MJ003")
