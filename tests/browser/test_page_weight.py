"""What a reader's browser fetches for a post, and whether the page stands still meanwhile."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Response

from tests.browser.conftest import PHONE, Tab
from tests.selectors import TEXT

pytestmark = pytest.mark.browser

POST = "blog/2020/04/12/letters-from-the-window/"
MOST_REQUESTS = 10
MOST_BYTES = 120_000
#: The page's own pictures.
PICTURES = re.compile(r"\.jpg$|/assets/jekyll/pictures/|/avatar\.png$")
_SHIFTS = """
window.shifted = 0
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""


def _sent(response: Response) -> int:
    """Bytes over the line, from a server that packs texts."""
    return len(gzip.compress(response.body()))


@pytest.fixture
def phone(browser: Browser, root: str) -> Iterator[Tab]:
    """A new tab, which another test can't get: it has an init script."""
    with browser.new_context(**PHONE) as context:
        yield Tab(context.new_page(), root)


def test_a_post_is_light_and_stands_still(phone: Tab) -> None:
    answers: list[Response] = []
    phone.page.on("response", lambda answer: answers.append(answer))
    phone.page.add_init_script(_SHIFTS)
    page = phone.open(POST)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_load_state("networkidle")
    paths = {urlsplit(answer.url).path for answer in answers}
    own = [answer for answer in answers if not PICTURES.search(answer.url)]
    assert len(own) <= MOST_REQUESTS, [answer.url for answer in own]
    assert sum(map(_sent, own)) <= MOST_BYTES
    assert not [path for path in paths if path.endswith(("sitemap.xml", ".json"))]
    assert page.evaluate("window.shifted") < 0.01
    sized = page.locator(f"{TEXT} img").evaluate_all("all => all.map(one => one.hasAttribute('height'))")
    assert sized
    assert all(sized)
