"""Pages that other processes render: the same site as from one process, whatever happens to them.

A build is a program of its own here: a process that runs tests has threads, and is not split.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_jekyll.publish.worker_processes import can_fork
from tests.conftest import MKDOCS_MODULE

from .conftest import digests, write

#: Counts the pages that came from elsewhere; ends those who render them after so many.
HOOK = """\
from pathlib import Path

from mkdocs_jekyll.mkdocs_plugin import page_pool

taken = []
take, receive = page_pool.PagePool.take, page_pool._Part.receive


def noted(self, page):
    if len(taken) == {last}:
        for part in self._parts:
            part._process.kill()
    found = take(self, page)
    taken.append(found is not None)
    return found


def on_startup(command, dirty):
    page_pool.PagePool.take = noted


def on_shutdown():
    Path(__file__).with_name("taken").write_text(str(sum(taken)))
"""
COUNT = 104


def _project(folder: Path, *, jobs: int, last: int) -> Path:
    posts = {
        f"_posts/2021-{1 + number // 28:02}-{1 + number % 28:02}-p{number}.md": f"---\ntitle: Post {number}\n"
        f"tags: [t{number % 7}]\n---\nWords of {number}, [a link](/gone/), `code`.\n\n## Part\n\n| a | b |\n"
        for number in range(COUNT)
    }
    # One of these is rendered first; no other page may mark it in the navigation.
    pages = {f"{name}.md": f"---\ntitle: {name.title()}\n---\nWords.\n" for name in ("about", "index", "zoo")}
    settings = {
        "site_name": "S",
        "nav": [{"About": "about.md"}, {"Zoo": "zoo.md"}, "index.md"],
        "site_url": "https://a.org/",
        "theme": {"name": "material", "font": False, "custom_dir": "theme"},
        "hooks": ["hook.py"],
        "plugins": ["tags", {"jekyll": {"source": ".", "jobs": jobs, "cache": False}}],
    }
    write(
        folder,
        {
            **posts,
            **pages,
            "_config.yml": "title: S\npaginate: 5\nplugins: [jekyll-paginate, jekyll-seo-tag]\n",
        },
    )
    write(folder, {"mkdocs.yml": json.dumps(settings), "hook.py": HOOK.format(last=last), "docs/.keep": ""})
    write(folder, {"theme/partials/copyright.html": "<p>{{ page.title }} of {{ config.site_name }}</p>\n"})
    return folder


def _build(folder: Path) -> tuple[dict[str, str], list[str], int]:
    """The digests of the site's files, the log, and the number of pages from other processes."""
    command = [sys.executable, "-m", MKDOCS_MODULE, "build"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    said = "\n".join(
        line for line in ran.stderr.splitlines() if " seconds" not in line and "directory" not in line
    )
    return digests(folder / "site"), said, int((folder / "taken").read_text())


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split on Linux")
def test_pages_of_other_processes_are_the_same(tmp_path: Path) -> None:
    one = _build(_project(tmp_path / "one", jobs=1, last=10_000))
    several = _build(_project(tmp_path / "several", jobs=3, last=10_000))
    ended = _build(_project(tmp_path / "ended", jobs=3, last=20))
    assert several[:2] == one[:2]
    assert ended[:2] == one[:2]
    assert one[2] == 0
    assert several[2] > COUNT
    assert 20 <= ended[2] < COUNT


def test_a_process_with_threads_is_not_split() -> None:
    import threading

    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert not can_fork()
    finally:
        stop.set()
        thread.join()
