"""A reader on a blog of three hundred posts: each way through it leads where it says, on its own host."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.blog_generator import PER_PAGE, URL, word_of
from tests.browser.conftest import DESK, Tab, Tabs
from tests.browser.generated import BASE, COUNT, posts
from tests.browser.site import broken_links, serve
from tests.browser.test_search import ask, comes_true, marks

pytestmark = pytest.mark.browser

PAGES = -(-COUNT // PER_PAGE)
#: A page of each kind, and some posts with all constructs among them.
KINDS = ["", "page2/", f"page{PAGES}/", "archive/", "categories/", "tags/", "about/", "404.html"]
SOME = [post.url[1:] for post in posts()[:: COUNT // 11]]


@pytest.fixture(scope="module")
def url(notes: Path) -> Iterator[str]:
    with serve(notes.parent) as host:
        yield host + BASE


@pytest.fixture
def reader(tabs: Tabs, url: str) -> Iterator[Tab]:
    with tabs.tab(url, **DESK, locale="zh-CN") as opened:
        yield opened


def html(notes: Path, path: str) -> str:
    return (notes / path / "index.html").read_text("utf-8")


def test_the_index_walks_through_all_posts(reader: Tab, notes: Path) -> None:
    page = reader.open()
    for number in (2, 3):
        page.locator(".md-pagination a", has_text=str(number)).first.click()
        expect(page).to_have_url(f"{reader.root}page{number}/")
        expect(page.locator("article h2 a")).to_have_count(PER_PAGE)
    seen: list[str] = []
    for number in range(1, PAGES + 1):
        cards = re.findall(
            r"<h2 [^>]*>.*?<a href=\"([^\"]*)\"", html(notes, f"page{number}" if number > 1 else ""), re.S
        )
        seen += [re.sub(r"^[./]*", "/", link) for link in cards]
    assert len(seen) == COUNT
    assert set(seen) == {post.url for post in posts()}
    pinned = [post.url for post in posts() if post.number % 100 == 99]
    assert set(seen[: len(pinned)]) == set(pinned)
    rest = [url for url in seen if url not in pinned]
    assert rest == sorted(rest, reverse=True)


def test_archive_and_neighbours_lead_through_all_posts(reader: Tab, notes: Path) -> None:
    assert all(f'href="..{post.url}"' in html(notes, "archive") for post in posts())
    page = reader.open(posts()[0].url[1:])
    for post in posts()[1:4]:
        page.locator(".md-content a[rel='next'], .md-footer__link--next").first.click()
        expect(page).to_have_url(reader.root + post.url[1:])
        expect(page.locator("h1")).to_contain_text(post.title)
    for before, post in zip(posts(), posts()[1:], strict=False):
        links = re.findall(r'<link rel="prev" href="([^"]*)"', html(notes, post.url[1:]))
        assert [link.rpartition("post-")[2] for link in links] == [before.url.rpartition("post-")[2]]


def test_a_tag_leads_to_all_its_posts(reader: Tab) -> None:
    wanted = posts()[2]
    page = reader.open(wanted.url[1:])
    tag = wanted.tags[0]
    page.locator("a.md-tag", has_text=tag).first.click()
    page.wait_for_url(re.compile("/tags/"))
    listed = page.locator(".md-content a").evaluate_all("links => links.map(link => link.pathname)")
    assert {BASE + post.url[1:] for post in posts() if tag in post.tags} <= set(listed)


def test_every_word_finds_its_post(reader: Tab) -> None:
    page = reader.open()
    page.locator(".md-search__input").click()
    for post in (posts()[0], posts()[149], posts()[-1]):
        word = word_of(post.number)
        ask(page, word)
        found = page.locator(".md-search-result__item > a.md-search-result__link")
        assert comes_true(page, lambda word=word: marks(page) == [word])
        assert post.url in str(found.first.get_attribute("href"))
    ask(page, word_of(COUNT))
    expect(page.locator(".md-search-result__item")).to_have_count(0)
    assert not reader.errors


def test_nothing_is_missing_and_nothing_comes_from_elsewhere(reader: Tab) -> None:
    said: list[str] = []
    reader.page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    for path in KINDS + SOME:
        reader.load(path)
    assert not reader.failures
    assert not reader.foreign()
    assert not reader.errors
    assert not said


#: What a page's head says, as a browser reads it.
HEAD = """() => {
  const all = css => [...document.head.querySelectorAll(css)].map(found => found.content || found.href)
  return {
    canonical: all("link[rel=canonical]"),
    url: all("meta[property='og:url']"),
    title: all("meta[property='og:title']"),
    description: all("meta[name=description]"),
    shared: all("meta[property='og:description']"),
    data: [...document.head.querySelectorAll("script[type$=json]")].map(it => JSON.parse(it.text))
  }
}"""


def test_every_kind_of_page_describes_itself_once(reader: Tab) -> None:
    for path in [path for path in KINDS + SOME if path != "404.html"]:
        head = reader.load(path).evaluate(HEAD)
        assert head["canonical"] == head["url"] == [f"{URL}{BASE}{path}"]
        assert [data["url"] for data in head["data"]] == head["canonical"]
        assert head["description"] == head["shared"]
        assert len(head["title"]) == len(head["description"]) == 1
    assert head["data"][0]["@type"] == "BlogPosting"
    assert head["title"] == [posts()[COUNT // 11 * 11].title]


def test_no_link_leads_nowhere(notes: Path) -> None:
    assert not broken_links(notes, BASE)


def test_the_number_of_posts_is_no_burden_for_a_page(reader: Tab, notes: Path) -> None:
    page = reader.open(SOME[5])
    assert page.locator(".md-sidebar--primary a").count() < 40
    assert len(html(notes, SOME[5])) < 60_000


def test_drafts_stay_at_home(notes: Path) -> None:
    pages = [path.read_text("utf-8") for path in notes.rglob("*.html")]
    assert any(word_of(0) in page for page in pages)
    assert not any(word_of(COUNT) in page for page in pages)
