"""jekyll-redirect-from: pages at old URLs that lead to the new ones, and pages that lead elsewhere."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit, urlunsplit

from mkdocs_jekyll.jekyll import permalinks
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.liquid.urls import normalize
from mkdocs_jekyll.jekyll.model import Document, Item
from mkdocs_jekyll.jekyll.site import GeneratedFile
from mkdocs_jekyll.jekyll.slugs import to_text

from .plugin import Plugin
from .urls import absolute, add_file, placeholder_page, taken, written

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-redirect-from"
_PAGE: Final = """\
<!doctype html>
<html lang="{lang}">
<head>
<meta charset="utf-8">
<title>{target}</title>
<link rel="canonical" href="{target}">
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={way}">
<script>location.replace({script})</script>
</head>
<body>
<p>→ <a href="{way}">{target}</a></p>
</body>
</html>
"""


def redirect(site: SiteDraft) -> None:
    """Add redirect pages, make items with ``redirect_to`` such pages, and list all of them."""
    redirects: dict[str, str] = {}
    standing = {item.destination: site.place_of(item) for item in written(site)}
    for item in list(written(site)):
        target = absolute(site, item.url)
        old_urls = _urls(item.data.get("redirect_from"))
        for url in site.reading.at_most(old_urls, "redirect_from", site.place_of(item)):
            redirects |= _add(site, item, url, target, standing)
        for url in _urls(item.data.get("redirect_to"))[:1]:
            redirects |= _redirect_to(site, item, url)
    settings = site.config.get("redirect_from")
    wanted = not isinstance(settings, Mapping) or settings.get("json") is not False
    if wanted and "redirects.json" not in taken(site):
        add_file(site, NAME, "redirects.json", lambda _: json.dumps(redirects, ensure_ascii=False))


def _urls(value: object) -> list[str]:
    found = value if isinstance(value, list) else [value]
    return [text for one in found if (text := to_text(one).strip())]


def _add(site: SiteDraft, item: Item, old_url: str, target: str, standing: dict[str, str]) -> dict[str, str]:
    """A page at an old URL of an item; what ``redirects.json`` says of it."""
    place = site.place_of(item)
    if _scheme(old_url) or "\\" in old_url:
        remedy = "Write the old URL from the site's root: `/old/`."
        site.problems.append(_refused(place, "redirect_from", old_url, remedy))
        return {}
    from_root = old_url if old_url.startswith("/") else f"/{old_url}"
    url = permalinks.clean(from_root)
    destination = permalinks.destination(url, ".html")
    other = standing.get(destination)
    if other is not None:
        message = f"redirect_from: {old_url} is the URL of '{other}', which stands there"
        remedy = "Take it out of one of the two."
        site.problems.append(Problem("warning", message, place, None, remedy, code="MJ407"))
        return {}
    if not site.may_make_page(NAME):
        return {}
    standing[destination] = place
    leads = {"from": from_root, "to": target}
    data = {"sitemap": False, "layout": "redirect", "permalink": from_root, "redirect": leads}
    page = placeholder_page(site, url, destination, data, "redirect.html")
    text = redirect_page(url, target, item.url, site.config.text("lang"))
    _write(site, item, url, destination, text)
    site.pages.append(page)
    return {from_root: target}


def _write(site: SiteDraft, item: Item, url: str, destination: str, text: str) -> None:
    """Let the site write a page that leads on, in the name of an item."""
    asked = site.place_of(item) if isinstance(item, Document) else ""
    site.generated.append(
        GeneratedFile(plugin=NAME, destination=destination, url=url, write=lambda _: text, document=asked)
    )


def _redirect_to(site: SiteDraft, item: Item, url: str) -> dict[str, str]:
    """Let an item lead elsewhere instead of showing its text."""
    scheme = _scheme(url)
    if scheme not in ("", "http", "https"):
        remedy = "Write a URL of this site or one with https://."
        site.problems.append(_refused(site.place_of(item), "redirect_to", url, remedy))
        return {}
    target = absolute(site, url)
    item.output = False
    item.content = ""
    leads = {"from": item.url, "to": target}
    item.data |= {"sitemap": False, "layout": "redirect", "permalink": item.url, "redirect": leads}
    inside = None if scheme or url.startswith("//") else normalize(f"/{url.lstrip('/')}")
    text = redirect_page(item.url, target, inside, site.config.text("lang"))
    _write(site, item, item.url, item.destination, text)
    return {item.url: target}


def _scheme(url: str) -> str:
    """The scheme of a URL in small letters; ``?`` for a URL that can't be read."""
    try:
        return urlsplit(url).scheme
    except ValueError:
        return "?"


def _refused(place: str, key: str, url: str, remedy: str) -> Problem:
    return Problem("warning", f"{key}: {url} is no URL to lead from or to", place, None, remedy, code="MJ407")


def redirect_page(url: str, target: str, inside: str | None, language: str) -> str:
    """The page at ``url``, which leads to ``target``; ``inside`` is that URL below the root, or ``None``.

    Within the site the target is written relatively, so it holds in a copy of the site at another place, too.
    """
    way = target if inside is None else _relative_url(url, inside)
    script = json.dumps(way).replace("<", "\\u003c") + ("" if "#" in way else " + location.hash")
    return _PAGE.format(lang=escape(language or "en"), target=escape(target), way=escape(way), script=script)


def _relative_url(url: str, inside: str) -> str:
    parts = urlsplit(inside)
    way = posixpath.relpath(parts.path, posixpath.dirname(url))
    if parts.path.endswith("/"):
        way += "/"
    return urlunsplit(("", "", way, parts.query, parts.fragment))


PLUGIN: Final = Plugin(name=NAME, post_read=redirect)
