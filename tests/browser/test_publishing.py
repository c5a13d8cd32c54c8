"""The site leaves the machine: `mkdocs gh-deploy` to a repository on disk, `mkdocs serve` on a port."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Browser, Locator

from tests.blog_generator import png, write
from tests.browser.conftest import Tab
from tests.browser.site import GitHubPages, mkdocs, serve
from tests.conftest import MKDOCS_MODULE

#: Of links: what is written, and what the browser makes of it.
HREFS = "links => links.map(link => [link.getAttribute('href'), link.href])"
POST = "2021/01/18/lake/"
PICTURE = "img/lake.png"
FILES = {
    "mkdocs.yml": b"""\
site_name: Slow
site_url: https://example.org/slow/
theme: {name: material, font: false}
plugins: [search, tags, jekyll]
""",
    "docs/_config.yml": b"permalink: pretty\n",
    "docs/index.md": b"# Welcome\n",
    "docs/_posts/2021-01-18-lake.md": (
        "---\ntitle: 湖\ntags: [水]\n---\n六站。\n\n![](/img/lake.png)\n".encode()
    ),
    "docs/img/lake.png": png(8, 8, (40, 90, 200)),
}


def git(*arguments: str, cwd: Path) -> str:
    done = subprocess.run(
        ["git", "-c", "user.name=Shen Yan", "-c", "user.email=shenyan@example.org", *arguments],
        cwd=cwd, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_gh_deploy_puts_the_site_on_a_branch_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, browser: Browser
) -> None:
    for key, value in {"NAME": "Shen Yan", "EMAIL": "shenyan@example.org"}.items():
        monkeypatch.setenv(f"GIT_AUTHOR_{key}", value)
        monkeypatch.setenv(f"GIT_COMMITTER_{key}", value)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    host, work = tmp_path / "host.git", tmp_path / "work"
    git("init", "-q", "--bare", str(host), cwd=tmp_path)
    write(FILES, work)
    git("init", "-q", "-b", "main", cwd=work)
    git("add", ".", cwd=work)
    git("commit", "-qm", "A blog", cwd=work)
    git("remote", "add", "origin", str(host), cwd=work)
    done = mkdocs("gh-deploy", "--strict", "--no-history", cwd=work)
    assert done.returncode == 0, done.stdout
    names = set(git("ls-tree", "-r", "--name-only", "gh-pages", cwd=host).splitlines())
    assert {f"{POST}index.html", PICTURE, "index.html", "sitemap.xml", ".nojekyll"} <= names
    assert not any(name.startswith(("_posts", "_config")) for name in names)
    page = git("show", f"gh-pages:{POST}index.html", cwd=host)
    assert "六站。" in page
    # what a host of pages serves: the branch, below the name of the repository
    git("clone", "-q", "-b", "gh-pages", str(host), str(tmp_path / "served" / "slow"), cwd=tmp_path)
    with serve(tmp_path / "served", GitHubPages) as url, closing(browser.new_context()) as context:
        tab = Tab(context.new_page(), f"{url}/slow/")
        assert click_through(tab) >= {"", POST, "blog/", "blog/tags/", "blog/archive/"}
        look_for_the_post(tab)
        assert (tab.failures, tab.errors, tab.foreign()) == ([], [], [])


def open_page(tab: Tab, path: str) -> Locator:
    """Open a page and the sections of its menu; the links that a reader sees then."""
    tab.load(path)
    tab.page.locator("input[id^=__nav_]").evaluate_all("boxes => boxes.forEach(box => box.checked = true)")
    return tab.page.locator("a:visible")


def click_through(tab: Tab) -> set[str]:
    """Click a link to each URL that a page of the site leads to, until none is new; the paths shown."""
    shown: set[str] = set()
    clicked: set[str] = set()
    waiting = {""}
    while waiting:
        path = waiting.pop()
        shown.add(path)
        for href, url in open_page(tab, path).evaluate_all(HREFS):
            if url in clicked or not url.startswith(tab.root) or href.startswith("#"):
                continue
            clicked.add(url)
            link = open_page(tab, path).and_(tab.page.locator(f'[href="{href}"]')).first
            with tab.page.expect_navigation():
                link.click()
            arrived = urldefrag(tab.page.url).url.partition("?")[0]
            assert arrived.startswith(tab.root), f"{href} on {path} leads to {arrived}"
            if not arrived.endswith((".png", ".xml")):
                waiting.add(arrived.removeprefix(tab.root))
        waiting -= shown
    return shown


def look_for_the_post(tab: Tab) -> None:
    """Find the post through the search box, and open it."""
    tab.open()
    tab.page.keyboard.press("/")
    tab.page.locator("input.md-search__input").fill("六站")
    tab.page.locator("a.md-search-result__link").first.click()
    tab.page.wait_for_url(f"**/{POST}*")
    assert "六站。" in tab.page.locator("article").inner_text()


@pytest.fixture
def served(tmp_path: Path) -> Iterator[str]:
    """`mkdocs serve` on a free port; yields the site's URL."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    write(FILES, tmp_path)
    log = tmp_path / "serve.log"
    with log.open("w", encoding="utf-8") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", MKDOCS_MODULE, "serve", "--dev-addr", f"127.0.0.1:{port}"],
            cwd=tmp_path, stdout=out, stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )  # fmt: skip
        try:
            url = f"http://127.0.0.1:{port}/slow/"
            deadline = time.monotonic() + 90
            while time.monotonic() < deadline and process.poll() is None:
                try:
                    fetch(url)
                    break
                except urllib.error.URLError:
                    time.sleep(0.2)
            else:
                pytest.fail(f"mkdocs serve does not answer:\n{log.read_text(encoding='utf-8')[-4000:]}")
            yield url
        finally:
            process.terminate()
            process.wait(20)


def fetch(url: str) -> bytes:
    with urllib.request.urlopen(url, timeout=10) as answer:
        body: bytes = answer.read()
        return body


def test_serve_shows_a_post_its_picture_and_what_is_saved(served: str, tmp_path: Path) -> None:
    page = fetch(served + POST).decode()
    assert "六站。" in page
    assert f'{PICTURE}"' in page
    assert fetch(served + PICTURE).startswith(b"\x89PNG")
    assert b"<urlset" in fetch(served + "sitemap.xml")
    path = tmp_path / "docs/_posts/2021-01-18-lake.md"
    path.write_text(path.read_text("utf-8") + "\n七站。\n", "utf-8")
    until = time.monotonic() + 90
    while "七站。" not in fetch(served + POST).decode():
        assert time.monotonic() < until
        time.sleep(0.2)
