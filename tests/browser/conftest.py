"""One build of the site for all browser tests, one Chromium for a test process, one page for a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Response, sync_playwright

from tests.browser import generated
from tests.browser.site import BASE, build_once, serve
from tests.conftest import ROOT, browser_lacks, chromium

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


#: Name, what writes files below a folder and tells where mkdocs.yml is, base path -> the built site.
Once = Callable[[str, Callable[[Path], Path], str], Path]


@dataclass
class Tab:
    """A browser's tab on the site, which remembers everything it asked for."""

    page: Page
    root: str
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self._asked(request))
        self.page.on("response", lambda response: self._answered(response))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, path: str = "") -> Page:
        """Open a page by its path below the site's root, and wait until it is quiet."""
        self.page.goto(f"{self.root}{path}", wait_until="networkidle")
        return self.page

    def load(self, path: str) -> Page:
        """As ``open``, but only until its scripts have run, which is half a second less: for many pages."""
        self.page.goto(f"{self.root}{path}", wait_until="load")
        return self.page

    def foreign(self) -> list[str]:
        """What was asked of other hosts."""
        host = urlsplit(self.root).netloc
        return [
            url for url in self.requests if urlsplit(url).scheme != "data" and urlsplit(url).netloc != host
        ]

    def _asked(self, request: Request) -> None:
        self.requests.append(request.url)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Once:
    """Builds what several tests read, once for all test processes: ``once(name, prepare, base)``."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    return lambda name, prepare, at: build_once(shared / name, prepare, at)


@pytest.fixture(scope="session")
def site(once: Once) -> Path:
    """The folder of the built site."""
    return once("own-site", lambda _: ROOT, BASE)


@pytest.fixture(scope="session")
def root(site: Path) -> Iterator[str]:
    """The URL of the served site, with its base path."""
    with serve(site.parent) as url:
        yield url + BASE


@pytest.fixture(scope="session")
def notes(once: Once) -> Path:
    """The folder of a built blog of three hundred posts."""
    return once("notes", generated.prepare, generated.BASE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    if (reason := browser_lacks()) is not None:
        pytest.skip(reason)
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def tab(browser: Browser, root: str) -> Iterator[Tab]:
    """A tab on a desk."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    yield Tab(context.new_page(), root)
    context.close()


@pytest.fixture
def phone(browser: Browser, root: str) -> Iterator[Tab]:
    """A tab on a phone."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True, has_touch=True
    )
    yield Tab(context.new_page(), root)
    context.close()
