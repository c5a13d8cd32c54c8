"""The language a post is written in, so that browsers choose the right signs and voices the right sounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from babel import Locale, UnknownLocaleError

from mkdocs_jekyll.kramdown.scripts import ARABIC, HAN, HANGUL, HEBREW, KANA

_SCRIPTS: Final = {
    name: re.compile(f"[{ranges}]+")
    for name, ranges in (("han", HAN), ("kana", KANA), ("hangul", HANGUL), ("arabic", ARABIC), ("he", HEBREW))
}
#: Letters of Arabic script that one language has and the others have not.
_PERSIAN: Final = re.compile("[پچژگکی]")
_URDU: Final = re.compile("[ٹڈڑںے]")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
#: So much of the letters must be of a script; a Japanese text has kana among its Han signs, never none.
_SHARE: Final = 0.2
#: Letters of English words; a text of hardly anything else is English to a reader who expects Chinese.
_ASCII_LETTERS: Final = re.compile(r"[A-Za-z]+")
_ENGLISH_SHARE: Final = 0.98
_OTHER_SCRIPTS: Final = frozenset(("zh", "ja", "ko", "ar", "fa", "ur", "he"))
_KANA_SHARE: Final = 0.05
_MAIN_SHARE: Final = 0.5


def language_of(data: Mapping[str, object], text: str, site_language: str) -> str:
    """A tag for the ``lang`` attribute; empty where a text is in the site's language, or it is unclear."""
    written = (language_tag(data.get(key)) for key in ("lang", "language", "locale"))
    found = next(filter(None, written), "") or guess(text)
    if not found and _base(site_language) in _OTHER_SCRIPTS and _is_english(text):
        found = "en"
    return "" if not found or _base(found) == _base(site_language) else found


def language_tag(value: object) -> str:
    """A language that front matter or a setting names, as HTML writes it (``zh-CN``); empty if it is none."""
    return value.strip().replace("_", "-") if isinstance(value, str) and _TAG.fullmatch(value.strip()) else ""


def direction_of(language: str) -> str:
    """``rtl`` for a language that is written from right to left, else ``ltr``."""
    try:
        return Locale.parse(language, sep="-").text_direction
    except (UnknownLocaleError, ValueError):
        return "ltr"


def _base(language: str) -> str:
    return language.split("-")[0].lower()


def _is_english(text: str) -> bool:
    return _count(_ASCII_LETTERS, text) > _ENGLISH_SHARE * _count(_LETTERS, text)


def _count(signs: re.Pattern[str], text: str) -> int:
    """How many signs the matches of a pattern have together; runs of them are found faster than each."""
    return sum(map(len, signs.findall(text)))


def name_of(code: str) -> str:
    """A language's name for itself (``中文``, ``English``); the code where nobody knows it."""
    try:
        name = Locale.parse(code, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        name = None
    return code if not name else name[0].upper() + name[1:]


def guess(text: str) -> str:
    """The language of a text by its script, empty for one in Latin or any other script.

    Known are ``zh``, ``ja``, ``ko``, ``ar``, ``fa``, ``ur`` and ``he``.
    """
    if text.isascii():
        return ""
    letters = _count(_LETTERS, text)
    if not letters:
        return ""
    counts = {name: _count(script, text) for name, script in _SCRIPTS.items()}
    if counts["hangul"] > _SHARE * letters:
        return "ko"
    if counts["kana"] + counts["han"] > _SHARE * letters:
        return "ja" if counts["kana"] > _KANA_SHARE * letters else "zh"
    if counts["he"] > _MAIN_SHARE * letters:
        return "he"
    if counts["arabic"] > _MAIN_SHARE * letters:
        return "ur" if _URDU.search(text) else "fa" if _PERSIAN.search(text) else "ar"
    return ""


def site_language(config: Mapping[str, object]) -> str:
    """The language that a site's configuration names; empty if it names none."""
    tags = (language_tag(config.get(key)) for key in ("lang", "locale", "language", "default_lang"))
    return next(filter(None, tags), "")
