"""A post in the browser: what its reader sees, presses and hears."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, Tab, Tabs
from tests.browser.site import mkdocs, serve
from tests.browser.test_comments import CONFIG, GISCUS, POST
from tests.selectors import HERO_PICTURE, TEXT

pytestmark = pytest.mark.browser

LONG_POST = "blog/2013/07/21/7101/"
TWO_LANGUAGES = "blog/2021/11/20/two-cups/"
DIAGRAM = "blog/2022/10/08/changing-trains/"
SLIDES = "blog/2023/02/11/tea-in-six-slides/"

FULL = """\
---
title: Full
multilingual: true
---
<div class="en post-container" markdown="1">
## One
</div>
<div class="de post-container" markdown="1">
## Eins

<div class="mermaid">
kanban
  Todo
    [Brew]
  Done
    [Boil]
</div>
</div>
"""
#: The colours of a board's columns, and of their names.
BOARD = """() => [".sections rect", ".sections .cluster-label span"].map((selector) => [
  ...new Set([...document.querySelectorAll(`.jk-diagram ${selector}`)].map((element) =>
    getComputedStyle(element)[selector.endsWith("rect") ? "fill" : "color"]))])"""


# -- pictures


def test_a_caption_stands_below_its_picture(tab: Tab) -> None:
    figure = tab.open(LONG_POST).locator("figure.jk-figure")
    expect(figure.locator("figcaption")).to_have_text("从湖州到黄山，一共六站")
    picture, words = figure.locator("img").bounding_box(), figure.locator("figcaption").bounding_box()
    assert picture and words
    assert words["y"] >= picture["y"] + picture["height"]


def test_a_picture_is_enlarged_by_a_click_and_by_the_keyboard(tab: Tab) -> None:
    page = tab.open(LONG_POST)
    picture = page.locator("figure.jk-figure img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_attribute("role", "button")
    before = picture.bounding_box()
    picture.click()
    dialog = page.locator("dialog")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("从湖州到黄山，一共六站")
    after = dialog.locator("img").bounding_box()
    assert before and after
    assert after["width"] > before["width"]
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(picture).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    assert not tab.errors


def test_pictures_below_wait_until_they_are_in_sight(tab: Tab) -> None:
    page = tab.open(LONG_POST)
    lazy = page.locator(f"{TEXT} img").evaluate_all("all => all.map(one => one.loading)")
    assert lazy
    assert set(lazy) == {"lazy"}
    expect(page.locator(HERO_PICTURE)).not_to_have_attribute("loading", "lazy")


# -- languages


def test_one_language_is_shown_at_a_time(tab: Tab) -> None:
    page = tab.open(TWO_LANGUAGES)
    contents = page.locator(".md-sidebar--secondary")
    expect(page.get_by_role("heading", name="为什么是两只")).to_be_visible()
    expect(page.get_by_role("heading", name="Why two")).to_be_hidden()
    expect(contents.get_by_text("为什么是两只")).to_be_visible()
    expect(contents.get_by_text("Why two")).to_be_hidden()
    page.get_by_role("link", name="English", exact=True).last.click()
    expect(page.get_by_role("heading", name="Why two")).to_be_visible()
    expect(page.get_by_role("heading", name="为什么是两只")).to_be_hidden()
    expect(contents.get_by_text("Why two")).to_be_visible()
    expect(page).to_have_url(f"{tab.root}{TWO_LANGUAGES}#en")
    assert not tab.errors


@pytest.mark.parametrize("anchor", ["en", "the-old-cup"])
def test_a_url_asks_for_a_language(tab: Tab, anchor: str) -> None:
    page = tab.open(f"{TWO_LANGUAGES}#{anchor}")
    expect(page.get_by_role("heading", name="The old cup")).to_be_visible()
    expect(page.get_by_role("heading", name="旧杯子")).to_be_hidden()


@pytest.fixture
def plain(tabs: Tabs, root: str) -> Iterator[Tab]:
    """A tab that runs no scripts."""
    with tabs.tab(root, **DESK, java_script_enabled=False) as opened:
        yield opened


def test_without_scripts_everything_can_be_read(plain: Tab) -> None:
    page = plain.open(TWO_LANGUAGES)
    expect(page.get_by_role("heading", name="旧杯子")).to_be_visible()
    expect(page.get_by_role("heading", name="The old cup")).to_be_visible()
    page.locator(".jk-languages__link[hreflang=en]").click()
    expect(page.locator("#en")).to_be_in_viewport()
    expect(plain.open(DIAGRAM).locator("pre", has_text="graph LR")).to_be_visible()
    page = plain.open(LONG_POST)
    expect(page.locator(".jk-related a").first).to_be_visible()
    expect(page.locator(".jk-share").get_by_role("link", name="微博")).to_be_visible()
    expect(page.get_by_role("button", name="Copy link")).to_be_hidden()


# -- diagrams


def test_a_diagram_is_drawn_in_light_and_in_dark(tab: Tab) -> None:
    tab.page.emulate_media(color_scheme="light")
    page = tab.open(DIAGRAM)
    drawn = page.locator(".jk-diagram svg")
    expect(drawn).to_be_visible()
    expect(drawn).to_contain_text("湖州")
    expect(page.locator("pre", has_text="graph LR")).to_be_hidden()
    light = drawn.get_attribute("id")
    page.locator("label[for^='__palette']:visible").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator(f".jk-diagram svg:not(#{light})")).to_be_visible()
    assert any("mermaid" in url for url in tab.requests)
    assert not tab.foreign()
    assert not tab.errors


def test_a_page_without_diagrams_loads_nothing_for_them(tab: Tab) -> None:
    tab.open(LONG_POST)
    assert not [url for url in tab.requests if "mermaid" in url or "diagrams" in url]


# -- around the text


def test_slides_stand_above_their_post(tab: Tab) -> None:
    page = tab.open(SLIDES)
    expect(page.frame_locator(".jk-slides iframe").get_by_role("heading", name="温杯")).to_be_attached()
    expect(page.locator("h1")).to_have_text("六张幻灯片讲完泡茶")
    assert not tab.foreign()


def test_a_series_leads_through_its_posts(tab: Tab) -> None:
    page = tab.open(LONG_POST)
    series = page.locator(".jk-series")
    expect(series.locator("[aria-current]")).to_have_text("7101 次")
    series.get_by_role("link", name="末班").click()
    expect(page).to_have_url(f"{tab.root}blog/2023/05/01/last-run/")
    expect(page.locator(".jk-series [aria-current]")).to_have_text("末班")


def test_related_posts_and_neighbours_have_titles(tab: Tab) -> None:
    page = tab.open(LONG_POST)
    expect(page.locator(".jk-related li")).to_have_count(4)
    expect(page.locator("a[rel=prev]").last).to_contain_text("你好，慢车")
    expect(page.locator("a[rel=next]").last).to_contain_text("明前的十天")
    expect(page.locator(".jk-licence")).to_contain_text("CC BY-NC-SA 4.0")


def test_the_url_is_copied(tab: Tab) -> None:
    tab.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = tab.open(LONG_POST)
    page.get_by_role("button", name="Copy link").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"https://example.org/mkdocs-jekyll/{LONG_POST}"


def test_a_wide_table_scrolls_alone(phone: Tab) -> None:
    page = phone.open(LONG_POST)
    table = page.locator(f"{TEXT} table").first
    table.scroll_into_view_if_needed()
    scroller = """one => {
        const scrolls = one =>
            getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1
        while (one && !scrolls(one)) one = one.parentElement
        return one && one.tagName
    }"""
    assert table.evaluate(scroller) in ("TABLE", "DIV")
    assert page.evaluate("document.documentElement.scrollWidth <= screen.width")


def test_the_fields_of_a_texts_form_have_an_outline(phone: Tab) -> None:
    text = phone.open(LONG_POST).locator(TEXT)
    text.evaluate(
        "text => { text.innerHTML = '<form><input><textarea></textarea><button>Send</button></form>' }"
    )
    widths = "form => [...form.elements].map(field => parseFloat(getComputedStyle(field).borderTopWidth))"
    assert min(text.locator("form").evaluate(widths)) >= 1


def test_on_paper_there_is_the_text_and_nothing_around_it(tab: Tab) -> None:
    page = tab.open(LONG_POST)
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(f"{TEXT} table").first).to_be_visible()
    for around in (".jk-share", ".jk-related", ".jk-pager", ".md-header", ".md-sidebar--primary"):
        expect(page.locator(around)).to_be_hidden()


# -- pages that the theme loads


def test_a_post_works_where_the_theme_loads_pages_by_itself(tabs: Tabs, tmp_path: Path) -> None:
    posts = tmp_path / "docs" / "_posts"
    posts.mkdir(parents=True)
    (posts / "2021-01-18-plain.md").write_text(POST, "utf-8")
    (posts / "2021-01-19-full.md").write_text(FULL, "utf-8")
    settings = CONFIG.replace("font: false", "font: false, features: [navigation.instant]") % "ask"
    (tmp_path / "mkdocs.yml").write_text(settings, "utf-8")
    (tmp_path / "docs" / "_config.yml").write_text(GISCUS, "utf-8")
    site = tmp_path / "served" / "talk"
    assert mkdocs("build", "--strict", "--site-dir", str(site), cwd=tmp_path).returncode == 0
    with serve(site.parent) as root, tabs.tab(f"{root}/talk/", **DESK) as tab:
        # The theme loads by itself only what the sitemap names, and takes the port from there.
        sitemap = site / "sitemap.xml"
        sitemap.write_text(sitemap.read_text("utf-8").replace("https://example.org", root), "utf-8")
        page = tab.open("2021/01/18/plain.html")
        page.evaluate("window.stayed = true")
        page.locator("a[rel=next]").last.click()
        page.wait_for_url("**/full.html")
        expect(page.get_by_role("heading", name="One")).to_be_visible()
        expect(page.get_by_role("heading", name="Eins")).to_be_hidden()
        page.get_by_role("link", name="Deutsch").click()
        expect(page.get_by_role("heading", name="Eins")).to_be_visible()
        expect(page.locator(".jk-diagram svg")).to_be_attached()
        assert page.evaluate(BOARD) == [["rgb(228, 230, 234)"], ["rgb(29, 31, 36)"]]
        expect(page.get_by_role("button", name="Show comments")).to_be_visible()
        assert page.evaluate("window.stayed")
        assert not tab.errors
        assert not tab.foreign()
