"""axe-core finds nothing serious on any kind of page, in light and dark, on a desk and on a phone."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.blog_generator import blog, write
from tests.browser.conftest import DESK, PHONE, Once, Tabs
from tests.browser.site import SMALL, serve

pytestmark = pytest.mark.browser

PAGES = {
    "landing page": "",
    "index": "blog/",
    "post with a hero picture": "blog/2013/07/21/7101/",
    "post with code": "blog/2021/08/08/raspberry-darkroom/",
    "post with formulas": "blog/2014/11/11/exposure/",
    "post with tables, tasks and footnotes": "blog/2018/09/15/plain-text/",
    "post without contents": "blog/2016/10/02/night-train-north/",
    "post with slides": "blog/2023/02/11/tea-in-six-slides/",
    "post with a diagram": "blog/2022/10/08/changing-trains/",
    "post in two languages": "blog/2021/11/20/two-cups/",
    "archive": "blog/archive/",
    "authors": "blog/authors/",
    "tags": "tags/",
    "documentation with wide tables": "guide/branding/",
    "not found": "404.html",
}
#: Those that are laid out in another way on a phone; their colours are those of the desk.
ON_A_PHONE = ("landing page", "index", "post with a hero picture", "post with tables, tasks and footnotes",
              "archive", "tags", "documentation with wide tables")  # fmt: skip
DEVICES = {"desk": DESK["viewport"], "phone": PHONE["viewport"]}
ABOUT_COLOURS = ("color-contrast", "link-in-text-block")
#: Of a generated blog, among them each construct of a text.
SMALL_PAGES = ("", "2012/03/15/post-0001/", "2012/04/12/post-0003/", "2012/06/21/post-0008/",
               "2012/07/05/post-0009/", "tags/", "categories/", "archive/", "about/")  # fmt: skip
#: Rules that a page may break, with the reason.
EXCEPTIONS: dict[str, str] = {}


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core as a script; it comes inside a Python package, so that nothing is fetched."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


def violations(page: Page, axe: str, *rules: str, within: str = "html") -> list[str]:
    """What is serious or critical, a line for each element; by all rules if none is named."""
    if page.evaluate("!window.axe"):
        page.evaluate(axe)
    # No rule that is on by default asks for the style sheets once more.
    options = {"resultTypes": ["violations"], "preload": False, **({"runOnly": list(rules)} if rules else {})}
    found = page.evaluate("([part, options]) => axe.run(part, options)", [within, options])
    assert found["passes"], "axe looked at nothing"
    return [
        f"{rule['id']}: {node['html'][:160]} {node.get('failureSummary', '')}"
        for rule in found["violations"]
        if rule["impact"] in ("serious", "critical") and rule["id"] not in EXCEPTIONS
        for node in rule["nodes"]
    ]


def in_the_dark(page: Page, axe: str, within: str = "html") -> list[str]:
    """What is serious about the dark scheme's colours, on a page that is open."""
    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    page.wait_for_function("document.getAnimations().every(one => one.playState !== 'running')")
    return [f"dark: {line}" for line in violations(page, axe, *ABOUT_COLOURS, within=within)]


@pytest.mark.parametrize(
    ("device", "kind"), [*(("desk", kind) for kind in PAGES), *(("phone", kind) for kind in ON_A_PHONE)]
)
def test_no_page_has_a_serious_violation(tabs: Tabs, root: str, axe: str, device: str, kind: str) -> None:
    with tabs.tab(root, viewport=DEVICES[device], reduced_motion="reduce") as tab:
        page = tab.load(PAGES[kind])
        page.locator(".md-search[aria-label]").wait_for(state="attached")
        reported = violations(page, axe)
        if device == "desk":
            reported += in_the_dark(page, axe)
    assert not reported, "\n".join(reported)


def test_the_open_search_has_no_serious_violation(tabs: Tabs, root: str, axe: str) -> None:
    with tabs.tab(root, **DESK, reduced_motion="reduce") as tab:
        page = tab.open("blog/")
        page.keyboard.press("/")
        page.keyboard.type("magnolia")
        page.locator(".md-search-result__link[href*='letters-from-the-window']").first.wait_for()
        assert not violations(page, axe)
        page.set_viewport_size(PHONE["viewport"])
        assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth"), (
            "the search widens the page"
        )


def test_axe_reports_a_violation(tabs: Tabs, axe: str) -> None:
    with tabs.page(**DESK, reduced_motion="reduce") as page:
        page.set_content('<html lang="en"><title>x</title><main><h1>x</h1><img src="x.png"></main></html>')
        assert [line.split(":")[0] for line in violations(page, axe)] == ["image-alt"]


def small(color: str, folder: Path) -> Path:
    """A blog with a colour of its own, or with the theme's; returns the folder of ``mkdocs.yml``."""
    files = blog(12)
    setting = f'theme-color: "{color}"\n' if color else ""
    files["_config.yml"] += f"featured-tags: true\ngithub_username: ann\n{setting}".encode()
    write(files, folder / "jekyll")
    (folder / "mkdocs.yml").write_text(SMALL.format(options=""), "utf-8")
    (folder / "docs").mkdir()
    return folder


@pytest.mark.parametrize(
    ("color", "path"),
    [*(("", path) for path in SMALL_PAGES),
     *((color, path) for color in ("#000000", "#ffeb3b") for path in SMALL_PAGES[::4])],
)  # fmt: skip
def test_the_sites_own_colour_can_be_read(tabs: Tabs, once: Once, axe: str, color: str, path: str) -> None:
    site = once(f"color-{color.strip('#')}", lambda folder: small(color, folder), "notes")
    with serve(site.parent) as host, tabs.tab(f"{host}/notes/", **DESK, reduced_motion="reduce") as tab:
        page = tab.load(path)
        page.locator(".md-header").wait_for()
        reported = violations(page, axe, *(ABOUT_COLOURS if color else ()))
        reported += in_the_dark(page, axe)
    assert not reported, "\n".join(reported)
