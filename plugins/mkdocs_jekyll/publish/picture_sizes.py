"""Width and height of a text's pictures, as their files say: a page does not jump when they come in."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from stat import S_ISREG
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

import imagesize

from .html_scan import NOT_OF_TEXT, Edits, Scan
from .url_index import UrlIndex

#: Raster formats; the size of an SVG depends on where it stands.
_KINDS: Final = (".png", ".jpg", ".jpeg", ".gif", ".webp")
_SIZED: Final = ("width", "height", "style")
_HOST: Final = "site"


def add_sizes(scan: Scan, edits: Edits, urls: UrlIndex, url: str) -> None:
    """Give the pictures of the page at ``url`` that say nothing of their size the one of their files."""
    for tag in scan.outside(NOT_OF_TEXT, ("img",)):
        source = tag.attribute("src")
        if source is None or any(tag.attribute(name) is not None for name in _SIZED):
            continue
        if (size := _size_of_source(source.value, urls, url)) is not None:
            edits.insert(tag.name_end, f' width="{size[0]}" height="{size[1]}"')


def _size_of_source(source: str, urls: UrlIndex, url: str) -> tuple[int, int] | None:
    try:
        parts = urlsplit(urljoin(f"http://{_HOST}/{url}", source.strip()))
    except ValueError:
        return None
    target = urls.targets.get(unquote(parts.path).lstrip("/"))
    if parts.netloc != _HOST or target is None or not target.destination.lower().endswith(_KINDS):
        return None
    return size_of(target.path)


def size_of(path: str) -> tuple[int, int] | None:
    """Width and height of a picture as a browser shows it; ``None`` where its file does not say."""
    try:
        status = Path(path).stat()
        if not S_ISREG(status.st_mode):
            return None
        return _size(path, status.st_mtime_ns, status.st_size)
    except (OSError, ValueError, LookupError):
        return None


@lru_cache(maxsize=8192)
def _size(path: str, changed: int, length: int) -> tuple[int, int] | None:  # noqa: ARG001 - a file that changed
    width, height = imagesize.get(path)
    return (width, height) if min(width, height) > 0 else None
