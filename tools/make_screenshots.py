#!/usr/bin/env python3
"""Photograph the built site for README and documentation: `python tools/make_screenshots.py [FOLDER]`.

Builds the site, serves it on the loopback, and writes to docs/assets. With a FOLDER a picture of each kind of
page, desk and phone, light and dark, goes there instead: to be looked at.
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
)
TO_LOOK_AT = tuple(
    (f"{name}-{device}-{'dark' if dark else 'light'}", page, width, height, dark)
    for name, page in (
        ("home", ""),
        ("index", "blog/"),
        ("post", POST),
        ("code", "blog/2021/08/08/raspberry-darkroom/"),
        ("math", "blog/2014/11/11/exposure/"),
        ("plain", "blog/2018/01/06/first-snow/"),
        ("tags", "tags/"),
        ("archive", "blog/archive/"),
        ("guide", "guide/configuration/"),
    )
    for device, width, height in (("desk", 1440, 900), ("phone", 390, 844))
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
        tab.screenshot(path=folder / f"{name}.png")
        context.close()
        print(f"{name}.png")


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
