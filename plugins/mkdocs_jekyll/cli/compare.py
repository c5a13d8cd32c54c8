"""``mkdocs-jekyll compare``: which of the old site's addresses the new one no longer answers."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO


def run(old: Path, new: Path, *, out: TextIO) -> int:
    """Print the addresses that are gone, and how many there are; 1 if there is any, else 0."""
    there = addresses(old)
    gone = sorted(there - reachable(addresses(new)))
    for address in gone:
        print(address, file=out)
    print(f"{len(there) - len(gone)} of {len(there)} addresses are still there", file=out)
    return 1 if gone else 0


def addresses(site: Path) -> set[str]:
    """The address of each file below a folder: ``/a/`` for ``a/index.html``, ``/b.html`` for ``b.html``."""
    return {_address(path.relative_to(site)) for path in site.rglob("*") if path.is_file()}


def reachable(there: set[str]) -> set[str]:
    """The addresses that answer, with those a web host answers too: ``/a`` for ``/a.html`` and ``/a/``."""
    short = {address.removesuffix(".html") for address in there if address.endswith(".html")}
    folders = {address.rstrip("/") for address in there if address.endswith("/") and address != "/"}
    return there | short | folders


def _address(path: Path) -> str:
    text = "/" + path.as_posix()
    return text.removesuffix("index.html") if path.name == "index.html" else text
