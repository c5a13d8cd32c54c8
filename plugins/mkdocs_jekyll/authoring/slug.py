"""Slugs for the names of new files, as a blog has them: Chinese in pinyin, or as it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec
from typing import Final, Literal

from mkdocs_jekyll.jekyll.slugs import slugify
from mkdocs_jekyll.kramdown.scripts import HAN

from .files import AuthoringError

#: ``pinyin``: only ASCII; ``as-is``: the title's own letters.
Style = Literal["pinyin", "as-is"]
_HAN: Final = re.compile(f"[{HAN}]")
_LONGEST: Final = 60


def style_of(named: Iterable[tuple[str, str]]) -> Style | None:
    """How a blog makes slugs of titles that are not ASCII, by its (title, slug); ``None`` if it has none."""
    foreign = [slug for title, slug in named if not title.isascii()]
    ascii_ones = sum(slug.isascii() for slug in foreign)
    if not foreign:
        return None
    return "pinyin" if ascii_ones * 2 > len(foreign) else "as-is"


def slug_for(title: str, style: Style | None) -> str:
    """The slug of a title. Raises AuthoringError where one in ASCII is wanted and can't be made."""
    if _HAN.search(title) and (style == "pinyin" or (style is None and has_pinyin())):
        title = pinyin(title)
    mode: Literal["latin", "default"] = "latin" if style == "pinyin" else "default"
    slug = slugify(title, mode)
    if not slug.strip("-"):
        raise AuthoringError(f"no slug can be made of '{title}'. Give one with --slug.")
    return _cut(slug)


def _cut(slug: str) -> str:
    """A slug that is not too long, cut between two words."""
    if len(slug) <= _LONGEST:
        return slug
    head = slug[: _LONGEST + 1].rpartition("-")[0]
    return head or slug[:_LONGEST]


def has_pinyin() -> bool:
    """Whether the package is there that knows how Chinese is read."""
    return find_spec("pypinyin") is not None


def pinyin(title: str) -> str:
    """A title with its Chinese in pinyin, without tones. Raises AuthoringError without pypinyin."""
    if not has_pinyin():
        raise AuthoringError(
            "the file names of this blog are in ASCII, which for Chinese needs the package pypinyin. "
            "Install it with `pip install mkdocs-jekyll[pinyin]`, or give a slug with --slug."
        )
    from pypinyin import lazy_pinyin

    return " ".join(lazy_pinyin(title))
