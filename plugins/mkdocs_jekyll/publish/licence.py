"""What a post says of its rights: its licence, where it was first, that it may be reprinted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from .html import EMPTY, Html, inline_html
from .page_meta import is_false, is_true, text_of

_CREATIVE_COMMONS: Final = re.compile(
    r"(?:cc[\s_-]*)?(by(?:[\s_-]*(?:nc|nd|sa))*)(?:[\s_-]*v?([1-4]\.\d))?", re.IGNORECASE
)
_PUBLIC_DOMAIN: Final = re.compile(r"cc[\s_-]*0(?:[\s_-]*v?1\.0)?(?:[\s_-]*universal)?", re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^\s\"'<>]+", re.IGNORECASE)
_SOURCES: Final = ("reprint", "reprinted", "reprint_from", "转载", "source_url", "original_url")


@dataclass(frozen=True, slots=True)
class NamedLink:
    """A name and the URL behind it (empty: none)."""

    name: Html
    url: str = ""


@dataclass(frozen=True, slots=True)
class LicenceNotice:
    """What stands below a post.

    ``source`` is where a reprinted text comes from, ``text`` the author's own words.
    """

    licence: NamedLink | None = None
    text: Html = EMPTY
    reprinted: bool = False
    source: NamedLink | None = None
    original: bool = False


def notice_of(data: Mapping[str, object], config: Mapping[str, object]) -> LicenceNotice | None:
    """The notice of a post, from its front matter and ``_config.yml``; ``None`` where neither says anything.

    ``license: false`` keeps the site's licence away from a post, as being reprinted does.
    """
    source = next((value for key in _SOURCES if not is_false(value := data.get(key))), None)
    original = data.get("original")
    if isinstance(original, str) and _WEB.fullmatch(original.strip()):
        source = source or original
    reprinted = source is not None
    own = data.get("license", data.get("licence"))
    licence = licence_of(_of_site(config) if own is None and not reprinted else own)
    words = data.get("copyright")
    notice = LicenceNotice(
        licence,
        EMPTY if is_false(words) or is_true(words) else inline_html(text_of(words)),
        reprinted,
        None if source is None or is_true(source) else _reference(source),
        not reprinted and is_true(original),
    )
    return None if notice == LicenceNotice() and not is_true(words) else notice


def licence_of(value: object) -> NamedLink | None:
    """A licence, given by name or as ``{name: …, url: …}``; the URL of Creative Commons' is known."""
    if isinstance(value, Mapping):
        name = text_of(value.get("name") or value.get("title") or value.get("type"))
        url = text_of(value.get("url") or value.get("link"))
        known = licence_of(name) if name else None
        if known is None or not _WEB.fullmatch(url):
            return known
        return NamedLink(known.name, url)
    if is_false(value) or is_true(value):
        return None
    name = text_of(value)
    if _WEB.fullmatch(name):
        return _reference(name)
    if _PUBLIC_DOMAIN.fullmatch(name):
        return NamedLink(Html("CC0 1.0"), "https://creativecommons.org/publicdomain/zero/1.0/")
    if match := _CREATIVE_COMMONS.fullmatch(name):
        kind, version = re.sub(r"[\s_-]+", "-", match[1].lower()), match[2] or "4.0"
        return NamedLink(
            Html("CC {} {}").format(kind.upper(), version),
            f"https://creativecommons.org/licenses/{kind}/{version}/",
        )
    return NamedLink(inline_html(name))


def _of_site(config: Mapping[str, object]) -> object:
    """The licence that ``_config.yml`` gives to all posts, in the forms that themes read."""
    next_theme = config.get("post_copyright")
    if isinstance(next_theme, Mapping):
        if next_theme.get("enable") is not True:
            return None
        return {"name": next_theme.get("license"), "url": next_theme.get("license_url")}
    return config.get("license", config.get("licence", config.get("creative_commons")))


def _reference(value: object) -> NamedLink:
    """A source: a URL, a name, or ``{name: …, url: …}``."""
    if isinstance(value, Mapping):
        url = text_of(value.get("url") or value.get("link"))
        name = text_of(value.get("name") or value.get("title")) or url
        return NamedLink(inline_html(name), url if _WEB.fullmatch(url) else "")
    text = text_of(value)
    if found := _WEB.search(text):
        name = text.replace(found[0], "").strip(" :：()（）[]") or found[0].split("://", 1)[1].rstrip("/")
        return NamedLink(inline_html(name), found[0])
    return NamedLink(inline_html(text))
