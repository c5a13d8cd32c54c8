"""Writes the tables of kramdown's options and of deliberate differences from it, in English and Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from mkdocs_jekyll.kramdown.options import WITHOUT_EFFECT, Options, option_help, own_options

ROOT: Final = Path(__file__).resolve().parent.parent
DIFFERENCES: Final = ROOT / "tests" / "kramdown" / "differences.yml"
CHINESE: Final = ROOT / "tools" / "kramdown_zh.yml"
_COLUMNS: Final = ("what", "there", "here", "reason")
_BEGIN: Final = "<!-- table of {}, by tools/kramdown_tables.py -->"
_END: Final = "<!-- end of the table -->"


class TranslationError(ValueError):
    """The Chinese texts are not those of today's options and differences."""


@dataclass(frozen=True)
class Tables:
    """What the tables of one page say."""

    page: Path
    option_heads: tuple[str, ...]
    no_default: str
    purposes: Mapping[str, str]
    difference_heads: tuple[str, ...]
    differences: Mapping[str, Mapping[str, str]]

    def options_table(self) -> str:
        """All options with kramdown's defaults, as Markdown."""
        defaults = Options()
        return _table(
            self.option_heads,
            [
                (f"`{name}`", _written(getattr(defaults, name)) or self.no_default, text)
                for name, text in self.purposes.items()
            ],
        )

    def differences_table(self) -> str:
        """What is not as kramdown has it, on purpose, as Markdown."""
        return _table(
            self.difference_heads,
            [tuple(entry[column] for column in _COLUMNS) for entry in self.differences.values()],
        )

    def page_with_tables(self, text: str) -> str:
        """The page with both tables as they are today."""
        for name, table in (("options", self.options_table()), ("differences", self.differences_table())):
            begin = _BEGIN.format(name)
            before, _, rest = text.partition(begin)
            text = f"{before}{begin}\n\n{table}\n\n{_END}{rest.partition(_END)[2]}"
        return text


def english() -> Tables:
    """The tables of the English page."""
    return Tables(
        page=ROOT / "docs" / "guide" / "kramdown.md",
        option_heads=("Option", "kramdown's default", "What it is for"),
        no_default="none",
        purposes={
            name: f"{text} No effect here." if name in WITHOUT_EFFECT else text
            for name, text in option_help().items()
        },
        difference_heads=("What", "kramdown", "here", "Why"),
        differences={
            name: {column: entry[column].removesuffix(".") for column in _COLUMNS}
            for name, entry in _read(DIFFERENCES).items()
        },
    )


def chinese(texts: Mapping[str, Any] | None = None) -> Tables:
    """The tables of the Chinese page, in the order of the English; `TranslationError` if one is missing."""
    texts = _read(CHINESE) if texts is None else texts
    options, differences = texts["options"], texts["differences"]
    names, entries = list(option_help()), list(_read(DIFFERENCES))
    wanted = {f"options: {name}": options.get(name) for name in names}
    wanted |= {
        f"differences: {name}: {column}": differences.get(name, {}).get(column)
        for name in entries
        for column in _COLUMNS
    }
    lacking = [f"no Chinese text of {name}" for name, text in wanted.items() if not text]
    lacking += [f"no such option: {name}" for name in options if name not in names]
    lacking += [f"no such difference: {name}" for name in differences if name not in entries]
    if lacking:
        raise TranslationError("\n".join([f"{CHINESE.relative_to(ROOT).as_posix()}:", *lacking]))
    own = own_options()
    return Tables(
        page=ROOT / "docs" / "zh" / "kramdown.md",
        option_heads=("选项", "kramdown 的默认值", "用途"),
        no_default="无",
        purposes={
            name: options[name]
            + ("kramdown 没有这个选项。" if name in own else "")
            + ("这里没有作用。" if name in WITHOUT_EFFECT else "")
            for name in names
        },
        difference_heads=("内容", "kramdown", "这里", "原因"),
        differences={name: differences[name] for name in entries},
    )


def _read(path: Path) -> Mapping[str, Any]:
    texts: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return texts


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [f"| {' | '.join(cells)} |" for cells in (heads, *rows)]
    return "\n".join([lines[0], "|---" * len(heads) + "|", *lines[1:]])


def _written(value: object) -> str:
    """A default as it stands in a configuration; nothing for none."""
    if value is None or value in ("", (), {}):
        return ""
    if isinstance(value, tuple):
        return f"`{','.join(map(str, value))}`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def main() -> None:
    """Write the tables into both pages."""
    try:
        both = (english(), chinese())
    except TranslationError as error:
        raise SystemExit(str(error)) from None
    for tables in both:
        text = tables.page_with_tables(tables.page.read_text(encoding="utf-8"))
        tables.page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
