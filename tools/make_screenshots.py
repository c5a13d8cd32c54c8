#!/usr/bin/env python3
"""Photograph the built site for README and documentation: `python tools/make_screenshots.py [FOLDER]`.

Builds the site, serves it on the loopback, and writes to docs/assets. With a FOLDER a picture of each kind of
page, desk, tablet and phone, light and dark, goes there instead: to be looked at. The fonts are the
machine's: Debian's fonts-noto-cjk and fonts-roboto-unhinted are those of the pictures in the repository.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser.conftest import FLAGS  # noqa: E402
from tests.browser.site import BASE, mkdocs, serve  # noqa: E402
from tests.conftest import chromium  # noqa: E402

POST = "blog/2013/07/21/7101/"
#: Name, page, width, height, dark.
FOR_DOCS = (
    ("post-desk", POST, 1280, 860, False),
    ("post-phone-dark", POST, 390, 860, True),
    ("index-desk", "blog/", 1280, 860, False),
    ("index-desk-dark", "blog/", 1280, 860, True),
    ("index-phone", "blog/", 390, 860, False),
    ("archive-desk", "blog/archive/", 1280, 720, False),
    ("tags-desk", "tags/", 1280, 720, False),
)
#: A picture that is larger has no place in a repository.
LARGEST = 200_000
DEVICES = (("desk", 1440, 900), ("tablet", 820, 1180), ("phone", 390, 844))
PAGES = {
    "home": "",
    "index": "blog/",
    "post": POST,
    "code": "blog/2021/08/08/raspberry-darkroom/",
    "math": "blog/2014/11/11/exposure/",
    "plain": "blog/2018/01/06/first-snow/",
    "tables": "blog/2018/09/15/plain-text/",
    "tags": "tags/",
    "archive": "blog/archive/",
    "guide": "guide/configuration/",
    "missing": "404.html",
}
TO_LOOK_AT = tuple(
    (f"{name}-{device}-{'dark' if dark else 'light'}", page, width, height, dark)
    for name, page in PAGES.items()
    for device, width, height in DEVICES
    for dark in (False, True)
)


def shoot(
    browser: Browser, root: str, folder: Path, shots: Sequence[tuple[str, str, int, int, bool]]
) -> None:
    """Write one PNG for each of ``shots``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, page, width, height, dark in shots:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light"
        )
        tab = context.new_page()
        tab.goto(root + page, wait_until="networkidle")
        file = folder / f"{name}.png"
        tab.screenshot(path=file)
        context.close()
        size = file.stat().st_size
        print(f"{name}.png  {size // 1024} KB{'  TOO LARGE' if size > LARGEST else ''}")


def main(arguments: Sequence[str]) -> int:
    """Build, serve, photograph."""
    program = chromium()
    if program is None:
        print("make_screenshots: no Chromium found; install it (apt-get install chromium fonts-noto-cjk)")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        built = mkdocs("build", "--site-dir", str(Path(folder) / BASE.strip("/")))
        if built.returncode:
            print(built.stdout)
            return 1
        with serve(Path(folder)) as host, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=program, args=FLAGS)
            if arguments:
                shoot(browser, host + BASE, Path(arguments[0]), TO_LOOK_AT)
            else:
                shoot(browser, host + BASE, ROOT / "docs" / "assets", FOR_DOCS)
            browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
