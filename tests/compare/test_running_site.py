"""Comparing with a running site, a server of this test: sitemap, links, redirects, and trouble."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
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


@dataclass
class Sent:
    """A body as it is sent, and headers; a server without ``head`` does not know that method."""

    body: bytes
    headers: dict[str, str] = field(default_factory=dict)
    head: bool = True


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
        headers: dict[str, str] = {}
        body = b""
        if isinstance(answer, str):
            text = answer
        elif isinstance(answer, tuple):
            status, where = answer
        elif isinstance(answer, Sent):
            headers, body = dict(answer.headers), answer.body
            status = 200 if answer.head or self.command == "GET" else 405
        else:
            status = int(str(answer))
        body = body or text.encode()
        self.send_response(status)
        kind = "text/html" if self.path.endswith(("/", ".html")) or "." not in self.path else "text/plain"
        self.send_header("Content-Type", headers.pop("Content-Type", kind))
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", headers.pop("Content-Length", str(len(body))))
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
        return bare({"title": path, "body": f"<p>{len(path)}</p><a href='{path.rstrip('/')}1/'>on</a>"})

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
    pages = {"/robots.txt": 404, "/sitemap.xml": 404, "*": lambda path: f"{path[::-1]}{many}"}
    with serving(pages) as server:
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
    assert result.kept == 2  # the root and its link; newer Pythons pass over the line, without a note


def at_root() -> dict[str, object]:
    """The pages at the root of a host."""
    pages = {f"/{path.removesuffix('index.html')}": bare(page) for path, page in PAGES.items()}
    return {path: text.replace("/blog/a/", "/a/") for path, text in pages.items()}


def test_a_root_that_leads_to_another_host_is_read_there(tmp_path: Path) -> None:
    with serving({**at_root(), "/sitemap.xml": 404}) as server, serving({"*": 404}) as old:
        old.answers["*"] = lambda path: (301, f"{server.url}{path}")
        result = compare(HttpSite(old.url, QUICK), new_site(tmp_path))
        assert (result.bodies, result.differences) == (2, ())
        assert f"{server.url}/, which is read" in " ".join(result.notes)
        assert "/a/" not in old.asked


def test_sitemaps_may_be_compressed_and_list_others(tmp_path: Path) -> None:
    with serving(at_root()) as server:
        listed = f"<urlset><url><loc>{server.url}/b.html</loc></url></urlset>".encode()
        index = "".join(
            f"<sitemap><loc>{server.url}/{name}</loc></sitemap>" for name in ("m1.xml.gz", "m2.xml.gz")
        )
        server.answers["/sitemap.xml"] = f"<sitemapindex>{index}</sitemapindex>"
        server.answers["/m1.xml.gz"] = Sent(gzip.compress(listed))
        server.answers["/m2.xml.gz"] = Sent(gzip.compress(listed)[:20] + b"damaged")
        result = compare(HttpSite(server.url, QUICK), new_site(tmp_path))
    assert (result.bodies, result.differences) == (3, ())
    assert [note for note in result.notes if "m2.xml.gz is no XML" in note]


@pytest.mark.parametrize(
    ("encoding", "said", "named"),
    [
        ("gbk", "text/html; charset=GB2312", ""),
        ("gbk", "text/html", '<meta charset="gbk">'),
        (
            "gbk",
            "text/html; charset=utf-8",
            '<meta http-equiv="Content-Type" content="text/html; charset=gbk">',
        ),
        ("utf-8", "text/html; charset=iso-8859-1x", ""),
        ("utf-8-sig", "text/html; charset=gbk", ""),
        ("utf-16", "text/html", ""),
    ],
)
def test_a_page_has_the_encoding_that_it_or_its_server_names(
    tmp_path: Path, encoding: str, said: str, named: str
) -> None:
    page = {"title": "茶", "body": "<p>水开以后等一分钟再泡茶。</p>"}
    site = FolderSite(write(tmp_path, {"index.html": page}, new, {}))
    text = bare(page).replace("<head>", f"<head>{named}")
    assert named in text
    with serving({"/": Sent(text.encode(encoding), {"Content-Type": said}), "*": 404}) as server:
        result = compare(HttpSite(server.url, QUICK), site)
    assert (result.bodies, result.differences) == (1, ())


def test_what_is_compressed_though_nobody_asked_is_read(tmp_path: Path) -> None:
    packed = {
        path: Sent(gzip.compress(str(text).encode()), {"Content-Encoding": "gzip"})
        for path, text in at_root().items()
    }
    with serving({**packed, "*": 404}) as server:
        result = compare(HttpSite(server.url, QUICK), new_site(tmp_path))
    assert (result.bodies, result.differences) == (2, ())


@pytest.mark.parametrize(
    "missing",
    [
        lambda path: f"<title>Lost</title><p>There is no {path} here.</p>",
        (302, "/"),
        lambda _: at_root()["/"],
    ],
    ids=["a page", "the root", "the root's page"],
)
def test_a_page_for_what_is_not_there_may_say_that_it_is(tmp_path: Path, missing: object) -> None:
    old = FolderSite(write(tmp_path / "old", PAGES, bare, {}))
    pages = {**at_root(), "/sitemap.xml": 404, "*": missing}
    del pages["/b.html"]
    with serving(pages) as server:
        result = compare(old, HttpSite(server.url, QUICK))
        assert [one.url for one in result.differences] == ["/b.html"]
        linked = {**pages, "/a/": str(pages["/a/"]).replace("<p>", "<p><a href='/never/'></a>")}
        server.answers.clear()
        server.answers.update(linked)
        assert "/never/" not in HttpSite(server.url, QUICK).answers()


def test_a_server_that_knows_no_head_is_asked_otherwise() -> None:
    shown = "".join(f"<img src='/{n}.png'>" for n in range(8))
    pages: dict[str, object] = {f"/{n}.png": Sent(b"picture", head=False) for n in range(8)}
    with serving({"/": shown, "*": 404, **pages}) as server:
        assert {f"/{n}.png" for n in range(8)} < HttpSite(server.url, QUICK).answers().keys()


def test_what_fails_is_asked_for_once_more_and_else_not_proven(tmp_path: Path) -> None:
    with serving({**at_root(), "/sitemap.xml": "<urlset><loc>/b.html</loc></urlset>", "*": 404}) as server:
        server.answers["/a/"] = 500
        result = compare(HttpSite(server.url, QUICK), new_site(tmp_path))
        assert [(one.url, one.message) for one in result.differences] == [
            ("/a/", "it was not compared: on the old site, the server answers 500")
        ]
        assert (result.kept, result.urls) == (2, 3)
        texts = iter([500, at_root()["/a/"]])
        server.answers["/a/"] = lambda _: next(texts)
        result = compare(HttpSite(server.url, QUICK), new_site(tmp_path))
    assert (result.bodies, result.differences) == (3, ())


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"/": (302, "/")}, "its root leads to itself"),
        ({"/": at_root()["/"], "/robots.txt": "User-agent: *\nDisallow: /\n"}, "robots.txt forbids"),
        ({"/": Sent(b"<p>cut", {"Content-Length": "100"})}, "the answer is cut off"),
    ],
    ids=["round", "forbidden", "cut off"],
)
def test_a_site_whose_root_can_not_be_read_is_none(
    tmp_path: Path, answers: dict[str, object], said: str
) -> None:
    with serving({**answers, "*": 404}) as server, pytest.raises(CompareError, match=said):
        compare(HttpSite(server.url, QUICK), new_site(tmp_path))


def test_redirects_that_led_nowhere_already_are_noted(tmp_path: Path) -> None:
    pages = {**at_root(), "/sitemap.xml": 404, "/a/": (302, "/c/"), "/c/": (302, "/a/"), "*": 404}
    with serving(pages) as server:
        result = compare(HttpSite(server.url, QUICK), new_site(tmp_path))
    assert result.differences == ()
    assert any(
        "2 redirects form loops or end at no page there already, as /a/" in note for note in result.notes
    )
