"""A running site: its sitemap and its links are followed, one request after the other, up to a limit."""

from __future__ import annotations

import http.client
import time
import urllib.error
import urllib.request
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from email.message import Message
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

from .encoding import text_of, unpacked
from .html_tree import parse
from .reader import Answer, CompareError, kind_of
from .urls import url_of_file

_AGENT: Final = "mkdocs-jekyll-compare (checks that a moved site lost nothing)"
#: So many requests in a row that fail end the reading: the server has trouble of its own.
_FAILURES: Final = 5
#: Paths with more parts come from pages that lead ever deeper.
_DEEPEST: Final = 12
_LARGEST: Final = 20_000_000
#: Bytes of all texts together; they are held until the comparison ends.
_MOST_BYTES: Final = 500_000_000
_STOPPED: Final = f"stopped at {_MOST_BYTES // 1_000_000} MB of texts; further URLs are looked for, not read"
_PIECE: Final = 1 << 16
_SITEMAPS: Final = 50
_NO_ROOT: Final = "its root is not there, or robots.txt forbids to read it"
#: So many hosts the root may lead through.
_MOVES: Final = 3
#: A URL that no site has.
_NOWHERE: Final = "/mkdocs-jekyll-compare/no-such-page/"
#: What servers answer that do not know the method.
_NO_HEAD: Final = (400, 403, 405, 501)
#: For each URL that is read, so many others are remembered.
_MOST_WAITING: Final = 20
#: What a site may be read by: neither files of this machine nor FTP, whatever a sitemap says.
_HANDLERS: Final = (
    urllib.request.ProxyHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.UnknownHandler,
)


@dataclass(frozen=True, slots=True)
class Politeness:
    """At most ``limit`` URLs are asked for, ``delay`` seconds apart.

    An answer may pause for ``timeout`` seconds, and take three times as long in all.
    """

    limit: int = 5000
    delay: float = 0.05
    timeout: float = 20.0


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object, **_named: object) -> None:
        return None


