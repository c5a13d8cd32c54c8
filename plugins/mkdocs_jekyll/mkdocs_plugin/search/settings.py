"""Material's search for Chinese texts: settings that find them, and an index in which words are words.

The theme cuts texts into words with jieba, which has two faults. A compound is one word (南京长江大桥): what
it is made of (长江) is not found. And a query's first character alone is taken for a word where the index
holds it as one: 长江 finds whatever begins with 长. The index is made so that neither happens: compounds are
divided, and characters that stand alone are marked as no words, with a mark that is not printed. A script
divides queries likewise.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Container, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll.files import read_text
from mkdocs_jekyll.kramdown.scripts import HAN
from mkdocs_jekyll.publish.html import printed_raw

from ..own_plugins import own_plugin

#: Divides what readers ask.
SCRIPT: Final = "assets/jekyll/search.js"
#: Between two words; the theme's own mark.
_CUT: Final = "\u200b"
#: Before a character that is no word.
_NO_WORD: Final = "\u2063"
#: Words end at white space, at both kinds of marks, at punctuation of both worlds, and inside camelCase.
SEPARATOR: Final = (
    r"\u2063.|[\s\u200b\u3000\-_,:!=\[\]()\"`/。，、：；！？“”‘’（）《》「」『』【】〈〉…—·～]+"
    r"|\.(?!\d)|&[lg]t;|(?!\b)(?=[A-Z][a-z])"
)
_HAN: Final = f"[{HAN}]"
_HAS_HAN: Final = re.compile(_HAN)
_RUN: Final = re.compile(rf"{_CUT}?{_HAN}(?:{_CUT}*{_HAN})*{_CUT}?")
#: Characters of grammar that nobody searches for. They do not grow together with a name.
_PARTICLES: Final = frozenset(
    "的了着过是在有和与及或而但就也都还又很太更最不没这那我你他她它们把被让给对向从到为以所之其呢吗吧啊个"
    "著過與還沒這們讓給對從為嗎個"
)
#: Characters of traditional writing, whose words jieba does not know.
_TRADITIONAL: Final = frozenset(
    "們這個來時會說對國學開發與為還過後點樣長車電話實際經問題圖書館訊網數據庫讓應該關係灣讀寫語標識東門見馬鳥魚風飛龍"
)


def has_chinese(texts: Iterable[str]) -> bool:
    """Whether there is a Chinese character in some text."""
    return any(_HAS_HAN.search(text) for text in texts)


def plugin_of(config: MkDocsConfig) -> Any:
    """Material's search plugin if it is on, otherwise ``None``; that of MaterialX needs none of this."""
    plugin: Any = own_plugin(config, "search")
    return plugin if plugin is not None and plugin.config.get("enabled") else None


def quiet() -> None:
    """Keep jieba, which the theme cuts Chinese texts with, from telling of its dictionary at each build."""
    if (jieba := sys.modules.get("jieba")) is not None:
        jieba.setLogLevel(logging.WARNING)


def user_options(config: MkDocsConfig) -> frozenset[str]:
    """The names of the plugin's settings that the author gives; asked before it takes its own defaults."""
    plugin = plugin_of(config)
    options = {} if plugin is None else plugin.config
    named = ("lang", "separator", "pipeline", "fields", "jieba_dict", "jieba_dict_user")
    return frozenset(key for key in named if options.get(key) not in (None, {}))


def configure(config: MkDocsConfig, *, chinese: bool) -> None:
    """Bring the script to the pages of a site that has Chinese texts."""
    if chinese and plugin_of(config) is not None:
        config.extra_javascript.append(SCRIPT)


def escape_tags(config: MkDocsConfig) -> None:
    """Make HTML of tags with markup in the index of the theme's search, whose results are written as HTML."""
    index = getattr(plugin_of(config), "search_index", None)
    for entry in getattr(index, "entries", ()):
        if any("<" in tag for tag in entry.get("tags", ())):
            entry["tags"] = [printed_raw(tag) if "<" in tag else tag for tag in entry["tags"]]


def patch_search_index(config: MkDocsConfig, given: Container[str]) -> str:
    """Make the written index one that finds Chinese words; returns a message about it.

    What the author has set (``given``) stays; a separator without the theme's mark finds no Chinese word,
    which the line says then. English words are not cut down to their stems: the theme looks for beginnings of
    words (``cache*``), which a stem (``cach``) has not.
    """
    path = Path(config.site_dir) / "search" / "search_index.json"
    plugin = plugin_of(config)
    if plugin is None or not path.is_file():
        return ""
    if "separator" in given:
        found = "200b" in plugin.config.separator or _CUT in plugin.config.separator
        return "" if found else f"search: no Chinese word is found, as its separator {_LACKS}"
    index = json.loads(read_text(path))
    settings = index["config"]
    settings["separator"] = SEPARATOR
    if "lang" not in given:
        settings["lang"] = ["en"]
    if "pipeline" not in given:
        # Chinese stop words would be missing from the index, and with them titles that hold one.
        settings["pipeline"] = [] if "zh" in settings["lang"] else ["stopWordFilter"]
    for entry in index["docs"]:
        for key in ("title", "text"):
            entry[key] = with_marks(entry[key])
        if "tags" in entry:
            entry["tags"] = [with_marks(_cut(str(tag))) for tag in entry["tags"]]
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), "utf-8")
    return "search: its index is divided and set so that Chinese and English words are found"


_LACKS: Final = r"has no \u200b in it; leave it out, or add that"


def with_marks(text: str) -> str:
    """A text with the theme's marks between words, with better ones."""
    return _RUN.sub(lambda match: _marked_run(match[0]), text).strip(_CUT)


def _marked_run(run: str) -> str:
    unsure = not _TRADITIONAL.isdisjoint(run)
    words = [part for word in run.split(_CUT) if word for part in _parts(word, unsure)]
    if len(words) == 1:
        return f"{_CUT}{words[0]}{_CUT}"
    return _CUT + "".join(f"{piece}{_CUT}" for piece in _pieces(words))


def _pieces(words: Iterable[str]) -> Iterator[str]:
    """Words as they are; several characters that stand alone become one word (a name), a single one none."""
    alone = ""
    for word in (*words, ""):
        if len(word) == 1 and word not in _PARTICLES:
            alone += word
            continue
        if alone:
            yield alone if len(alone) > 1 else _NO_WORD + alone
            alone = ""
        if word:
            yield _NO_WORD + word if word in _PARTICLES else word


@cache
def _parts(word: str, unsure: bool) -> tuple[str, ...]:
    """The shorter words in a word of jieba's; its characters where it is a guess and ``unsure``."""
    if unsure and not _is_word(word):
        return tuple(word)
    if len(word) == 3:
        divided = _is_word(word[1:]) and not _is_word(word[:2])
        return (word[0], word[1:]) if divided else (word,)
    if len(word) < 3:
        return (word,)
    parts: list[str] = []
    at = 0
    while at < len(word):
        size = next((size for size in (3, 2) if _is_word(word[at : at + size])), 1)
        parts.append(word[at : at + size])
        at += size
    return tuple(parts) if any(len(part) > 1 for part in parts) else (word,)


def _is_word(text: str) -> bool:
    import jieba  # type: ignore[import-untyped]

    jieba.initialize()  # does its work once; before it no word is known
    return len(text) > 1 and bool(jieba.get_FREQ(text))


@cache
def _cut(text: str) -> str:
    """A text as the theme cuts it."""
    import jieba

    return re.sub(rf"{_HAN}+", lambda match: _CUT + _CUT.join(jieba.cut(match[0])) + _CUT, text)
