"""Words that the theme has no translation of, and the theme's own."""

from __future__ import annotations

from typing import Final

from jinja2 import TemplateError
from mkdocs.config.defaults import MkDocsConfig

_WORDS: Final[dict[str, dict[str, str]]] = {
    "en": {"home": "Home", "tags": "Tags", "posts": "Posts"},
    "zh": {"home": "首页", "tags": "标签", "posts": "文章"},
    "zh-Hant": {"home": "首頁", "tags": "標籤", "posts": "文章"},
    "ja": {"home": "ホーム", "tags": "タグ", "posts": "記事"},
    "ko": {"home": "홈", "tags": "태그", "posts": "글"},
    "de": {"home": "Start", "tags": "Schlagwörter", "posts": "Beiträge"},
    "fr": {
        "home": "Accueil",
        "tags": "Étiquettes",
        "posts": "Articles",
    },
    "es": {
        "home": "Inicio",
        "tags": "Etiquetas",
        "posts": "Artículos",
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
        """The word for ``home``, ``archive``, ``categories``, ``tags`` or ``posts``."""
        if key in _THEME_KEYS:
            return self._theme_word(key)
        language = "zh-Hant" if self.language in ("zh-TW", "zh-HK") else self.language
        words = _WORDS.get(language) or _WORDS.get(language.split("-")[0]) or _WORDS["en"]
        return words[key]

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
