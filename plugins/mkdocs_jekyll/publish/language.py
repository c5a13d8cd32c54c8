"""The language a post is written in, for the font that browsers choose and for voices that read it."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from typing import Final

from mkdocs_jekyll.kramdown.scripts import ARABIC, HAN, HANGUL, HEBREW, KANA

from .language_tags import language_tag, main_language

_SCRIPTS: Final = {
    name: re.compile(f"[{ranges}]+")
    for name, ranges in (("han", HAN), ("kana", KANA), ("hangul", HANGUL), ("arabic", ARABIC), ("he", HEBREW))
}
#: Letters of Arabic script that one language has and the others have not.
_PERSIAN: Final = re.compile("[پچژگکی]")
_URDU: Final = re.compile("[ٹڈڑںے]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
#: The least share of the letters that is of a script; a Japanese text has kana among its Han characters.
_SHARE: Final = 0.2
_ASCII: Final = string.ascii_letters.encode()
#: Han characters that are letters in each release of Unicode, and nearly all that texts have.
_COMMON_HAN: Final = re.compile("[\u3400-\u4db5\u4e00-\u9fef]+")
_IS_ASCII: Final = re.compile(r"[\x00-\x7f]+")
#: A text of hardly any other letters than those of English words is English to a reader who expects Chinese.
_ENGLISH_SHARE: Final = 0.98
_OTHER_SCRIPTS: Final = frozenset(("zh", "ja", "ko", "ar", "fa", "ur", "he"))
_KANA_SHARE: Final = 0.05
_MAIN_SHARE: Final = 0.5


def language_of(data: Mapping[str, object], text: str, site_language: str) -> str:
    """A tag for the ``lang`` attribute; empty where a text is in the site's language, or it is unclear."""
    written = (language_tag(data.get(key)) for key in ("lang", "language", "locale"))
    found = next(filter(None, written), "") or guess(text)
    if not found and main_language(site_language) in _OTHER_SCRIPTS and _is_english(text):
        found = "en"
    return "" if not found or main_language(found) == main_language(site_language) else found


def _is_english(text: str) -> bool:
    letters, others = _ascii_letters(text)
    if letters > _ENGLISH_SHARE * (letters + others):
        return True  # whatever the others are
    return letters > _ENGLISH_SHARE * (letters + _count(_LETTERS, _IS_ASCII.sub(" ", text)))


def _ascii_letters(text: str) -> tuple[int, int]:
    """How many ASCII letters there are, and how many characters that are not ASCII."""
    plain = text.encode("ascii", "ignore")
    return len(plain) - len(plain.translate(None, _ASCII)), len(text) - len(plain)


def _count(characters: re.Pattern[str], text: str) -> int:
    """How many characters the matches of a pattern have together; runs of them are found faster than each."""
    return sum(map(len, characters.findall(text)))


def guess(text: str) -> str:
    """The language of a text by its script, empty for one in Latin or any other script.

    Known are ``zh``, ``ja``, ``ko``, ``ar``, ``fa``, ``ur`` and ``he``.
    """
    least, others = _ascii_letters(text)
    if others <= _SHARE * least:
        return ""
    if _is_chinese(text, least, others):
        return "zh"
    return guess_by_counting(text)


def _is_chinese(text: str, least: int, others: int) -> bool:
    """Whether counting all letters is needless: most are Chinese, and too few are left for any other script.

    The text has ``least`` ASCII letters and ``others`` characters that are not ASCII.
    """
    han = _count(_COMMON_HAN, text)
    rest = others - han
    if han <= _SHARE * (least + others) or rest > _SHARE * (least + han):
        return False
    return _count(_SCRIPTS["kana"], text) <= _KANA_SHARE * (least + han)


def guess_by_counting(text: str) -> str:
    """The language by the share that each script has of all letters."""
    letters = _count(_LETTERS, text)
    if not letters:
        return ""
    if _count(_SCRIPTS["hangul"], text) > _SHARE * letters:
        return "ko"
    kana = _count(_SCRIPTS["kana"], text)
    if kana + _count(_SCRIPTS["han"], text) > _SHARE * letters:
        return "ja" if kana > _KANA_SHARE * letters else "zh"
    if _count(_SCRIPTS["he"], text) > _MAIN_SHARE * letters:
        return "he"
    if _count(_SCRIPTS["arabic"], text) > _MAIN_SHARE * letters:
        return "ur" if _URDU.search(text) else "fa" if _PERSIAN.search(text) else "ar"
    return ""
