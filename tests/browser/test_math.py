"""Formulas: shown by the KaTeX that comes with the site, on the pages that have some and on no other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Once, Tab
from tests.browser.site import serve

pytestmark = pytest.mark.browser

WITH_FORMULAS = "blog/2014/11/11/exposure/"
WITHOUT = "blog/2013/07/21/7101/"

CONFIG = """\
site_name: Sums
site_url: https://example.org/sums/
theme:
  name: material
  font: false
  features: [{features}]
plugins:
  - jekyll
"""
ASKS = """\
---
title: Asks
mathjax: true
---
The mass $m$ of `$code$` is \\\\(E/c^2\\\\), and 质量 too: $$ \\text{质量} = m $$

## The root $$\\sqrt x$$ here

$$
\\newcommand{\\half}{\\tfrac{1}{2}} \\half < \\unknown{1}
$$

$$ \\half $$
{: .wide}

\\begin{align}
a &= b
\\end{align}

<p class="mathjax_ignore">$left$</p>
"""
PAYS = "---\ntitle: Pays\n---\nFrom $5 to $6 for $$x^2$$.\n"
PLAIN = "---\ntitle: Plain\n---\nFrom $5 to $6.\n"
SUMS = {"2020-01-01-plain.md": PLAIN, "2020-01-02-pays.md": PAYS, "2020-01-03-asks.md": ASKS}


def of_katex(tab: Tab) -> list[str]:
    return [url for url in tab.requests if "katex" in url or url.endswith("math.js")]


def prepare(folder: Path, posts: dict[str, str], features: str = "") -> Path:
    """A blog of these posts; returns the folder of ``mkdocs.yml``."""
    (folder / "docs" / "_posts").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG.format(features=features), encoding="utf-8")
    for name, text in posts.items():
        (folder / "docs" / "_posts" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def sums(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a blog whose pages the theme loads by itself."""
    built = once("sums", lambda folder: prepare(folder, SUMS, "navigation.instant"), "sums")
    site = tmp_path_factory.mktemp("sums") / "sums"
    shutil.copytree(built, site)  # each test process has a port of its own, which goes into the sitemap
    with serve(site.parent) as address:
        # The theme loads by itself only what the sitemap names, and takes the port from there.
        sitemap = site / "sitemap.xml"
        here = sitemap.read_text(encoding="utf-8").replace("https://example.org", address)
        sitemap.write_text(here, encoding="utf-8")
        yield f"{address}/sums/"


@pytest.fixture
def reader(browser: Browser, sums: str) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield Tab(context.new_page(), sums)
    context.close()


def asks_is_shown(page: Page) -> None:
    text = page.locator(".jk-text")
    expect(text.locator(".katex").first).to_be_visible()
    annotations = text.locator("annotation")
    # The page before this one has a formula too, and the theme may still be putting this one in its place.
    expect(annotations.filter(has_text="E/c^2")).to_have_count(1)
    shown = annotations.all_text_contents()
    assert "m" in shown
    assert any("aligned" in formula or "align" in formula for formula in shown)
    expect(text.locator(".katex-error")).to_have_count(0)
    expect(text.locator("code", has_text="$code$")).to_have_count(1)
    expect(text.locator(".mathjax_ignore")).to_have_text("$left$")
    expect(page.locator(".md-nav--secondary .katex").first).to_be_attached()


def test_a_post_with_formulas_shows_them(tab: Tab) -> None:
    page = tab.open(WITH_FORMULAS)
    expect(page.locator(".jk-text .katex-display")).to_have_count(1)
    expect(page.locator(".jk-text .katex")).to_have_count(7)
    expect(page.locator(".katex-error")).to_have_count(0)
    assert "\\(" not in page.locator(".jk-text").inner_text()
    assert page.evaluate("document.fonts.check('16px KaTeX_Main')")
    assert any(url.endswith(".woff2") for url in of_katex(tab))
    assert not tab.foreign()
    assert not tab.failures
    assert not tab.errors


@pytest.mark.parametrize("path", ["", "blog/", WITHOUT])
def test_a_page_without_formulas_loads_nothing_for_them(tab: Tab, path: str) -> None:
    tab.open(path)
    assert not of_katex(tab)


def test_a_long_formula_does_not_widen_a_phone(phone: Tab) -> None:
    page = phone.open(WITH_FORMULAS)
    expect(page.locator(".katex-display")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_dollars_are_formulas_only_where_a_post_asks_for_them(reader: Tab) -> None:
    asks_is_shown(reader.open("2020/01/03/asks.html"))
    page = reader.open("2020/01/02/pays.html")
    expect(page.locator(".jk-text .katex")).to_have_count(1)
    expect(page.locator(".jk-text")).to_contain_text("From $5 to $6 for")
    assert not reader.errors
    assert not reader.failures


def test_formulas_where_the_theme_loads_pages_by_itself(reader: Tab) -> None:
    page = reader.open("2020/01/01/plain.html")
    page.evaluate("window.stayed = true")
    assert not of_katex(reader)
    page.locator("a[rel='next']").first.click()
    page.wait_for_url("**/pays.html")
    expect(page.locator(".jk-text .katex")).to_have_count(1)
    expect(page.locator(".jk-text .katex-mathml")).to_have_css("position", "absolute")
    page.locator("a[rel='next']").first.click()
    page.wait_for_url("**/asks.html")
    asks_is_shown(page)
    assert page.evaluate("window.stayed")
    assert not reader.errors
    assert not reader.failures


def test_the_index_shows_the_formulas_of_beginnings(reader: Tab) -> None:
    page = reader.open()
    expect(page.locator(".jk-entry", has_text="Asks").locator(".katex").first).to_be_visible()
    expect(page.locator(".jk-entry", has_text="Pays").locator(".katex")).to_have_count(1)
    expect(page.locator(".jk-entry", has_text="Plain")).to_contain_text("From $5 to $6.")
    assert not reader.errors


def test_a_site_without_formulas_has_no_copy_of_katex(once: Once) -> None:
    site = once("no-sums", lambda folder: prepare(folder, {"2020-01-01-plain.md": PLAIN}), "sums")
    assert not (site / "assets" / "katex").exists()
    assert not (site / "assets" / "jekyll" / "math.js").exists()
    assert (site / "assets" / "jekyll" / "content.css").exists()
