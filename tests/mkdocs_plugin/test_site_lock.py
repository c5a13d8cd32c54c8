"""One process at a time writes a site."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mkdocs.config import load_config

from mkdocs_jekyll.mkdocs_plugin.repeat import site_lock

from .conftest import Builder

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the system locks no folder")

FILES = {"docs/_posts/2021-01-01-a.md": "Words.\n"}
#: Locks a folder until its input ends, or for so many seconds in a process that was split off.
PROGRAM = """
import os, sys
from mkdocs_jekyll.mkdocs_plugin.repeat.site_lock import lock
lock(sys.argv[1], lambda: None)
if sys.argv[2] == "split" and os.fork() == 0:
    os.close(0), os.close(1)
    import time
    time.sleep(60)
    os._exit(0)
print("locked", flush=True)
sys.stdin.read()
"""


def locked_by_another(site: Path, way: str = "") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", PROGRAM, str(site), way]
    other = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "locked\n"
    return other


def test_a_build_waits_for_another_one(
    make: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "half.html").touch()
    other, seen = locked_by_another(site), []

    def wait(_: float) -> None:
        seen.append((site / "half.html").exists())
        other.communicate()

    with monkeypatch.context() as patched:
        patched.setattr(site_lock.time, "sleep", wait)
        built = make(FILES)
    assert seen == [True], "what the other one writes is not touched"
    assert any("another build is writing" in line for line in built.log)
    assert not built.error
    assert (site / "2021/01/01/a.html").is_file()
    assert not (site / "half.html").exists()
    assert not site_lock._locked


def test_a_build_that_hangs_is_named(make: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_lock, "LONGEST_WAIT", 0)
    monkeypatch.setattr(site_lock, "_PAUSE", 0)
    other = locked_by_another(tmp_path / "site")
    assert any("another build has been writing" in line for line in make(FILES).warnings)
    assert not site_lock._locked
    other.communicate()
    assert not make({}).error


def test_a_build_that_is_killed_keeps_nobody_waiting(tmp_path: Path) -> None:
    other = locked_by_another(tmp_path / "site", "split")
    other.kill()
    other.communicate()
    began = time.monotonic()
    site_lock.lock(str(tmp_path / "site"), lambda: None)
    site_lock.unlock()
    assert time.monotonic() - began < 20


@pytest.mark.parametrize(("command", "is_kept"), [("build", False), ("gh-deploy", True)])
def test_what_is_published_stays_locked(
    make: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, is_kept: bool
) -> None:
    monkeypatch.setattr("mkdocs_jekyll.mkdocs_plugin.deploy.check", lambda _: None)
    make(FILES)
    config = load_config(str(tmp_path / "mkdocs.yml"))
    config.plugins.on_startup(command=command, dirty=False)
    __import__("mkdocs.commands.build").commands.build.build(config)
    assert bool(site_lock._locked) == is_kept
    site_lock.unlock()


def test_what_cannot_be_locked_is_written_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    site_lock.lock(str(tmp_path / "file" / "site"), lambda: None)
    assert not site_lock._locked
