"""Formulas: shown by the KaTeX that comes with the site, on the pages that have some and on no other."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, Once, Tab, Tabs
from tests.browser.site import serve
from tests.selectors import ENTRY, TEXT

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
  - jekyll: {{{options}ignore_problems: [MJ417]}}  # one formula has a command that KaTeX does not know
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
#: The layout is not used; its settings of MathJax are.
LAYOUT = """\
<script>
  MathJax = {tex: {inlineMath: [["$", "$"]], tags: "ams",
    macros: {RR: "{\\\\mathbb{R}}", twice: ["{#1#1}", 1]}}};
</script>
<script src="https://example.org/mathjax.js"></script>
{{ content }}
"""
NUMBERS = """\
---
title: Numbers
layout: post
---
Before it, \\eqref{eq:e} and in a formula $x > \\ref{eq:last}$, for $x \\in \\RR$ and $\\twice{a}$.

$$
\\begin{equation} E = mc^2 \\label{eq:e} \\end{equation}
$$

$$
\\begin{align}
a &= b \\notag \\\\
c &= \\begin{cases} 1 \\\\ 2 \\end{cases} \\label{eq:last}
\\end{align}
$$

$$ \\require{mhchem} \\ce{H2O} \\bbox[yellow,5px]{x} \\unicode{x263a} \\tag{A} \\label{eq:a} $$

By \\eqref{eq:a}, not \\eqref{eq:none}, nor `\\eqref{eq:e}`.

## $\\RR$

A line that goes on, $\\overline{a+b+c+d+e+f+g+h+i+j+k+l+m+n+o+p+q+r+s+t+u+v+w+x+y+z+a+b+c+d+e+f+g+h}$, ends.

$$ z $$
"""
PAYS = "---\ntitle: Pays\n---\nFrom $5 to $6 for $$x^2$$.\n"
PLAIN = "---\ntitle: Plain\n---\nFrom $5 to $6.\n"
SUMS = {
    "_posts/2019-12-31-numbers.md": NUMBERS,
    "_posts/2020-01-01-plain.md": PLAIN,
    "_posts/2020-01-02-pays.md": PAYS,
    "_posts/2020-01-03-asks.md": ASKS,
    "_layouts/post.html": LAYOUT,
}

#: Stands for an author's copy of MathJax: notes with which delimiters it is asked to show which texts.
LIBRARY = """\
const {tex} = window.MathJax
window.asked = []
window.MathJax = {
  config: window.MathJax,
  startup: {promise: Promise.resolve(), getComponents: () => {}},
  typesetPromise: async (nodes) => {
    const dollars = tex.inlineMath.some(([left]) => left === "$")
    window.asked.push([dollars, nodes.map((node) => node.textContent.trim().split(" ")[0])])
  },
}
"""


def of_katex(tab: Tab) -> list[str]:
    return [url for url in tab.requests if "katex" in url or url.endswith("math.js")]


def prepare(folder: Path, files: dict[str, str], features: str = "", options: str = "") -> Path:
    """A blog of these files; returns the folder of ``mkdocs.yml``."""
    (folder / "mkdocs.yml").write_text(CONFIG.format(features=features, options=options), encoding="utf-8")
    for name, text in files.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    return folder


@contextmanager
def loading_by_itself(built: Path, served: Path) -> Iterator[str]:
    """The URL of a built site whose pages the theme loads by itself: those of its sitemap, at its port."""
    shutil.copytree(built, served / "sums")
    with serve(served) as url:
        sitemap = served / "sums" / "sitemap.xml"
        here = sitemap.read_text(encoding="utf-8").replace("https://example.org", url)
        sitemap.write_text(here, encoding="utf-8")
        yield f"{url}/sums/"


@pytest.fixture(scope="module")
def sums(once: Once, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a blog whose pages the theme loads by itself."""
    built = once("sums", lambda folder: prepare(folder, SUMS, "navigation.instant"), "sums")
    with loading_by_itself(built, tmp_path_factory.mktemp("sums")) as url:
        yield url


@pytest.fixture
def reader(tabs: Tabs, sums: str) -> Iterator[Tab]:
    with tabs.tab(sums, **DESK) as opened:
        yield opened


def asks_is_shown(page: Page) -> None:
    text = page.locator(TEXT)
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
    expect(page.locator(f"{TEXT} .katex-display")).to_have_count(1)
    expect(page.locator(f"{TEXT} .katex")).to_have_count(7)
    expect(page.locator(".katex-error")).to_have_count(0)
    assert "\\(" not in page.locator(TEXT).inner_text()
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
    assert page.evaluate("document.documentElement.scrollWidth <= screen.width")


