"""Bodies that other processes make are those that one makes; a process may be lost at any time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from types import ModuleType

import pytest

from mkdocs_jekyll.publish import BodyWriter, PageBody, body_pool, worker_processes
from mkdocs_jekyll.publish.body_pool import Workers
from mkdocs_jekyll.publish.body_work import BodyMaker, BodyWork, make_bodies, packed, unpacked
from mkdocs_jekyll.publish.system_events import repeat_events, system_events

from .bodies import COUNT, alone, nobody_is_lost, through


def test_any_executor_will_do_and_the_bodies_are_the_same(work: BodyWork) -> None:
    bodies, made = through(work, Workers(ThreadPoolExecutor(2), 2, nobody_is_lost, packed(work)))
    assert bodies == alone(work)
    assert made == COUNT  # what shows other posts or the time, or warns once for a site, is made by one


def test_what_is_packed_comes_out_whole(work: BodyWork) -> None:
    again = unpacked(packed(work))
    assert [item.data for item, _ in again.items] == [item.data for item, _ in work.items]
    assert again.site.posts[3].next is again.site.posts[4]
    assert again.site.posts[4].previous is again.site.posts[3]
    assert again.site.time == work.site.time
    assert dict(again.site.config) == dict(work.site.config)


def test_processes_that_are_started_anew(work: BodyWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker_processes, "can_fork", lambda: False)
    bodies, made = through(work, worker_processes.processes(work, 2, nobody_is_lost))
    assert bodies == alone(work)
    assert made == COUNT


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split off on Linux only")
@pytest.mark.parametrize(
    ("fault", "reasons"),
    [
        ("", []),
        ("killed", ["a process that rendered texts was ended"]),
        ("hangs", ["a process that renders texts has not answered for 1 seconds"]),
    ],
    ids=["sound", "killed", "hangs"],
)
def test_processes_that_are_split_off(tmp_path: Path, fault: str, reasons: list[str]) -> None:
    command = [sys.executable, "-m", "tests.publish.bodies", str(tmp_path), fault]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert found["same"]
    assert found["reasons"] == reasons
    assert (found["made"] == COUNT) == (not fault)


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
    monkeypatch.setattr(body_pool, "ANSWER_TIMEOUT", 0.05)
    reasons: list[str] = []
    executor = _Later(found)
    bodies, made = through(work, Workers(executor, 2, reasons.append))
    assert bodies == alone(work)
    assert made == 0
    assert [said in reason for reason in reasons] == [True]
    assert executor.is_shut


def test_breaking_off_a_build_leaves_no_work_behind(work: BodyWork) -> None:
    executor = _Later(KeyboardInterrupt())
    with pytest.raises(KeyboardInterrupt):
        through(work, Workers(executor, 2, nobody_is_lost))
    assert executor.is_shut


@pytest.mark.skipif(sys.platform != "linux", reason="processes are split off on Linux only")
def test_new_processes_that_end_before_they_begin_hold_nobody_up(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "from pathlib import Path\nfrom tests.publish import bodies\n"
        f"bodies.POSTS = 150\nbodies.main(Path({str(tmp_path / 'site')!r}), 'anew')\n"
    )
    command = [sys.executable, str(program)]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=280, env=environment)
    found = json.loads(done.stdout)
    assert found == {"same": True, "made": 0, "reasons": ["a process that rendered texts was ended"]}


def test_which_programs_can_be_started_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "program.py"
    main = ModuleType("__main__")
    main.__file__ = str(program)
    monkeypatch.setitem(sys.modules, "__main__", main)
    program.write_text("import mkdocs\nmkdocs.build()\n")
    assert not worker_processes.can_start()
    program.write_text("if __name__ == '__main__':\n    build()\n")
    assert worker_processes.can_start()
    program.unlink()
    assert worker_processes.can_start()  # packed with its launcher
    main.__file__ = None
    assert worker_processes.can_start()  # nothing is read again


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


def test_who_listens_to_a_build_hears_of_files_that_other_processes_open(work: BodyWork) -> None:
    number = next(at for at, (item, _) in enumerate(work.items) if item.relative_path == "include.md")
    (made,) = BodyMaker(work).make_all([number])
    assert made is not None
    include = str(work.site.source / "_includes" / "a.html")
    heard: list[tuple[str, tuple[object, ...]]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "audit", lambda event, *arguments: heard.append((event, arguments)))
        repeat_events(made.events)
    assert ("open", (include, None, os.O_RDONLY | os.O_CLOEXEC)) in heard


def test_what_is_repeated_has_the_form_of_the_event() -> None:
    events: list[tuple[str, tuple[object, ...]]] = []
    listens = False
    sys.addaudithook(lambda event, arguments: events.append((event, arguments)) if listens else None)
    with system_events() as noted:
        listens = True
        subprocess.run([sys.executable, "-c", ""], check=True)
        listens = False
    programs = [(event, arguments[1]) for event, arguments in events if event == "subprocess.Popen"]
    events.clear()
    listens = True
    repeat_events(noted)
    listens = False
    reported = [arguments for event, arguments in events if event == "subprocess.Popen"]
    assert [len(arguments) for arguments in reported] == [4]
    assert [list(arguments[1]) for arguments in reported] == [program for _, program in programs]


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
