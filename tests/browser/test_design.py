"""What concerns one place of a page, as ``grid/details.yml`` lists it, and sheets of paper.

Whatever can be measured on any page stands in ``grid/measures.js``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser import grid
from tests.browser.conftest import Once, Tabs
from tests.browser.site import serve

pytestmark = [pytest.mark.browser, pytest.mark.long]

DETAILS: Final[dict[str, dict[str, Any]]] = yaml.safe_load(
    (Path(__file__).parent / "grid" / "details.yml").read_text("utf-8")
)
SCRIPT: Final = """() => {
  const $ = name => document.querySelector(name), all = name => [...document.querySelectorAll(name)]
  const box = name => $(name).getBoundingClientRect(), style = (name, part) => getComputedStyle($(name), part)
  return %s
}"""


def language_of(theme: str) -> str:
    return next(language for path, language in grid.SITES if path.stem == theme)


def built_site(once: Once, theme: str) -> Path:
    path, language = next(site for site in grid.SITES if site[0].stem == theme)
    return once(f"theme-{theme}", lambda folder: grid.prepare(path, language, folder), "theme")


def page_of(site: Path, kind: str) -> str:
    """The page of a kind with the shortest path."""
    named = re.compile(rf"(?:^|[/-]){kind}(?:/index)?\.html$")
    pages = (path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return min((page for page in pages if named.search(page)), key=len)


def search(page: Page, language: str) -> None:
    """Search for the word that several posts have."""
    page.locator(".md-search__input").fill(grid.blog(language)["query"])
    page.locator(".md-search__input").press("End")
    page.locator(".md-search-result__item .md-tag mark").first.wait_for()


@pytest.mark.parametrize("detail", DETAILS)
def test_a_detail(detail: str, tabs: Tabs, once: Once) -> None:
    wanted = DETAILS[detail]
    built = built_site(once, wanted["theme"])
    kind = wanted["page"]
    viewport = {"width": wanted.get("width", 1440), "height": 900}
    with serve(built) as host, tabs.tab(f"{host}/", viewport=viewport, reduced_motion="reduce") as tab:
        page = tab.open(page_of(built, "index" if kind == "search" else kind))
        if kind == "search":
            search(page, language_of(wanted["theme"]))
        assert page.evaluate(SCRIPT % wanted["holds"])


@pytest.mark.parametrize(("kind", "sheets"), [("404", 1), ("grid-page", 1), ("bare", 1), ("archive", 2)])
def test_on_paper_no_sheet_is_empty(kind: str, sheets: int, tabs: Tabs, once: Once) -> None:
    built = built_site(once, "minima")
    with serve(built) as host, tabs.tab(f"{host}/", reduced_motion="reduce") as tab:
        page = tab.load(page_of(built, kind))
        assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == sheets
