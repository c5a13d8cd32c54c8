"""Files that come with the package for some pages only: a site without such pages gets no copy of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mkdocs_jekyll.publish import math, mermaid
from mkdocs_jekyll.publish.comments import systems

from .page import ItemPage
from .search import offline, settings
from .theme.templates import overrides_folder


def unused(files: Files, config: MkDocsConfig, *, provider: str, chinese: bool) -> Iterator[str]:
    """Files and folders of ours that no page of the site needs; every page is rendered by then.

    ``provider`` keeps the comments; empty where there are none. ``chinese``: words are looked for in Chinese.
    """
    pages = [file.page for file in files if isinstance(file.page, ItemPage)]
    if not any(page.formulas for page in pages):
        yield from math.ASSETS
    if not any(page.diagrams for page in pages):
        yield from mermaid.ASSETS
    if not chinese or settings.plugin_of(config) is None:
        yield settings.SCRIPT
    if not offline.is_on(config):
        yield offline.SCRIPT
    if not provider:
        yield systems.SCRIPT
    for system, places in systems.ASSETS.items():
        if system != provider:
            yield from places


def leave_out(files: Files, places: Iterable[str]) -> None:
    """Don't copy files and folders (their names end in ``/``); a site's own files of these names stay."""
    ours, places = str(overrides_folder()), tuple(places)
    for file in list(files):
        if file.src_dir == ours and any(
            file.src_uri == place or (place.endswith("/") and file.src_uri.startswith(place))
            for place in places
        ):
            files.remove(file)
