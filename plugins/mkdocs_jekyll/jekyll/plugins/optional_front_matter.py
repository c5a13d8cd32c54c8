"""jekyll-optional-front-matter: Markdown files without front matter are pages too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.model import StaticFile
from mkdocs_jekyll.jekyll.readers.entry_filter import EntryFilter

from .plugin import Plugin
from .settings import is_enabled, is_set, settings_of

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

#: What a repository has for those who work on it, in whatever case; ``include`` makes pages of them.
_NOT_PAGES: Final = frozenset(
    (
        *("readme", "license", "licence", "copying", "code_of_conduct"),
        *("contributing", "issue_template", "pull_request_template"),
    )
)


def add_pages(site: SiteDraft) -> None:
    """Read each such file as a page; it is copied as well unless ``remove_originals`` is set."""
    settings = settings_of(site, "optional_front_matter")
    if not is_enabled(settings):
        return
    wanted = EntryFilter(site.source, site.config.include, ())
    taken: set[StaticFile] = set()
    for file in site.static_files:
        page = site.page_from(file) if _is_text(file, site, wanted) else None
        if page is not None:
            taken.add(file)
            site.pages.append(page)
    if is_set(settings, "remove_originals"):
        site.static_files = [file for file in site.static_files if file not in taken]


def _is_text(file: StaticFile, site: SiteDraft, wanted: EntryFilter) -> bool:
    if file.extname.lower() not in site.config.markdown_ext:
        return False
    return file.basename.lower() not in _NOT_PAGES or wanted.includes(file.relative_path)


PLUGIN: Final = Plugin(name="jekyll-optional-front-matter", post_read=add_pages)
