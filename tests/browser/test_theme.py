"""How the site looks and is used: by keyboard alone, without scripts, in every language's letters."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit
from zlib import crc32

import pytest
from playwright.sync_api import Page, Route, expect

from tests.blog_generator import blog, write
from tests.browser.conftest import DESK, PHONE, Once, Tab, Tabs
from tests.browser.site import SMALL, serve
from tests.browser.test_search import comes_true
from tests.selectors import ENTRY_TITLE, TEXT

pytestmark = pytest.mark.browser

POST = "blog/2013/07/21/7101/"
FOCUSED = """() => {
  const one = document.activeElement, style = getComputedStyle(one)
  const next = one.nextElementSibling && getComputedStyle(one.nextElementSibling)
  const shown = (css) => css && css.outlineStyle !== "none" && parseFloat(css.outlineWidth) > 0
  return {
    name: one.tagName, id: one.id, classes: one.className, href: one.href || "",
    ring: shown(style) || (one.matches(".md-option") && shown(next)),
  }
}"""


def walk(page: Page, *, until: str, limit: int = 120) -> list[dict[str, object]]:
    """Press Tab until the focus stands on what the selector says; everything it stood on."""
    stood: list[dict[str, object]] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stood.append(page.evaluate(FOCUSED))
        if page.evaluate("selector => document.activeElement.matches(selector)", until):
            return stood
    raise AssertionError(f"Tab does not lead to {until}: {stood}")


def test_the_keyboard_leads_from_the_index_to_a_post(tab: Tab) -> None:
    page = tab.open("blog/")
    stood = walk(page, until=f"{ENTRY_TITLE} a")
    assert all(one["ring"] for one in stood), [one for one in stood if not one["ring"]]
    page.keyboard.press("Enter")
    page.wait_for_url("**/last-run/")
    expect(page.locator("h1")).to_contain_text("末班")


def test_the_first_stop_leads_past_the_header(tab: Tab) -> None:
    page = tab.open(POST)
    page.keyboard.press("Tab")
    skip = page.locator(".md-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    target = page.locator(":target")
    expect(target).to_be_in_viewport()


def test_the_keyboard_reaches_the_contents_of_a_post(tab: Tab) -> None:
    page = tab.open(POST)
    stood = walk(page, until=".md-sidebar--secondary .md-nav__link[href*='#']")
    assert all(one["ring"] for one in stood), [one for one in stood if not one["ring"]]
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()


def test_a_slash_opens_the_search_and_arrows_choose(tab: Tab) -> None:
    page = tab.open("blog/")
    page.wait_for_function("window.component$")  # the theme's script listens to keys
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("magnolia")
    result = page.locator(".md-search-result__link").first
    expect(result).to_have_attribute("href", re.compile("letters-from-the-window"))
    page.keyboard.press("ArrowDown")
    expect(result).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("letters-from-the-window"))


def test_the_keyboard_turns_on_the_dark(tab: Tab) -> None:
    page = tab.open("blog/")
    stood = walk(page, until="input[name=__palette]")
    assert stood[-1]["ring"]
    before = page.locator("body").get_attribute("data-md-color-scheme")
    page.keyboard.press("ArrowRight")
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", str(before))


def test_without_scripts_everything_can_be_read(tabs: Tabs, root: str) -> None:
    with tabs.page(**DESK, java_script_enabled=False) as page:
        page.goto(root + "blog/")
        expect(page.locator("article")).to_have_count(8)
        expect(page.locator(".jk-profile__bio")).to_be_visible()
        page.locator(".md-pagination a", has_text="2").first.click()
        expect(page.locator(f"{ENTRY_TITLE} a").first).to_be_visible()
        page.goto(root + POST)
        for text in ("7101 次", "六站，四小时十分钟", "从湖州去黄山", "这条线"):
            expect(page.locator("body")).to_contain_text(text)
        expect(page.locator(".md-sidebar--secondary a", has_text="这条线")).to_be_visible()
        expect(page.locator("article table").first).to_be_visible()
        expect(page.locator("a[rel=prev], a[rel=next]").last).to_be_visible()
        page.goto(root + "blog/archive/")
        expect(page.get_by_role("link", name="你好，慢车")).to_be_visible()
        page.goto(root + "tags/")
        expect(page.get_by_role("link", name="7101 次").first).to_be_visible()


def test_without_scripts_a_phone_reaches_the_navigation(tabs: Tabs, root: str) -> None:
    with tabs.page(**PHONE, java_script_enabled=False) as page:
        page.goto(root + "blog/")
        page.locator("label.md-header__button[for=__drawer]").click()
        expect(page.locator(".md-sidebar--primary").get_by_role("link", name="Archive").first).to_be_visible()


@pytest.mark.parametrize("path", ["blog/", "blog/2018/01/06/first-snow/"])
def test_pages_without_headings_have_a_way_past_the_header_too(tab: Tab, path: str) -> None:
    page = tab.open(path)
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    expect(page.locator(".md-skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(":target")).to_be_in_viewport()
    walk(page, until=".md-content a", limit=2)


@pytest.mark.parametrize(
    ("language", "first", "other"),
    [("zh-CN", "PingFang SC", "PingFang TC"), ("zh-TW", "PingFang TC", "PingFang SC"),
     ("zh-Hant", "Microsoft JhengHei", "Microsoft YaHei"), ("ja", "Hiragino Sans", "PingFang"),
     ("ko", "Malgun Gothic", "PingFang")],
)  # fmt: skip
def test_each_language_has_its_letters(tab: Tab, language: str, first: str, other: str) -> None:
    page = tab.open(POST)
    page.locator(TEXT).evaluate("(one, language) => { one.lang = language }", language)
    fonts = page.locator(f"{TEXT} p").first.evaluate("one => getComputedStyle(one).fontFamily")
    assert first in fonts
    assert other not in fonts


def test_chinese_is_set_as_chinese(tab: Tab) -> None:
    page = tab.open(POST)
    text = page.locator(TEXT)
    assert text.get_attribute("lang") == "zh"
    style = """one => {
      const css = getComputedStyle(one)
      return [css.lineHeight, css.fontSize, css.fontSynthesis]
    }"""
    line, size, synthesis = text.locator("p").first.evaluate(style)
    assert float(line[:-2]) / float(size[:-2]) == pytest.approx(1.75, abs=0.01)
    assert "style" not in synthesis
    dotted = page.evaluate("""() => {
      const added = document.querySelector(".jk-text p").appendChild(document.createElement("em"))
      added.textContent = "喝 tea 2020"
      document$.next(document)
      const [first, second] = added.childNodes
      const dots = (one) => getComputedStyle(one).textEmphasisStyle
      return [first.data, second.textContent, dots(added), dots(second)]
    }""")
    assert dotted == ["喝 ", "tea 2020", "dot", "none"]
    english = tab.open("blog/2020/04/12/letters-from-the-window/").locator("article p").first
    line, size, synthesis = english.evaluate(style)
    assert float(line[:-2]) / float(size[:-2]) == pytest.approx(1.6, abs=0.01)
    assert "style" in synthesis


@pytest.mark.parametrize(("width", "beside"), [(1440, True), (1000, True), (820, False), (390, False)])
def test_the_profile_stands_beside_the_posts_where_there_is_room(tab: Tab, width: int, beside: bool) -> None:
    page = tab.page
    page.set_viewport_size({"width": width, "height": 900})
    tab.load("blog/")
    profile = page.locator(".jk-profile").bounding_box()
    posts = page.locator("article").last.bounding_box()
    assert profile is not None
    assert posts is not None
    if beside:
        assert profile["x"] >= posts["x"] + posts["width"]
        assert profile["width"] > 180
    else:
        assert profile["y"] >= posts["y"] + posts["height"]
        assert profile["width"] > 0.9 * width
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth + 1")


def test_a_featured_tag_leads_to_its_posts(tab: Tab) -> None:
    page = tab.open("blog/")
    page.locator(".jk-profile .md-tag", has_text="摄影").click()
    page.wait_for_url("**/tags/**")
    expect(page.locator(":target")).to_be_in_viewport()


def test_lines_are_not_longer_than_an_eye_can_follow(tab: Tab) -> None:
    page = tab.open("blog/2018/01/06/first-snow/")
    box = page.locator("article p", has_text="扫雪的师傅").bounding_box()
    assert box is not None
    assert box["width"] <= 50 * 16
    page = tab.open("blog/")
    page.locator(".jk-profile").evaluate("profile => profile.remove()")
    widths = "parts => parts.map(part => part.getBoundingClientRect().width)"
    assert max(page.locator(".jk-entry__excerpt > p").evaluate_all(widths)) <= 50 * 16


COUNTERS = b"ba_track_id: 4cc1f2d8\nga_track_id: G-ABC123\nanalytics: {goatcounter: {id: ann}}\n"
HOSTS = ["gc.zgo.at", "hm.baidu.com", "www.googletagmanager.com"]
CONSENT = "extra: {consent: {title: Cookies, description: May we count}}\n"


def counted(folder: Path, options: str, more: str) -> Path:
    """A site whose configuration names counters; returns the folder of ``mkdocs.yml``."""
    files = blog(2)
    files["_config.yml"] += COUNTERS
    write(files, folder / "jekyll")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(SMALL.format(options=options) + more, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("options", "more", "before", "after"),
    [("analytics: false", "", [], None), ("analytics: true", "", HOSTS, None),
     ("analytics: true", CONSENT, [], HOSTS)],
    ids=["not wanted", "wanted", "with consent"],
)  # fmt: skip
def test_readers_are_counted_only_if_the_author_says_so(
    tabs: Tabs, once: Once, options: str, more: str, before: list[str], after: list[str] | None
) -> None:
    name = f"counted-{crc32((options + more).encode())}"
    site = once(name, lambda folder: counted(folder, options, more), "notes")
    hosts: list[str] = []
    with serve(site.parent) as host, tabs.page(**DESK) as page:

        def answer(route: Route) -> None:
            hosts.append(urlsplit(route.request.url).netloc)
            route.fulfill(body="", content_type="text/javascript")

        page.route(lambda url: not url.startswith(host), answer)
        page.goto(f"{host}/notes/", wait_until="networkidle")
        assert sorted(set(hosts)) == before
        if after is not None:
            page.locator(".md-consent button.md-button--primary").click()
            assert comes_true(page, lambda: sorted(set(hosts)) == after), hosts


def test_the_manifest_can_be_read(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text("utf-8"))
    assert manifest["name"] == "慢车与茶"
    for icon in manifest["icons"]:
        assert (site / icon["src"]).is_file()
