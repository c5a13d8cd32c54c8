"""No value of a front matter or a configuration runs as a script, on any kind of page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.browser import hostile
from tests.browser.conftest import DESK, Tab, Tabs
from tests.browser.site import mkdocs, serve
from tests.browser.test_validity import unread

pytestmark = pytest.mark.browser

#: Attributes that hold scripts, and URLs that are scripts.
SCRIPTS = """() => {
  const found = []
  const url = /^(href|src|action|formaction|data)$/
  const program = /^\\s*(javascript|vbscript|data:text)/i
  for (const one of document.querySelectorAll("*"))
    for (const {name, value} of one.attributes)
      if (name.startsWith("on") || (url.test(name) && program.test(value))) found.push(one.outerHTML)
  for (const one of document.querySelectorAll("script:not([src], [id], [type='application/ld+json'])"))
    if (one.textContent.includes("pwned")) found.push(one.outerHTML)
  return found.map((html) => html.slice(0, 200))
}"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built_in(hostile.prepare(tmp_path_factory.mktemp("hostile")))


def built_in(folder: Path) -> Path:
    built = mkdocs("build", "--quiet", cwd=folder)
    assert built.returncode == 0, built.stdout
    assert "Traceback" not in built.stdout
    return folder / "served" / "small"


@pytest.fixture
def open_tab(tabs: Tabs, site: Path) -> Iterator[Tab]:
    with serve(site.parent) as root, tabs.tab(f"{root}/small/", **DESK) as opened:
        yield opened


def is_safe(page: Page) -> bool:
    return page.evaluate("window.pwned") is None and page.evaluate(SCRIPTS) == []


def test_no_page_runs_what_a_value_says(open_tab: Tab, site: Path) -> None:
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    assert len(pages) > 25
    for name in ("archive", "tags", "categories", "authors", "about", "page2", "notes/one"):
        assert f"{name}/index.html" in pages
    found = {}
    for path in pages:
        page = open_tab.load(quote(path))
        page.mouse.move(700, 300)
        if not is_safe(page):
            found[path] = [page.evaluate("window.pwned"), *page.evaluate(SCRIPTS)]
    assert found == {}


def test_every_page_is_read_without_a_problem(site: Path) -> None:
    assert unread(sorted(site.rglob("*.html"))) == {}


def test_titles_and_names_are_shown_as_their_authors_wrote_them(open_tab: Tab) -> None:
    page = open_tab.load("archive/")
    titles = page.locator(".jk-list__item a").all_inner_texts()
    assert "bold" in titles
    assert hostile.QUOTES in titles
    assert hostile.SCRIPT in titles
    page = open_tab.load("2021/01/04/tags/")
    assert hostile.PICTURE in page.locator(".jk-tags .md-tag").all_inner_texts()
    assert "Tea & Coffee" in page.locator(".jk-tags .md-tag").all_inner_texts()
    page = open_tab.load("2021/01/09/slides/")
    assert page.title() == f"{hostile.SCRIPT} - Small"


def test_neighbours_lead_to_posts_at_any_permalink(open_tab: Tab) -> None:
    page = open_tab.load("2021/01/04/tags/")
    link = page.locator("a[rel=prev], .md-footer__link--prev").first
    link.click()
    page.wait_for_load_state()
    assert page.locator("h1").first.inner_text() == "Permalink of signs"
    assert is_safe(page)


def test_suggestions_for_what_was_not_found_are_text(open_tab: Tab) -> None:
    page = open_tab.open("2021/01/07/al")
    page.locator(".jk-suggestions a").first.wait_for()
    assert is_safe(page)


def test_results_of_the_search_are_text(open_tab: Tab) -> None:
    page = open_tab.open("about/")
    for word in ("pwned", "plain", "bold", "Permalink"):
        page.locator(".md-search__input").click()
        page.locator(".md-search__input").fill("")
        page.locator(".md-search__input").press_sequentially(word)
        page.locator(".md-search-result__item").first.wait_for()
        assert is_safe(page), word
        page.keyboard.press("Escape")


def test_linked_data_is_json(site: Path) -> None:
    html = (site / "2021/01/07/all/index.html").read_text("utf-8")
    data = html.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    assert "window.pwned" in json.loads(data)["headline"]


def test_what_a_text_begins_with_runs_in_its_own_page_only(tabs: Tabs, tmp_path: Path) -> None:
    site = built_in(hostile.prepare_beginnings(tmp_path))
    with serve(site.parent) as root, tabs.tab(f"{root}/small/", **DESK) as opened:
        assert opened.load("2021/02/01/begins.html").evaluate("window.pwned") == 1
        page = opened.load("")
        begins = page.locator(".jk-entry__excerpt")
        begins.locator("iframe[src]").scroll_into_view_if_needed()
        begins.hover()
        own = begins.frame_locator("iframe[src]").locator("html")
        assert own.evaluate("document.title") == "Ran"
        assert is_safe(page)
        around = begins.bounding_box()
        assert around is not None
        assert around["height"] < DESK["viewport"]["height"] / 2
