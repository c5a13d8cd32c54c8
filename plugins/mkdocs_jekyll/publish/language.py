"""The language a post is written in, so that browsers choose the right signs and voices the right sounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from babel import Locale, UnknownLocaleError

_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]+")
_KANA: Final = re.compile(r"[\u3041-\u30ff]+")
_HANGUL: Final = re.compile(r"[\uac00-\ud7af]+")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
#: So much of the letters must be of a script; a Japanese text has kana among its Han signs, never none.
_SHARE: Final = 0.2
#: Letters of English words; a text of hardly anything else is English to a reader who expects Chinese.
_ASCII_LETTERS: Final = re.compile(r"[A-Za-z]+")
_ENGLISH_SHARE: Final = 0.98
_CJK: Final = frozenset(("zh", "ja", "ko"))
_KANA_SHARE: Final = 0.05


def language_of(data: Mapping[str, object], text: str, site_language: str) -> str:
    """A tag for the ``lang`` attribute; empty where a text is in the site's language, or it is unclear."""
    for key in ("lang", "language", "locale"):
        value = data.get(key)
        if isinstance(value, str) and _TAG.fullmatch(value):
            found = value.replace("_", "-")
            break
    else:
        found = guess(text) or ("en" if _base(site_language) in _CJK and _is_english(text) else "")
    return "" if not found or _base(found) == _base(site_language) else found


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
    """``zh``, ``ja`` or ``ko`` for a text mainly written so; empty for any other."""
    if text.isascii():
        return ""
    letters = _count(_LETTERS, text)
    if not letters:
        return ""
    kana, han, hangul = (_count(script, text) for script in (_KANA, _HAN, _HANGUL))
    if hangul > _SHARE * letters:
        return "ko"
    if kana + han > _SHARE * letters:
        return "ja" if kana > _KANA_SHARE * letters else "zh"
    return ""
