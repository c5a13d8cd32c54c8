"""jekyll-readme-index: a folder's README is its index where it has no other."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll import permalinks
from mkdocs_jekyll.jekyll.model import Page, StaticFile

from .plugin import Plugin
from .settings import is_enabled, is_set, settings_of

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

_INDEXES: Final = ("", "index.html", "index.htm")


def add_indexes(site: SiteDraft) -> None:
    """Make pages of the READMEs; ``with_frontmatter`` moves those that are pages already."""
    settings = settings_of(site, "readme_index")
    if not is_enabled(settings):
        return
    present: list[Page | StaticFile] = [*site.pages, *site.static_files]
    taken = {entry.url.lower() for entry in present}
    moved: dict[Page | StaticFile, Page] = {}
    pages: list[Page | StaticFile] = list(site.pages) if is_set(settings, "with_frontmatter") else []
    for entry in (*site.static_files, *pages):
        url = f"/{posixpath.dirname(entry.relative_path)}/"
        asked = {permalinks.clean(url).lower() + name for name in _INDEXES}
        page = site.page_from(entry, url) if _is_readme(entry, site) and not asked & taken else None
        if page is not None:
            taken |= asked
            moved[entry] = page
    site.pages = [moved.get(page, page) for page in site.pages]
    site.pages += [moved[file] for file in site.static_files if file in moved]
    if is_set(settings, "remove_originals"):
        site.static_files = [file for file in site.static_files if file not in moved]


def _is_readme(entry: Page | StaticFile, site: SiteDraft) -> bool:
    stem, ext = posixpath.splitext(entry.name)
    return stem.lower() == "readme" and ext.lower() in site.config.markdown_ext


PLUGIN: Final = Plugin(name="jekyll-readme-index", priority="low", post_read=add_indexes)
