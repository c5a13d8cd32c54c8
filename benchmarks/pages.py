"""What a page costs a reader: requests, bytes, time until it shows, time it blocks, shifts of its layout.

    python benchmarks/pages.py                                         1,000 posts
    python benchmarks/pages.py --posts 1000 5000 --runs 5
    python benchmarks/pages.py --minima ../minima --papermod ../hugo-PaperMod

A post, the index, and the lists of tags and of all posts are opened in Chromium as a phone has it: a line of
1.6 Mbit/s with 150 ms of latency, a processor four times slower than this one, answers packed by gzip,
nothing in the cache. The themes of others are given by the paths of their checkouts. Pictures of the posts,
the same for all, do not count. Needs Playwright and Chromium.
"""

from __future__ import annotations

import argparse
import functools
import gzip
import http.server
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT)]

from benchmarks.builders import HUGO, JEKYLL, MATERIAL, OURS, Builder, write_files  # noqa: E402
from benchmarks.posts import Post, blog  # noqa: E402
from benchmarks.site import machine  # noqa: E402

_PICTURES: Final = "/postimg/"
_PACKED: Final = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt")
_LINE: Final = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
_SLOWER: Final = 4
_WATCH: Final = """
window.watched = { blocked: 0, shifted: 0 }
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) watched.blocked += Math.max(0, entry.duration - 50)
}).observe({ type: "longtask", buffered: true })
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) watched.shifted += entry.value
}).observe({ type: "layout-shift", buffered: true })
"""
_SHOWN: Final = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
_COLUMNS: Final = (
    "posts", "", "page", "requests", "KB", "HTML, KB", "of it not the text", "seen after, s", "work, ms",
    "blocked, ms", "shift",
)  # fmt: skip
_MINIMA: Final = ("_layouts", "_includes", "_sass", "assets")
_MINIMA_CONFIG: Final = """\
title: Benchmark
url: https://example.org
permalink: pretty
paginate: 10
plugins: [jekyll-feed, jekyll-seo-tag, jekyll-paginate]
exclude: [mkdocs]
"""


@dataclass(frozen=True, slots=True)
class Site:
    """A program whose pages are measured: the paths of them in its site, and the element of a post's text.

    A post's path may have a ``*``.
    """

    builder: Builder
    post: str
    pages: Mapping[str, str]
    text: str


@dataclass(frozen=True, slots=True)
class Weight:
    """Requests, kilobytes over the line, those of the HTML, and what of it is no text of the post.

    ``shown`` are the seconds until something is seen, ``work`` the milliseconds that the page's thread works,
    which other work of the machine changes least, ``blocked`` those beyond 50 of long tasks by the clock;
    ``shift`` is the sum of layout shifts.
    """

    requests: float
    kilobytes: float
    html: float
    frame: float
    shown: float
    work: float
    blocked: float
    shift: float


class _Packing(http.server.SimpleHTTPRequestHandler):
    """Answers with texts packed, as hosts do."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        found = path.is_file()
        data = path.read_bytes() if found else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.name.endswith(_PACKED):
            data = gzip.compress(data)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class _Server(http.server.ThreadingHTTPServer):
    """Says nothing of browsers that go."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A page was closed while it loaded."""


