"""Words that the theme has no translation of, and the theme's own."""

from __future__ import annotations

from typing import Final

from jinja2 import TemplateError
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.publish.post_messages import POST_WORDS

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
    "featured": {
        "en": "Featured tags",
        "zh": "常用标签",
        "zh-Hant": "常用標籤",
        "ja": "よく使うタグ",
        "ko": "주요 태그",
        "de": "Häufige Schlagwörter",
        "fr": "Étiquettes à la une",
        "es": "Etiquetas destacadas",
    },
    "friends": {
        "en": "Friends",
        "zh": "友情链接",
        "zh-Hant": "友站連結",
        "ja": "リンク集",
        "ko": "이웃 사이트",
        "de": "Befreundete Seiten",
        "fr": "Sites amis",
        "es": "Sitios amigos",
    },
    "feed": {
        "en": "Feed",
        "zh": "订阅",
        "zh-Hant": "訂閱",
        "ja": "フィード",
        "ko": "피드",
        "de": "Feed",
        "fr": "Flux",
        "es": "Fuente web",
    },
    "to_dark": {
        "en": "Switch to dark mode",
        "zh": "切换到深色模式",
        "zh-Hant": "切換到深色模式",
        "ja": "ダークモードに切り替える",
        "ko": "다크 모드로 전환",
        "de": "Dunkles Design",
        "fr": "Passer au mode sombre",
        "es": "Cambiar a modo oscuro",
    },
    "to_light": {
        "en": "Switch to light mode",
        "zh": "切换到浅色模式",
        "zh-Hant": "切換到淺色模式",
        "ja": "ライトモードに切り替える",
        "ko": "라이트 모드로 전환",
        "de": "Helles Design",
        "fr": "Passer au mode clair",
        "es": "Cambiar a modo claro",
    },
    "authors": {
        "en": "Authors",
        "zh": "作者",
        "zh-Hant": "作者",
        "ja": "著者",
        "ko": "글쓴이",
        "de": "Autoren",
        "fr": "Auteurs",
        "es": "Autores",
    },
    "search": {
        "en": "Search",
        "zh": "搜索",
        "zh-Hant": "搜尋",
        "ja": "検索",
        "ko": "검색",
        "de": "Suche",
        "fr": "Recherche",
        "es": "Búsqueda",
    },
    "not_found": {
        "en": "There is no page here",
        "zh": "这里没有页面",
        "zh-Hant": "這裡沒有頁面",
        "ja": "ここにページはありません",
        "ko": "여기에는 페이지가 없습니다",
        "de": "Hier ist keine Seite",
        "fr": "Il n’y a pas de page ici",
        "es": "Aquí no hay ninguna página",
    },
    "nearest": {
        "en": "Perhaps you were looking for",
        "zh": "您要找的可能是",
        "zh-Hant": "您要找的可能是",
        "ja": "お探しのページはこちらでしょうか",
        "ko": "혹시 이 페이지를 찾으셨나요",
        "de": "Vielleicht haben Sie das gesucht",
        "fr": "Vous cherchiez peut-être",
        "es": "Quizá buscaba",
    },
}
_THEME_KEYS: Final = {"archive": "blog.archive", "categories": "blog.categories"}


class Translations:
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
        words = POST_WORDS.get(key) or _WORDS[key]
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
