"""A post in the browser: what its reader sees, presses and hears, and what is asked of other hosts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from zlib import crc32

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import DESK, Once, Tab, Tabs
from tests.browser.site import mkdocs, serve
from tests.selectors import COMMENTS, HERO_PICTURE, TEXT

pytestmark = pytest.mark.browser

LONG_POST = "blog/2013/07/21/7101/"
TWO_LANGUAGES = "blog/2021/11/20/two-cups/"
DIAGRAM = "blog/2022/10/08/changing-trains/"
SLIDES = "blog/2023/02/11/tea-in-six-slides/"

CONFIG = """\
site_name: Talk
site_url: https://example.org/talk/
theme: {name: material, font: false}
plugins: [{jekyll: {comments: %s}}]
"""
POST = "---\ntitle: Tea\n---\nOne leaf.\n"
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
graph LR
A --- B
</div>
</div>
"""
GISCUS = "giscus: {repo: shen/talk, repo-id: R_1, category: General, category-id: DIC_1}\n"
DISQUS = "url: https://example.org\nbaseurl: /talk\ndisqus_username: slow-train\n"
GITALK = "gitalk: {enable: true, clientID: a, clientSecret: b, repo: talk, owner: shen, admin: shen}\n"
UTTERANCES = "utterances: {repo: shen/talk, issue_term: pathname}\n"
CUSDIS = "cusdis: {app_id: 1-2-3}\n"


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
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


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


# -- comments


Talks = Callable[[str, str], Path]


@pytest.fixture(scope="module")
def talks(once: Once) -> Talks:
    """Builds a blog with comments: ``talks(its configuration, when they are loaded)``; each of them once."""

    def built(blog: str, wait: str) -> Path:
        name = f"talk-{crc32((blog + wait).encode())}"
        return once(name, lambda folder: prepare(folder, blog, wait), "talk").parent

    return built


def prepare(folder: Path, blog: str, wait: str) -> Path:
    (folder / "docs" / "_posts").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG % wait, "utf-8")
    (folder / "docs" / "_config.yml").write_text(blog, "utf-8")
    (folder / "docs" / "_posts" / "2021-01-18-tea.md").write_text(POST, "utf-8")
    return folder


class Talk:
    """A page with comments; other hosts answer with nothing, or not at all, and are written down."""

    def __init__(self, page: Page, root: str) -> None:
        self.asked: list[str] = []
        self.reached = True
        page.context.route(lambda url: not url.startswith(root), self._answer)
        self.page = page
        page.goto(f"{root}/talk/2021/01/18/tea.html", wait_until="networkidle")

    def _answer(self, route: Route) -> None:
        self.asked.append(route.request.url)
        if not self.reached:
            route.abort()
            return
        route.fulfill(status=200, content_type="text/javascript", body="")

    def wait_for(self, start: str) -> str:
        self.page.wait_for_timeout(50)
        for _ in range(100):
            if (found := next((url for url in self.asked if url.startswith(start)), None)) is not None:
                return found
            self.page.wait_for_timeout(50)
        raise AssertionError(f"nothing that begins with {start} was asked for: {self.asked}")


