"""The theme's search, as a reader uses it: Chinese and English, below a base path and from disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Once, Tab
from tests.browser.site import log_of, serve

pytestmark = pytest.mark.browser

CONFIG = """\
site_name: Slow
site_url: https://example.org/slow/
theme: {{name: material, language: zh, font: false, features: [search.highlight]}}
plugins: [search, tags, {jekyll}{more}]
"""
#: Name -> title, tags, text.
POSTS = {
    "road": ("在路上", "旅行", "清晨的列车开往南京长江大桥，我们在站台上等。列车员说：“请出示车票。”"),
    "library": ("南京图书馆的下午", "读书, 图书馆", "里面人很多（Docker）、「缓存」与《数据库系统概论》。"),
    "cache": (
        "Cache invalidation",
        "Build tools",
        "Cached pages, caches.\n\n## 暗房 heading\n\nmagnolia 树。\n",
    ),
    "body": ("一篇别的文章", "随笔", "这里提到了南京图书馆，也提到缓存。长城很长。"),
    "taiwan": ("臺灣的圖書館", "旅行", "我們在臺北的圖書館讀書，資料庫與網路。"),
    "wide": ("全角标点", "C++", "全角：，。！？；（）“”《》……——C# and node.js foo_bar kebab-case"),
    "hidden": ("不给人看", "随笔", "magnolia 南京图书馆"),
}
#: Query -> posts in the order in which they have to be shown, and a text that has to be marked.
FOUND = {
    "在路上": (["road"], "路上"),
    "南京图书馆": (["library", "body"], "图书馆"),
    "图书馆": (["library", "body"], "图书馆"),
    "长江": (["road"], "长江"),
    "长江大桥": (["road"], "长江"),
    "列车员": (["road"], "列车员"),
    "车票": (["road"], "车票"),
    "数据库": (["library"], "数据库"),
    "缓存": (["library", "body"], "缓存"),
    "圖書館": (["taiwan"], "圖書館"),
    "資料庫": (["taiwan"], "資料庫"),
    "臺灣": (["taiwan"], "臺灣"),
    "旅行": (["road", "taiwan"], "旅行"),
    "读书": (["library"], "读书"),
    "cache": (["cache"], "Cache"),
    "CACHES": (["cache"], "caches"),
    "docker": (["library"], "Docker"),
    "缓存 docker": (["library", "body"], "Docker"),
    "C++": (["wide"], "C++"),
    "C#": (["wide"], "C#"),
    "node.js": (["wide"], "node"),
    "foo": (["wide"], "foo"),
    "Build tools": (["cache"], "Build"),
    "没有这样的词儿": ([], ""),
}


def prepare(folder: Path, *, offline: bool) -> Path:
    """A blog of these posts; returns the folder of ``mkdocs.yml``."""
    (folder / "docs" / "_posts").mkdir(parents=True)
    text = CONFIG.format(jekyll="{jekyll: {}}", more=", offline" if offline else "")
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")
    (folder / "docs" / "_config.yml").write_text("permalink: pretty\n", encoding="utf-8")
    for day, (name, (title, tags, body)) in enumerate(POSTS.items(), 10):
        search = "search: false\n" if name == "hidden" else ""
        post = f"---\ntitle: {title}\ntags: [{tags}]\n{search}---\n{body}\n\nlast\n"
        (folder / "docs" / "_posts" / f"2021-01-{day}-{name}.md").write_text(post, encoding="utf-8")
    return folder


def build(once: Once, *, offline: bool) -> Path:
    """The folder of the built site."""
    site = once(f"search-offline-{offline}", lambda folder: prepare(folder, offline=offline), "slow")
    assert "so that Chinese and English words are found" in log_of(site)
    return site


@pytest.fixture(scope="module")
def served(once: Once) -> Iterator[str]:
    """The address of the blog, below its base path."""
    site = build(once, offline=False)
    with serve(site.parent) as address:
        yield f"{address}/slow/"


@pytest.fixture(scope="module")
def on_disk(once: Once) -> str:
    """The address of the blog as files."""
    return build(once, offline=True).as_uri() + "/"


@pytest.fixture(params=["served", "on_disk"])
def reader(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Tab]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield Tab(context.new_page(), request.getfixturevalue(request.param))
    context.close()


def ask(page: Page, words: str) -> None:
    """Type into the search box; the theme listens to keys let go, which an input method's text is without."""
    box = page.locator(".md-search__input")
    box.fill("")
    page.keyboard.type(words)
    page.keyboard.press("End")


def settled(page: Page, is_right: Callable[[], bool]) -> bool:
    """Whether something comes true while the search works."""
    for _ in range(100):
        if is_right():
            return True
        page.wait_for_timeout(50)
    return False


def shown(page: Page) -> list[str]:
    """The posts of the results, best first."""
    links = page.locator(".md-search-result__item > a.md-search-result__link").evaluate_all(
        "links => links.map(link => link.href)"
    )
    return [found[1] for link in links if (found := re.search(r"/2021/01/\d\d/(\w+)/", link))]


def marks(page: Page) -> list[str]:
    """What is marked in the results."""
    return page.locator(".md-search-result__item mark").all_text_contents()


def is_answer(page: Page, posts: list[str], marked: str) -> bool:
    """Whether these posts stand first, a word is marked, and what is to stay hidden is hidden."""
    found = shown(page)
    as_wanted = found[: len(posts)] == posts if posts else not found
    return as_wanted and "hidden" not in found and (not marked or marked in marks(page))


def test_words_are_found_ranked_and_marked(reader: Tab) -> None:
    page = reader.page
    page.goto(f"{reader.root}index.html")
    page.locator(".md-search__input").click()
    wrong = {}
    for query, (posts, marked) in FOUND.items():
        ask(page, query)
        if not settled(page, lambda posts=posts, marked=marked: is_answer(page, posts, marked)):
            wrong[query] = (shown(page), marks(page))
    assert not wrong
    assert not reader.errors
    assert not [url for url in reader.requests if url.startswith("http") and not url.startswith(reader.root)]


def test_a_result_leads_to_the_heading(reader: Tab) -> None:
    page = reader.page
    page.goto(f"{reader.root}index.html")
    page.locator(".md-search__input").click()
    ask(page, "magnolia")
    result = page.locator(".md-search-result__link[href*='#']").first
    expect(result).to_contain_text("暗房")
    expect(result.locator("mark")).to_have_text("magnolia")
    result.click()
    expect(page.locator("#暗房-heading")).to_be_in_viewport()
    expect(page.locator(".md-content mark")).to_have_text("magnolia")


def test_from_disk_the_way_goes_through_files(browser: Browser, on_disk: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{on_disk}index.html")
    page.get_by_role("link", name="在路上").first.click()
    page.wait_for_url("**/road/index.html")
    page.locator("a[rel='next']").first.click()
    page.wait_for_url("**/library/index.html")
    context.close()


def test_suggestions_and_a_shared_address(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{served}?q=图书馆")
    assert settled(page, lambda: shown(page)[:1] == ["library"])
    context.close()
