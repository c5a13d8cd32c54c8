"""Our templates and styles among the theme's, and the filters they use."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Final

import jinja2
from babel import Locale
from babel.dates import format_date, format_datetime, format_skeleton
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.package_files import overrides_folder
from mkdocs_jekyll.jekyll.themes import ThemeKit
from mkdocs_jekyll.publish.html import Html, inline_html, printed_raw
from mkdocs_jekyll.publish.html_scan import Scan
from mkdocs_jekyll.publish.language_tags import direction_of, locale_of
from mkdocs_jekyll.publish.visible_text import opens_with_title, shows_nothing

from ..translations import Translations

#: In the order in which a page loads them, before the site's own.
STYLESHEETS: Final = (
    "assets/jekyll/embeds.css",
    "assets/jekyll/content.css",
    "assets/jekyll/theme.css",
    "assets/jekyll/post.css",
    "assets/jekyll/profile.css",
    "assets/jekyll/views.css",
)
#: On every page; scripts for one kind of page stand in its template.
SCRIPTS: Final = (
    "assets/jekyll/accessibility.js",
    "assets/jekyll/search_box.js",
    "assets/jekyll/post.js",
)
#: What may not stand in an attribute, or begins an element.
_UNSAFE: Final = re.compile(r"[\"<]")
_NAMED_FORMATS: Final = ("full", "long", "medium", "short")


def is_material(config: MkDocsConfig) -> bool:
    """Whether the theme has the blog templates that ours extend."""
    return _has_blog(tuple(config.theme.dirs))


@lru_cache(maxsize=16)
def _has_blog(folders: tuple[str, ...]) -> bool:
    """Whether one of a theme's folders has the templates; asked for each page."""
    return any((Path(folder) / "blog-post.html").is_file() for folder in folders)


def has_icon(config: MkDocsConfig, icon: str) -> bool:
    """Whether the theme has an icon of that path."""
    return bool(icon_svg(config, icon))


def icon_svg(config: MkDocsConfig, icon: str) -> str:
    """The SVG of an icon of the theme by its path; empty for one that it does not have."""
    for folder in config.theme.dirs:
        if svg := text_in(Path(folder) / ".icons" / f"{icon}.svg"):
            return svg
    return ""


def register(config: MkDocsConfig) -> None:
    """Let the theme find our files: after the site's own ``custom_dir``, before its own."""
    folder = str(overrides_folder())
    if folder not in config.theme.dirs:
        config.theme.dirs.insert(0 if config.theme.custom_dir is None else 1, folder)
    if is_material(config):
        config.extra_javascript[:0] = [name for name in SCRIPTS if name not in config.extra_javascript]
        config.extra_css[:0] = [name for name in STYLESHEETS if name not in config.extra_css]


def stylesheets_of(kit: ThemeKit) -> list[str]:
    """The style sheets of a theme's kit, in their order: its classes and its face on Material."""
    return [f"assets/jekyll/themes/{name}.css" for name in (*kit.styles, kit.name)]


def scripts_of(kit: ThemeKit) -> list[str]:
    """The scripts of a theme's kit."""
    return [f"assets/jekyll/themes/{name}.js" for name in kit.scripts]


def escape_settings(config: MkDocsConfig) -> None:
    """Make what ``mkdocs.yml`` says of the site fit for the theme, which prints it without escaping.

    Only characters that would begin an element or end an attribute; what is ordinary stays as other plugins
    expect it.
    """
    for key in ("site_name", "site_description", "site_author"):
        value = config.get(key)
        if isinstance(value, str) and _UNSAFE.search(value):
            config[key] = printed_raw(Html(value).striptags())


def add_filters(env: jinja2.Environment, config: MkDocsConfig, date_format: str, words: Translations) -> None:
    """Give templates our words and dates: whole ones, months by their names, days inside a year."""
    language = str(config.theme.get("language", "en"))
    locale = _locale(language)
    env.globals["jekyll_gettext"] = words.gettext
    env.globals["jekyll_ngettext"] = words.ngettext
    env.filters["jekyll_inline"] = inline_html
    env.filters["striptags"] = text_only
    env.filters["jekyll_words"] = lambda html: Scan(html).text()
    env.tests["jekyll_blank"] = shows_nothing
    env.tests["jekyll_titled"] = opens_with_title
    env.filters["jekyll_lang"] = language_filter(language)
    env.filters["jekyll_date"] = date_filter(language, date_format)
    env.filters["jekyll_month"] = lambda value: format_date(value, format="LLLL", locale=locale)
    env.filters["jekyll_day"] = lambda value: format_skeleton("MMMd", value, locale=locale)


def text_only(html: object) -> Html:
    """HTML without its tags, escaped.

    Jinja's filter of that name gives text, which the theme prints into its title without escaping.
    """
    return escape(Html(html).striptags())


def add_date_filter(env: jinja2.Environment) -> None:
    """Give the theme's blog templates their ``date``, unless another blog plugin has brought its own."""
    env.filters.setdefault("date", env.filters["jekyll_date"])


def language_filter(language: str) -> Callable[[str], Html]:
    """A filter that writes the attributes of an element whose text is in a language; none for an empty one.

    ``language`` is the theme's, whose direction needs no saying.
    """
    usual = direction_of(language)

    def write(code: str) -> Html:
        if not code:
            return Html()
        direction = direction_of(code)
        attributes = Html(' lang="{}"').format(code)
        return attributes if direction == usual else attributes + Html(' dir="{}"').format(direction)

    return write


def date_filter(language: str, date_format: str) -> Callable[[date], str]:
    """A filter that writes dates in a language of the theme."""
    locale = _locale(language)

    def write(value: date) -> str:
        if date_format in _NAMED_FORMATS:
            return format_date(value, format=date_format, locale=locale)
        if isinstance(value, datetime):
            return format_datetime(value, format=date_format, locale=locale)
        return format_date(value, format=date_format, locale=locale)

    return write


def date_title(day: date, kind: str, language: str) -> str:
    """A ``year``, ``month`` or ``day`` as a title, in a language of the theme."""
    if kind == "day":
        return format_date(day, format="long", locale=_locale(language))
    return format_skeleton("y" if kind == "year" else "yMMMM", day, locale=_locale(language))


def _locale(language: str) -> Locale:
    return locale_of(language) or Locale("en")
