"""The project's own site, built and served as a host would: below its base path, on the loopback."""

from __future__ import annotations

import functools
import http.server
import json
import os
import socketserver
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.conftest import MKDOCS_MODULE, ROOT

BASE = "/mkdocs-jekyll/"
#: mkdocs.yml for a whole Jekyll site in the folder ``jekyll`` beside it.
SMALL = """\
site_name: Small
theme: {{name: material, font: false}}
plugins: [tags, {{jekyll: {{source: jekyll, {options}}}}}]
"""
_URLS = {
    "a": ("href",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "script": ("src",),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
}
#: `rel` of links that name a URL but fetch nothing.
_NAMES_ONLY = {"canonical", "dns-prefetch", "preconnect", "alternate"}


def mkdocs(*arguments: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run MkDocs; its log is in ``stdout``."""
    return subprocess.run(
        [sys.executable, "-m", MKDOCS_MODULE, *arguments],
        cwd=cwd,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def build_once(shared: Path, prepare: Callable[[Path], Path], base: str) -> Path:
    """Build into ``shared``, which several test processes use; the first of them builds, the others wait.

    ``prepare`` gets a folder and gives back the one with ``mkdocs.yml``.
    """
    site = shared / "served" / base.strip("/")
    done = shared / "built.json"
    try:
        (shared / "building").mkdir(parents=True)
    except FileExistsError:
        deadline = threading.Event()
        for _ in range(1200):
            if done.exists():
                break
            deadline.wait(0.25)
    else:
        built = mkdocs("build", "--strict", "--site-dir", str(site), cwd=prepare(shared))
        partial = shared / "built.part"
        partial.write_text(json.dumps({"code": built.returncode, "log": built.stdout}), encoding="utf-8")
        partial.rename(done)
    answer = json.loads(done.read_text(encoding="utf-8"))
    assert answer["code"] == 0, f"mkdocs build --strict failed:\n{answer['log'][-6000:]}"
    return site


def log_of(site: Path) -> str:
    """What MkDocs said while ``build_once`` built this site."""
    log: str = json.loads((site.parents[1] / "built.json").read_text(encoding="utf-8"))["log"]
    return log


class _Handler(http.server.SimpleHTTPRequestHandler):
    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """As hosts of static sites do: the site's own page for what is not there."""
        page = Path(self.directory, self.path.strip("/").split("/")[0], "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def end_headers(self) -> None:
        """Let a browser keep what no test changes, as hosts do."""
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class GitHubPages(_Handler):
    """Finds files as GitHub Pages does: ``/about`` is ``about.html``, too."""

    def translate_path(self, path: str) -> str:
        """The file at a URL's path."""
        found = super().translate_path(path)
        page = Path(f"{found}.html")
        return found if Path(found).exists() or path.endswith("/") or not page.is_file() else str(page)


class _Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


@contextmanager
def serve(folder: Path, handler: type[_Handler] = _Handler) -> Iterator[str]:
    """Serve a folder; yields ``http://127.0.0.1:PORT``."""
    server = _Server(("127.0.0.1", 0), functools.partial(handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@dataclass(slots=True)
class Links(HTMLParser):
    """What a page points to, and the anchors it has."""

    urls: set[str] = field(default_factory=set)
    anchors: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        HTMLParser.__init__(self)

    __hash__ = object.__hash__

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value for key, value in attrs if value}
        self.anchors.update(values[key] for key in ("id", "name") if key in values)
        if tag == "link" and values.get("rel") in _NAMES_ONLY:
            return
        for key in _URLS.get(tag, ()):
            if key not in values:
                continue
            found = [part.split()[0] for part in values[key].split(",")] if key == "srcset" else [values[key]]
            self.urls.update(url.strip() for url in found)


def pages_of(site: Path, base: str = BASE) -> dict[str, Links]:
    """All pages by their path below the root of the host."""
    found: dict[str, Links] = {}
    for file in sorted(site.rglob("*.html")):
        links = Links()
        links.feed(file.read_text(encoding="utf-8"))
        found[base + file.relative_to(site).as_posix().removesuffix("index.html")] = links
    return found


def broken_links(site: Path, base: str = BASE) -> list[str]:
    """Every internal link, picture, style and anchor that leads nowhere, as ``page -> URL``."""
    pages = pages_of(site, base)
    broken = []
    for page, links in pages.items():
        for url in links.urls:
            parts = urlsplit(urljoin(f"http://site{page}", url))
            if parts.scheme != "http" or parts.netloc != "site":
                continue
            path = unquote(parts.path)
            inside = path.startswith(base) or path == base.rstrip("/")
            file = site / path.removeprefix(base)
            if not inside or not (file.is_file() or (file / "index.html").is_file()):
                broken.append(f"{page} -> {url}")
                continue
            target = pages.get(path.removesuffix("index.html"))
            fragment = unquote(parts.fragment)
            if target is not None and fragment and fragment not in target.anchors | {"__tabbed", "top"}:
                broken.append(f"{page} -> {url} (no such anchor)")
    return broken
