"""Texts in the language of the theme: those of our catalogues, and the theme's own."""

from __future__ import annotations

import re
from typing import Final

from jinja2 import TemplateError
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.publish.html import Html
from mkdocs_jekyll.publish.translations import translations_for

#: Texts that the theme translates into sixty languages, by our English text.
_THEME_KEYS: Final = {
    "Archive": "blog.archive",
    "Categories": "blog.categories",
    "Draft": "blog.draft",
    "On this page": "toc",
    "Table of contents": "toc",
}
#: A word of a theme's include, in an element with this attribute and nothing else in it.
WORD: Final = "data-jk-word"
_WORD: Final = re.compile(rf"(<[^<>]*?)\s{WORD}(?:=\"\")?([^<>]*>)([^<>]+)")


class Translations:
    """Translates into the language of the theme; English where there is no translation."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.language = str(config.theme.get("language", "en"))
        self._catalogue = translations_for(self.language)
        self._from_theme: dict[str, str] = {}
        self._config = config

    def gettext(self, message: str) -> str:
        """The translation of an English text."""
        if message not in _THEME_KEYS or self.language == "en":
            return self._catalogue.gettext(message)
        if message not in self._from_theme:
            self._from_theme[message] = self._of_theme(_THEME_KEYS[message]) or message
        return self._from_theme[message]

    def words_in(self, html: str) -> Html:
        """HTML with the words of the theme's includes in this language."""
        if WORD not in html:
            return Html(html)
        return Html(_WORD.sub(lambda found: f"{found[1]}{found[2]}{escape(self.gettext(found[3]))}", html))

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """The translation for a number of things, with the number where the braces are."""
        return self._catalogue.ngettext(singular, plural, count).format(count)

    def _of_theme(self, key: str) -> str:
        env = self._config.theme.get_env()
        try:
            module = env.get_template("partials/language.html", None, {"config": self._config}).module
            return str(module.t(key))  # type: ignore[attr-defined]
        except (TemplateError, AttributeError):
            return ""
