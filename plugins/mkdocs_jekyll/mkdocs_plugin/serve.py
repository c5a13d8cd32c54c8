"""Under ``mkdocs serve``: what to watch, and URLs that a host answers but MkDocs' server does not."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from mkdocs.livereload import LiveReloadServer

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]

#: Folders of a Jekyll site that a build writes or a tool keeps; to watch them would be to build for ever.
_UNWATCHED: Final = frozenset(("_site", "node_modules", "vendor", "site", "__pycache__"))


def watched(source: Path, docs_dir: Path, site_dir: Path) -> Iterator[tuple[Path, bool]]:
    """What of ``source`` is to be watched, and whether with its folders; MkDocs watches ``docs_dir``."""
    if source.is_relative_to(docs_dir):
        return
    yield source, False
    for child in sorted(source.iterdir()):
        named = not child.name.startswith(".") and child.name not in _UNWATCHED
        if (
            child.is_dir()
            and named
            and not site_dir.is_relative_to(child)
            and not docs_dir.is_relative_to(child)
        ):
            yield child, True


def watch(server: LiveReloadServer, source: Path, docs_dir: Path, site_dir: Path) -> None:
    """Have the server build anew when the source changes."""
    for path, recursive in watched(source.resolve(), docs_dir.resolve(), site_dir.resolve()):
        server.watch(str(path), recursive=recursive)


def serve_like_hosts(server: LiveReloadServer, bases: Iterable[str]) -> None:
    """Serve ``/about`` from ``about.html``, and ``/base/...`` though the server stands at another base."""
    serve: Application = server.serve_request
    others = tuple(base for base in bases if base and base != server.mount_path.rstrip("/"))

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
        path = translate(path, Path(server.root), server.mount_path, others)
        environ["PATH_INFO"] = path.encode("utf-8").decode("latin-1")
        return serve(environ, start_response)

    server.set_app(application)


def translate(path: str, root: Path, mount_path: str, bases: Iterable[str]) -> str:
    """The path that MkDocs' server understands; unchanged where it does already."""
    for base in bases:
        if path.startswith(base + "/") and not path.startswith(mount_path if mount_path != "/" else "\0"):
            path = mount_path + path[len(base) + 1 :]
            break
    if not path.startswith(mount_path) or path.endswith("/"):
        return path
    below = posixpath.normpath("/" + path[len(mount_path) :]).lstrip("/")
    if not (root / below).exists() and (root / f"{below}.html").is_file():
        return path + ".html"
    return path
