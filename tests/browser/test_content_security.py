"""The built site under a strict Content-Security-Policy: nothing is blocked, and no other host is asked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from mkdocs_jekyll.publish.content_security import inline_scripts, policy
from tests.browser.conftest import Once, Tab
from tests.browser.site import BASE, _Handler, serve
from tests.browser.test_comments import GISCUS, Talk, prepare

pytestmark = pytest.mark.browser

DIAGRAM = "blog/2022/10/08/changing-trains/"
FORMULAS = "blog/2014/11/11/exposure/"
#: Pages of each kind.
KINDS = (
    "",
    "blog/",
    "blog/archive/",
    "blog/authors/",
    "tags/",
    "blog/2023/02/11/tea-in-six-slides/",
    "blog/2020/04/12/letters-from-the-window/",
    "blog/2021/11/20/two-cups/",
    DIAGRAM,
    FORMULAS,
    "guide/kramdown/",
    "zh/",
    "404.html",
)
#: What the theme's own inline scripts begin with.
THEMES = ("__md_scope", "var palette", "var target")
#: Keeps what was blocked.
WATCH = """window.blocked = []
document.addEventListener("securitypolicyviolation", (event) =>
  window.blocked.push([event.effectiveDirective, event.blockedURI, event.sample].join(" ")))"""


@contextmanager
def under(browser: Browser, root: Path, header: str) -> Iterator[tuple[Page, str]]:
    """A page that sees the folders below ``root`` under a policy, and their URL."""

    class Strict(_Handler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", header)
            super().end_headers()

    with serve(root, Strict) as url, browser.new_context(viewport={"width": 1400, "height": 900}) as context:
        context.add_init_script(WATCH)
        yield context.new_page(), url


@pytest.fixture
def strict(browser: Browser, site: Path) -> Iterator[Tab]:
    with under(browser, site.parent, policy(site)) as (page, url):
        yield Tab(page, url + BASE)


def blocked(page: Page) -> list[str]:
    found: list[str] = page.evaluate("window.blocked")
    return found


def test_nothing_is_blocked_and_no_other_host_is_asked(strict: Tab, site: Path) -> None:
    for path in KINDS:
        assert (site / path / "index.html").is_file() or path == "404.html", path
        page = strict.open(path)
        assert blocked(page) == [], path
    assert not strict.errors
    assert not strict.foreign()
    # The policy is in force: what it does not name is blocked.
    added = "Object.assign(document.createElement('script'), {text: 'x = 1'})"
    strict.page.evaluate(f"document.body.append({added})")
    strict.page.wait_for_function("window.blocked.length > 0")
    assert blocked(strict.page)[0].startswith("script-src")


def test_what_a_reader_does_is_not_blocked(strict: Tab) -> None:
    page = strict.open(DIAGRAM)
    expect(page.locator(".jk-diagram svg")).to_be_visible()
    page.locator("label[for^='__palette']:visible").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert blocked(page) == []
    page = strict.open(FORMULAS)
    expect(page.locator(".katex").first).to_be_visible()
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("tea")
    page.locator(".md-search-result__item").first.wait_for()
    assert blocked(page) == []
    page = strict.open("blog/2022/10/08/changing-train")
    page.locator(".jk-suggestions a").first.wait_for()
    assert blocked(page) == []
    assert not strict.errors
    assert not strict.foreign()


@pytest.mark.parametrize("is_named", [True, False])
def test_comments_load_where_the_policy_names_their_host(
    browser: Browser, once: Once, is_named: bool
) -> None:
    site = once("talk-strict", lambda folder: prepare(folder, GISCUS, "ask"), "talk")
    header = policy(site)
    if is_named:
        header = header.replace("script-src ", "script-src https://giscus.app ")
        header += "; frame-src https://giscus.app"
    with under(browser, site.parent, header) as (page, url):
        talk = Talk(page, url)
        assert blocked(page) == []
        page.get_by_role("button", name="Show comments").click()
        if is_named:
            talk.wait_for("https://giscus.app/client.js")
            assert blocked(page) == []
        else:
            page.wait_for_function("window.blocked.length > 0")
            assert "https://giscus.app/client.js" in blocked(page)[0]
            expect(page.get_by_role("alert")).to_contain_text("can't be reached")


def test_no_script_of_this_package_stands_in_a_page(site: Path) -> None:
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    scripts = {script.strip() for page in pages for script in inline_scripts(page)}
    assert scripts
    assert not [script for script in scripts if not script.startswith(THEMES)]
