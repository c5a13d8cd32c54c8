"""The same sources give the same bytes, whatever clock, zone, locale, hash seed or folder."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.conftest import assets_lack, skip_or_fail
from tools.check_dist import build_site, copy_sources, differences

#: Python runs this at its start: all clocks go wrong by so many days.
WRONG_CLOCK = """
import datetime, os, time

off = int(os.environ["CLOCK_OFF_BY_DAYS"]) * 86400
right = time.time
time.time = lambda: right() + off

class Kind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__mro__[1])

class WrongDate(datetime.date, metaclass=Kind):
    @classmethod
    def today(cls):
        return cls.fromtimestamp(time.time())

class WrongDatetime(datetime.datetime, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.now(datetime.timezone.utc).replace(tzinfo=None)

    @classmethod
    def today(cls):
        return cls.now()

datetime.date, datetime.datetime = WrongDate, WrongDatetime
"""
HERE = {"CLOCK_OFF_BY_DAYS": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}
THERE = {
    "CLOCK_OFF_BY_DAYS": "500",
    "TZ": "America/St_Johns",
    "LC_ALL": "POSIX",
    "LANGUAGE": "de",
    "PYTHONHASHSEED": "4711",
}


def test_the_clock_can_be_set_wrong(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WRONG_CLOCK, "utf-8")
    code = "from datetime import *; now = datetime.now(); print(isinstance(now, date), now.toordinal())"
    days = []
    for environment in (HERE, THERE):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True,
            env={**os.environ, **environment, "PYTHONPATH": str(tmp_path)},
        )  # fmt: skip
        is_date, day = done.stdout.split()
        assert is_date == "True"
        days.append(int(day))
    assert days[1] - days[0] in (499, 500, 501)


@pytest.mark.long
def test_two_builds_are_equal(tmp_path: Path) -> None:
    if (reason := assets_lack()) is not None:
        skip_or_fail(reason, "REQUIRE_ASSETS", "assets")
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "sitecustomize.py").write_text(WRONG_CLOCK, "utf-8")
    projects = copy_sources(tmp_path / "here"), copy_sources(tmp_path / "over" / "there")
    for number, path in enumerate(sorted(path for path in projects[1].rglob("*") if path.is_file())):
        os.utime(path, (1_000_000_000 + number, 1_000_000_000 + number))
    common = {"PYTHONPATH": str(tmp_path / "start")}
    with ThreadPoolExecutor(2) as pool:
        builds = [
            pool.submit(build_site, sys.executable, project, {**common, **environment})
            for project, environment in zip(projects, (HERE, THERE), strict=True)
        ]
        sites = [build.result() for build in builds]
    assert differences(*sites) == []
    assert (sites[0] / "blog" / "index.html").is_file()


def test_files_that_differ_are_named(tmp_path: Path) -> None:
    for folder, files in (("one", {"a": "1", "b": "2"}), ("two", {"a": "1", "b": "3", "c/d": "4"})):
        for name, text in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
    assert differences(tmp_path / "one", tmp_path / "two") == ["b", "c/d"]


@pytest.mark.parametrize("written", ["", "soon", "99999999999999999999"])
def test_an_epoch_that_is_none_leaves_the_clock(monkeypatch: pytest.MonkeyPatch, written: str) -> None:
    from mkdocs_jekyll.jekyll.clock import build_date

    monkeypatch.setenv("SOURCE_DATE_EPOCH", written)
    assert build_date(None) is None
