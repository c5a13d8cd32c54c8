"""What is wrong with links: the file, the line, and how to fix it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

from mkdocs_jekyll.jekyll import Item, Problem, Site
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.positions import NOWHERE, Position, position_in

from .links import BrokenLink
from .url_index import UrlIndex

#: Characters that are read to find the lines of an item's links; a megabyte of links would take minutes.
_READ_FOR_LINES: Final = 200_000_000
#: So many links of an item have lines, however short it is: Liquid makes any number of them.
_MOST_WITH_LINES: Final = 2_000


@dataclass(frozen=True, slots=True)
class LinkProblems:
    """Makes problems of an item's links; ``bases`` are the base paths that its text may write."""

    item: Item
    site: Site
    bases: tuple[str, ...]

    def of_broken(self, broken: Iterable[BrokenLink]) -> Iterator[Problem]:
        """Links to pages, pictures and files that are not there, each once."""
        missing = [link for link in dict.fromkeys(broken) if not self._is_old_style(link.url)]
        for number, link in enumerate(missing):
            if not link.is_certain:
                message = f"the link target '{link.url}' may be another site's of the same host"
                counted_as = "links may lead to other sites of the same host: nothing of this one is there"
                yield Problem(
                    "info", message, self.site.place_of(self.item), counted_as=counted_as, code="MJ405"
                )
                continue
            what = "link target" if link.kind == "link" else link.kind
            message = f"the {what} '{link.url}' does not exist in this site"
            remedy = link.suggestion or "Put the file there, or correct the URL."
            yield self.of_url(message, link.url, remedy, code="MJ403", number=number)

    def _is_old_style(self, url: str) -> bool:
        """Whether a style sheet of the old theme is meant, as in a list of all pages: it is reported once."""
        path = urlsplit(url).path if url.endswith(".css") else ""
        styles = (page.url for page in self.site.pages if page.output_ext == ".css")
        return bool(path) and any(map(path.endswith, styles))

    def of_anchor(self, link: str, anchor: str, place: str, number: int = 0) -> Problem:
        """A link to a heading that is not there; ``place`` says where (``on this page``)."""
        message = f"the link '{link}' asks for a heading '#{anchor}' that is not {place}"
        return self.of_url(message, link, "Correct the part behind '#'.", code="MJ404", number=number)

    def of_url(self, message: str, url: str, remedy: str, *, code: str, number: int = 0) -> Problem:
        """A URL in the item's text or front matter, with its line if it can be found.

        ``number`` counts the item's problems from 0: of too many in a long text the later ones have no line.
        """
        item = self.item
        place = self.site.place_of(item)
        if number > _MOST_WITH_LINES or number * len(item.content) > _READ_FOR_LINES:
            return Problem("warning", message, place, None, remedy, code=code)
        found = position_of(url, item.content, item.body_line, self.bases)
        if found is NOWHERE:
            found = position_of(url, _text_of(item.path), 1, self.bases)
        return Problem("warning", message, place, found.line, remedy, code=code, column=found.column)


def _text_of(path: Path) -> str:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return ""
    return _text(path, status.st_mtime_ns, status.st_size)


@lru_cache(maxsize=1)
def _text(path: Path, changed: int, length: int) -> str:  # noqa: ARG001 - a file that changed is another one
    """A file's text, read once for all links of an item."""
    return text_in(path)


def position_of(url: str, text: str, first_line: int, bases: tuple[str, ...] = ()) -> Position:
    """Where in the file a link is written; ``NOWHERE`` if Liquid may have put it together."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        path = url
    wanted = [url, unquote(url)]
    wanted += [path[len(base) :] for base in bases if base and path.startswith(base)]
    wanted.append(posixpath.basename(path.rstrip("/")))
    for candidate in wanted:
        at = text.find(candidate) if len(candidate) > 1 else -1
        if at >= 0:
            return position_in(text, at, first_line)
    return NOWHERE


def author_picture(url: str, urls: UrlIndex) -> tuple[str, Problem | None]:
    """The URL of an author's picture for the theme (empty without one), and what is wrong with it.

    ``url`` is as `theme_url` gives it. Profile and posts report the same picture in the same words, so that
    it is reported once.
    """
    if not url or ":" in url or url.startswith("//"):
        return url, None
    if (target := urls.find_picture(unquote(url))) is not None:
        return quote(target.destination), None
    message = f"the author's picture '{unquote(url)}' does not exist in this site"
    remedy = urls.other_form(unquote(url)) or "Put the file there, or correct the URL."
    return "", Problem("warning", message, remedy=remedy, code="MJ403")
