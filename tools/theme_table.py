"""Writes the documentation's table of themes and features, from the sites in tests/mkdocs_plugin/themes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "tests" / "mkdocs_plugin" / "themes"
KITS = ROOT / "plugins" / "mkdocs_jekyll" / "jekyll" / "themes"
PAGES = (ROOT / "docs" / "guide" / "themes.md",)
BEGIN, END = "<!-- table of features, by tools/theme_table.py -->\n", "<!-- end of the table -->"


def rows(site: Path) -> Iterator[str]:
    """A theme's lines: what is shown, shown otherwise and left out."""
    case: dict[str, Any] = yaml.safe_load(site.read_text("utf-8"))
    title = tomllib.loads((KITS / site.stem / "theme.toml").read_text("utf-8"))["title"]
    for feature in case["features"]:
        yield f"| {title} | {feature} | shown |"
    for feature, how in case.get("otherwise", {}).items():
        yield f"| {title} | {feature} | shown otherwise: {how} |"
    for feature, why in case.get("left_out", {}).items():
        yield f"| {title} | {feature} | left out: {why} |"


def text_of_table() -> str:
    """The table, as Markdown."""
    lines = [row for site in sorted(SITES.glob("*.yml")) for row in rows(site)]
    head = ["| Theme | Feature | Here |", "| --- | --- | --- |"]
    return "\n".join([*head, *lines]) + "\n"


def main() -> None:
    """Write the table into each page that has a place for it."""
    for path in PAGES:
        if path.is_file():
            before, _, rest = path.read_text("utf-8").partition(BEGIN)
            path.write_text(f"{before}{BEGIN}\n{text_of_table()}\n{END}{rest.partition(END)[2]}", "utf-8")


if __name__ == "__main__":
    main()
