"""What an export writes: pages with their bodies, files, redirects, feeds, and a mkdocs.yml beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

import yaml

from mkdocs_jekyll.jekyll import Document, Item, Page, Problem, Site, SiteRenderer
from mkdocs_jekyll.jekyll.files import SourceFiles
from mkdocs_jekyll.jekyll.languages import POLYGLOT
from mkdocs_jekyll.jekyll.plugins import feed, sitemap
from mkdocs_jekyll.publish.dates import day_of_change
from mkdocs_jekyll.publish.files import (
    PlannedFile,
    further_pages,
    host_file,
    planned_files,
    resolve_collisions,
)
from mkdocs_jekyll.publish.html_scan import HEADINGS, Scan, plain_text
from mkdocs_jekyll.publish.menu import MenuEntry, menu_of
from mkdocs_jekyll.publish.output_form import is_bare
from mkdocs_jekyll.publish.page_meta import text_of
from mkdocs_jekyll.publish.page_roles import PageRoles
from mkdocs_jekyll.publish.site_url import normal_base
from mkdocs_jekyll.publish.taxonomy import Taxonomy
from mkdocs_jekyll.publish.titles import title_or_first_words
from mkdocs_jekyll.publish.visible_text import has_visible_text

from . import lists
from .markdown_html import as_markdown

#: Builders make these themselves.
_BUILDERS: Final = frozenset((sitemap.DESTINATION, "404.html", "404/index.html"))
_MARKDOWN: Final = (".md", ".markdown", ".mkd", ".mdown")
#: Keys of the front matter that mean something beyond Jekyll.
_KEPT: Final = ("description", "author", "authors", "image", "lang", "subtitle", "series")


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A file of the export: its path below ``docs``, and its text, or the file that is copied there.

    ``source_files`` opens what is copied.
    """

    path: str
    text: str = ""
    copied_from: Path | None = None
    source_files: SourceFiles | None = None


@dataclass(frozen=True, slots=True)
class Export:
    """Everything that is written. ``pages`` counts the Markdown files; ``problems`` were found on the way.

    ``left_out`` are Markdown files without front matter, which Jekyll copies as they are: every builder of
    Markdown would make pages of them.
    """

    files: tuple[ExportedFile, ...]
    settings: str
    pages: int
    problems: tuple[Problem, ...] = ()
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class _Planner:
    site: Site
    renderer: SiteRenderer
    base: str
    problems: list[Problem] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def pages(self) -> Iterator[ExportedFile]:
        found = [
            *planned_files(self.site),
            *host_file(self.site),
            *further_pages(self.site, ()),
            *self._archives(),
        ]
        chosen, problems = resolve_collisions(found)
        self.problems += [*self.site.problems, *problems]
        roles = PageRoles(self.site, Taxonomy.of(self.site))
        there = {entry.destination for entry in chosen}
        for entry in chosen:
            if entry.destination in _BUILDERS:
                continue
            if entry.item is None and entry.destination.lower().endswith(_MARKDOWN):
                self.left_out.append(entry.relative_path)
                continue
            yield self._file(entry, roles)
        if "index.html" not in there:
            title = text_of(self.site.config.get("title")) or "Posts"
            yield ExportedFile("index.md", _text({"title": title}, lists.by_year(self.site.posts, self.base)))

    def _archives(self) -> Iterator[PlannedFile]:
        """Pages that plugins make to list posts, other than the further ones of an index."""
        for listing in self.site.listings:
            page = listing.page
            if listing.kind != "pagination" and page.output:
                yield PlannedFile("page", page.destination, page.destination, page.url, page)

    def _file(self, entry: PlannedFile, roles: PageRoles) -> ExportedFile:
        item = entry.item
        if entry.generated is not None:
            return ExportedFile(entry.destination, entry.generated.write(self.renderer))
        if item is None:
            copied = self.site.source / entry.relative_path
            return ExportedFile(entry.destination, copied_from=copied, source_files=self.site.files)
        rendered = self.renderer.render(item)
        self.problems += rendered.problems
        html = self.renderer.post_render(rendered.html, item)
        is_page = entry.form == "page" and not (isinstance(item, Document) and is_bare(item))
        if not is_page or not entry.destination.endswith((".html", ".htm")):
            return ExportedFile(entry.destination, html)
        if not has_visible_text(html) and isinstance(item, Page):
            html = self._list_on(item, roles) or html
        return ExportedFile(markdown_path(entry.destination), _text(self._meta(item, html), html))

    def _list_on(self, page: Page, roles: PageRoles) -> str:
        """The list of posts that the old theme showed on a page; empty if it showed none."""
        listing = next((one for one in self.site.listings if one.page is page), None)
        if listing is not None:
            return lists.by_year(listing.posts, self.base)
        role = roles.role_of(page)
        if role is None or role.role in ("404", "search"):
            return ""
        terms = {"tags": self.site.tags, "categories": self.site.categories}.get(role.role)
        if terms is not None:
            return lists.by_term(terms.items(), self.base)
        return lists.by_year(self.site.posts, self.base)

    def _title(self, item: Item, html: str) -> str:
        """The title of a page: its own, its first heading's, or what its file is called.

        Without one, others call it after the file that it is exported to, `Index` for the most part.
        """
        if item.title.strip():
            return item.title
        for start, end in Scan(html).elements(HEADINGS):
            if end is not None and (text := plain_text(html[start.end : end.start]).strip()):
                return text
        if isinstance(item, Document):
            return plain_text(title_or_first_words(item))
        name = unquote(item.url).strip("/").removesuffix("index.html").strip("/").rpartition("/")[2]
        words = name.partition(".")[0].replace("-", " ").replace("_", " ").strip()
        return words[:1].upper() + words[1:] or text_of(self.site.config.get("title"))

    def _meta(self, item: Item, html: str) -> dict[str, Any]:
        """Front matter that others understand, too."""
        meta: dict[str, Any] = {}
        if title := self._title(item, html):
            meta["title"] = title
        if isinstance(item, Document) and item.dated:
            meta["date"] = item.date.date()
        if (changed := day_of_change(item)) is not None:
            meta["updated"] = changed
        if isinstance(item, Document | Page):
            meta |= {
                key: list(terms)
                for key, terms in (("tags", item.tags), ("categories", item.categories))
                if terms
            }
        for key in _KEPT:
            if value := text_of(item.data.get(key)):
                meta[key] = value
        languages = self.site.languages
        meta["url"] = item.url if languages is None else f"/{languages.folder}{item.url.removeprefix('/')}"
        return meta


