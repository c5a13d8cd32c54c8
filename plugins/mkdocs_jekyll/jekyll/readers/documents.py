"""One file of a collection becomes a Document."""

from __future__ import annotations

import re
from datetime import date as Date
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from mkdocs_jekyll.jekyll import dates, excerpts, front_matter, permalinks
from mkdocs_jekyll.jekyll.clock import TIME_USE
from mkdocs_jekyll.jekyll.config import merge
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.front_matter import FrontMatter
from mkdocs_jekyll.jekyll.model import Collection, Document, Kind
from mkdocs_jekyll.jekyll.paths import ruby_extension
from mkdocs_jekyll.jekyll.positions import NOWHERE
from mkdocs_jekyll.jekyll.ruby_values import truthy
from mkdocs_jekyll.jekyll.slugs import slugify, titleize, to_text

from .names import name_parts
from .read_context import ReadContext
from .taxonomies import categories_of, strings, tags_of, words
from .urls import check_permalink, output_ext_of

_DATA: Final = (".yml", ".yaml")


class DocumentReader:
    """Reads files into documents of one collection."""

    def __init__(self, reading: ReadContext, collection: Collection) -> None:
        self.reading = reading
        self.collection = collection
        self.zone = reading.config.zone
        self.version = reading.config.version
        style = reading.config.permalink
        own = collection.metadata.get("permalink")
        default = permalinks.with_suffix("/:collection/:path", style)
        self.template = to_text(own) if truthy(own) else default

    def read(self, path: Path, relative: str, kind: Kind) -> Document | None:
        """The document at ``path``; ``relative`` is its path below the collections' folder, with slashes.

        ``None``, with a problem, where Jekyll can make nothing of the file.
        """
        text = self.reading.text(path)
        if text is None:
            return None
        if path.suffix in _DATA:
            return self._data_document(path, relative, kind, text)
        matter = self._take_apart(path, text)
        own = self.reading.data_of(matter, self.reading.relative(path))
        defaults = self.reading.defaults.for_document(relative, self.collection.label)
        data = self._data(relative, kind, defaults, own)
        place = self.reading.relative(path)
        named = name_parts(relative, self.version)
        # Where Jekyll can't read the front matter, it doesn't take the name apart either.
        slug = self._stem(path) if matter.refused else named.slug
        for key, made in (("title", titleize(named.slug)), ("slug", slug), ("ext", named.ext)):
            if not truthy(data.get(key)):
                data[key] = made
        moment = self._date(path, data, kind, named.date, text)
        if moment is None:
            return None
        categories = categories_of(data, self.reading, place)
        data["categories"], data["tags"] = categories, tags_of(data, self.reading, place)
        doc = Document(
            kind=kind,
            path=path,
            relative_path=relative,
            data=data,
            content=matter.content,
            body_line=matter.body_line,
            title=to_text(data["title"]),
            ext=ruby_extension(path.name),
            collection=self.collection.label,
            output=self.collection.output,
            date=moment,
            dated=isinstance(data.get("date"), datetime),
            slug=to_text(data["slug"]),
            tags=strings(data["tags"]),
            categories=strings(categories),
            defaults=defaults,
            own_keys=frozenset(own),
        )
        doc.is_markdown = doc.ext.lower() in self.reading.config.markdown_ext
        self._set_url(doc, text)
        self._excerpt(doc)
        return doc

    def _data_document(self, path: Path, relative: str, kind: Kind, text: str) -> Document | None:
        """A document that is data from end to end: without text and defaults, and never a post."""
        place = self.reading.relative(path)
        if self.collection.label == "posts":
            remedy = "Name it `.md` if it is to be a post."
            self.reading.report(
                Problem("info", "left out: a YAML file has no text", place, None, remedy, code="MJ111")
            )
            return None
        matter = front_matter.read(text, self.reading.limits)
        self.reading.report_front_matter(matter, place)
        data = self.reading.data_of(matter, place)
        slug = to_text(data["slug"]) if truthy(data.get("slug")) else self._stem(path)
        moment = self._written_date(path, data["date"], text) if "date" in data else None
        doc = Document(
            kind=kind,
            path=path,
            relative_path=relative,
            data=data,
            title=to_text(data.get("title")) or titleize(slug),
            ext=ruby_extension(path.name),
            collection=self.collection.label,
            output=self.collection.output,
            date=moment or self.reading.now,
            dated=moment is not None,
            slug=slug,
            tags=strings(tags_of(data, self.reading, place)),
            categories=strings(categories_of(data, self.reading, place)),
            own_keys=frozenset(data),
        )
        self._set_url(doc, text)
        return doc

    def _take_apart(self, path: Path, text: str) -> FrontMatter:
        matter = front_matter.split(text, self.reading.limits)
        if not matter.found:
            self.reading.report_no_front_matter(self.reading.relative(path))
        self.reading.report_front_matter(matter, self.reading.relative(path))
        return matter

    def _data(
        self, relative: str, kind: Kind, defaults: dict[str, Any], own: dict[str, Any]
    ) -> dict[str, Any]:
        """Folders' categories, then the defaults, then the file's own front matter."""
        categories: list[object] = []
        if self.collection.label == "posts":
            special = "_drafts" if kind == "draft" else "_posts"
            below = self.reading.posts_below
            folders = (relative.removeprefix(f"{below}/") if below else relative).split("/")
            categories = list(folders[: folders.index(special)]) if special in folders else []
        data: dict[str, Any] = {"draft": kind == "draft"}
        for layer in (defaults, own):
            named = layer.get("categories")
            more = words(named) if isinstance(named, str) else named if isinstance(named, list) else []
            categories += [item for item in more if item not in categories]
            data = merge(data, layer)
        data["categories"] = categories
        return data

    @staticmethod
    def _stem(path: Path) -> str:
        ext = ruby_extension(path.name)
        return path.name.removesuffix(ext) if ext else path.name

    def _date(
        self, path: Path, data: dict[str, Any], kind: Kind, name_date: str | None, text: str
    ) -> datetime | None:
        """The document's date, also put into ``data``; ``None``, with a problem, if its name holds none."""
        moment = self._written_date(path, data["date"], text) if "date" in data else None
        is_now = moment is not None and int(moment.timestamp()) == int(self.reading.now.timestamp())
        if (moment is None or is_now) and name_date is not None:
            moment = dates.read_date(name_date, self.zone)
            self._judge_name(path, name_date, moment)
            if moment is None:
                return None
        is_draft = truthy(data.get("draft"))
        if moment is None and (is_draft or kind == "draft"):
            data["draft"] = data["draft"] if is_draft else True  # Jekyll asks itself again
            TIME_USE.is_shown = True
            moment = datetime.fromtimestamp(int(path.stat().st_mtime), self.zone)
            if self.collection.label != "posts" or self.reading.config.flag("future"):
                return moment  # nobody asks for it before the posts are in order
        if moment is None:
            data.pop("date", None)
            return self.reading.now
        data["date"] = moment
        return moment

    def _written_date(self, path: Path, written: object, text: str) -> datetime | None:
        moment = dates.read_date(written, self.zone)
        place, (line, column) = self.reading.relative(path), front_matter.position_of("date", text)
        if moment is None:
            remedy = (
                "Write it as 2021-01-18 or 2021-01-18 10:20:30 +0800. The date of the file's name is used."
            )
            message = f"`date: {to_text(written)}` is no date" if written is not None else "`date` is empty"
            self.reading.report(Problem("error", message, place, line, remedy, code="MJ109", column=column))
        elif not isinstance(written, Date) and not _in_calendar(to_text(written), moment):
            message = f"`date: {to_text(written)}` is not in the calendar; it is read as {moment:%Y-%m-%d}"
            self.reading.report(
                Problem("warning", message, place, line, "Correct the day.", code="MJ109", column=column)
            )
        return moment

    def _judge_name(self, path: Path, name_date: str, moment: datetime | None) -> None:
        place = self.reading.relative(path)
        if moment is None:
            message = f"the file's name begins with {name_date}, which is no date; it is left out"
            self.reading.report(
                Problem("error", message, place, None, "Name it YEAR-MONTH-DAY-title.", code="MJ109")
            )
        elif not _in_calendar(name_date, moment):
            message = f"{name_date} is not in the calendar; it is read as {moment:%Y-%m-%d}"
            self.reading.report(
                Problem("warning", message, place, None, "Correct the day in the file's name.", code="MJ109")
            )

    def _set_url(self, doc: Document, text: str) -> None:
        permalink = check_permalink(doc, self.reading, text)
        doc.output_ext = output_ext_of(doc.ext, permalink, is_markdown=doc.is_markdown)
        template = self.template if permalink is None else permalink
        try:
            doc.url = permalinks.clean(permalinks.fill(template, lambda name: self._value(name, doc)))
        except permalinks.UnknownPlaceholder as error:
            place = self.reading.relative(doc.path)
            line, column = NOWHERE if permalink is None else front_matter.position_of("permalink", text)
            message = f"the permalink {template} asks for `:{error.name}`, which no document has"
            self.reading.report(
                Problem(
                    "error",
                    message,
                    place,
                    line,
                    "Use one of Jekyll's placeholders.",
                    code="MJ110",
                    column=column,
                )
            )
            doc.url = permalinks.clean(
                permalinks.fill_simple(template, {error.name: error.name}).replace(":", "")
            )
        doc.destination = permalinks.destination(doc.url, doc.output_ext)
        folder = doc.url if doc.url.endswith("/") else doc.url.rpartition("/")[0] + "/"
        parent = folder.rstrip("/").rpartition("/")[0] if doc.url.endswith("/") else folder.rstrip("/")
        doc.id = parent + ("" if doc.slug.startswith("/") else "/") + doc.slug

    def _value(self, name: str, doc: Document) -> str | None:
        """What a placeholder stands for; ``None`` if there is no such one."""
        if name in self.version.missing_placeholders:
            return None
        marks = self.version.slugs_keep_marks
        stem = self._stem(doc.path)
        match name:
            case "title":
                return slugify(doc.slug, "pretty", cased=True, marks=marks)
            case "slug":
                return slugify(doc.slug, marks=marks)
            case "categories":
                return permalinks.category_path(doc.categories)
            case "slugified_categories":
                return permalinks.slugified_category_path(doc.categories)
            case "collection":
                return self.collection.label
            case "output_ext":
                return doc.output_ext
            case "name":
                return slugify(stem, marks=marks)
            case "path":
                path = doc.relative_path.removesuffix(doc.ext)
                path = path.replace(f"_{self.collection.label}", "", 1)
                return path.rstrip(".") if self.version.skips_trailing_dots else path
        return permalinks.date_value(name, doc.date)

    def _excerpt(self, doc: Document) -> None:
        """Cut one, unless the front matter brings its own or there is no separator."""
        written = doc.data.get("excerpt_separator")
        separator = written if truthy(written) else self.reading.config.get("excerpt_separator")
        own = doc.data.get("excerpt")
        if not truthy(own) and to_text(separator):
            doc.data.pop("excerpt", None)
            everything = self.version.takes_all_definitions
            doc.excerpt_text = excerpts.cut(doc.content, to_text(separator), all_definitions=everything)


def _in_calendar(written: str, moment: datetime) -> bool:
    """False for the 31st of a short month, which Ruby moves on to the next one."""
    match = re.match(r"\d{2,4}[-/.]\d{1,2}[-/.](\d{1,2})(?!\d)", written, re.ASCII)
    return (
        match is None
        or int(match[1]) <= 28
        or int(match[1]) == moment.day
        or "+" in written
        or "Z" in written
    )
