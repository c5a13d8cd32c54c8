"""Answers browsers: files of the last whole build, with problems and a script that waits for changes."""

from __future__ import annotations

import json
import mimetypes
import posixpath
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qs, quote, unquote
from wsgiref.util import FileWrapper

from mkdocs_jekyll.jekyll.files import open_file

from .served_site import ServedPage, ServedSite, Snapshot
from .urls import translate

StartResponse = Callable[[str, list[tuple[str, str]]], Any]
Environ = dict[str, Any]

#: Where the script of a page asks for another version of it.
CHANGES: Final = "/livereload/jekyll"
#: So long such a request is kept open, in seconds; then the script asks again.
_MOST_SECONDS: Final = 50.0
_TYPES: Final = {".js": "text/javascript", ".mjs": "text/javascript", ".gz": "application/gzip"}
_NOT_FOUND: Final = "404 Not Found"


class Application:
    """A WSGI application for one site, which stands below ``mount_path``."""

    def __init__(self, site: ServedSite, mount_path: str) -> None:
        self._site = site
        self._mount = mount_path

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        if path == CHANGES:
            return self._changes(parse_qs(environ.get("QUERY_STRING", "")), start_response)
        now = self._site.now
        if path == "/" != self._mount:
            return _redirect(self._mount, start_response)
        file = self._file(path, now)
        if file is None and not path.endswith("/") and self._file(path + "/", now) is not None:
            return _redirect(path + "/", start_response)
        status = "200 OK" if file is not None else _NOT_FOUND
        file = file or now.root / "404.html"
        try:
            if file.suffix == ".html":
                html = self._html(now.page(file), now)
                start_response(status, _headers("text/html", len(html)))
                return [html]
            opened = open_file(file)
        except OSError:
            start_response(_NOT_FOUND, _headers("text/plain", len(_NOT_FOUND)))
            return [_NOT_FOUND.encode()]
        start_response(status, _headers(_type_of(file), file.stat().st_size))
        return FileWrapper(opened)

    def _file(self, path: str, now: Snapshot) -> Path | None:
        """The file that stands at a path; any path leads to the one page of a site that is not there yet."""
        if not now.has_site:
            return now.root / "index.html"
        path = translate(path, now.root, self._mount, self._other_bases(now))
        if not path.startswith(self._mount):
            return None
        below = path[len(self._mount) :] + ("index.html" if path.endswith("/") else "")
        file = now.root / posixpath.normpath("/" + below).lstrip("/")
        return file if file.is_file() else None

    def _other_bases(self, now: Snapshot) -> Iterable[str]:
        return (base for base in now.bases if base and base != self._mount.rstrip("/"))

    @staticmethod
    def _html(page: ServedPage, now: Snapshot) -> bytes:
        """A page with the problems that stand on it, and the script."""
        added = f"{page.panel}\n{now.panel.script(CHANGES, page.version)}".encode()
        at = page.html.rfind(b"</body>")
        return page.html + added if at < 0 else page.html[:at] + added + page.html[at:]

    def _changes(self, asked: dict[str, list[str]], start_response: StartResponse) -> Iterable[bytes]:
        """Wait until a page has another version; where none is known, answer at once."""
        path, known = (asked.get(name, [""])[0] for name in ("path", "version"))
        path = unquote(path)
        if known:
            self._site.wait_for_change(lambda: self._page(path).version, known, _MOST_SECONDS)
        page = self._page(path)
        answer = json.dumps({"version": page.version, "panel": page.panel}).encode()
        start_response("200 OK", [*_headers("application/json", len(answer)), ("Cache-Control", "no-store")])
        return [answer]

    def _page(self, path: str) -> ServedPage:
        now = self._site.now
        try:
            return now.page(self._file(path, now) or now.root / "404.html")
        except OSError:
            return ServedPage(b"", "", f"-{now.assets}")


def _redirect(path: str, start_response: StartResponse) -> Iterable[bytes]:
    start_response("302 Found", [("Location", quote(path)), ("Content-Length", "0")])
    return []


def _headers(kind: str, length: int) -> list[tuple[str, str]]:
    return [("Content-Type", kind), ("Content-Length", str(length))]


def _type_of(file: Path) -> str:
    known = _TYPES.get(file.suffix.lower())
    return known or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
