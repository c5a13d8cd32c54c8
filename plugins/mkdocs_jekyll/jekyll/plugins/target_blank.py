"""jekyll-target-blank: links to other hosts open in a tab of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from mkdocs_jekyll.jekyll.model import Item
from mkdocs_jekyll.jekyll.slugs import to_text

from .plugin import Plugin
from .settings import is_set, settings_of
from .text_nodes import TOKEN

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import SiteFacts

NAME: Final = "jekyll-target-blank"
_ATTRIBUTE: Final = re.compile(
    r"[\s/]*+(?P<key>[^\s\"'=<>/]++)(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'<>`]++)))?"
)
_WEB: Final = re.compile(r"https?:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Settings:
    """``target-blank`` of the configuration, and the site's own host."""

    host: str | None
    only_class: str | None
    classes: tuple[str, ...]
    rel: tuple[str, ...]


def _read_settings(site: SiteFacts) -> _Settings:
    given = settings_of(site, "target-blank")
    words = {
        key: to_text(given[key]) if is_set(given, key) else ""
        for key in ("css_class", "add_css_classes", "rel")
    }
    default = (name for name in ("noopener", "noreferrer") if given.get(name) is not False)
    return _Settings(
        host=_host(to_text(site.config.get("url"))),
        only_class=words["css_class"] or None,
        classes=tuple(words["add_css_classes"].split()),
        rel=(*default, *words["rel"].split()),
    )


def _host(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


def open_elsewhere(html: str, item: Item, site: SiteFacts) -> str:
    """The body of a web page with ``target`` and ``rel`` at links to other hosts."""
    if "<a" not in html.lower() or item.output_ext != ".html":
        return html
    settings = _read_settings(site)

    def link(match: re.Match[str]) -> str:
        is_link = match["name"] and match["name"].lower() == "a" and not match["close"]
        return _open_tab(match[0], settings) if is_link else match[0]

    return TOKEN.sub(link, html)


def _open_tab(tag: str, settings: _Settings) -> str:
    """The tag of a link, changed if it leads to another host."""
    found = {match["key"].lower(): match for match in reversed(list(_ATTRIBUTE.finditer(tag, len("<a"))))}
    values = {
        key: unescape(match["double"] or match["single"] or match["bare"] or "")
        for key, match in found.items()
    }
    href, own = values.get("href", ""), values.get("class", "").split()
    if not _WEB.match(href) or _host(href) in (None, settings.host):
        return tag
    if settings.only_class is not None and settings.only_class not in own:
        return tag
    new = {"target": "_blank", "rel": _joined(values.get("rel", "").split(), settings.rel)}
    if settings.classes:
        new["class"] = _joined(settings.classes, own)
    for key in sorted((key for key in new if key in found), key=lambda key: found[key].start(), reverse=True):
        start, end = found[key].span()
        tag = f"{tag[:start]}{_attribute(key, new.pop(key))}{tag[end:]}"
    head = tag.removesuffix(">").rstrip("/")
    return head + "".join(_attribute(key, value) for key, value in new.items()) + ">"


def _joined(*words: tuple[str, ...] | list[str]) -> str:
    return " ".join(dict.fromkeys(word for group in words for word in group))


def _attribute(key: str, value: str) -> str:
    return f' {key}="{escape(value)}"' if value else ""


PLUGIN: Final = Plugin(name=NAME, post_render=open_elsewhere)
