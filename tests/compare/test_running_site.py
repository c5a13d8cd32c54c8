"""Comparing with a running site, a server of this test: sitemap, links, redirects, and trouble."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count
from pathlib import Path
from types import SimpleNamespace

import pytest

from mkdocs_jekyll.compare import http_site
from mkdocs_jekyll.compare.compare import compare
from mkdocs_jekyll.compare.http_site import HttpSite, Politeness
from mkdocs_jekyll.compare.reader import CompareError, FolderSite

from .sites import bare, new, write

QUICK = Politeness(limit=60, delay=0, timeout=5)
PAGES = {
    "index.html": {"title": "Blog", "body": "<p>A page with a <a href='/blog/a/'>link</a> in it.</p>"},
    "a/index.html": {
        "title": "One",
        "date": "2021-01-18",
        "body": "<p>The kettle was on before anyone was up.</p>",
    },
    "b.html": {"title": "Two", "date": "2021-01-19", "body": "<p>The second text of this blog.</p>"},
}


class Server(ThreadingHTTPServer):
    """Answers with ``answers``: by path a text, or a status and where it leads."""

    def __init__(self, answers: dict[str, object]) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = answers
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        assert isinstance(self.server, Server)
        self.server.asked.append(self.path)
        answer = self.server.answers.get(self.path, self.server.answers.get("*", 404))
        if callable(answer):
            answer = answer(self.path)
        status, text, where = 200, "", ""
        if isinstance(answer, str):
            text = answer
        elif isinstance(answer, tuple):
            status, where = answer
        else:
            status = int(str(answer))
        body = text.encode()
        self.send_response(status)
        kind = "text/html" if self.path.endswith(("/", ".html")) or "." not in self.path else "text/plain"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        if where:
            self.send_header("Location", where)
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    do_HEAD = do_GET

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(answers: dict[str, object]) -> Iterator[Server]:
    with Server(answers) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


def old_blog() -> dict[str, object]:
    """The pages below ``/blog``; the last one stands in the sitemap only."""
    sitemap = "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{}/blog/b.html</loc></url></urlset>"
    pages: dict[str, object] = {
        f"/blog/{path.removesuffix('index.html')}": bare(page) for path, page in PAGES.items()
    }
    return {**pages, "/blog/sitemap.xml": sitemap, "/blog/img/x.png": "picture"}


def new_site(folder: Path) -> FolderSite:
    return FolderSite(write(folder, PAGES, new, {}))


def test_pages_of_sitemap_and_links_are_compared(tmp_path: Path) -> None:
    with serving(old_blog()) as server:
        answers = server.answers
        answers["/blog/sitemap.xml"] = str(answers["/blog/sitemap.xml"]).format(server.url)
        result = compare(HttpSite(f"{server.url}/blog/", QUICK), new_site(tmp_path))
        assert result.differences == ()
        assert result.bodies == 3
        (tmp_path / "b.html").unlink()
        result = compare(HttpSite(f"{server.url}/blog", QUICK), FolderSite(tmp_path))
        assert [one.url for one in result.differences] == ["/b.html"]
        assert all(path.startswith(("/blog", "/robots.txt")) for path in server.asked)


def test_the_new_site_may_be_a_running_one_that_redirects(tmp_path: Path) -> None:
    old = FolderSite(write(tmp_path / "old", {"b.html": PAGES["b.html"]}, bare, {}))
    with serving(
        {"/": new(PAGES["index.html"]), "/b.html": (301, "/two/"), "/two/": new(PAGES["b.html"])}
    ) as server:
        result = compare(old, HttpSite(server.url, QUICK))
    assert (result.redirected, result.same, result.differences) == (1, 1, ())


def test_redirects_that_go_round_end(tmp_path: Path) -> None:
    old = FolderSite(write(tmp_path / "old", {"b.html": PAGES["b.html"]}, bare, {}))
    with serving(
        {"/": new(PAGES["index.html"]), "/b.html": (302, "/c.html"), "/c.html": (302, "/b.html")}
    ) as server:
        result = compare(old, HttpSite(server.url, QUICK))
    assert [one.message for one in result.differences] == ["its redirects form a loop or end at no page"]


def test_a_server_that_fails_is_reported(tmp_path: Path) -> None:
    with serving({"*": 500}) as server, pytest.raises(CompareError, match="the server answers 500"):
        compare(HttpSite(server.url, QUICK), new_site(tmp_path))


def test_a_server_that_fails_later_is_not_asked_for_ever(tmp_path: Path) -> None:
    links = "".join(f"<a href='/{number}/'>x</a>" for number in range(50))
    with serving({"/": links, "/robots.txt": 404, "*": 503}) as server:
        with pytest.raises(CompareError, match="5 requests in a row failed"):
            compare(HttpSite(server.url, QUICK), new_site(tmp_path))
        assert len(server.asked) < 12


def test_pages_that_lead_ever_on_end_at_the_limit(tmp_path: Path) -> None:
    def more(path: str) -> str:
        return bare({"title": path, "body": f"<p>{path}</p><a href='{path.rstrip('/')}1/'>on</a>"})

    with serving({"/robots.txt": 404, "/sitemap.xml": 404, "*": more}) as server:
        result = compare(HttpSite(server.url, QUICK), new_site(tmp_path))
    assert any("stopped at 60 URLs" in note for note in result.notes)


def test_what_the_robots_file_forbids_is_not_asked_for(tmp_path: Path) -> None:
    answers = {**old_blog(), "/robots.txt": "User-agent: *\nDisallow: /blog/a/\n", "/blog/sitemap.xml": 404}
    with serving(answers) as server:
        compare(HttpSite(f"{server.url}/blog/", QUICK), new_site(tmp_path))
        assert "/blog/a/" not in server.asked


def test_nobody_answers(tmp_path: Path) -> None:
    with serving({}) as server:
        url = server.url
    with pytest.raises(CompareError, match="no answer"):
        compare(HttpSite(url, QUICK), new_site(tmp_path))


@contextmanager
def dripping() -> Iterator[str]:
    """A server that goes on for ever, a few bytes at a time; its address."""
    stopped = threading.Event()

    class Dripping(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            with suppress(OSError):
                while not stopped.wait(0.02):
                    self.wfile.write(b"more ")

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Dripping) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            stopped.set()
            server.shutdown()
            thread.join()


def test_an_answer_without_end_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = count()  # a clock that goes on with each look at it: the test needs no waiting
    clock = SimpleNamespace(monotonic=lambda: next(seconds), sleep=lambda _: None)
    monkeypatch.setattr(http_site, "time", clock)
    with dripping() as url, pytest.raises(CompareError, match="the answer does not end"):
        compare(HttpSite(url, QUICK), new_site(tmp_path))


def test_a_sitemap_reads_no_file_of_this_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = tmp_path / "secret.xml"
    with serving({"/": "x"}) as server:
        host = server.url.removeprefix("http://")
        secret.write_text(f"<urlset><url><loc>{server.url}/from-the-file/</loc></url></urlset>", "utf-8")
        urls = (secret.as_uri(), f"file://{host}{secret.as_posix()}", f"ftp://{host}/x", "http://[x")
        server.answers["/robots.txt"] = "".join(f"Sitemap: {url}\n" for url in urls)
        site = HttpSite(server.url, QUICK)
        monkeypatch.setattr(site, "hosts", site.hosts | {"", "localhost"})
        assert set(site.answers()) == {"/"}
        assert [site._fetch(url)[0] for url in urls[:3]] == [0, 0, 0]
        assert "/from-the-file/" not in server.asked


def test_more_links_than_can_be_read_are_not_remembered() -> None:
    many = "".join(f"<a href='/{number}/'>x</a>" for number in range(200))
    with serving({"/robots.txt": 404, "/sitemap.xml": 404, "*": many}) as server:
        result = compare(HttpSite(server.url, Politeness(limit=5, delay=0)), HttpSite(server.url, QUICK))
    assert any("stopped at 5 URLs" in note for note in result.notes)


def test_beyond_the_bytes_that_are_held_urls_are_only_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(http_site, "_MOST_BYTES", 1)
    with serving({**old_blog(), "/blog/sitemap.xml": 404}) as server:
        site = HttpSite(f"{server.url}/blog/", QUICK)
        result = compare(new_site(tmp_path), site)
        assert site._bytes == len(str(server.answers["/blog/"]))
    assert result.differences == ()
    assert result.kept == len(PAGES)
    assert any("stopped at" in note for note in result.notes)


def test_a_robots_file_that_can_not_be_read_forbids_nothing(tmp_path: Path) -> None:
    answers = {**old_blog(), "/robots.txt": "User-agent: *\nDisallow: http://[x\n", "/blog/sitemap.xml": 404}
    with serving(answers) as server:
        result = compare(HttpSite(f"{server.url}/blog/", QUICK), new_site(tmp_path))
    assert any("robots.txt" in note for note in result.notes)
