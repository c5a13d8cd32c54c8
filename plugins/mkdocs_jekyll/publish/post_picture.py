"""The picture that front matter, or a site's configuration, names: above a text, and in lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mkdocs_jekyll.jekyll import Item, Site

from .page_meta import is_false
from .site_identity import at

#: Keys under which Jekyll's themes keep a post's picture; the first one with a value counts.
PICTURE_KEYS: Final = (
    *("header-img", "header_img", "cover-img", "cover"),
    *("feature-img", "feature_image", "image"),
)
#: Paths under which a theme without a kit of its own has it.
_HEADER_KEYS: Final = ("header.overlay_image", "header.image")
#: Where front matter has pictures that are made for lists.
_TEASER_KEYS: Final = ("header.teaser", "thumbnail-img", "teaser", "thumbnail", "thumb", "cover-img")
#: What a mapping calls the picture that it describes.
_OF_MAPPING: Final = ("path", "feature", "src", "url")


def picture_at(data: Mapping[str, object], paths: tuple[str, ...]) -> str:
    """The first picture at one of some paths with dots, as written; empty if there is none."""
    return next(filter(None, (_picture_in(at(data, path)) for path in paths)), "")


def picture_of(data: Mapping[str, object]) -> str:
    """The picture that stands above a text or represents a site, as written; empty if there is none."""
    return picture_at(data, (*PICTURE_KEYS, *_HEADER_KEYS))


def teaser_of(item: Item, site: Site) -> str:
    """The picture that a post has for lists alone, as written; empty if it has none.

    A theme may have a name of its own for it (``teaser`` in ``theme.toml``), which counts where the post
    itself uses it.
    """
    own = {key: item.data.get(key) for key in item.own_keys}
    names = site.kit.front_matter.get("teaser", ()) if site.kit is not None else ()
    return picture_at(item.data, _TEASER_KEYS) or picture_at(own, names)


def _picture_in(value: object) -> str:
    """The picture that a value names: a text, the first of a list, or a mapping that describes it."""
    if isinstance(value, list) and value:  # of several one is shown
        value = value[0]
    if isinstance(value, Mapping):
        named = next((value[key] for key in _OF_MAPPING if value.get(key)), None)
        value = _described(value) if named is None else named
    return value.strip() if isinstance(value, str) and not is_false(value) else ""


def _described(value: Mapping[object, object]) -> str:
    """The picture of Beautiful Jekyll's ``cover-img: {path: what it shows}``."""
    first = next(iter(value), "")
    return first if isinstance(first, str) and ("/" in first or "." in first) else ""
