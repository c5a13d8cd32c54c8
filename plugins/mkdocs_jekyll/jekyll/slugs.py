"""Words for URLs: slugs, and titles made of file names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Final, Literal

from .alphabetic import is_alphanumeric
from .ruby_values import to_s as to_text

__all__ = ["SlugMode", "slugify", "titleize", "to_text"]

SlugMode = Literal["none", "raw", "default", "pretty", "ascii", "latin"]

_NOT_ASCII_WORD: Final = re.compile(r"[^A-Za-z0-9]+")
_SPACES: Final = re.compile(r"[ \t\r\n\f\v]+")
_PRETTY_CHARACTERS: Final = frozenset("._~!$&'()+,;=@")
#: Letters that do not fall apart into a Latin letter and a mark, as Rails and Jekyll write them.
_LATIN: Final = {
    "Æ": "AE", "æ": "ae", "Ð": "D", "ð": "d", "Đ": "D", "đ": "d", "Ħ": "H", "ħ": "h", "ı": "i", "Ĳ": "IJ",
    "ĳ": "ij", "ĸ": "k", "Ł": "L", "ł": "l", "Ŀ": "L", "ŀ": "l", "ŉ": "'n", "Ŋ": "NG", "ŋ": "ng", "Ø": "O",
    "ø": "o", "Œ": "OE", "œ": "oe", "ß": "ss", "Þ": "Th", "þ": "th", "Ŧ": "T", "ŧ": "t", "×": "x",
}  # fmt: skip


@lru_cache(maxsize=65536)
def _is_word(char: str) -> bool:
    """A letter, a mark, or a decimal digit of any script."""
    category = unicodedata.category(char)
    return category[0] in "LM" or category == "Nd"


def _hyphenate(text: str, keep: Callable[[str], bool]) -> str:
    """Each run of characters that are not kept becomes one hyphen."""
    parts: list[str] = []
    gap = False
    for char in text:
        if keep(char):
            if gap:
                parts.append("-")
                gap = False
            parts.append(char)
        else:
            gap = True
    if gap:
        parts.append("-")
    return "".join(parts)


def _latinize(text: str) -> str:
    out = []
    for char in text:
        if char.isascii():
            out.append(char)
        elif char in _LATIN:
            out.append(_LATIN[char])
        else:
            base = unicodedata.normalize("NFD", char)[0]
            out.append(base if base.isascii() and "LATIN" in unicodedata.name(char, "") else "?")
    return "".join(out)


def slugify(text: str, mode: str = "default", *, cased: bool = False, marks: bool = True) -> str:
    """``text`` as Jekyll writes it in a URL; ``mode`` is one of SlugMode, others leave it as it is.

    ``marks`` is whether every mark is kept, as Jekyll 4 does; Jekyll 3 keeps what is alphabetic.

    >>> slugify("The _config.yml file")
    'the-config-yml-file'
    """
    is_word = _is_word if marks else is_alphanumeric
    if mode == "none":
        return text if cased else text.lower()
    if mode == "raw":
        slug = _SPACES.sub("-", text)
    elif mode == "pretty":
        slug = _hyphenate(text, lambda char: char in _PRETTY_CHARACTERS or is_word(char))
    elif mode in ("ascii", "latin"):
        slug = _NOT_ASCII_WORD.sub("-", _latinize(text) if mode == "latin" else text)
    elif mode == "default":
        slug = _hyphenate(text, is_word)
    else:
        return text if cased else text.lower()
    slug = slug.removeprefix("-").removesuffix("-")
    return slug if cased else slug.lower()


def titleize(slug: str) -> str:
    """A title made of a file's name: ``own-slug`` becomes ``Own Slug``."""
    return " ".join(part.capitalize() for part in slug.rstrip("-").split("-"))
