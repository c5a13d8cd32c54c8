"""Comments in the browser: whom a page asks for them, when, and what it gives each system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zlib import crc32

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import DESK, Once, Tab, Tabs
from tests.browser.site import serve
from tests.selectors import COMMENTS

pytestmark = pytest.mark.browser

CONFIG = """\
site_name: Talk
site_url: https://example.org/talk/
theme: {name: material, font: false}
plugins: [{jekyll: {comments: %s}}]
"""
POST = "---\ntitle: Tea\n---\nOne leaf.\n"
GISCUS = "giscus: {repo: shen/talk, repo-id: R_1, category: General, category-id: DIC_1}\n"
DISQUS = "url: https://example.org\nbaseurl: /talk\ndisqus_username: slow-train\n"
GITALK = "gitalk: {enable: true, clientID: a, clientSecret: b, repo: talk, owner: shen, admin: shen}\n"
UTTERANCES = "utterances: {repo: shen/talk, issue_term: pathname}\n"
CUSDIS = "cusdis: {app_id: 1-2-3}\n"

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
    page = tab.open("blog/2013/07/21/7101/")
    expect(page.locator(COMMENTS)).to_have_count(0)
    page.mouse.wheel(0, 20000)
    page.wait_for_load_state("networkidle")
    assert not tab.foreign()
