"""Each file in ``themes`` is a site in the form of a theme, with each menu, include, class and key it offers.

``files`` lie below the source. A feature names a ``page`` with what it ``shows`` and ``hides``, and what is
found by CSS (``select``); the table in the documentation is made of these, of what is shown ``otherwise``
and of what is ``left_out``.
"""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml

from mkdocs_jekyll.jekyll.themes import kits
from tests.selectors import differences
from tools.theme_table import text_of_table

from .conftest import Builder, Built

ROOT = Path(__file__).resolve().parents[2]
SITES = sorted((Path(__file__).parent / "themes").glob("*.yml"))


class Links(HTMLParser):
    """The links of the navigation, in the header and beside the text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "a" and (values.get("class") or "").split()[:1] in (["md-nav__link"], ["md-tabs__link"]):
            self.found.append(values.get("href") or "")


@pytest.mark.parametrize("path", SITES, ids=lambda path: path.stem)
def test_a_site_in_a_themes_form(path: Path, make: Builder) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    files = {f"jekyll/{name}": text for name, text in case["files"].items()}
    mkdocs = {
        "site_name": "My blog",
        "theme": {"name": "material"},
        "plugins": ["search", "tags", {"jekyll": {"source": "jekyll"}}],
    }
    built = make(files, mkdocs=mkdocs)
    assert not built.error
    assert built.warnings == []
    missing = [
        (name, part) for name, part in _parts(case["features"], "shows") if part not in _page(built, name)
    ]
    assert missing == []
    assert not [
        (name, part) for name, part in _parts(case["features"], "hides") if part in _page(built, name)
    ]
    for feature in case["features"].values():
        assert differences(_page(built, feature["page"]), feature.get("select", {})) == []
    for page in {
        feature["page"] for feature in case["features"].values() if feature["page"].endswith(".html")
    }:
        assert _dead(built, page) == []
    assert all("fonts.googleapis.com" not in page.read_text("utf-8") for page in built.site.rglob("*.html"))


def _parts(features: dict[str, dict[str, Any]], key: str) -> list[tuple[str, str]]:
    return [(feature["page"], part) for feature in features.values() for part in feature.get(key, ())]


def _page(built: Built, name: str) -> str:
    return built.text(name)


def _dead(built: Built, page: str) -> list[str]:
    """Entries of the navigation that lead to no file."""
    links = Links()
    links.feed(built.text(page))
    assert links.found
    ours = (urlsplit(urljoin(f"/{page}", link)).path for link in links.found if "://" not in link)
    return [
        path
        for path in ours
        if not any((built.site / f"{unquote(path)}{end}".lstrip("/")).is_file() for end in ("", "index.html"))
    ]


def test_every_theme_has_a_site() -> None:
    assert {path.stem for path in SITES} == set(kits())


def test_the_documentations_table_is_that_of_these_sites() -> None:
    assert text_of_table() in (ROOT / "docs" / "guide" / "themes.md").read_text("utf-8")
    chinese = text_of_table(chinese=True)
    assert chinese in (ROOT / "docs" / "zh" / "themes.md").read_text("utf-8")
    words = yaml.safe_load((ROOT / "tools" / "theme_table_zh.yml").read_text("utf-8"))
    assert not [word for word in words.values() if word not in chinese], "no feature has these words"
