"""One build of the site for all browser tests, and one Chromium for a test process."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, Response, expect, sync_playwright

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
    # No test reaches another host, and none waits for one.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
#: Milliseconds that a page may take for anything, on a machine that does much else.
LONGEST: Final = 120_000
#: A page is quiet when nothing was under way for so many milliseconds, which are looked at in steps.
QUIET: Final = 200
STEP: Final = 20
DESK: Final = {"viewport": {"width": 1440, "height": 900}}
PHONE: Final = {
    "viewport": {"width": 390, "height": 844},
    "device_scale_factor": 2,
    "is_mobile": True,
    "has_touch": True,
}


#: Name, what writes files below a folder and returns where mkdocs.yml is, base path -> the built site.
Once = Callable[[str, Callable[[Path], Path], str], Path]


@dataclass
class Tab:
    """A browser's tab on the site, which remembers everything it asked for."""

    page: Page
    root: str
    requests: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    under_way: set[Request] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._listeners: dict[Any, Callable[[Any], None]] = {
            "request": self._asked,
            "response": self._answered,
            "requestfinished": self._ended,
            "requestfailed": self._ended,
            "pageerror": lambda error: self.errors.append(str(error)),
        }
        for event, listener in self._listeners.items():
            self.page.on(event, listener)

    def leave(self) -> None:
        """Remember nothing more."""
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)

    def open(self, path: str = "") -> Page:
        """Open a page by its path below the site's root, and wait until it is quiet."""
        self.under_way.clear()
        self.load(path)
        quiet = waited = 0
        while quiet < QUIET and waited < LONGEST:
            self.page.wait_for_timeout(STEP)
            waited += STEP
            quiet = 0 if self.under_way else quiet + STEP
        return self.page

    def load(self, path: str) -> Page:
        """As ``open``, but only until its scripts have run: for many pages."""
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
        self.under_way.add(request)

    def _ended(self, request: Request) -> None:
        self.under_way.discard(request)

    def _answered(self, response: Response) -> None:
        if response.status >= 400:
            self.failures.append(f"{response.status} {response.url}")


class Tabs:
    """Tabs of one Chromium: new ones, and kept ones, which tests use one after the other."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: dict[str, list[Page]] = {}

    @contextmanager
    def page(self, **settings: Any) -> Iterator[Page]:
        """A page in a context with these settings, which are ``Browser.new_context``'s."""
        page = self._new_page(settings)
        yield page
        page.context.close()

    @contextmanager
    def tab(self, root: str, **settings: Any) -> Iterator[Tab]:
        """A kept tab on the site at ``root``; a new one takes most of a second of the processor's time.

        Scripts that are added to its pages would stay: such a test takes ``page``.
        """
        kept = self._kept.setdefault(repr(settings), [])
        page = kept.pop() if kept else self._new_page(settings)
        page.bring_to_front()
        tab = Tab(page, root)
        try:
            yield tab
        except BaseException:
            page.context.close()
            raise
        tab.leave()
        _forget(page, settings)
        kept.append(page)

    def _new_page(self, settings: dict[str, Any]) -> Page:
        context = self._browser.new_context(**settings)
        context.set_default_timeout(LONGEST)
        return context.new_page()


def _forget(page: Page, settings: dict[str, Any]) -> None:
    """Leave a page as a new context's: nothing stored, nothing granted, no route, no emulation."""
    context = page.context
    for other in context.pages:
        if other is not page:
            other.close()
    page.unroute_all()
    context.unroute_all()
    if page.url.startswith(("http", "file")) and settings.get("java_script_enabled", True):
        page.evaluate("() => { localStorage.clear(); sessionStorage.clear() }")
    context.clear_cookies()
    context.clear_permissions()
    context.grant_permissions(settings.get("permissions", []))
    page.emulate_media(media="null", color_scheme="light")
    if "viewport" in settings:
        page.set_viewport_size(settings["viewport"])
    # The next test may ask for the same page with another fragment, which would not load it.
    page.goto("about:blank")


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
        expect.set_options(timeout=LONGEST)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def tabs(browser: Browser) -> Tabs:
    """The tabs of this process's Chromium."""
    return Tabs(browser)


@pytest.fixture
def tab(tabs: Tabs, root: str) -> Iterator[Tab]:
    """A tab on a desk."""
    with tabs.tab(root, **DESK, locale="zh-CN") as opened:
        yield opened


@pytest.fixture
def phone(tabs: Tabs, root: str) -> Iterator[Tab]:
    """A tab on a phone."""
    with tabs.tab(root, **PHONE) as opened:
        yield opened
