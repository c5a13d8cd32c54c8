"""jekyll-relative-links: links to source files become links to what these files become."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from mkdocs_jekyll.jekyll.liquid.urls import relative_url
from mkdocs_jekyll.jekyll.model import Document, Item, StaticFile
from mkdocs_jekyll.jekyll.readers.entry_filter import EntryFilter
from mkdocs_jekyll.jekyll.slugs import to_text

from .plugin import Plugin
from .settings import is_enabled, is_on, settings_of

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import Site

_TARGET: Final = r"(?P<path>[^()#\n]+?)(?P<fragment>#[^()\s]*)?(?P<title>[ \t]{1,9}\"[^\"\n]*\")?"
_INLINE: Final = re.compile(rf"\]\({_TARGET}\)")
_REFERENCE: Final = re.compile(
    rf"^(?P<label>[ \t]*\[[^\]\n]+\]:[ \t]*){_TARGET}(?P<end>[ \t\r]*)$", re.MULTILINE
)


def link(site: Site) -> None:
    """Rewrite the links of all Markdown texts."""
    settings = settings_of(site, "relative_links")
    if not is_enabled(settings):
        return
    addresses = _addresses(site)
    excluded = settings.get("exclude")
    patterns = [to_text(entry) for entry in excluded] if isinstance(excluded, list) else []
    skipped = EntryFilter(site.source, (), patterns)
    documents: list[Document] = []
    if is_on(settings, "collections"):
        documents = [doc for group in site.collections.values() if group.output for doc in group.docs]
    for item in (*site.pages, *documents):
        if item.is_markdown and not skipped.excludes(item.relative_path):
            _rewrite(item, _Rewriter(item, addresses, site.config.get("baseurl")))


def _addresses(site: Site) -> dict[str, str]:
    """The address of each file that is written, by its path below the source."""
    found: dict[str, str] = {}
    documents = [doc for group in site.collections.values() if group.output for doc in group.docs]
    entries: list[Item | StaticFile] = [*site.pages, *site.static_files, *documents]
    for entry in entries:
        if entry.output:
            found.setdefault(entry.relative_path, entry.url)
    return found


def _rewrite(item: Item, rewriter: _Rewriter) -> None:
    item.content = rewriter.text(item.content)
    if item.excerpt_text is not None:
        item.excerpt_text = rewriter.text(item.excerpt_text)


class _Rewriter:
    """Rewrites the links of one text, whose own folder is where relative ones begin."""

    def __init__(self, item: Item, addresses: Mapping[str, str], base: object) -> None:
        self._folder = posixpath.dirname(item.relative_path)
        self._addresses = addresses
        self._base = base

    def text(self, text: str) -> str:
        """The text with its links; also those in code, as the original does not tell them apart."""
        if "](" in text:
            text = "\n".join(self._line(line) if "](" in line else line for line in text.split("\n"))
        return _REFERENCE.sub(self._reference, text) if "]:" in text else text

    def _line(self, line: str) -> str:
        """A line with its links. A link begins and ends on it, and none lies inside another."""
        out: list[str] = []
        done = 0
        for match in _INLINE.finditer(line):
            opening = line.find("[", done, match.start())
            if 0 <= opening < match.start() - 1:
                target = self._target(match)
                out += [line[done : match.start()], f"]({target})" if target else match[0]]
                done = match.end()
        return "".join(out) + line[done:]

    def _reference(self, match: re.Match[str]) -> str:
        target = self._target(match)
        return f"{match['label']}{target}{match['end']}" if target else match[0]

    def _target(self, match: re.Match[str]) -> str | None:
        path = unquote(match["path"])
        whole = path.lstrip("/") if path.startswith("/") else posixpath.join(self._folder, path)
        url = self._addresses.get(posixpath.normpath(whole))
        if url is None:
            return None
        return relative_url(url, self._base) + (match["fragment"] or "") + (match["title"] or "")


PLUGIN: Final = Plugin(name="jekyll-relative-links", priority="lowest", settle=link)
