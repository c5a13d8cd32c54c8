"""The site's icons in browsers: favicon, icon on a home screen, web manifest; found among its files."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from itertools import chain
from typing import Any, Final
from urllib.parse import unquote

import imagesize
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_jekyll.publish.html import Html
from mkdocs_jekyll.publish.page_context import SiteIcons

from ..files import JekyllFile, is_written

#: What the theme shows where ``mkdocs.yml`` names no favicon.
_THEMES_OWN: Final = "assets/images/favicon.png"
_FAVICONS: Final = ("favicon.svg", "favicon.ico", "favicon.png", "favicon-32x32.png", "favicon-96x96.png")
_FAVICON: Final = re.compile(r"favicon[^/]*\.(?:ico|png|svg)$", re.IGNORECASE)
_MANIFESTS: Final = ("manifest.webmanifest", "site.webmanifest", "manifest.json")
_TOUCH: Final = re.compile(r"apple-touch-icon(?:-(\d+)x\d+)?(?:-precomposed)?\.png")
_LARGE: Final = re.compile(r"(?:android-chrome|icon|favicon|logo|mstile)?-?\d*(?:x\d+)?\.png")
#: An icon that is drawn for a site without one.
DRAWN: Final = "assets/jekyll/favicon.svg"
#: Smaller ones are not used for a page on a home screen.
_LEAST_PIXELS: Final = 144


def find(files: Iterable[File], config: MkDocsConfig, configured: object) -> SiteIcons:
    """Look for icons and manifest among the author's files; ``configured`` is the site's ``favicon`` key."""
    own = {file.dest_uri: file for file in files if _is_own(file, config)}
    named = configured.strip().lstrip("/") if isinstance(configured, str) else ""
    names = ((uri, _TOUCH.fullmatch(posixpath.basename(uri))) for uri in own)
    touch = [(int(found[1] or 180), uri) for uri, found in names if found]
    manifests = (uri for uri in _by_name(own, _MANIFESTS) if _is_manifest(own[uri]))
    return SiteIcons(
        favicon=named if named in own else next(chain(_by_name(own, _FAVICONS), _called_favicon(own)), ""),
        touch=min(touch, key=lambda icon: (-icon[0], icon[1].count("/"), icon[1]), default=(0, ""))[1],
        manifest=next(manifests, ""),
    )


def use_favicon(icons: SiteIcons, config: MkDocsConfig) -> None:
    """Let the theme show the site's favicon, unless ``mkdocs.yml`` names one."""
    if icons.favicon and config.theme.get("favicon") == _THEMES_OWN:
        config.theme["favicon"] = icons.favicon


def use_logo(files: Iterable[File], config: MkDocsConfig, url: str) -> None:
    """Let the header show the picture at a URL below the root, unless ``mkdocs.yml`` names one."""
    path = unquote(url).lstrip("/")
    if (
        path
        and not config.theme.get("logo")
        and any(file.dest_uri == path for file in files if is_written(file))
    ):
        config.theme["logo"] = path


def drawn(character: str, ground: str) -> Html:
    """An icon with one character in it, as SVG: white on a colour, or an emoji as it is."""
    rect = Html('<rect width="32" height="32" rx="7" fill="{}"/>').format(ground) if ground else Html()
    size, base = (20, 23) if ground else (28, 26)
    return Html(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">{}<text x="16" y="{}" font-size="{}" '
        'font-family="sans-serif" font-weight="700" text-anchor="middle" fill="#fff">{}</text></svg>\n'
    ).format(rect, base, size, character)


def manifest_for(files: Iterable[File], config: MkDocsConfig, about: Mapping[str, str]) -> str:
    """A web manifest, as JSON, for a site with an icon that is large enough; empty for any other.

    ``about`` has its ``name``, ``description``, ``lang``, ``start_url`` and ``theme_color``, as far as known.
    """
    shown = [icon for file in files if _is_own(file, config) if (icon := _large_icon(file)) is not None]
    if not shown:
        return ""
    shown.sort(key=lambda icon: icon["src"])
    known = {key: value for key, value in about.items() if value}
    return json.dumps({**known, "display": "minimal-ui", "icons": shown}, ensure_ascii=False, indent=2) + "\n"


def _is_own(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is the author's and goes into the site, neither the theme's nor a page."""
    if not is_written(file) or file.is_documentation_page():
        return False
    return isinstance(file, JekyllFile) or file.src_dir == config.docs_dir


def _by_name(uris: Iterable[str], names: tuple[str, ...]) -> Iterator[str]:
    """URLs that end in one of the names: the least deep first, then in the names' order."""
    ranks = {name: rank for rank, name in enumerate(names)}
    found = [uri for uri in uris if posixpath.basename(uri) in ranks]
    yield from sorted(found, key=lambda uri: (uri.count("/"), ranks[posixpath.basename(uri)], uri))


def _called_favicon(uris: Iterable[str]) -> list[str]:
    """URLs of pictures with the word in their names, the least deep first."""
    found = [uri for uri in uris if _FAVICON.search(posixpath.basename(uri))]
    return sorted(found, key=lambda uri: (uri.count("/"), uri))


def _is_manifest(file: File) -> bool:
    """Whether a file is a web manifest; one that Liquid has yet to write is what its name says."""
    if isinstance(file, JekyllFile) and file.form == "raw":
        return True
    try:
        read: Any = json.loads(file.content_bytes)
    except (OSError, ValueError):
        return False
    return isinstance(read, dict) and not {"icons", "start_url", "display"}.isdisjoint(read)


def _large_icon(file: File) -> dict[str, str] | None:
    """An entry of a manifest for a file that is a square icon, and large enough."""
    name = posixpath.basename(file.dest_uri)
    if name == "favicon.svg":
        return {"src": file.url, "sizes": "any", "type": "image/svg+xml"}
    if not (_TOUCH.fullmatch(name) or (name != ".png" and _LARGE.fullmatch(name))):
        return None
    width, height = _size_of(file)
    if width != height or width < _LEAST_PIXELS:
        return None
    return {"src": file.url, "sizes": f"{width}x{height}", "type": "image/png"}


def _size_of(file: File) -> tuple[int, int]:
    """Width and height of a picture in pixels; -1 for what is none."""
    try:
        size: tuple[int, int] = imagesize.get(BytesIO(file.content_bytes))
    except (OSError, ValueError):
        return -1, -1
    return size
