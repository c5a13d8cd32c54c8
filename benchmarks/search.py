"""What a search costs a reader in bytes and time, with Pagefind and with the theme's own search.

    python benchmarks/search.py                     1,000 posts
    python benchmarks/search.py --posts 200 5000

A page is opened in Chromium over the loopback, a title is put into the search box, and the time runs until
the first result is there. Bytes are those of answers, as they go over the line with gzip. Needs Playwright
and Chromium.
"""

from __future__ import annotations

import argparse
import gzip
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:1] = [str(ROOT)]

from benchmarks.builders import OURS  # noqa: E402
from benchmarks.posts import blog  # noqa: E402
from benchmarks.site import machine  # noqa: E402
from tests.browser.site import serve  # noqa: E402

#: Signs by which a server packs what it sends; the rest is packed already.
_TEXTS = (".html", ".css", ".js", ".json", ".xml", ".svg")


def build(folder: Path, engine: str) -> Path:
    """Build the blog with one of the two searches."""
    settings = folder / "mkdocs" / "mkdocs.yml"
    text = settings.read_text("utf-8").replace("{source: ..}", f"{{source: .., search: {engine}}}")
    settings.with_name(f"{engine}.yml").write_text(text, "utf-8")
    out = folder.parent / engine
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", f"mkdocs/{engine}.yml", "-d", str(out)]
    subprocess.run(command, cwd=folder, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return out


def ask(site: Path, page_path: str, words: str) -> tuple[float, int, int]:
    """Seconds to the first result; bytes of the search alone; number of its requests."""
    from playwright.sync_api import sync_playwright

    asked: list[str] = []
    with serve(site) as site_url, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        context = browser.new_context()
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        started = time.monotonic()
        page.goto(f"{site_url}/{page_path}")
        page.locator(".md-search__input").click()
        page.keyboard.insert_text(words)
        page.keyboard.press("End")
        page.locator(".md-search-result__item").first.wait_for(timeout=120_000)
        seconds = time.monotonic() - started
        browser.close()
    paths = {url.partition("?")[0].removeprefix(site_url).strip("/") for url in asked}
    files = [site / path for path in paths if "pagefind" in path or "search" in path]
    return seconds, sum(_sent(file) for file in files if file.is_file()), len(files)


def _sent(file: Path) -> int:
    data = file.read_bytes()
    return len(gzip.compress(data)) if file.name.endswith(_TEXTS) else len(data)


def main() -> int:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--posts", type=int, nargs="+", default=[1000])
    args = parser.parse_args()
    print(
        f"{machine()}\n\n| posts | search | KB | requests | seconds from opening a page to the first result |"
    )
    print("|--:|---|--:|--:|--:|")
    for count in args.posts:
        posts = list(blog(count))
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "blog"
            OURS.write(folder, posts)
            post = posts[len(posts) // 2]
            words = post.title.rpartition(" ")[0]
            path = f"{post.day:%Y/%m/%d}/post-{post.number}/"
            for engine in ("pagefind", "theme"):
                seconds, size, requests = ask(build(folder, engine), path, words)
                print(
                    f"| {count:,} | {engine} | {size / 1000:,.0f} | {requests} | {seconds:.2f} |", flush=True
                )
    return 0


if __name__ == "__main__":
    sys.exit(main())
