"""jekyll-postfiles: files beside a post, copied to where the post is written.

A blog inside MkDocs has this without the plugin, for files directly in ``_posts`` too; links there name files
as they lie beside the text, so that each has one place for all posts.
"""

from __future__ import annotations

import posixpath
from collections.abc import Container, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from mkdocs_jekyll.jekyll.model import StaticFile
from mkdocs_jekyll.jekyll.paths import is_file_below

from .plugin import Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

_FOLDERS: Final = ("_posts", "_drafts")
#: Where those of a blog inside MkDocs stand.
_PLACE: Final = "assets/posts"


def add_files(site: SiteDraft) -> None:
    """Add the files that lie beside posts to those that are copied."""
    found = _beside_posts(site) if site.has_pages else _below_posts(site)
    site.static_files = [*site.static_files, *found]


def _beside_posts(site: SiteDraft) -> Iterator[StaticFile]:
    """Those in folders of posts' own."""
    texts = _texts(site)
    for post in site.posts:
        folder = posixpath.dirname(post.relative_path)
        if post.output and posixpath.basename(folder) not in _FOLDERS:
            place = posixpath.dirname(post.destination)
            for path, below in _files(site, folder, texts):
                yield _file(site, path, posixpath.join(place, below))


def _below_posts(site: SiteDraft) -> Iterator[StaticFile]:
    """All below the folders of posts."""
    parts = [post.relative_path.split("/") for post in site.posts]
    folders = ("/".join(part[: at + 1]) for part in parts for at, name in enumerate(part) if name in _FOLDERS)
    texts = _texts(site)
    for folder in dict.fromkeys(folders):
        for path, below in _files(site, folder, texts):
            yield _file(site, path, posixpath.join(_PLACE, posixpath.dirname(folder), below))


def _texts(site: SiteDraft) -> frozenset[Path]:
    """The files that are posts, whatever their extensions."""
    return frozenset(site.source / post.relative_path for post in site.posts)


def _files(site: SiteDraft, folder: str, texts: Container[Path]) -> Iterator[tuple[Path, str]]:
    """The files below a folder that are no texts and not hidden, each with its path below the folder."""
    extensions = {*site.config.markdown_ext, ".html", ".htm"}
    for path in sorted((site.source / folder).rglob("*")):
        below = path.relative_to(site.source / folder)
        hidden = any(name.startswith((".", "_", "#")) or name.endswith("~") for name in below.parts)
        is_text = path in texts or path.suffix.lower() in extensions
        if not hidden and not is_text and is_file_below(path, site.source):
            yield path, below.as_posix()


def _file(site: SiteDraft, path: Path, destination: str) -> StaticFile:
    relative = path.relative_to(site.source).as_posix()
    return StaticFile(
        path=path, relative_path=relative, url=f"/{quote(destination)}", destination=destination
    )


PLUGIN: Final = Plugin(name="jekyll-postfiles", priority="lowest", post_read=add_files)
