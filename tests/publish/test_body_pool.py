"""Bodies that other processes make are those that one makes; a process may be lost at any time."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Item, Site, SiteRenderer, read_site
from mkdocs_jekyll.publish import BodyWriter, PageBody, body_pool, url_index, worker_processes
from mkdocs_jekyll.publish.body_pool import BATCH, BodyPool, Workers
from mkdocs_jekyll.publish.body_work import BodyMaker, BodyWork, make_bodies, packed, unpacked
from mkdocs_jekyll.publish.math import SiteMath
from mkdocs_jekyll.publish.site_url import reconcile

COUNT = 3 * BATCH + 5
TEXT = "## On {{ page.title }}\n\nThe *first* words of {number}.\n\n`code`, [a link](/2021/01/01/).\n"


def _files(count: int) -> Iterator[tuple[str, str]]:
    yield "_config.yml", "title: Words\ntimezone: Asia/Shanghai\n"
    for number in range(1, count + 1):
        day = f"2021-{number // 28 + 1:02}-{number % 28 + 1:02}"
        text = TEXT.replace("{number}", str(number))
        yield f"_posts/{day}-{number}.md", f"---\ntitle: Post {number}\n---\n{text}"
    yield "all.md", "---\ntitle: All\n---\n{% for post in site.posts %}{{ post.content }}{% endfor %}"
    yield "now.md", "---\ntitle: Now\n---\n{{ 'now' | date: '%Y' }}"
    yield "odd.md", "---\ntitle: Odd\n---\n{% nobody knows %}"


@pytest.fixture
def site(tmp_path: Path) -> Site:
    for name, text in _files(COUNT):
        path = tmp_path / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return read_site(tmp_path / "site")


@pytest.fixture
def work(site: Site) -> BodyWork:
    items: list[Item] = [*site.posts, *site.pages]
    urls = url_index((), reconcile({}, None, serving=False))
    return BodyWork(site, urls, False, [(item, item.url) for item in items])


def _alone(work: BodyWork) -> list[PageBody]:
    renderer = SiteRenderer(work.site)
    writer = BodyWriter(renderer, SiteMath(renderer), work.urls)
    return [writer.body(item, url) for item, url in work.items]


def _through(work: BodyWork, workers: Workers) -> tuple[list[PageBody], int]:
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


def _nobody_is_lost(reason: str) -> None:
    raise AssertionError(reason)


def test_any_executor_will_do_and_the_bodies_are_the_same(work: BodyWork) -> None:
    bodies, made = _through(work, Workers(ThreadPoolExecutor(2), 2, _nobody_is_lost, packed(work)))
    assert bodies == _alone(work)
    assert made == COUNT  # what shows other posts or the time, or warns once for a site, is made by one


def test_what_is_packed_comes_out_whole(work: BodyWork) -> None:
    again = unpacked(packed(work))
    assert [item.data for item, _ in again.items] == [item.data for item, _ in work.items]
    assert again.site.posts[3].next is again.site.posts[4]
    assert again.site.posts[4].previous is again.site.posts[3]
    assert again.site.time == work.site.time
    assert dict(again.site.config) == dict(work.site.config)


@pytest.mark.parametrize("splits", [True, False], ids=["split off", "started anew"])
def test_processes_of_this_machine(work: BodyWork, splits: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if splits and not worker_processes.can_fork():
        pytest.skip("processes are split off on Linux only, and without other threads")
    monkeypatch.setattr(worker_processes, "can_fork", lambda: splits)
    bodies, made = _through(work, worker_processes.processes(work, 2, _nobody_is_lost))
    assert bodies == _alone(work)
    assert made == COUNT


class _Later(Executor):
    """An executor whose answers are ``found``, an error or nothing at all."""

    def __init__(self, found: BaseException | None) -> None:
        self.found = found
        self.is_shut = False

    def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
        future: Future[object] = Future()
        if self.found is not None:
            future.set_exception(self.found)
        return future

    def shutdown(self, **_: object) -> None:  # type: ignore[override]
        self.is_shut = True


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (BrokenProcessPool("gone"), "a process that rendered texts was ended"),
        (None, "has not answered"),
        (ConnectionResetError("no scheduler"), "ConnectionResetError: no scheduler"),
    ],
    ids=["ends", "hangs", "cannot be reached"],
)
def test_a_process_that_is_lost_costs_nothing_but_time(
    work: BodyWork, found: BaseException | None, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(body_pool, "PATIENCE", 0.05)
    reasons: list[str] = []
    executor = _Later(found)
    bodies, made = _through(work, Workers(executor, 2, reasons.append))
    assert bodies == _alone(work)
    assert made == 0
    assert [said in reason for reason in reasons] == [True]
    assert executor.is_shut


def test_breaking_off_a_build_leaves_no_work_behind(work: BodyWork) -> None:
    executor = _Later(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        _through(work, Workers(executor, 2, _nobody_is_lost))
    assert executor.is_shut


@pytest.mark.skipif(sys.platform != "linux", reason="a patched function is known to split processes only")
@pytest.mark.parametrize("fault", ["killed", "hangs"])
def test_a_real_process_is_lost(work: BodyWork, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if not worker_processes.can_fork():
        pytest.skip("there are other threads")
    make = BodyMaker.make

    def fails(self: BodyMaker, number: int) -> object:
        if number == 2 * BATCH:
            os.kill(os.getpid(), signal.SIGKILL) if fault == "killed" else time.sleep(100)
        return make(self, number)

    monkeypatch.setattr(BodyMaker, "make", fails)
    monkeypatch.setattr(body_pool, "PATIENCE", 3)
    reasons: list[str] = []
    started = time.monotonic()
    bodies, _ = _through(work, worker_processes.processes(work, 2, reasons.append))
    assert bodies == _alone(work)
    assert len(reasons) == 1
    assert time.monotonic() - started < 60


def test_a_body_that_cannot_be_made_is_made_by_who_asks(
    work: BodyWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    maker = BodyMaker(work)

    def fails(*_: object) -> PageBody:
        raise ValueError

    monkeypatch.setattr(BodyWriter, "body", fails)
    assert maker.make_all([0, 1]) == [None, None]


def test_texts_that_depend_on_others_are_not_made_one_by_one(work: BodyWork) -> None:
    places = {item.relative_path: number for number, (item, _) in enumerate(work.items)}
    assert make_bodies(packed(work), [places[name] for name in ("all.md", "now.md", "odd.md")]) == [None] * 3


PARENT = """
import os, sys, time
from pathlib import Path
from mkdocs_jekyll.jekyll import read_site
from mkdocs_jekyll.publish import body_work, url_index, worker_processes
from mkdocs_jekyll.publish.site_url import reconcile

site = read_site(Path(sys.argv[1]))
urls = url_index((), reconcile({}, None, serving=False))
work = body_work.BodyWork(site, urls, False, [(post, post.url) for post in site.posts])
workers = worker_processes.processes(work, 2, print)
workers.executor.submit(body_work.make_bodies, None, range(1)).result()
print(*workers.executor._processes, flush=True)
time.sleep(100)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_processes_end_with_the_one_that_builds(work: BodyWork) -> None:
    command = [sys.executable, "-c", PARENT, str(work.site.source)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        children = [Path("/proc", number) for number in parent.stdout.readline().split()]
        assert len(children) == 2
        parent.kill()
    for _ in range(100):
        if not any(child.exists() for child in children):
            break
        time.sleep(0.1)
    assert not any(child.exists() for child in children)
