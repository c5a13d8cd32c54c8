"""What every page of the site shows: palette, accounts, icons, manifest, robots.txt, counters of readers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_jekyll.jekyll import Site
from mkdocs_jekyll.publish import analytics
from mkdocs_jekyll.publish.colors import color_of
from mkdocs_jekyll.publish.page_context import SiteIcons
from mkdocs_jekyll.publish.page_meta import text_of
from mkdocs_jekyll.publish.post import theme_url
from mkdocs_jekyll.publish.site_identity import SiteIdentity
from mkdocs_jekyll.publish.social_networks import LINK_ICON
from mkdocs_jekyll.publish.text_icons import SHAPES, shapes
from mkdocs_jekyll.publish.text_icons import STYLESHEET as ICONS

from ..files import is_written
from ..options import JekyllConfig
from ..report import Reporter
from ..translations import Translations
from . import icons, palette, site_settings, templates
from .user_options import user_options

_MANIFEST = "manifest.webmanifest"
_ROBOTS = "robots.txt"


@dataclass(frozen=True, slots=True)
class MadeStylesheets:
    """Style sheets that a site gets of its own, as CSS: its ``colors``, its ``shapes`` of icons; or none."""

    colors: str = ""
    shapes: str = ""


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """What the site gives to the theme: first its settings, then, when its files are known, its icons."""

    site: Site
    identity: SiteIdentity
    options: JekyllConfig
    reporter: Reporter

    def apply(self, config: MkDocsConfig, words: Translations, *, serving: bool) -> MadeStylesheets:
        """Settings of the theme that ``mkdocs.yml`` leaves to us; returns the sheets to be written."""
        kit = self.site.kit
        face = None if kit is None else kit.face_of(self.site.config)
        site_settings.complete(config, self.identity, face, user_options(config))
        _offer_social(self.identity, config)
        self._count(config, serving=serving)
        made = MadeStylesheets(
            self._colors(config, words), shapes(self.site, partial(templates.icon_svg, config))
        )
        for sheet, needed in (
            (palette.STYLESHEET, made.colors),
            (SHAPES, made.shapes),
            (ICONS, made.shapes),
        ):
            if needed:
                _add_stylesheet(sheet, config)
        if kit is not None:  # before the colours
            for sheet in reversed(templates.stylesheets_of(kit)):
                _add_stylesheet(sheet, config)
            scripts = [name for name in templates.scripts_of(kit) if name not in config.extra_javascript]
            config.extra_javascript[:0] = scripts
        return made

    def _colors(self, config: MkDocsConfig, words: Translations) -> str:
        if self.options.colors != "site":
            return ""
        colors, problem = palette.set_palette(self.identity, config, words)
        if problem is not None:
            self.reporter.report(problem)
        return colors

    def _count(self, config: MkDocsConfig, *, serving: bool) -> None:
        is_on = self.options.analytics
        self.reporter.report_all(analytics.problems_of(self.site.config, is_on=is_on))
        counters, _ = analytics.counters_in(self.site.config)
        if is_on and counters and not serving and "analytics" not in config.extra:
            config.extra["analytics"] = analytics.for_theme(counters)

    def add_icons(
        self, files: Files, config: MkDocsConfig, bases: Sequence[str], made: MadeStylesheets
    ) -> SiteIcons:
        """Find icons, logo and manifest among the files of the site; add what is missing."""
        found = icons.find(files, config, self.site.config.get("favicon"))
        found = self._with_favicon(found, files, config)
        icons.use_favicon(found, config)
        icons.use_logo(files, config, theme_url(self.identity.logo, bases))
        for path, sheet in ((palette.STYLESHEET, made.colors), (SHAPES, made.shapes)):
            if sheet:
                files.append(File.generated(config, path, content=sheet))
        there = {file.dest_uri for file in files if is_written(file)}
        if not found.manifest and (text := icons.manifest_for(files, config, self._about(config))):
            found = replace(found, manifest=_MANIFEST)
            files.append(File.generated(config, _MANIFEST, content=text))
        if config.site_url and _ROBOTS not in there:
            url = urljoin(config.site_url, "sitemap.xml")
            files.append(File.generated(config, _ROBOTS, content=f"Sitemap: {url}\n"))
        return found

    def _with_favicon(self, found: SiteIcons, files: Files, config: MkDocsConfig) -> SiteIcons:
        """Draw one for a site that has none of its own: its emoji, or its first letter."""
        who = self.identity
        color = color_of(who.link_color) or color_of(who.color)
        letter = who.emoji or next((char.upper() for char in who.title if char.isalnum()), "")
        if found.favicon or not letter or (not self._is_old_site and not who.emoji):
            return found
        picture = icons.drawn(letter, "" if who.emoji else str(color or ""))
        files.append(File.generated(config, icons.DRAWN, content=picture))
        return replace(found, favicon=icons.DRAWN)

    @property
    def _is_old_site(self) -> bool:
        """Whether a whole site is built, in the form of a theme."""
        return self.site.kit is not None and self.options.source is not None

    def _about(self, config: MkDocsConfig) -> dict[str, str]:
        title = self.identity.title or config.site_name
        color = color_of(self.identity.color)
        return {
            "name": title,
            "description": text_of(self.site.config.get("description")),
            "lang": str(config.theme.get("language", "")),
            "start_url": "./",
            "theme_color": "" if color is None else str(color),
        }


def _add_stylesheet(path: str, config: MkDocsConfig) -> None:
    """Load it behind those that every site has, and before the author's own."""
    ours = [number for number, name in enumerate(config.extra_css, 1) if name in templates.STYLESHEETS]
    if path not in config.extra_css:
        config.extra_css.insert(max(ours, default=0), path)


def _offer_social(identity: SiteIdentity, config: MkDocsConfig) -> None:
    """Let the theme's footer show the accounts, unless ``extra.social`` says which ones it shows."""
    if identity.accounts and "social" not in config.extra:
        config.extra["social"] = [
            {
                "icon": one.icon if templates.has_icon(config, one.icon) else LINK_ICON,
                "link": one.url,
                "name": one.name,
            }
            for one in identity.accounts
        ]
