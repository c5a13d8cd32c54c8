"""The theme's search, as a reader uses it: Chinese and English, below a base path and from disk."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, Once, Tab, Tabs
from tests.browser.site import log_of, serve

pytestmark = pytest.mark.browser

CONFIG = """\
site_name: Slow
site_url: https://example.org/slow/
theme: {{name: material, language: zh, font: false, features: [search.highlight, search.suggest]}}
plugins: [search, tags, {{jekyll: {{}}}}{more}]
"""
DATA = Path(__file__).parent / "search"
#: What the theme says when nothing is found.
NOTHING = "没有找到符合条件的结果"
#: The post that says `search: false`.
HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Query:
    """What is typed, the posts among the first three with their ranks, and a text that has to be marked."""

    words: str
    ranks: dict[str, int]
    marked: str


def queries(name: str) -> list[Query]:
    """The queries of a file: one a line, `query | posts | marked`."""
    found = []
    for line in (DATA / name).read_text("utf-8").splitlines():
        if line and not line.startswith("# "):
            words, posts, marked = (part.strip() for part in line.split("|"))
            ranks = {post: rank for rank, equal in enumerate(posts.split()) for post in equal.split("~")}
            found.append(Query(words, ranks, marked))
    return found


def prepare(folder: Path, *, offline: bool) -> Path:
    """A blog of the posts of `posts.yml`; returns the folder of ``mkdocs.yml``."""
    (folder / "docs" / "_posts").mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(CONFIG.format(more=", offline" if offline else ""), "utf-8")
    (folder / "docs" / "_config.yml").write_text("permalink: pretty\n", "utf-8")
    posts = yaml.safe_load((DATA / "posts.yml").read_text("utf-8"))
    for number, (name, title, tags, body) in enumerate(posts):
        front = {"title": title, "tags": tags} | ({"search": False} if name == HIDDEN else {})
        text = f"---\n{yaml.safe_dump(front, allow_unicode=True)}---\n{body}\n\nlast\n"
        day = date(2021, 1, 1) + timedelta(days=number)
        (folder / "docs" / "_posts" / f"{day}-{name}.md").write_text(text, "utf-8")
    return folder


def build(once: Once, *, offline: bool) -> Path:
    """The folder of the built site."""
    site = once(f"search-offline-{offline}", lambda folder: prepare(folder, offline=offline), "slow")
    assert ("so that Chinese and English words are found" in log_of(site)) == offline
    return site


@pytest.fixture(scope="module")
def served(once: Once) -> Iterator[str]:
    """The URL of the blog, below its base path."""
    site = build(once, offline=False)
    with serve(site.parent) as url:
        yield f"{url}/slow/"


@pytest.fixture(scope="module")
def on_disk(once: Once) -> str:
    """The URL of the blog as files."""
    return build(once, offline=True).as_uri() + "/"


@pytest.fixture(params=["served", "on_disk"])
def reader(request: pytest.FixtureRequest, tabs: Tabs) -> Iterator[Tab]:
    with tabs.tab(request.getfixturevalue(request.param), **DESK) as opened:
        yield opened


def ask(page: Page, words: str) -> None:
    """Put a text into the search box as paste, voice and input methods do: no key is pressed."""
    page.locator(".md-search__input").fill("")
    # Results of the query before, which may be those that are expected now, are gone.
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    page.keyboard.insert_text(words)


def comes_true(page: Page, is_right: Callable[[], bool]) -> bool:
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
    found = [match[1] for link in links if (match := re.search(r"/2021/\d\d/\d\d/(\w+)/", link))]
    return list(dict.fromkeys(found))


def marks(page: Page) -> list[str]:
    """What is marked in the results."""
    return page.locator(".md-search-result__item mark").all_text_contents()


def is_answer(page: Page, query: Query) -> bool:
    """Whether the posts stand first, a word is marked, and what is to stay hidden is hidden."""
    found = shown(page)
    nothing = page.locator(".md-search-result__meta").inner_text() == NOTHING
    ranks = [query.ranks[post] for post in found[:3] if post in query.ranks]
    as_wanted = ranks == sorted(query.ranks.values()) if query.ranks else not found and nothing
    return as_wanted and HIDDEN not in found and any(query.marked in mark for mark in [*marks(page), ""])


def wrong_answers(page: Page, asked: list[Query]) -> dict[str, tuple[list[str], list[str]]]:
    """What is not answered as it has to be."""
    page.locator(".md-search__input").click()
    wrong = {}
    for query in asked:
        ask(page, query.words)
        if not comes_true(page, lambda query=query: is_answer(page, query)):
            wrong[query.words] = (shown(page), marks(page))
    return wrong


def test_words_are_found_and_marked(reader: Tab) -> None:
    page = reader.page
    page.goto(f"{reader.root}index.html")
    asked = queries("queries_on_disk.txt" if reader.root.startswith("file:") else "queries.txt")
    assert wrong_answers(page, asked) == {}
    assert not reader.errors
    assert not [url for url in reader.requests if url.startswith("http") and not url.startswith(reader.root)]
    assert not [url for url in reader.requests if "search_index" in url and url.startswith("http")]


def test_titles_and_tags_run_no_html(tabs: Tabs, served: str) -> None:
    with tabs.tab(served, **DESK) as tab:
        page = tab.load("")
        page.locator(".md-search__input").click()
        ask(page, "paperplane")
        assert comes_true(page, lambda: shown(page) == ["script"])
        result = page.locator(".md-search-result__item").first
        expect(result).to_contain_text("bold & co")
        expect(result.locator(".md-tag")).to_have_text("<i>tag</i>")
        expect(result).to_contain_text("<script>window.attacked=2</script>")
        ask(page, "<img src=x onerror=window.attacked=4> bold")
        assert comes_true(page, lambda: shown(page)[:1] == ["script"])
        assert result.locator("img, b, i, script").count() == 0
        assert page.evaluate("window.attacked") is None


def test_a_title_as_it_stands_finds_its_post(tab: Tab) -> None:
    page = tab.open("blog/archive/")
    links = page.locator(".jk-list__item > a").evaluate_all(
        "links => links.map(link => [link.innerText, link.href])"
    )
    assert len(links) > 10
    page.locator(".md-search__input").click()
    first = page.locator(".md-search-result__item > a.md-search-result__link").first
    wrong = {}
    for title, url in links:
        ask(page, title)
        if not comes_true(
            page, lambda url=url: first.count() > 0 and first.evaluate("link => link.href").startswith(url)
        ):
            wrong[title] = url
    assert wrong == {}


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


def test_from_disk_the_way_goes_through_files(tabs: Tabs, on_disk: str) -> None:
    with tabs.tab(on_disk, **DESK) as tab:
        page = tab.load("index.html")
        page.get_by_role("link", name="绿皮火车").first.click()
        page.wait_for_url("**/train/index.html")
        page.locator("a[rel='next']").first.click()
        page.wait_for_url("**/macbook/index.html")


def test_suggestions_and_a_shared_url(tabs: Tabs, served: str) -> None:
    with tabs.tab(served, **DESK) as tab:
        page = tab.page
        page.goto(f"{served}?q=图书馆")
        assert comes_true(page, lambda: set(shown(page)[:2]) == {"library", "body"})
        page.locator(".md-search__input").fill("")
        page.keyboard.type("invali")
        expect(page.locator("[data-md-component=search-suggest]")).to_have_text("invalidation")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        page.wait_for_url("**/cache/**")
        assert not [url for url in tab.requests if "search_index" in url]
