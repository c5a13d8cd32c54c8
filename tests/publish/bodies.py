"""A site whose bodies several processes make, and the bodies that one makes."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Item, SiteRenderer, read_site
from mkdocs_jekyll.publish import BodyWriter, PageBody, body_pool, url_index, worker_processes
from mkdocs_jekyll.publish.body_pool import BATCH, BodyPool, Workers
from mkdocs_jekyll.publish.body_work import BodyMaker, BodyWork, MadeBody
from mkdocs_jekyll.publish.math import SiteMath
from mkdocs_jekyll.publish.site_url import reconcile

POSTS = 3 * BATCH + 5
#: Bodies that can be made one by one.
COUNT = POSTS + 1
TEXT = "## On {{ page.title }}\n\nThe *first* words of {number}.\n\n`code`, [a link](/2021/01/01/).\n"


def _files(count: int) -> Iterator[tuple[str, str]]:
    yield "_config.yml", "title: Words\ntimezone: Asia/Shanghai\n"
    for number in range(1, count + 1):
        day = f"2021-{number // 28 + 1:02}-{number % 28 + 1:02}"
        text = TEXT.replace("{number}", str(number))
        yield f"_posts/{day}-{number}.md", f"---\ntitle: Post {number}\n---\n{text}"
    yield "all.md", "---\ntitle: All\n---\n{% for post in site.posts %}{{ post.content }}{% endfor %}"
    yield "now.md", "---\ntitle: Now\n---\n{{ 'now' | date: '%Y' }}"
    yield "_includes/a.html", "From a file."
    yield "include.md", "---\ntitle: Include\n---\n{% include a.html %}"
    yield "odd.md", "---\ntitle: Odd\n---\n{% nobody knows %}"


def work_in(folder: Path) -> BodyWork:
    """A site in a folder, and all of its bodies."""
    for name, text in _files(POSTS):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    site = read_site(folder)
    items: list[Item] = [*site.posts, *site.pages]
    urls = url_index((), reconcile({}, None, serving=False))
    return BodyWork(site, urls, False, [(item, item.url) for item in items])


def alone(work: BodyWork) -> list[PageBody]:
    """The bodies that one process makes."""
    renderer = SiteRenderer(work.site)
    writer = BodyWriter(renderer, SiteMath(renderer), work.urls)
    return [writer.body(item, url) for item, url in work.items]


def through(work: BodyWork, workers: Workers) -> tuple[list[PageBody], int]:
    """The bodies with a pool, and how many of them it has made."""
    renderer = SiteRenderer(work.site)
    pool = BodyPool(work, workers, renderer)
    made: list[PageBody | None] = []
    take = pool.take
    pool.take = lambda item: made.append(take(item)) or made[-1]  # type: ignore[method-assign, func-returns-value]
    writer = BodyWriter(renderer, SiteMath(renderer), work.urls, pool=pool)
    bodies = [writer.body(item, url) for item, url in work.items]
    pool.close()
    return bodies, sum(body is not None for body in made)


def nobody_is_lost(reason: str) -> None:
    raise AssertionError(reason)


def main(folder: Path, fault: str) -> None:
    """Have processes that are split off this one make the bodies; one of them is lost by ``fault``.

    ``anew``: they are started anew, with the main file of this program, which begins with all this again.
    """
    work = work_in(folder)
    make = BodyMaker.make

    def fails(self: BodyMaker, number: int) -> MadeBody | None:
        if number == 2 * BATCH and fault == "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        if number == 2 * BATCH and fault == "hangs":
            time.sleep(100)
        return make(self, number)

    reasons: list[str] = []
    assert worker_processes.can_fork()
    with pytest.MonkeyPatch.context() as patch:
        if fault == "anew":
            patch.setattr(worker_processes, "can_fork", lambda: False)
        patch.setattr(BodyMaker, "make", fails)
        patch.setattr(body_pool, "ANSWER_TIMEOUT", 1 if fault == "hangs" else 200)
        bodies, made = through(work, worker_processes.processes(work, 2, reasons.append))
    print(json.dumps({"same": bodies == alone(work), "made": made, "reasons": reasons}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
