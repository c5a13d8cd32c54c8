"""The built site under a strict Content-Security-Policy: nothing is blocked, and no other host is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from mkdocs_jekyll.publish.content_security import inline_scripts, policy
from tests.browser.conftest import Tab
from tests.browser.site import BASE, _Handler, serve

pytestmark = pytest.mark.browser

#: A page of each kind.
KINDS = (
    "",
    "blog/",
    "blog/archive/",
    "tags/",
    "2023/02/11/tea-in-six-slides/",
    "2020/04/12/letters-from-the-window/",
    "guide/kramdown/",
    "404.html",
)
#: What the theme's own inline scripts begin with.
THEMES = ("__md_scope", "var palette", "var target")


@pytest.fixture
def strict(browser: Browser, site: Path) -> Iterator[Tab]:
    header = policy(site)

    class Strict(_Handler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", header)
            super().end_headers()

    with serve(site.parent, Strict) as url, browser.new_context() as context:
        yield Tab(context.new_page(), url + BASE)


def test_nothing_is_blocked_and_no_other_host_is_asked(strict: Tab) -> None:
    messages: list[str] = []
    strict.page.on("console", lambda message: messages.append(message.text))
    for path in KINDS:
        strict.open(path)
    assert not [text for text in messages if "Content Security Policy" in text or "Content-Security" in text]
    assert not strict.errors
    assert not strict.foreign()
    # The policy is in force: what it does not name is blocked.
    added = "Object.assign(document.createElement('script'), {text: 'x = 1'})"
    strict.page.evaluate(f"document.body.append({added})")
    assert any("Content Security Policy" in text for text in messages)


def test_no_script_of_this_package_stands_in_a_page(site: Path) -> None:
    pages = [path.read_text("utf-8") for path in site.rglob("*.html")]
    scripts = {script.strip() for page in pages for script in inline_scripts(page)}
    assert scripts
    assert not [script for script in scripts if not script.startswith(THEMES)]
