"""How a header without an id gets one: kramdown's way, and the way of its GFM parser."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

#: kramdown drops what stands before the first letter of each line ...
_BEFORE_LETTER: Final = re.compile(r"^[^a-zA-Z]+", re.M)
#: ... and then everything but these.
_NOT_KEPT: Final = re.compile(r"[^a-zA-Z0-9 -]+")

#: Categories of Unicode that make up a word; the letters in circles and squares are words, too.
_WORD_CATEGORIES: Final = frozenset(("Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
_ENCLOSED_LETTERS: Final = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
_GFM_ASCII: Final = re.compile(r"[^a-z0-9_ \t-]+")


def basic_id(text: str, *, transliterate: bool = False) -> str:
    """The id kramdown makes of a header's text: ASCII letters, digits and hyphens; maybe empty."""
    if transliterate:
        text = to_ascii(text)
    return _NOT_KEPT.sub("", _BEFORE_LETTER.sub("", text)).replace(" ", "-").lower()


def gfm_id(text: str) -> str:
    """The id kramdown's GFM parser makes of a header's text: words of any script; maybe empty."""
    text = text.lower()
    if text.isascii():
        kept = _GFM_ASCII.sub("", text)
    else:
        kept = "".join([character for character in text if _stays(character)])
    return kept.replace(" ", "-").replace("\t", "-")


@lru_cache(maxsize=8192)
def _stays(character: str) -> bool:
    if character in "- \t" or unicodedata.category(character) in _WORD_CATEGORIES:
        return True
    code = ord(character)
    return any(first <= code <= last for first, last in _ENCLOSED_LETTERS)


def to_ascii(text: str) -> str:
    """Letters with marks without them, ligatures in two letters; what has no ASCII form is dropped.

    kramdown asks the Ruby library stringex, which also spells other scripts (``中`` as ``Zhong``).
    """
    folded = unicodedata.normalize("NFKD", text.translate(_SPECIAL_LETTERS))
    return folded.encode("ascii", "ignore").decode("ascii")


_SPECIAL_LETTERS: Final = str.maketrans(
    {
        "ß": "ss", "Æ": "AE", "æ": "ae", "Ø": "O", "ø": "o", "Œ": "OE", "œ": "oe", "Ð": "D", "ð": "d",
        "Þ": "Th", "þ": "th", "Ł": "L", "ł": "l", "Đ": "D", "đ": "d", "ı": "i",
    }
)  # fmt: skip


class HeaderIds:
    """Hands out ids in the order of a document's headers; the second of a name gets ``-1``, the third ``-2``.

    As in kramdown, ids an author wrote are not looked at, so they may meet a generated one.
    """

    def __init__(self, prefix: str = "", *, transliterate: bool = False) -> None:
        self._prefix = prefix
        self._transliterate = transliterate
        self._seen: dict[str, int] = {}

    def basic(self, text: str) -> str:
        """The next id for a header with this text, kramdown's way."""
        return self._next(basic_id(text, transliterate=self._transliterate) or "section")

    def gfm(self, text: str) -> str:
        """The next id for a header with this text, GFM's way; empty for the first text without a word."""
        return self._next(gfm_id(text))

    def _next(self, name: str) -> str:
        count = self._seen.get(name, -1) + 1
        self._seen[name] = count
        return f"{self._prefix}{name}-{count}" if count else self._prefix + name
