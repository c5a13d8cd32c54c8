"""Sites in the form of old themes in Chromium: nothing fails, nobody else is asked, the menu is in reach."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser.conftest import DESK, Once, Tabs
from tests.browser.site import serve
from tests.browser.test_axe import axe, in_the_dark, violations
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

SITES = sorted((ROOT / "tests" / "mkdocs_plugin" / "themes").glob("*.yml"))
#: As the README's commands write it.
PROJECT = """\
site_name: My blog
theme: {name: material}
plugins: [search, tags, {jekyll: {source: jekyll}}]
"""
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f030005fe02fe"
    "a735810000000049454e44ae426082"
)
#: What a text shows of another host, in a frame.
EMBEDDED = re.compile(r"youtube|vimeo|bilibili|spotify|twitch")
#: So many pages of a site are opened.
MOST = 4
__all__ = ["axe"]


def prepare(case: dict[str, Any], folder: Path) -> Path:
    for name, text in case["files"].items():
        path = folder / "jekyll" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PICTURE if name.endswith((".png", ".jpg")) else (text or "").encode())
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text(PROJECT, "utf-8")
    return folder


@pytest.mark.parametrize("path", SITES, ids=lambda path: path.stem)
@pytest.mark.long
def test_a_site_of_a_theme_in_a_browser(path: Path, tabs: Tabs, once: Once, axe: str) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    built = once(f"theme-{path.stem}", lambda folder: prepare(case, folder), "theme")
    found = dict.fromkeys(feature["page"] for feature in case["features"].values())
    pages = [page for page in ("index.html", *found) if page.endswith(".html")]
    with serve(built.parent) as host, tabs.tab(f"{host}/theme/", **DESK) as tab:
        for name in list(dict.fromkeys(pages))[:MOST]:
            page = tab.load(name)
            menu = page.locator(".md-tabs__link, .md-sidebar--primary a.md-nav__link").first
            assert menu.is_visible(), name
            page.evaluate("document.querySelectorAll('iframe').forEach(frame => frame.remove())")
            assert violations(page, axe) == [], name
            page.set_viewport_size({"width": 390, "height": 844})
            assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), name
            page.set_viewport_size({"width": 1440, "height": 900})
            # Header, sidebars and footer are those of the first page.
            part = "html" if name == "index.html" else ".md-content"
            assert in_the_dark(page, axe, part) == [], name
        assert tab.errors == []
        assert tab.failures == []
        assert [url for url in tab.foreign() if not EMBEDDED.search(url)] == []
