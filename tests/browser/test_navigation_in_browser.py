"""What a reader does on the site: open the index, follow a post, look something up, read at night."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tab
from tests.browser.site import BASE, broken_links, pages_of

pytestmark = pytest.mark.browser

LONG_POST = "blog/2013/07/21/7101/"
POST_WITHOUT_CATALOG = "blog/2016/10/02/night-train-north/"


def pictures(page: Page) -> list[dict[str, object]]:
    """All pictures of a page, loaded whether they are in sight or not."""
    page.evaluate("document.querySelectorAll('img').forEach(img => { img.loading = 'eager' })")
    page.wait_for_function("[...document.images].every(img => img.complete)")
    found: list[dict[str, object]] = page.evaluate(
        "[...document.images].map(img => ({src: img.src, width: img.naturalWidth}))"
    )
    return found


def test_from_the_landing_page_to_a_post_and_its_pictures(tab: Tab) -> None:
    page = tab.open()
    page.locator(".md-tabs a", has_text="Blog").first.click()
    expect(page).to_have_url(f"{tab.root}blog/")
    page.get_by_role("link", name="末班").first.click()
    expect(page).to_have_url(f"{tab.root}blog/2023/05/01/last-run/")
    expect(page.locator("h1")).to_contain_text("末班")
    shown = pictures(page)
    assert any("postimg/7101-map.png" in str(picture["src"]) for picture in shown)
    assert all(picture["width"] for picture in shown), shown
    assert not tab.failures
    assert not tab.errors


def test_the_index_goes_on_to_the_next_page(tab: Tab) -> None:
    page = tab.open("blog/")
    expect(page.locator("article")).to_have_count(8)
    page.locator(".md-pagination a", has_text="2").first.click()
    expect(page).to_have_url(f"{tab.root}blog/page2/")
    expect(page.get_by_role("link", name="两千张照片的搬家").first).to_be_visible()


def look_up(page: Page, words: str) -> None:
    """Type into the search box; the theme listens to keys let go, which an input method's text is without."""
    page.locator(".md-search__input").click()
    page.keyboard.type(words)
    page.keyboard.press("End")


def test_a_chinese_word_is_found_through_the_search_box(tab: Tab) -> None:
    page = tab.open()
    look_up(page, "列车员")
    results = page.locator(".md-search-result__link[href*='/last-run/']")
    result = results.filter(has=page.locator("mark")).first
    expect(result).to_be_visible()
    expect(result.locator("mark").first).to_have_text("列车员")
    result.click()
    page.wait_for_url("**/blog/2023/05/01/last-run/**")
    assert not tab.errors


def test_an_english_word_is_found_through_the_search_box(tab: Tab) -> None:
    page = tab.open()
    look_up(page, "magnolia")
    expect(page.locator(".md-search-result__list")).to_contain_text("Letters from the window")


def test_a_chinese_page_has_the_theme_in_chinese_and_leads_to_its_translation(tab: Tab) -> None:
    page = tab.open("zh/links/")
    assert page.locator("html").get_attribute("lang") == "zh"
    assert page.get_by_placeholder("搜索").count() == 1
    others = page.locator('link[hreflang="en"]').evaluate_all("all => all.map(one => one.href)")
    assert others == ["https://example.org/mkdocs-jekyll/guide/links/"]
    page.get_by_title("English").click()
    page.wait_for_url("**/guide/links/")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_title("中文").count() == 1
    assert not tab.failures


def test_a_tag_leads_to_the_posts_that_have_it(tab: Tab) -> None:
    page = tab.open(LONG_POST)
    page.locator("a.md-tag", has_text="摄影").first.click()
    page.wait_for_url("**/tags/**")
    for title in ("7101 次", "树莓派暗房", "两千张照片的搬家"):
        expect(page.locator(".md-content").get_by_role("link", name=title).first).to_be_visible()


def test_a_post_shows_its_contents_unless_it_says_catalog_false(tab: Tab) -> None:
    contents = tab.open(LONG_POST).locator(".md-sidebar--secondary")
    expect(contents).to_be_visible()
    expect(contents).to_contain_text("坐哪一边")
    expect(tab.open(POST_WITHOUT_CATALOG).locator(".md-sidebar--secondary")).to_be_hidden()


def test_a_post_has_a_picture_above_it_and_its_facts(tab: Tab) -> None:
    page = tab.open(LONG_POST)
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("img[src$='img/post-bg-lake.jpg']")).to_be_visible()
    header = page.locator("time[datetime^='2013-07-21']").first
    expect(header).to_be_visible()
    expect(page.get_by_text("沈砚").first).to_be_visible()
    expect(page.get_by_text("六站，四小时十分钟，十八块五").first).to_be_visible()


def test_light_and_dark(tab: Tab) -> None:
    tab.page.emulate_media(color_scheme="dark")
    page = tab.open("blog/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("label[for^='__palette']:visible").first.click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


def test_the_latest_posts_stand_in_the_navigation(tab: Tab) -> None:
    sidebar = tab.open("blog/").locator(".md-sidebar--primary")
    expect(sidebar.get_by_role("link", name="末班")).to_have_count(1)
    assert sidebar.locator("a[href*='/20'], a[href^='20']").count() <= 24


@pytest.mark.long
def test_every_page_is_as_wide_as_a_phone_and_asks_for_nothing_that_is_missing(
    phone: Tab, site: Path
) -> None:
    wide = []
    for path in pages_of(site):
        page = phone.load(path.removeprefix(BASE))
        if page.evaluate("document.documentElement.scrollWidth > screen.width + 1"):
            wide.append(path)
        pictures(page)
    assert not wide
    assert not phone.failures
    assert not phone.foreign()
    assert not phone.errors


def test_no_link_or_anchor_leads_nowhere(site: Path) -> None:
    assert not broken_links(site)
