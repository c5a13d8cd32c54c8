"""Writes the documentation's tables of themes and features, from the sites in tests/mkdocs_plugin/themes.

The Chinese table has the words of ``theme_table_zh.yml``; a feature that is only code needs none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "tests" / "mkdocs_plugin" / "themes"
KITS = ROOT / "plugins" / "mkdocs_jekyll" / "jekyll" / "themes"
ENGLISH, CHINESE = ROOT / "docs" / "guide" / "themes.md", ROOT / "docs" / "zh" / "themes.md"
WORDS = Path(__file__).with_name("theme_table_zh.yml")
_CODE = re.compile(r"`[^`]*`")
#: How a feature is shown, in English and in Chinese.
_SHOWN = {"shown": "显示", "shown otherwise: ": "以其他方式显示：", "left out: ": "不提供："}

BEGIN, END = "<!-- table of features, by tools/theme_table.py -->\n", "<!-- end of the table -->"


class MissingWordsError(Exception):
    """A feature that the Chinese table has no words for."""


def _english(text: str) -> str:
    return text


def _in_chinese() -> Callable[[str], str]:
    words: dict[str, str] = yaml.safe_load(WORDS.read_text("utf-8"))

    def translate(text: str) -> str:
        if text in words:
            return words[text]
        if text in _SHOWN:
            return _SHOWN[text]
        if re.search("[A-Za-z]", _CODE.sub("", text)):
            raise MissingWordsError(f"tools/{WORDS.name} has no line for: {text}")
        return text.replace("`, `", "`、`")

    return translate


def rows(site: Path, word: Callable[[str], str]) -> Iterator[str]:
    """A theme's lines: what is shown, shown otherwise and left out, in the words that ``word`` gives."""
    case: dict[str, Any] = yaml.safe_load(site.read_text("utf-8"))
    title = tomllib.loads((KITS / site.stem / "theme.toml").read_text("utf-8"))["title"]
    for feature in case["features"]:
        yield f"| {title} | {word(feature)} | {word('shown')} |"
    for feature, how in case.get("otherwise", {}).items():
        yield f"| {title} | {word(feature)} | {word('shown otherwise: ')}{word(how)} |"
    for feature, why in case.get("left_out", {}).items():
        yield f"| {title} | {word(feature)} | {word('left out: ')}{word(why)} |"


def text_of_table(*, chinese: bool = False) -> str:
    """The table, as Markdown. Raises MissingWordsError for what has no Chinese words."""
    word = _in_chinese() if chinese else _english
    lines = [row for site in sorted(SITES.glob("*.yml")) for row in rows(site, word)]
    head = "| 主题 | 功能 | 这里 |" if chinese else "| Theme | Feature | Here |"
    return "\n".join([head, "| --- | --- | --- |", *lines]) + "\n"


def main() -> None:
    """Write the table into both pages."""
    for path in (ENGLISH, CHINESE):
        before, _, rest = path.read_text("utf-8").partition(BEGIN)
        table = text_of_table(chinese=path == CHINESE)
        path.write_text(f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
