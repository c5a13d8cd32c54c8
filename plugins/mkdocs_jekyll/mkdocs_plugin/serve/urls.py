"""URLs that the host of a site answers, but a server of files does not."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from pathlib import Path


def translate(path: str, root: Path, mount_path: str, bases: Iterable[str]) -> str:
    """The path of a file for what a browser asks for: ``/about`` is ``about.html``; other bases are ours.

    Unchanged where nothing is to be translated.
    """
    for base in bases:
        if path.startswith(base + "/") and (mount_path == "/" or not path.startswith(mount_path)):
            path = mount_path + path[len(base) + 1 :]
            break
    if not path.startswith(mount_path) or path.endswith("/"):
        return path
    below = posixpath.normpath("/" + path[len(mount_path) :]).lstrip("/")
    if not (root / below).exists() and (root / f"{below}.html").is_file():
        return path + ".html"
    return path
