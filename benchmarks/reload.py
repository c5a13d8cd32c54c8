"""How long ``mkdocs serve`` takes to show a changed sentence.

    python benchmarks/reload.py                     1,000 posts, ten saves
    python benchmarks/reload.py --posts 5000 --saves 3

A post is open in Chromium and is saved with a new sentence; the time runs until the browser has loaded the
page by itself and the sentence stands on it. The next save comes a second later, which breaks off the whole
build behind it; memory is looked at when the last build is done. Needs Playwright and Chromium.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT)]

from benchmarks.builders import OURS  # noqa: E402
from benchmarks.posts import blog  # noqa: E402
from benchmarks.processes import memory_of, wait_until_idle  # noqa: E402
from benchmarks.site import machine  # noqa: E402

HOST = "127.0.0.1:8473"
_TIMEOUT = 600.0


def wait_for(url: str, words: str) -> float:
    """Seconds until a page has these words; raises TimeoutError."""
    started = time.monotonic()
    while time.monotonic() - started < _TIMEOUT:
        try:
            with urllib.request.urlopen(url, timeout=_TIMEOUT) as answer:
                if words in answer.read().decode():
                    return time.monotonic() - started
        except (urllib.error.URLError, ConnectionError):
            pass
        time.sleep(0.02)
    raise TimeoutError(url)


def measure(count: int, saves: int) -> tuple[list[float], int]:
    """Seconds of each save, and the server's memory in megabytes after them (Linux)."""
    posts = list(blog(count))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        OURS.write(folder, posts)
        command = [sys.executable, "-m", "mkdocs", "serve", "-q", "-f", "mkdocs/mkdocs.yml", "-a", HOST]
        server = subprocess.Popen(command, cwd=folder, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        try:
            post = posts[len(posts) // 2]
            url = f"http://{HOST}/{post.day:%Y/%m/%d}/post-{post.number}/"
            wait_for(url, "</html>")
            seconds = list(_saves(url, folder / "_posts" / post.name, post.file, saves))
            wait_until_idle(server.pid)
            memory = round(memory_of(server.pid))
        finally:
            server.terminate()
            server.wait()
    return seconds, memory


def _saves(url: str, path: Path, text: str, saves: int) -> Iterator[float]:
    """Save a post again and again while a browser shows it; gives the seconds until it shows what is new."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(url)
        for save in range(saves):
            path.write_text(f"{text}\nsentence-{save}-\n", "utf-8")
            started = time.monotonic()
            page.get_by_text(f"sentence-{save}-").wait_for(timeout=_TIMEOUT * 1000)
            yield time.monotonic() - started
            time.sleep(1)
        browser.close()


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, nargs="+", default=[1000])
    parser.add_argument("--saves", type=int, default=10)
    args = parser.parse_args()
    head = f"| posts | median, s | slowest, s | memory after {args.saves} saves, MB |"
    print(f"{machine()}\n\n{head}\n|--:|--:|--:|--:|")
    for count in args.posts:
        seconds, memory = measure(count, args.saves)
        print(f"| {count:,} | {statistics.median(seconds):.2f} | {max(seconds):.2f} | {memory} |", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
