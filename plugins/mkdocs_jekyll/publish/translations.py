"""Texts of the published site in the reader's language, from the gettext catalogues in ``locales``."""

from __future__ import annotations

import gettext
from functools import cache
from importlib import resources
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from .language_tags import locale_of


def translations_for(language: str) -> gettext.NullTranslations:
    """The catalogue of a language, as HTML names it (``zh``, ``zh-TW``); English where there is none."""
    locale = locale_of(language)
    names = () if locale is None else (f"{locale.language}_{locale.script}", locale.language)
    found = (_catalogue(name) for name in names)
    return next((catalogue for catalogue in found if catalogue is not None), gettext.NullTranslations())


@cache
def _catalogue(name: str) -> gettext.GNUTranslations | None:
    file = resources.files(__package__).joinpath("locales", f"{name}.po")
    if not name.replace("_", "").isalnum() or not file.is_file():
        return None
    compiled = BytesIO()
    with file.open("rb") as text:
        write_mo(compiled, read_po(text))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
