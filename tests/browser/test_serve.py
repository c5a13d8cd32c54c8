"""`mkdocs serve` in Chromium: pages come again by themselves, problems stand on them in its language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import DESK, Tabs
from tests.mkdocs_plugin.served import Served, project_of

from .test_axe import ABOUT_COLOURS, DEVICES, axe, in_the_dark, violations

__all__ = ["axe"]

pytestmark = pytest.mark.browser

CONFIG = "title: 站\nlang: zh\nbaseurl: /notes\n"
POST = "src/_posts/2021-01-02-tea.md"
TEXT = "---\ntitle: 茶\ntags: [a]\n---\n一段文字。\n"
HOSTILE = '<a href="/notes/&lt;img src=x onerror=window.ran=1&gt;/">x</a>\n'
FILES = {
    "src/_config.yml": CONFIG,
    POST: f"{TEXT}\n[b](/notes/lost/)\n\n{HOSTILE}",
    "src/_posts/2990-01-01-later.md": "---\ntitle: 以后\n---\n还没有发布。\n",
    "src/_drafts/idea.md": "---\ntitle: 想法\ndate: 2021-01-10\n---\n草稿。\n",
}
PATH = "2021/01/02/tea.html"
PANEL = "aside#jk-problems"


@pytest.fixture
def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., tuple[Served, str]]]:
    monkeypatch.chdir(tmp_path)
    started: list[Served] = []

    def begin(files: dict[str, str]) -> tuple[Served, str]:
        project = project_of(
            tmp_path, files, theme={"name": "material", "font": False, "features": ["navigation.instant"]}
        )
        started.append(Served(project, "serve", "http://127.0.0.1:8000/notes/"))
        return started[0], started[0].listen()

    yield begin
    for served in started:
        served.stop()


@pytest.fixture
def page(tabs: Tabs) -> Iterator[Page]:
    with tabs.page(**DESK, reduced_motion="reduce") as opened:
        yield opened


def test_problems_come_and_go_with_the_saves(
    start: Callable[..., tuple[Served, str]], page: Page, axe: str
) -> None:
    served, root = start(FILES)
    page.goto(root + PATH)
    panel = page.locator(PANEL)
    text = panel.inner_text()
    assert "2 个警告" in text
    assert "_posts/2021-01-02-tea.md:7" in text
    assert "/notes/lost/" in text
    assert "<img src=x" in text
    assert page.evaluate("window.ran") is None
    assert not [*violations(page, axe), *in_the_dark(page, axe)]
    phone: Any = DEVICES["phone"]
    page.set_viewport_size(phone)
    assert not violations(page, axe)
    assert panel.bounding_box()["height"] < DEVICES["phone"]["height"] / 2 + 40  # type: ignore[index]
    # The fixed text comes by itself, and the panel goes.
    served.save({POST: f"{TEXT}\n另一段。\n"})
    page.get_by_text("另一段。").wait_for()
    assert panel.count() == 0
    # So does the message of a broken configuration, over the former site.
    served.save({"src/_config.yml": "title: [\n"})
    panel.wait_for()
    assert "_config.yml" in panel.inner_text()
    assert "改正之前" in panel.inner_text()
    assert page.get_by_text("另一段。").is_visible()
    # What was folded up stays so, until it says something else.
    panel.locator("summary").click()
    page.reload()
    assert panel.locator("details").get_attribute("open") is None
    served.save({"src/_config.yml": "title: {\n"})
    page.wait_for_function("document.querySelector('#jk-problems details')?.open")
    served.save({"src/_config.yml": CONFIG})
    panel.wait_for(state="detached")


def test_what_is_not_published_yet_is_marked(
    start: Callable[..., tuple[Served, str]], page: Page, axe: str
) -> None:
    _, root = start(FILES)
    page.goto(root + PATH)
    assert "2 个警告" in page.locator(PANEL).inner_text()
    page.locator(".md-logo").first.click()
    page.locator(".jk-mark").first.wait_for()
    assert sorted(page.locator(".jk-mark").all_inner_texts()) == ["待发布", "草稿"]
    assert not [*violations(page, axe, *ABOUT_COLOURS), *in_the_dark(page, axe)]
    page.get_by_role("link", name="想法").click()
    assert page.locator(".jk-meta .jk-mark").inner_text() == "草稿"
    # The theme has loaded other pages into the same document, to which the problems of that one don't belong.
    page.locator(PANEL).wait_for(state="detached")


def test_a_site_that_cannot_be_read_comes_when_it_is_fixed(
    start: Callable[..., tuple[Served, str]], page: Page, axe: str
) -> None:
    served, root = start({**FILES, "src/_config.yml": "title: [\n"})
    page.goto(root + PATH)
    assert "_config.yml" in page.locator(PANEL).inner_text()
    assert not violations(page, axe)
    page.emulate_media(color_scheme="dark")
    assert not violations(page, axe)
    served.save({"src/_config.yml": CONFIG})
    page.get_by_text("一段文字。").wait_for()
