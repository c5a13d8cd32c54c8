"""A file with front matter, outside any collection, becomes a Page."""

from __future__ import annotations

from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from mkdocs_jekyll.jekyll import dates, excerpts, front_matter, permalinks
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.files import encoding_of
from mkdocs_jekyll.jekyll.model import Page
from mkdocs_jekyll.jekyll.paths import ruby_extension
from mkdocs_jekyll.jekyll.ruby_values import truthy
from mkdocs_jekyll.jekyll.slugs import to_text
from mkdocs_jekyll.jekyll.time_parsing import in_zone

from .read_context import ReadContext
from .taxonomies import categories_of, strings, tags_of, words
from .urls import check_permalink, output_ext_of

_HTML: Final = (".html", ".xhtml", ".htm")


class PageReader:
    """Reads pages of one site."""

    def __init__(self, reading: ReadContext) -> None:
        self.reading = reading
        self.suffix = permalinks.with_suffix("/:path/:basename", reading.config.permalink)

    def read(self, path: Path, relative: str, raw: bytes, permalink: str | None = None) -> Page:
        """The page at ``path``, whose bytes are ``raw``; ``relative`` is its path below the source.

        ``permalink`` goes over what the file says.
        """
        reading = self.reading
        encoding = encoding_of(raw, reading.config.encoding)
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            reading.report(
                Problem(
                    "error",
                    f"not readable as {encoding}: byte 0x{raw[error.start]:02x}",
                    relative,
                    line,
                    "Save the file in that encoding, or set `encoding` in the configuration.",
                    code="MJ106",
                )
            )
            text = raw.decode(encoding, "replace")
        matter = front_matter.split(text, reading.limits)
        reading.report_front_matter(matter, relative)
        own = reading.data_of(matter, relative)
        data: dict[str, Any] = {**reading.defaults.for_page(relative), **own}
        if permalink is not None:
            data["permalink"] = permalink
        page = Page(
            kind="page",
            path=path,
            relative_path=relative,
            data=data,
            content=matter.content,
            body_line=matter.body_line,
            title=to_text(data.get("title")),
            ext=ruby_extension(path.name),
            name=path.name,
            date=self._date(data.get("date")),
            tags=strings(tags_of(data, reading, relative)),
            defaults=reading.defaults.for_document(relative, "pages"),
            own_keys=frozenset(own),
        )
        listed = data.get("categories")
        held = listed if isinstance(listed, list) else words(to_text(listed))
        page.categories = strings(categories_of({**data, "categories": held}, reading, relative))
        page.is_markdown = page.ext.lower() in reading.config.markdown_ext
        separator = self._excerpt_separator(own)
        self._set_url(page, relative, text)
        if separator and not (permalink or truthy(own.get("permalink"))):
            page.output_ext = output_ext_of(page.ext, None, is_markdown=page.is_markdown)
            page.destination = self._destination(page)
        if separator and page.output_ext in _HTML and not truthy(own.get("excerpt")):
            page.excerpt_text = excerpts.cut(page.content, separator)
        return page

    def _excerpt_separator(self, own: dict[str, Any]) -> str:
        """What ends the excerpt of a page; empty where pages have none.

        Jekyll makes it before the page knows of the defaults, and the page's ending is settled with it: that
        of a permalink of the defaults no longer counts.
        """
        config = self.reading.config
        if not (config.version.has_page_excerpts and config.flag("page_excerpts")):
            return ""
        written = own.get("excerpt_separator")
        return to_text(written if truthy(written) else config.get("excerpt_separator"))

    def _set_url(self, page: Page, relative: str, text: str) -> None:
        permalink = check_permalink(page, self.reading, text)
        if permalink == "":
            line, column = front_matter.position_of("permalink", text)
            message = "the permalink is empty; the page keeps the URL of its name"
            self.reading.report(
                Problem(
                    "error",
                    message,
                    relative,
                    line,
                    "Write a URL, or take the line out.",
                    code="MJ110",
                    column=column,
                )
            )
            permalink = None
        page.output_ext = output_ext_of(page.ext, permalink, is_markdown=page.is_markdown)
        folder, basename = relative.rpartition("/")[0], page.basename
        if self.reading.config.version.skips_trailing_dots:
            basename = basename.rstrip(".")
        if permalink is not None:
            template = permalink
        elif page.output_ext not in _HTML:
            template = "/:path/:basename:output_ext"
        elif basename == "index":
            template = "/:path/"
        else:
            template = self.suffix
        values = {"path": folder, "basename": basename, "output_ext": page.output_ext}
        page.url = permalinks.clean(permalinks.fill_simple(template, values))
        page.destination = self._destination(page)
        page.dir = page.url if page.url.endswith("/") else page.url.rpartition("/")[0].rstrip("/") + "/"

    @staticmethod
    def _destination(page: Page) -> str:
        path = permalinks.decode(page.url)
        if path.endswith("/"):
            path += "index"
        if not path.endswith(page.output_ext):
            path += page.output_ext
        return permalinks.below_root(path)

    def _date(self, value: object) -> datetime | None:
        if isinstance(value, datetime):
            return in_zone(value, self.reading.config.zone)
        if isinstance(value, str | Date):
            return dates.parse_time(to_text(value), self.reading.config.zone)
        return None
