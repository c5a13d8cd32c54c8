"""Sites in the form of old themes, with a blog in one of three languages, in Chromium.

Nothing fails, nobody else is asked, the menu is in reach, axe-core finds nothing serious, and what a designer
would measure holds at the widths of a phone, a tablet and a desk (``grid/measures.js``).
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
import yaml
from playwright.sync_api import Page

from tests.browser import grid
from tests.browser.conftest import DESK, Once, Tabs
from tests.browser.site import serve
from tests.browser.test_axe import axe, in_the_dark, violations

pytestmark = pytest.mark.browser

#: What a text shows of another host, in a frame.
EMBEDDED = re.compile(r"youtube|vimeo|bilibili|spotify|twitch")
#: So many pages with the theme's features are opened.
MOST = 4
#: The blog's own pages of each kind, by the end of their names.
KINDS: Final = (
    "everything", "a-title", "bare", "formulas", "code", "grid-page", "page2", "archive", "archives", "tags",
    "categories", "authors", "404",
)  # fmt: skip
WIDTHS: Final = {768: 1024, 390: 844, 1440: 900}
#: Pages whose authors skip a level of headings, or have several titles, or none (`show_title: false`).
OWN_HEADINGS: Final = frozenset((
    "al-folio 2024/01/02/helpers.html", "just-the-docs classes/index.html", "academicpages cv/index.html",
    "text cold/index.html",
))  # fmt: skip
__all__ = ["axe"]


def of_each_kind(site: Path) -> list[str]:
    """The pages of the blog, one of each kind."""
    named = re.compile(rf"(?:^|[/-])(?:{'|'.join(KINDS)})(?:/index)?\.html$")
    pages = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [page for page in pages if named.search(page)]


def measured(page: Page, *, own_headings: bool) -> list[str]:
    """What does not hold at each width, a line for each fault."""
    page.evaluate("document.querySelectorAll('img[loading]').forEach(image => image.loading = 'eager')")
    page.wait_for_function("[...document.images].every(image => image.complete)")
    if page.locator("[data-jk-diagrams]").count():
        page.locator(".jk-diagram svg").first.wait_for()
    found = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        found += [f"{width}: {line}" for line in page.evaluate(grid.MEASURES)]
    return [line for line in found if not (own_headings and re.match(r"\d+: (heading|titles)", line))]


@pytest.mark.parametrize(
    ("path", "language"),
    grid.SITES,
    ids=lambda value: value if isinstance(value, str) else value.stem,
)
@pytest.mark.long
def test_a_site_of_a_theme_in_a_browser(path: Path, language: str, tabs: Tabs, once: Once, axe: str) -> None:
    theme = path.stem
    built = once(f"theme-{theme}", lambda folder: grid.prepare(path, language, folder), "theme")
    features = yaml.safe_load(path.read_text("utf-8"))["features"].values()
    shown = dict.fromkeys(feature["page"] for feature in features)
    kinds = of_each_kind(built)
    assert len(kinds) > 6
    pages = [page for page in ("index.html", *shown) if page.endswith(".html")]
    looked_at = [*list(dict.fromkeys(pages))[:MOST], *(page for page in kinds if "everything" in page)]
    wrong = {}
    with (
        serve(built) as host,
        tabs.tab(f"{host}/", **DESK, reduced_motion="reduce") as tab,
    ):
        for name in dict.fromkeys([*looked_at, *kinds]):
            page = tab.load(name)
            menu = page.locator(".md-tabs__link, .md-sidebar--primary a.md-nav__link").first
            assert menu.is_visible(), name
            page.evaluate("document.querySelectorAll('iframe').forEach(frame => frame.remove())")
            found = measured(page, own_headings=f"{theme} {name}" in OWN_HEADINGS)
            if name in looked_at:
                # Header, sidebars and footer are those of the first page.
                part = "html" if name == "index.html" else ".md-content"
                found += [*violations(page, axe), *in_the_dark(page, axe, part)]
            if found:
                wrong[name] = found
        assert wrong == {}
        assert tab.errors == []
        assert [line for line in tab.failures if "404.html" not in line] == []
        assert [url for url in tab.foreign() if not EMBEDDED.search(url)] == []