class HttpSite:
    """The site at a URL."""

    def __init__(self, url: str, politeness: Politeness | None = None) -> None:
        parts = urlsplit(url)
        self.name = url
        self.hosts = frozenset({parts.netloc.lower()})
        self.base: str | None = parts.path.removesuffix("index.html").rstrip("/")
        self._base = self.base
        self._origin = f"{parts.scheme}://{parts.netloc}"
        self._politeness = politeness or Politeness()
        self._opener = urllib.request.OpenerDirector()
        for handler in (*_HANDLERS, _NoRedirect):
            self._opener.add_handler(handler())
        self._bytes = 0
        self._robots = RobotFileParser()
        self._found: dict[str, Answer] = {}
        self._read = False
        self._notes: list[str] = []
        self._failures = 0
        self._asked = 0.0
        self._missing = ""
        self._asks_again = False
        self._unread: dict[str, str] = {}

    @property
    def notes(self) -> tuple[str, ...]:
        """What was not read, and why."""
        return tuple(self._notes)

    @property
    def unread(self) -> dict[str, str]:
        """URLs at which the server failed, with what it answered."""
        return self._unread

    def answers(self) -> dict[str, Answer]:
        """Everything that sitemap and links lead to. Raises CompareError where the site does not answer."""
        if not self._read:
            self._read = True
            self._read_robots()
            self._crawl(self._first())
        return self._found

    def fetch(self, url: str) -> Answer | None:
        """What the server says at one URL; ``None`` for a page that is not there."""
        if url not in self._found:
            answer = self._get(url)
            if answer is None:
                return None
            self._found[url] = answer
        return self._found[url]

    def _first(self) -> Answer:
        """What stands at the root; where it leads to another host or to HTTPS, that is read."""
        first = self._get("/")
        for _ in range(_MOVES):
            if first is None or not self._moves(first.leads_to):
                break
            self._read_robots()
            first = self._get("/")
        if first is None or first.status >= 400:
            raise CompareError(f"{self.name} can't be read: {self._unread.get('/', _NO_ROOT)}")
        if first.leads_to and self._url_below_root(first.leads_to, "/") == "/":
            raise CompareError(f"{self.name} can't be read: its root leads to itself")
        self._read_missing()
        return first

    def _moves(self, leads_to: str) -> bool:
        """Whether a redirect of the root leads to the same place of another host, which is then read."""
        try:
            there = urlsplit(urljoin(f"{self._origin}{self._base}/", leads_to))
        except ValueError:
            return False
        origin = f"{there.scheme}://{there.netloc}"
        if not leads_to or origin == self._origin or there.scheme not in ("http", "https"):
            return False
        if there.path.rstrip("/") != self._base:
            return False
        self._origin, self.hosts = origin, self.hosts | {there.netloc.lower()}
        self._notes.append(f"it leads to {origin}{there.path}, which is read")
        return True

    def _read_missing(self) -> None:
        """Find out what the server answers for a page that is not there."""
        answer = self._get(_NOWHERE)
        self._failures = 0
        self._unread.pop(_NOWHERE, None)
        self._missing = "" if answer is None else answer.leads_to or _words_of(answer)
        if answer and answer.status == 200:
            self._notes.append(
                "it answers pages that are not there as if they were; they are told by their text"
            )

    def _is_missing(self, answer: Answer) -> bool:
        """Whether an answer is that for a page that is not there."""
        if not self._missing or answer.url in ("/", _NOWHERE) or answer.kind != "page":
            return False
        return self._missing == (answer.leads_to or _words_of(answer))

    def _crawl(self, first: Answer) -> None:
        self._found["/"] = first
        waiting = deque(self._next_after(first))
        seen = {"/", *waiting}
        most = self._politeness.limit * _MOST_WAITING
        for url in self._in_sitemaps():
            if url not in seen and len(seen) < most:
                seen.add(url)
                waiting.append(url)
        while waiting or self._has_failed_once(waiting):
            if len(self._found) >= self._politeness.limit:
                self._notes.append(f"stopped at {len(self._found)} URLs; --limit reads more")
                return
            if self._has_read_enough():
                return
            url = waiting.popleft()
            answer = self._get(url)
            if self._failures >= _FAILURES and not self._asks_again:
                raise CompareError(
                    f"{self.name}: {_FAILURES} requests in a row failed, the last for {url}. Try later."
                )
            if answer is None:
                continue
            self._found[url] = answer
            for found in self._next_after(answer):
                if found not in seen and len(seen) < most:
                    seen.add(found)
                    waiting.append(found)

    def _has_failed_once(self, waiting: deque[str]) -> bool:
        """Have the URLs that failed asked for once more, when all others are read."""
        if not self._asks_again:
            self._asks_again = True
            waiting.extend(self._unread)
        return bool(waiting)

    def _next_after(self, answer: Answer) -> Iterator[str]:
        """The URLs of the site that a page links to, loads or leads to."""
        links = [answer.leads_to] if answer.leads_to else []
        if answer.kind == "page":
            for element in parse(answer.text).walk():
                links += [element.attributes[key] for key in ("href", "src") if key in element.attributes]
        for link in links:
            url = self._url_below_root(link, answer.url)
            if url is not None and url.count("/") <= _DEEPEST:
                yield url

    def _url_below_root(self, link: str, page: str) -> str | None:
        """The URL below the root that a link on a page leads to; ``None`` for another site's."""
        try:
            parts = urlsplit(urljoin(f"{self._origin}{self._base}{quote(page)}", link.strip()))
        except ValueError:
            return None
        if parts.scheme not in ("http", "https") or parts.netloc.lower() not in self.hosts:
            return None
        path = unquote(parts.path) or "/"
        if self._base and not (path + "/").startswith(f"{self._base}/"):
            return None
        return url_of_file(path[len(self._base) :].removeprefix("/")) or "/"

    def _read_robots(self) -> None:
        answer = self._fetch(f"{self._origin}/robots.txt")
        self._robots = RobotFileParser()
        try:
            self._robots.parse(answer[1].decode("utf-8", "replace").splitlines() if answer[0] == 200 else [])
        except ValueError:
            self._notes.append("/robots.txt can't be read, so it forbids nothing")
            self._robots = RobotFileParser()
            self._robots.parse([])
        self._failures = 0

    def _in_sitemaps(self) -> Iterator[str]:
        """The URLs in the site's sitemaps."""
        sitemaps = deque([*(self._robots.site_maps() or ()), f"{self._origin}{self._base}/sitemap.xml"])
        seen: set[str] = set()
        while sitemaps and len(seen) < _SITEMAPS:
            sitemap = sitemaps.popleft()
            if sitemap in seen or not self._is_ours(sitemap):
                continue
            seen.add(sitemap)
            status, body, _, _ = self._fetch(sitemap)
            self._failures = 0
            try:
                root = ElementTree.fromstring(unpacked(body, _LARGEST)) if status == 200 else None
            except (ElementTree.ParseError, ValueError):
                self._notes.append(f"{sitemap} is no XML")
                continue
            for loc in () if root is None else root.iter():
                text = (loc.text or "").strip()
                if not loc.tag.endswith("}loc") and loc.tag != "loc":
                    continue
                if root is not None and root.tag.endswith("sitemapindex"):
                    sitemaps.append(text)
                elif (url := self._url_below_root(text, "/")) is not None:
                    yield url

    def _is_ours(self, sitemap: str) -> bool:
        try:
            parts = urlsplit(sitemap)
        except ValueError:
            return False
        return parts.scheme in ("http", "https") and parts.netloc.lower() in self.hosts

    def _get(self, url: str) -> Answer | None:
        """Ask for a URL; pages that are not there, and what the robots file forbids, are none."""
        whole_url = f"{self._origin}{self._base}{quote(url)}"
        if not self._robots.can_fetch(_AGENT, whole_url):
            return None
        kind = kind_of(url) if "." in url.rpartition("/")[2] else "page"
        is_asked_for_only = kind == "file" or (kind != "feed" and self._has_read_enough())
        method = "HEAD" if is_asked_for_only else "GET"
        status, body, headers, reason = self._fetch(whole_url, method)
        if method == "HEAD" and status in _NO_HEAD:
            status, body, headers, reason = self._fetch(whole_url, "GET", most=1)
        answer = Answer(url, kind, status=status)
        location = headers.get("Location", "")
        if status in (301, 302, 303, 307, 308) and location:
            self._unread.pop(url, None)
            return self._unless_missing(replace(answer, leads_to=location))
        if status == 0 or status >= 500 or status == 429:
            self._failures += 1
            self._unread[url] = reason or f"the server answers {status}"
            return None
        self._failures = 0
        self._unread.pop(url, None)
        if status >= 400:
            return None
        if kind not in ("feed", "style"):
            kind = "page" if "html" in headers.get_content_type() else "file"
        text = "" if kind == "file" else text_of(body, headers.get_content_charset(""))
        return self._unless_missing(replace(answer, kind=kind, text=text))

    def _unless_missing(self, answer: Answer) -> Answer | None:
        return None if self._is_missing(answer) else answer

    def _has_read_enough(self) -> bool:
        """Whether no further text may be held, which a note says once."""
        if self._bytes < _MOST_BYTES:
            return False
        if _STOPPED not in self._notes:
            self._notes.append(_STOPPED)
        return True

    def _fetch(self, url: str, method: str = "GET", most: int = _LARGEST) -> tuple[int, bytes, Message, str]:
        """Status, body, headers; status 0 and the reason if there is no answer."""
        wait = self._asked + self._politeness.delay - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        request = urllib.request.Request(url, headers={"User-Agent": _AGENT}, method=method)
        try:
            with self._opener.open(request, timeout=self._politeness.timeout) as response:
                body = self._body(response, time.monotonic() + 3 * self._politeness.timeout, most)
                if response.headers.get("Content-Encoding"):
                    body = unpacked(body, most)
                self._bytes += len(body)
                return response.status, body, response.headers, ""
        except urllib.error.HTTPError as error:
            with error:
                return error.code, b"", error.headers, ""
        except (OSError, ValueError, http.client.HTTPException) as error:
            reason = getattr(error, "reason", error)
            return 0, b"", Message(), f"no answer ({' '.join(str(reason).split())})"
        finally:
            self._asked = time.monotonic()

    @staticmethod
    def _body(response: http.client.HTTPResponse, end: float, most: int) -> bytes:
        """What a server sends, as far as it is not too large. Raises TimeoutError where it takes too long."""
        body = bytearray()
        while len(body) < most and (piece := response.read1(_PIECE)):
            body += piece
            if time.monotonic() > end:
                raise TimeoutError("the answer does not end")
        if len(body) < most and response.length:
            raise ValueError("the answer is cut off")
        return bytes(body)


def _words_of(answer: Answer) -> str:
    """The words of a page, without its own URL, which a page for what is not there may name."""
    return " ".join(parse(answer.text).text.split()).replace(answer.url, "")
