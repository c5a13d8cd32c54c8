"""Pictures and files of a text as the old theme's layout resolved them, where a theme has a rule of its own.

Chirpy puts a folder of the front matter before all of them (``media_subpath``; ``img_path`` in older
releases), then the ``baseurl``, or a ``cdn``; a path without a slash at its beginning is one from the root.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from mkdocs_jekyll.jekyll import Item, Site

from .page_meta import text_of

#: Gives the URLs that may be meant by one as written, the theme's own first; none for one that stays.
ResolveMedia = Callable[[str], tuple[str, ...]]

_ABSOLUTE: Final = re.compile(r"[a-z][a-z0-9+.-]*:|//|#|\Z", re.IGNORECASE)


def media_resolver(item: Item, site: Site) -> ResolveMedia | None:
    """How the URLs of an item's pictures are resolved; ``None`` where they are as Jekyll has them."""
    if site.kit is None or site.kit.picture_base != "baseurl":
        return None
    folder = text_of(item.data.get("media_subpath")) or text_of(item.data.get("img_path"))
    base = text_of(site.config.get("baseurl")).strip("/")
    base = f"/{base}" if base else ""
    cdn = (text_of(site.config.get("cdn")) or text_of(site.config.get("img_cdn"))).rstrip("/")

    def resolve(url: str) -> tuple[str, ...]:
        if _ABSOLUTE.match(url) or (base and url.startswith(f"{base}/")):
            return ()
        paths = [f"{folder.rstrip('/')}/{url.lstrip('/')}"] if folder else []
        paths += [] if folder and not url.startswith("/") else [url]
        return tuple(_below(path, base, cdn) for path in paths)

    return resolve


def _below(path: str, base: str, cdn: str) -> str:
    if _ABSOLUTE.match(path):
        return path
    path = path if path.startswith("/") else f"/{path}"
    return cdn + path if cdn else base + path
