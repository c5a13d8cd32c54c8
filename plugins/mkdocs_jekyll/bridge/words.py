"""Words that the theme has no translation of, and the theme's own."""

from __future__ import annotations

from typing import Final

from jinja2 import TemplateError
from mkdocs.config.defaults import MkDocsConfig

#: A word in each language; whoever needs one more adds a block.
_WORDS: Final[dict[str, dict[str, str]]] = {
    "home": {
        "en": "Home",
        "zh": "首页",
        "zh-Hant": "首頁",
        "ja": "ホーム",
        "ko": "홈",
        "de": "Start",
        "fr": "Accueil",
        "es": "Inicio",
    },
    "tags": {
        "en": "Tags",
        "zh": "标签",
        "zh-Hant": "標籤",
        "ja": "タグ",
        "ko": "태그",
        "de": "Schlagwörter",
        "fr": "Étiquettes",
        "es": "Etiquetas",
    },
    "posts": {
        "en": "Posts",
        "zh": "文章",
        "zh-Hant": "文章",
        "ja": "記事",
        "ko": "글",
        "de": "Beiträge",
        "fr": "Articles",
        "es": "Artículos",
    },
}
_THEME_KEYS: Final = {"archive": "blog.archive", "categories": "blog.categories"}


class Words:
    """Looks a word up in the language of the theme; English where nobody knows better."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.language = str(config.theme.get("language", "en"))
        self._theme_words: dict[str, str] = {}
        self._config = config

    def __getitem__(self, key: str) -> str:
        """The word for a key of the table, ``archive`` or ``categories``."""
        if key in _THEME_KEYS:
            return self._theme_word(key)
        language = "zh-Hant" if self.language in ("zh-TW", "zh-HK") else self.language
        words = _WORDS[key]
        return words.get(language) or words.get(language.split("-")[0]) or words["en"]

    def _theme_word(self, key: str) -> str:
        if key not in self._theme_words:
            self._theme_words[key] = self._ask_theme(_THEME_KEYS[key]) or key.capitalize()
        return self._theme_words[key]

    def _ask_theme(self, key: str) -> str:
        env = self._config.theme.get_env()
        try:
            module = env.get_template("partials/language.html", None, {"config": self._config}).module
            return str(module.t(key))  # type: ignore[attr-defined]
        except (TemplateError, AttributeError):
            return ""
