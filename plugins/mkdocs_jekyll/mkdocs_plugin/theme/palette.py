"""Light and dark, and the site's own colour, where ``mkdocs.yml`` leaves them to us."""

from __future__ import annotations

from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.publish.colors import Color, color_of, leaves_color, problem_of, stylesheet
from mkdocs_jekyll.publish.site_identity import SiteIdentity

from ..translations import Translations

STYLESHEET: Final = "assets/jekyll/colors.css"


def set_palette(
    identity: SiteIdentity, config: MkDocsConfig, words: Translations
) -> tuple[str, Problem | None]:
    """Give the theme a palette if it has none.

    Returns a style sheet with the site's colour (empty: not needed), and what is wrong with that colour.
    A palette of the author's that names colours of the theme stays as it is.
    """
    palette = config.theme.get("palette")
    if not leaves_color(palette):
        return "", None
    color = color_of(identity.color)
    if not palette:
        config.theme["palette"] = _palette(identity.scheme, color, words)
    if palette or color is not None:
        _color_header(config)
    if color is not None:
        return stylesheet(color, color_of(identity.link_color)), None
    return "", problem_of(identity.color)


def _color_header(config: MkDocsConfig) -> None:
    """Let MaterialX's header have the colour, as Material's has, unless ``mkdocs.yml`` says how it looks."""
    if not config.theme.get("topbar") and not config.theme.get("topbar_style"):
        config.theme["topbar_style"] = "primary"


def _palette(scheme: str, color: Color | None, words: Translations) -> Any:
    colors = {} if color is None else {"primary": "custom", "accent": "custom"}
    light = {"scheme": "default", **colors}
    dark = {"scheme": "slate", **colors}
    if scheme:
        return dark if scheme == "dark" else light
    return [
        {
            "media": "(prefers-color-scheme: light)",
            **light,
            "toggle": {"icon": "material/weather-night", "name": words.gettext("Switch to dark mode")},
        },
        {
            "media": "(prefers-color-scheme: dark)",
            **dark,
            "toggle": {"icon": "material/weather-sunny", "name": words.gettext("Switch to light mode")},
        },
    ]
