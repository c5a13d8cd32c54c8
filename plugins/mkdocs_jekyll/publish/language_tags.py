"""The codes of languages (``zh-TW``): read, compared, and as the theme and its readers call each language."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Final

from babel import Locale, UnknownLocaleError
from babel.core import get_global

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_SITE_KEYS: Final = ("lang", "locale", "language", "default_lang")
#: What the theme calls by other codes than others do.
_THEME_CODES: Final = {
    "zh-hans": "zh",
    "zh-cn": "zh",
    "zh-sg": "zh",
    "zh-hk": "zh-TW",
    "zh-mo": "zh-TW",
    "no": "nb",
}


def language_tag(value: object) -> str:
    """A language that front matter or a setting names, as HTML writes it (``zh-CN``); empty if it is none."""
    return value.strip().replace("_", "-") if isinstance(value, str) and _TAG.fullmatch(value.strip()) else ""


def main_language(tag: str) -> str:
    """The language of a code, without country and script (``zh`` of ``zh-TW``)."""
    return tag.split("-")[0].lower()


def site_language(config: Mapping[str, object]) -> str:
    """The language that a site's configuration names; empty if it names none."""
    tags = (language_tag(config.get(key)) for key in _SITE_KEYS)
    return next(filter(None, tags), "")


def theme_language(tag: str, known: Collection[str]) -> str:
    """The theme's code of a language, out of all that it has; empty if it has none for it."""
    by_code = {code.lower(): code for code in known}
    tag = tag.replace("_", "-").lower()
    candidates = (_THEME_CODES.get(tag, ""), tag, main_language(tag))
    return next((by_code[code.lower()] for code in candidates if code.lower() in by_code), "")


def in_language(values: Mapping[object, object], tag: str) -> Iterator[object]:
    """What a mapping has under the code of a language, then under its main language, then under ``en``."""
    by_code = {str(key).replace("_", "-").lower(): value for key, value in values.items()}
    for code in dict.fromkeys((tag.lower(), main_language(tag), "en")):
        if code in by_code:
            yield by_code[code]


@lru_cache(maxsize=256)
def locale_of(tag: str) -> Locale | None:
    """What Babel knows of a language; ``None`` where it does not know it."""
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None


def with_country(tag: str) -> str:
    """A code with the country that most of its speakers live in (``de_DE``); one with a country as it is."""
    known: Mapping[str, str] = get_global("likely_subtags")
    if "-" in tag or tag not in known:
        return tag
    return f"{tag}_{known[tag].rpartition('_')[2]}"


@lru_cache(maxsize=256)
def direction_of(language: str) -> str:
    """``rtl`` for a language that is written from right to left, else ``ltr``."""
    locale = locale_of(language)
    return "ltr" if locale is None else locale.text_direction


def name_of(code: str) -> str:
    """A language's name for itself (``中文``, ``English``); the code where nobody knows it."""
    locale = locale_of(code)
    name = None if locale is None else locale.get_display_name()
    return code if not name else name[0].upper() + name[1:]
