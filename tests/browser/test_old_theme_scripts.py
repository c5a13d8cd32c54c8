"""Scripts and pictures of texts that count on the old theme or on a plugin: no page throws, all is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, expect

from tests.blog_generator import png, write
from tests.browser.conftest import Tab
from tests.browser.site import GitHubPages, serve

pytestmark = pytest.mark.browser

#: As much of jQuery as the text needs.
JQUERY: Final = """
window.jQuery = window.$ = css => ({ text: value => { document.querySelector(css).textContent = value } })
"""
CALLS: Final = """\
---
title: Calls
---
<p id="a">a</p><p id="b">b</p>

<script>
jtd.addEvent(document, "click", () => {})
document.querySelector("#a").textContent = "ran"
</script>
<script>
var sources = window.TEXT_VARIABLES.sources
window.Lazyload.js(sources.jquery, () => {})
</script>
<script>$("#b").text("ran, too")</script>
"""
FILES: Final = {
    "_config.yml": "title: Old\n",
    "_layouts/default.html": '<script src="/js/jquery.min.js"></script>{{ content }}\n',
    "js/jquery.min.js": JQUERY,
    "js/theme.js": "window.unused = 1",
    "calls.md": CALLS,
    "picture.md": "---\ntitle: Picture\n---\n<picture><source media='(max-width: 4000px)' "
    "srcset='/img/lake-480.webp'><img src='/img/lake.png' alt='lake'></picture>\n",
    "plain.md": "---\ntitle: Plain\n---\nx\n",
}


def test_what_texts_count_on_is_there_or_does_nothing(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pictures = {"source/img/lake.png": png(8, 8, (40, 90, 200))}
    write({**{f"source/{name}": text.encode() for name, text in FILES.items()}, **pictures}, tmp_path)
    mkdocs = "site_name: Old\ntheme: {name: material, font: false}\nplugins: [{jekyll: {source: source}}]\n"
    write({"mkdocs.yml": mkdocs.encode(), "docs/more.md": b"# More\n"}, tmp_path)
    monkeypatch.chdir(tmp_path)
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert (tmp_path / "site" / "js" / "jquery.min.js").is_file()
    assert not (tmp_path / "site" / "js" / "theme.js").exists()
    assert "<script src" not in (tmp_path / "site" / "plain.html").read_text("utf-8").split("</head>")[0]
    with serve(tmp_path / "site", GitHubPages) as host:
        tab = Tab(browser.new_page(), f"{host}/")
        try:
            page = tab.load("calls.html")
            expect(page.locator("#a")).to_have_text("ran")
            expect(page.locator("#b")).to_have_text("ran, too")
            page = tab.load("picture.html")
            assert page.evaluate("document.querySelector('picture img').naturalWidth") == 8
            assert (tab.errors, tab.failures) == ([], [])
        finally:
            tab.page.close()
