"""The plugins that come with the theme: Material's, or MaterialX's under its name."""

from __future__ import annotations

from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig

#: Themes that bring these plugins, as ``<theme>/<plugin>``.
_THEMES: Final = ("material", "materialx")


def own_plugin(config: MkDocsConfig, name: str) -> Any:
    """The theme's plugin of a name (``search``), or ``None`` where it is not listed."""
    found = (config.plugins.get(f"{theme}/{name}") for theme in _THEMES)
    return next((plugin for plugin in found if plugin is not None), None)