@contextmanager
def packed(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback; gives its URL."""
    handler = functools.partial(_Packing, directory=str(folder))
    with _Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def minima(theme: Path) -> Builder:
    """Jekyll with minima, whose checkout is ``theme``."""

    def write(folder: Path, posts: list[Post]) -> None:
        JEKYLL.write(folder, posts)
        for name in _MINIMA:
            shutil.copytree(theme / name, folder / name, dirs_exist_ok=True)
        index = "---\nlayout: home\n---\n"
        write_files(folder, {"_config.yml": _MINIMA_CONFIG, "index.html": index})

    return replace(JEKYLL, name="Jekyll, minima", write=write)


def papermod(theme: Path) -> Builder:
    """Hugo with PaperMod, whose checkout is ``theme``."""

    def write(folder: Path, posts: list[Post]) -> None:
        HUGO.write(folder, posts)
        shutil.rmtree(folder / "layouts")

    def command(folder: Path, out: Path) -> list[str]:
        where = ["--themesDir", str(theme.parent.resolve()), "--theme", theme.resolve().name]
        return [*HUGO.command(folder, out), "--environment", "production", *where]

    return replace(HUGO, name="Hugo, PaperMod", write=write, command=command)


def sites(minima_path: Path | None, papermod_path: Path | None) -> Iterator[Site]:
    """All that this machine can build."""
    lists = {"index": "", "tags": "tags/", "archive": "archive/"}
    yield Site(OURS, "{0.day:%Y/%m/%d}/post-{0.number}/", lists, ".jk-text")
    yield Site(MATERIAL, "blog/{0.day:%Y/%m/%d}/*/", {"index": "blog/"}, "article.md-content__inner")
    if minima_path is not None and JEKYLL.program:
        path = "{0.day:%Y/%m/%d}/post-{0.number}/"
        yield Site(minima(minima_path), path, {"index": ""}, ".post-content")
    if papermod_path is not None and HUGO.program:
        pages = {"index": "", "tags": "tags/"}
        yield Site(papermod(papermod_path), "posts/{0.day}-post-{0.number}/", pages, ".post-content")


def weigh(browser: Any, site_url: str, path: str, text: str) -> Weight:
    """Open a page once, with an empty cache."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, device_scale_factor=2, is_mobile=True
    )
    page = context.new_page()
    line = context.new_cdp_session(page)
    asked: dict[str, str] = {}
    sent: dict[str, float] = {}
    line.on("Network.requestWillBeSent", lambda it: asked.update({it["requestId"]: it["request"]["url"]}))
    line.on("Network.loadingFinished", lambda it: sent.update({it["requestId"]: it["encodedDataLength"]}))
    line.send("Network.enable")
    line.send("Performance.enable", {"timeDomain": "threadTicks"})
    line.send("Network.emulateNetworkConditions", _LINE)
    line.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.add_init_script(_WATCH)
    answer = page.goto(f"{site_url}/{path}", wait_until="networkidle", timeout=180_000)
    page.wait_for_timeout(1000)
    html = answer.text()
    inner = page.evaluate("where => document.querySelector(where)?.innerHTML ?? ''", text) if text else ""
    watched, shown = page.evaluate("watched"), page.evaluate(_SHOWN)
    used = {one["name"]: one["value"] for one in line.send("Performance.getMetrics")["metrics"]}
    context.close()
    own = [one for one, url in asked.items() if _PICTURES not in url and urlsplit(url).scheme != "data"]
    size = len(html.encode())
    return Weight(
        len(own),
        sum(sent.get(one, 0) for one in own) / 1000,
        size / 1000,
        (size - len(inner.encode())) / 1000 if inner else 0,
        shown / 1000,
        used["TaskDuration"] * 1000,
        watched["blocked"],
        watched["shifted"],
    )


def measure(site: Site, folder: Path, posts: list[Post], runs: int) -> Iterator[tuple[str, Weight]]:
    """The medians of a program's pages."""
    from playwright.sync_api import sync_playwright

    site.builder.write(folder, posts)
    out = folder.parent / f"{folder.name}-site"
    command = site.builder.command(folder, out)
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    pattern = site.post.format(posts[len(posts) // 2])
    post = next(found.relative_to(out).as_posix() for found in out.glob(pattern)) + "/"
    with packed(out) as site_url, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, path in {"post": post, **site.pages}.items():
            text = site.text if name == "post" else ""
            yield name, _median([weigh(browser, site_url, path, text) for _ in range(runs)])
        browser.close()


def _median(weights: list[Weight]) -> Weight:
    return Weight(*(statistics.median(getattr(one, name) for one in weights) for name in Weight.__slots__))


def _cells(cost: Weight) -> list[str]:
    frame = f"{cost.frame:.0f}" if cost.frame else ""
    sizes = [f"{cost.requests:.0f}", f"{cost.kilobytes:.0f}", f"{cost.html:.0f}", frame]
    return [*sizes, f"{cost.shown:.2f}", f"{cost.work:.0f}", f"{cost.blocked:.0f}", f"{cost.shift:.3f}"]


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, nargs="+", default=[1000])
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--minima", type=Path, metavar="FOLDER", help="a checkout of Jekyll's theme minima")
    parser.add_argument("--papermod", type=Path, metavar="FOLDER", help="a checkout of Hugo's theme PaperMod")
    args = parser.parse_args()
    print(f"{machine()}, medians of {args.runs} runs\n")
    print("| " + " | ".join(_COLUMNS) + " |\n|" + "|".join(["--:", "---", "---", *["--:"] * 8]) + "|")
    for count in args.posts:
        posts = list(blog(count))
        for site in sites(args.minima, args.papermod):
            with tempfile.TemporaryDirectory() as name:
                for page, cost in measure(site, Path(name) / "blog", posts, args.runs):
                    cells = [f"{count:,}", site.builder.name, page, *_cells(cost)]
                    print("| " + " | ".join(cells) + " |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
