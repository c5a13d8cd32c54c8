"""jekyll-relative-links: links to source files become links to what these files become."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote_plus

from mkdocs_jekyll.jekyll.config import Config
from mkdocs_jekyll.jekyll.excerpts import cut_anew
from mkdocs_jekyll.jekyll.liquid.urls import relative_url
from mkdocs_jekyll.jekyll.model import Document, Item, StaticFile
from mkdocs_jekyll.jekyll.readers.entry_filter import EntryFilter
from mkdocs_jekyll.jekyll.slugs import to_text

from .markdown_links import links_in
from .plugin import Plugin
from .settings import is_enabled, is_set, settings_of

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft


def link(site: SiteDraft) -> None:
    """Rewrite the links of all Markdown texts."""
    settings = settings_of(site, "relative_links")
    if not is_enabled(settings):
        return
    urls = _urls(site)
    excluded = settings.get("exclude")
    patterns = [to_text(entry) for entry in excluded] if isinstance(excluded, list) else []
    skipped = EntryFilter(site.source, (), patterns)
    documents: list[Document] = []
    if is_set(settings, "collections"):
        documents = [doc for group in site.collections.values() if group.output for doc in group.docs]
    for item in (*site.pages, *documents):
        if item.is_markdown and not skipped.excludes(item.relative_path):
            _rewrite(item, _Rewriter(item, urls, site.config.get("baseurl")), site.config)


def _urls(site: SiteDraft) -> dict[str, str]:
    """The URL of each file that is written, by its path below the source."""
    found: dict[str, str] = {}
    documents = [doc for group in site.collections.values() if group.output for doc in group.docs]
    entries: list[Item | StaticFile] = [*site.pages, *site.static_files, *documents]
    for entry in entries:
        if entry.output:
            found.setdefault(entry.relative_path, entry.url)
    return found


def _rewrite(item: Item, rewriter: _Rewriter, config: Config) -> None:
    item.content = rewriter.text(item.content)
    # The original cuts the excerpt anew, also where the author wrote one.
    if item.excerpt_text is not None or item.data.get("excerpt") not in (None, False):
        cut_anew(item, config)


class _Rewriter:
    """Rewrites the links of one text, whose own folder is where relative ones begin."""

    def __init__(self, item: Item, urls: Mapping[str, str], base: object) -> None:
        self._folder = posixpath.dirname(item.relative_path)
        self._urls = urls
        self._base = base

    def text(self, text: str) -> str:
        """The text with its links; also those in code, as the original does not distinguish them."""
        out: list[str] = []
        done = 0
        for found in links_in(text):
            url = self._url(found.path)
            if url is not None:
                target = f"{url}{found.fragment}{found.title}"
                out.append(text[done : found.start])
                out.append(
                    f"\n[{found.text}]: {target}" if found.is_definition else f"[{found.text}]({target})"
                )
                done = found.end
        return "".join(out) + text[done:]

    def _url(self, path: str) -> str | None:
        """Where a path leads that a link names; ``None`` if no file of the site is there."""
        path = unquote_plus(path)
        whole = path.lstrip("/") if path.startswith("/") else posixpath.join(self._folder, path)
        url = self._urls.get(posixpath.normpath(whole))
        return None if url is None else relative_url(url, self._base)


PLUGIN: Final = Plugin(name="jekyll-relative-links", priority="lowest", post_read=link)
