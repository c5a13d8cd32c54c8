#!/usr/bin/env python3
"""Draw every picture of the example blog: `python tools/make_pictures.py [NAME ...]`.

Each picture is an SVG written by a function of tools/pictures and photographed by Chromium, so that the
pictures are the project's own and anyone can draw them again. Headers go to docs/img (JPEG, 1600x800),
pictures inside posts to docs/postimg.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from playwright.sync_api import sync_playwright

from pictures import figures, headers

DOCS = Path(__file__).resolve().parent.parent / "docs"

Picture = tuple[str, Callable[[], str], int, int]

PICTURES: tuple[Picture, ...] = (
    ("img/home-bg.jpg", headers.home, 1600, 800),
    ("img/post-bg-tea.jpg", headers.tea, 1600, 800),
    ("img/post-bg-night-train.jpg", headers.night_train, 1600, 800),
    ("img/post-bg-sea.jpg", headers.sea, 1600, 800),
    ("img/post-bg-rain.jpg", headers.rain, 1600, 800),
    ("img/post-bg-code.jpg", headers.code, 1600, 800),
    ("img/post-bg-snow.jpg", headers.snow, 1600, 800),
    ("img/post-bg-desert.jpg", headers.desert, 1600, 800),
    ("img/post-bg-lake.jpg", headers.lake, 1600, 800),
    ("img/avatar.png", headers.avatar, 320, 320),
    ("img/apple-touch-icon.png", headers.avatar, 320, 320),
    ("postimg/7101-map.png", figures.line_map, 1120, 540),
    ("postimg/exposure.png", figures.exposure, 1000, 690),
    ("postimg/steeping.png", figures.steeping, 1080, 570),
    ("postimg/gaiwan.jpg", figures.gaiwan, 1000, 700),
    ("postimg/thirds.jpg", figures.thirds, 1080, 720),
    ("postimg/histogram.png", figures.histogram, 1000, 490),
    ("postimg/window-seat.jpg", figures.window_seat, 1000, 640),
    ("postimg/bokeh.jpg", figures.bokeh, 1000, 640),
    ("postimg/ticket.png", figures.ticket, 900, 500),
    ("postimg/latency.png", figures.latency, 1000, 450),
)


def main(names: Sequence[str]) -> int:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("make_pictures: no Chromium found; install it (apt-get install chromium fonts-noto-cjk)")
        return 1
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for target, draw, width, height in PICTURES:
            if names and not any(name in target for name in names):
                continue
            page = browser.new_page(viewport={"width": width, "height": height})
            page.set_content(
                f'<body style="margin:0"><svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
                f'height="{height}" '
                f'viewBox="0 0 {width} {height}" style="display:block">{draw()}</svg></body>'
            )
            file = DOCS / target
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.suffix == ".jpg":
                page.screenshot(path=file, type="jpeg", quality=80)
            else:
                page.screenshot(path=file)
            page.close()
            print(f"{target}  {file.stat().st_size // 1024} KB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
