"""A site that is read from disk: Material's offline plugin, without what it fetches from another host."""

from __future__ import annotations

from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig

from ..own_plugins import own_plugin

#: Lets the theme's search run on ``file://``.
SCRIPT: Final = "assets/jekyll/search_worker.js"
_FETCHED: Final = "iframe-worker"


def is_enabled(config: MkDocsConfig) -> bool:
    """Whether the site is to be read from disk, where no server finds a folder's ``index.html``."""
    plugin: Any = own_plugin(config, "offline")
    return plugin is not None and bool(plugin.config.enabled)


def configure(config: MkDocsConfig) -> None:
    """Put our script in the place of the one that the plugin fetches."""
    if is_enabled(config):
        scripts = config.extra.get("polyfills", [])
        config.extra["polyfills"] = [SCRIPT if _FETCHED in str(script) else script for script in scripts]