def test_dollars_are_formulas_only_where_a_post_asks_for_them(reader: Tab) -> None:
    asks_is_shown(reader.open("2020/01/03/asks.html"))
    page = reader.open("2020/01/02/pays.html")
    expect(page.locator(f"{TEXT} .katex")).to_have_count(1)
    expect(page.locator(TEXT)).to_contain_text("From $5 to $6 for")
    assert not reader.errors
    assert not reader.failures


def test_formulas_where_the_theme_loads_pages_by_itself(reader: Tab) -> None:
    page = reader.open("2020/01/01/plain.html")
    page.evaluate("window.stayed = true")
    assert not of_katex(reader)
    page.locator("a[rel='next']").first.click()
    page.wait_for_url("**/pays.html")
    expect(page.locator(f"{TEXT} .katex")).to_have_count(1)
    expect(page.locator(f"{TEXT} .katex-mathml")).to_have_css("position", "absolute")
    page.locator("a[rel='next']").first.click()
    page.wait_for_url("**/asks.html")
    asks_is_shown(page)
    assert page.evaluate("window.stayed")
    assert not reader.errors
    assert not reader.failures


def test_numbers_labels_references_and_macros_are_those_of_the_old_blog(reader: Tab) -> None:
    page = reader.open("2019/12/31/numbers.html")
    text = page.locator(TEXT)
    expect(text.locator(".katex-display")).to_have_count(4)
    expect(text.locator("p").first.locator(".katex-display")).to_have_count(0)
    expect(text.locator(".katex-error, .mord.text[style*='cc0000']")).to_have_count(0)
    shown = [" ".join(each.split()) for each in text.locator(".katex-html").all_inner_texts()]
    # A formula that stands alone in its environment is no table with one row.
    expect(text.locator(".katex-display").first.locator(".mtable")).to_have_count(0)
    expect(text.locator(".katex-display").nth(1).locator(".mtable").first).to_be_attached()
    numbers = [number for number in ("(1)", "(2)", "(3)", "(A)") if any(number in each for each in shown)]
    assert numbers == ["(1)", "(2)", "(A)"]
    expect(text.locator("p").first.locator("a")).to_have_text(["(1)", "2"])
    expect(text.locator("p", has_text="By (A)")).to_have_text("By (A), not (???), nor \\eqref{eq:e}.")
    expect(page.locator(".md-nav--secondary").get_by_role("link", name="R", exact=True)).to_have_count(1)
    text.locator("a", has_text="(A)").click()
    assert page.evaluate("decodeURIComponent(location.hash)") == "#mjx-eqn:eq:a"
    page.set_viewport_size({"width": 390, "height": 800})
    expect(text.locator(".jk-math--wide")).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert not reader.errors
    assert not reader.failures


def test_the_index_shows_the_formulas_of_beginnings(reader: Tab) -> None:
    page = reader.open()
    expect(page.locator(ENTRY, has_text="Asks").locator(".katex").first).to_be_visible()
    expect(page.locator(ENTRY, has_text="Pays").locator(".katex")).to_have_count(1)
    expect(page.locator(ENTRY, has_text="Plain")).to_contain_text("From $5 to $6.")
    assert not reader.errors


def test_a_copy_of_mathjax_is_asked_with_the_delimiters_of_each_text(
    tabs: Tabs, once: Once, tmp_path: Path
) -> None:
    def site(folder: Path) -> Path:
        files = {**SUMS, "assets/mathjax.js": LIBRARY}
        return prepare(folder, files, "navigation.instant", "mathjax: assets/mathjax.js, ")

    built = once("mathjax-sums", site, "sums")
    with loading_by_itself(built, tmp_path) as url, tabs.page(**DESK) as page:
        page.goto(f"{url}2020/01/01/plain.html")
        page.evaluate("window.stayed = true")
        page.locator("a[rel='next']").first.click()
        page.wait_for_function("window.asked?.length === 1")
        page.locator("a[rel='next']").first.click()
        page.wait_for_function("window.asked?.length === 2")
        assert page.evaluate("window.stayed")
        # The second formula stands in the contents.
        assert page.evaluate("window.asked") == [[False, ["From"]], [True, ["The", "The"]]]
        page.goto(url)
        page.wait_for_function("window.asked?.length === 2")
        assert page.evaluate("window.asked") == [[True, ["The", "Before"]], [False, ["From"]]]
        assert not page.evaluate("document.querySelector('.kdmath')?.textContent.includes('$')")


def test_a_site_without_formulas_has_no_copy_of_katex(once: Once) -> None:
    site = once("no-sums", lambda folder: prepare(folder, {"_posts/2020-01-01-plain.md": PLAIN}), "sums")
    assert not (site / "assets" / "katex").exists()
    assert not (site / "assets" / "jekyll" / "math.js").exists()
    assert (site / "assets" / "jekyll" / "bundle.css").exists()