def export(site: Site) -> Export:
    """Plan the export of a site that was read with ``switches()``."""
    base, languages = normal_base(site.config.get("baseurl")), site.languages
    if languages is not None and languages.plugin == POLYGLOT:  # the other plugin's `baseurl` has the folder
        base += f"/{languages.folder}".rstrip("/")
    planner = _Planner(site, SiteRenderer(site), base)
    files = tuple(planner.pages())
    pages = [file for file in files if file.path.endswith(".md") and file.copied_from is None]
    settings = _settings(site, {file.path for file in pages})
    return Export(
        files, settings, len(pages), tuple(dict.fromkeys(planner.problems)), tuple(planner.left_out)
    )


def with_languages(whole: Export, others: Iterable[tuple[str, Export]]) -> Export:
    """The export of a site in several languages: that of the default one, and below folders those of others.

    ``others`` are the folders, each with a slash behind it, and their exports. A file of the default language
    that stands in such a folder stays.
    """
    files = {file.path: file for file in whole.files}
    pages, problems, left_out = whole.pages, dict.fromkeys(whole.problems), dict.fromkeys(whole.left_out)
    for folder, export_of_language in others:
        for file in export_of_language.files:
            files.setdefault(folder + file.path, replace(file, path=folder + file.path))
        pages += export_of_language.pages
        problems |= dict.fromkeys(export_of_language.problems)
        left_out |= dict.fromkeys(export_of_language.left_out)
    return Export(tuple(files.values()), whole.settings, pages, tuple(problems), tuple(left_out))


def switches() -> Mapping[str, bool]:
    """Plugins of Jekyll that are on for an export, whatever the site lists."""
    return {feed.NAME: True}


def markdown_path(destination: str) -> str:
    """The Markdown file of which a builder makes a page at a destination."""
    return f"{destination.removesuffix('.html').removesuffix('.htm')}.md"


def _text(meta: Mapping[str, Any], html: str) -> str:
    front = yaml.safe_dump(dict(meta), allow_unicode=True, sort_keys=False, width=1000)
    return f"---\n{front}---\n\n{as_markdown(html)}"


def _settings(site: Site, pages: set[str]) -> str:
    """The text of mkdocs.yml, which MkDocs, ProperDocs and Zensical read."""
    config = site.config
    url, base = text_of(config.get("url")).rstrip("/"), normal_base(config.get("baseurl"))
    all_folders = all(path.rpartition("/")[2] == "index.md" for path in pages)
    settings: dict[str, Any] = {"site_name": text_of(config.get("title")) or site.source.name}
    if description := text_of(config.get("description")):
        settings["site_description"] = description
    if url:
        settings["site_url"] = f"{url}{base}/"
    settings["docs_dir"] = "docs"
    settings["site_dir"] = "site"
    # A page at `/a.html` has to be written as that, and not as `/a/`.
    settings["use_directory_urls"] = all_folders
    settings["markdown_extensions"] = ["attr_list"]
    settings["nav"] = [{"Home": "index.md"}, *_nav(site, tuple(menu_of(site)), base, pages)]
    settings["validation"] = {"nav": {"omitted_files": "ignore"}, "links": {"absolute_links": "ignore"}}
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False)


def _nav(site: Site, menu: tuple[MenuEntry, ...], base: str, pages: set[str]) -> Iterator[dict[str, Any]]:
    items = {item.url: markdown_path(item.destination) for item in site.pages}
    for entry in menu:
        path = items.get(entry.url.removeprefix(base)) or items.get(
            entry.url.removeprefix(base).rstrip("/") + "/"
        )
        below = list(_nav(site, entry.children, base, pages))
        if below:
            yield {entry.title: below}
        elif path in pages and path != "index.md":
            yield {entry.title: path}
        elif "://" in entry.url:
            yield {entry.title: entry.url}
