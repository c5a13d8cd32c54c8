"""What tags and filters ask of the site beyond its variables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.paths import by_form, other_form
from mkdocs_jekyll.jekyll.sass import site_css

from .drops import DropFactory
from .includes import IncludeLoader
from .urls import absolute_url, relative_url

if TYPE_CHECKING:
    import datetime

    from mkdocs_jekyll.jekyll.slow_markdown import TextTime
    from mkdocs_jekyll.kramdown import Result

    from .protocol import SiteLike

_ExactName = tuple[str, int, int, int, str]  # folder, year, month, day, slug
_LooseName = tuple[int, int, int, str]
#: The folder of a language's posts is no part of their names.
_LANGUAGE = re.compile(r"_i18n/[^/]+/(?=_posts/)")
_POST_NAME = re.compile(r"((?:.+/)?)(\d+)-(\d+)-(\d+)-(.*)", re.ASCII)


@dataclass(eq=False)
class SiteServices:
    """What tags and filters ask of one site; indexes are made when they are first asked for."""

    site: SiteLike
    drops: DropFactory
    includes: IncludeLoader

    @property
    def config(self) -> Mapping[str, object]:
        """The site's configuration."""
        return self.site.config

    @property
    def zone(self) -> datetime.tzinfo | None:
        """The site's time zone."""
        return self.site.time.tzinfo

    def link_to(self, url: str) -> str:
        """An item's URL as ``link`` and ``post_url`` write it."""
        return self.relative_url(url) if self.site.version.links_have_baseurl else url

    def relative_url(self, url: str) -> str:
        """A URL with the site's baseurl before it."""
        return relative_url(url, self.config.get("baseurl"))

    def absolute_url(self, url: str) -> str:
        """A URL with the site's host and baseurl before it."""
        return absolute_url(url, self.config.get("url"), self.config.get("baseurl"))

    def markdown(self, text: str, time: TextTime) -> Result:
        """Text as HTML."""
        return self.site.markdown.convert(text, time)

    def css(self, text: str, *, indented: bool) -> str:
        """Sass as CSS, with the site's folders for it. Raises SassError."""
        return site_css(text, indented=indented, config=self.config, source=self.includes.source)

    @cached_property
    def _files(self) -> dict[str, str]:
        site = self.site
        found: dict[str, str] = {}
        for page in site.pages:
            found.setdefault(page.relative_path, page.url)
        for collection in site.collections.values():
            for doc in collection.docs:
                if doc.output:
                    found.setdefault(doc.relative_path, doc.url)
        files = (*(file for group in site.collections.values() for file in group.files), *site.static_files)
        for file in files:
            if file.output:
                found.setdefault("/" + file.relative_path, file.url)
        return found

    def url_of_file(self, path: str) -> str | None:
        """The URL of a document, page or static file; a slash may stand before a static file only."""
        return self._files.get(path) or self._files.get("/" + path)

    def other_file(self, path: str) -> str:
        """What to do about a path that no file has, if one has its letters in another form of Unicode."""
        return other_form(path.lstrip("/"), self._forms_of_files)

    def other_post(self, name: str) -> str:
        """The same about the name of a post."""
        return other_form(name.rpartition("/")[2], self._forms_of_posts)

    @cached_property
    def _forms_of_files(self) -> dict[str, str]:
        return by_form(name.lstrip("/") for name in self._files)

    @cached_property
    def _forms_of_posts(self) -> dict[str, str]:
        return by_form(post.path.name.removesuffix(post.ext) for post in self.site.posts)

    @cached_property
    def _posts(
        self,
    ) -> tuple[dict[tuple[str, int, int, int, str], str], dict[tuple[int, int, int, str], str]]:
        exact: dict[_ExactName, str] = {}
        loose: dict[_LooseName, str] = {}
        for post in self.site.posts:
            path = _LANGUAGE.sub("", post.relative_path.removesuffix(post.ext), count=1)
            path = re.sub(r"(^|/)_(?:posts|drafts)/", r"\1", path, count=1)
            match = _POST_NAME.fullmatch(path)
            if match:
                date = (int(match[2]), int(match[3]), int(match[4]))
                exact.setdefault((match[1], *date, match[5]), post.url)
                day = post.date
                loose.setdefault((day.year, day.month, day.day, match[5]), post.url)
        return exact, loose

    def url_of_post(self, name: str) -> tuple[str | None, bool]:
        """A post's URL by its file's name, and whether the name names its folder too."""
        match = _POST_NAME.fullmatch(name.removeprefix("/"))
        if match is None:
            return None, False
        exact, loose = self._posts
        date = (int(match[2]), int(match[3]), int(match[4]))
        found = exact.get((match[1], *date, match[5]))
        return (found, True) if found is not None else (loose.get((*date, match[5])), False)