@pytest.mark.parametrize(
    ("blog", "first"),
    [
        (GISCUS, "https://giscus.app/client.js"),
        (UTTERANCES, "https://utteranc.es/client.js"),
        (DISQUS, "https://slow-train.disqus.com/embed.js"),
        (GITALK, "https://api.github.com/"),
        (CUSDIS, "https://cusdis.com/js/cusdis.es.js"),
    ],
    ids=["giscus", "utterances", "disqus", "gitalk", "cusdis"],
)
def test_nobody_is_asked_for_comments_before_the_reader_wants_them(
    tabs: Tabs, talks: Talks, blog: str, first: str
) -> None:
    with serve(talks(blog, "ask")) as root, tabs.page(**DESK) as page:
        talk = Talk(page, root)
        assert not talk.asked
        button, lost = talk.page.get_by_role("button", name="Show comments"), talk.page.get_by_role("alert")
        if "github" not in first:  # Gitalk says it itself
            talk.reached = False
            button.click()
            read = "" if "cusdis" in first else " Read the comments at"  # it has no page for readers
            expect(lost).to_contain_text(f"can't be reached.{read}")
            talk.reached, talk.asked = True, []
        button.click()
        talk.wait_for(first)
        expect(lost).to_be_hidden()
        expect(button).to_be_hidden()
        assert all(url.startswith(first.rsplit("/", 1)[0]) for url in talk.asked), talk.asked
        if "giscus" in first:
            script = talk.page.locator("script[src*='giscus.app']")
            expect(script).to_have_attribute("data-repo", "shen/talk")
            expect(script).to_have_attribute("data-mapping", "pathname")
            expect(script).to_have_attribute("data-theme", "light")
        if "cusdis" in first:
            thread = talk.page.locator("#cusdis_thread")
            expect(thread).to_have_attribute("data-app-id", "1-2-3")
            expect(thread).to_have_attribute("data-page-id", "/2021/01/18/tea")
        if "disqus" in first:
            ask = "() => { const it = {page: {}}; disqus_config.call(it); return it.page }"
            given = talk.page.evaluate(ask)
            assert given == {
                "identifier": "/2021/01/18/tea",
                "url": "https://example.org/talk/2021/01/18/tea.html",
                "title": "Tea",
            }


#: The page's comments in a system that is a script with attributes.
SCRIPT_WITH_ATTRIBUTES = """() => {
  const old = document.querySelector("section[data-jk-thread]")
  const section = old.cloneNode(true)
  const settings = { "data-thread": "tea" }
  const its = { provider: "other", settings, script: "https://talk.example/embed.js" }
  section.dataset.jkThread = JSON.stringify(its)
  delete section.dataset.jkDone
  old.replaceWith(section)
  const script = document.createElement("script")
  script.src = document.querySelector("script[src*='comments.js']").src
  document.body.append(script)
}"""


def test_a_system_that_is_one_script_is_loaded_with_its_settings(tabs: Tabs, talks: Talks) -> None:
    with serve(talks(GISCUS, "ask")) as root, tabs.page(**DESK) as page:
        talk = Talk(page, root)
        talk.page.evaluate(SCRIPT_WITH_ATTRIBUTES)
        talk.page.get_by_role("button", name="Show comments").click()
        talk.wait_for("https://talk.example/embed.js")
        expect(talk.page.locator("script[data-thread='tea']")).to_have_count(1)


def test_comments_in_sight_are_loaded_where_the_site_says_so(tabs: Tabs, talks: Talks) -> None:
    with serve(talks(GISCUS, "near")) as root, tabs.page(**DESK) as page:
        talk = Talk(page, root)
        talk.wait_for("https://giscus.app/client.js")
        expect(talk.page.get_by_role("button", name="Show comments")).to_have_count(0)


def test_without_scripts_a_link_leads_to_the_comments(tabs: Tabs, talks: Talks) -> None:
    with serve(talks(GISCUS, "ask")) as root, tabs.page(**DESK, java_script_enabled=False) as page:
        talk = Talk(page, root)
        link = talk.page.get_by_role("link", name="Read the comments at giscus.app")
        expect(link).to_have_attribute("href", "https://github.com/shen/talk/discussions")
        assert not talk.asked


def test_a_site_without_comments_asks_nobody(tab: Tab) -> None:
    page = tab.open(LONG_POST)
    expect(page.locator(COMMENTS)).to_have_count(0)
    page.mouse.wheel(0, 20000)
    page.wait_for_load_state("networkidle")
    assert not tab.foreign()


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
        expect(page.get_by_role("button", name="Show comments")).to_be_visible()
        assert page.evaluate("window.stayed")
        assert not tab.errors
        assert not tab.foreign()
