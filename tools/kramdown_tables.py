"""Writes the documentation's tables of kramdown's options and of deliberate differences from it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from mkdocs_jekyll.kramdown.options import WITHOUT_EFFECT, Options, option_help

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "guide" / "kramdown.md"
DIFFERENCES: Final = ROOT / "tests" / "kramdown" / "differences.yml"
_BEGIN: Final = "<!-- table of {}, by tools/kramdown_tables.py -->"
_END: Final = "<!-- end of the table -->"


def options_table() -> str:
    """All options with kramdown's defaults, as Markdown."""
    rows = [
        f"| `{name}` | {_written(getattr(Options(), name))} | {_purpose(name, text)} |"
        for name, text in option_help().items()
    ]
    return "\n".join(["| Option | kramdown's default | What it is for |", "|---|---|---|", *rows])


def differences_table() -> str:
    """What is not as kramdown has it, on purpose, as Markdown."""
    entries: Mapping[str, Mapping[str, Any]] = yaml.safe_load(DIFFERENCES.read_text(encoding="utf-8"))
    rows = [
        f"| {entry['what']} | {entry['there']} | {entry['here']} | {entry['reason'].removesuffix('.')} |"
        for entry in entries.values()
    ]
    return "\n".join(["| What | kramdown | here | Why |", "|---|---|---|---|", *rows])


def page_with_tables(text: str) -> str:
    """The page with both tables as they are today."""
    for name, table in (("options", options_table()), ("differences", differences_table())):
        begin = _BEGIN.format(name)
        before, _, rest = text.partition(begin)
        text = f"{before}{begin}\n\n{table}\n\n{_END}{rest.partition(_END)[2]}"
    return text


def _written(value: object) -> str:
    """A default as it stands in a configuration."""
    if value is None or value in ("", (), {}):
        return "none"
    if isinstance(value, tuple):
        return f"`{','.join(map(str, value))}`"
    return f"`{str(value).lower() if isinstance(value, bool) else value}`"


def _purpose(name: str, text: str) -> str:
    return f"{text} No effect here." if name in WITHOUT_EFFECT else text


def main() -> None:
    """Write the tables into the page."""
    PAGE.write_text(page_with_tables(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
