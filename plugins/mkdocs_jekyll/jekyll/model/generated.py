"""A file of the site that no file of the source stands behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(slots=True, eq=False, kw_only=True)
class GeneratedFile:
    """A file that a plugin makes: a feed, a sitemap, a page that leads on to another address.

    ``destination`` is the path below the site's root, decoded (``feed.xml``), ``url`` the address as Jekyll
    writes it, percent-encoded (``/feed.xml``). ``write`` gives its text; it is called once in a build, when
    everything has been read. ``plugin`` is the name of the plugin that makes it.
    """

    plugin: str
    destination: str
    url: str
    write: Callable[[], str]
