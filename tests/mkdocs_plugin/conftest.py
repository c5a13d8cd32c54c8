"""Real builds in folders that are thrown away."""

from __future__ import annotations

import hashlib
import logging
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs import utils as mkdocs_utils
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.jekyll import site_reader as site_module
from mkdocs_jekyll.mkdocs_plugin.report import Reporter
from tests.conftest import MKDOCS_MODULE, assets_lack, skip_or_fail


@dataclass
class Built:
    """What came of a build: the folder, the log as ``LEVEL message`` lines, and the error that ended it.

    ``again`` builds the same project once more, a day later and from its files, and returns those of the site
    that differ.
    """

    site: Path
    log: list[str] = field(default_factory=list)
    error: str = ""
    problems: set[Problem] = field(default_factory=set)
    again: Callable[[], list[str]] = list

    def text(self, path: str) -> str:
        return (self.site / path).read_text("utf-8")

    @property
    def warnings(self) -> list[str]:
        return [line for line in self.log if line.startswith(("WARNING", "ERROR", "CRITICAL"))]


Builder = Callable[..., Built]


def digests(folder: Path) -> dict[str, str]:
    """Each file below a folder, by its path, with a digest of its content."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The files that only one of two folders has, or that differ."""
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def write(folder: Path, files: Mapping[str, str | None]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes((text or "").encode("utf-8"))


@pytest.fixture
def make(tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> Builder:
    """Build a site out of files: ``make(files, options={...}, mkdocs={...}, strict=False)``."""

    def builder(
        files: Mapping[str, str | None],
        options: Mapping[str, Any] | None = None,
        mkdocs: Mapping[str, Any] | None = None,
        *,
        strict: bool = False,
        verbose: bool = False,
    ) -> Built:
        monkeypatch.chdir(tmp_path)
        (tmp_path / "docs").mkdir(exist_ok=True)
        write(tmp_path, files)
        settings: dict[str, Any] = {
            "site_name": "Test",
            "theme": {"name": "material", "font": False},
            "plugins": [{"jekyll": dict(options or {})}],
            **(mkdocs or {}),
        }
        path = tmp_path / "mkdocs.yml"
        path.write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")

        def once() -> None:
            config = load_config(str(path), strict=strict)
            config.plugins.on_startup(command="build", dirty=False)
            build(config)

        def again() -> list[str]:
            before = digests(built.site)
            shutil.rmtree(tmp_path / ".cache" / "plugin" / "jekyll" / "builds", ignore_errors=True)
            now = site_module._now
            with pytest.MonkeyPatch.context() as later:
                later.setattr(site_module, "_now", lambda *given: now(*given) + timedelta(days=1))
                today = mkdocs_utils.get_build_datetime
                later.setattr(mkdocs_utils, "get_build_datetime", lambda: today() + timedelta(days=1))
                once()
            return differences(before, digests(built.site))

        built = Built(tmp_path / "site", again=again)
        report = Reporter.report

        def noted(self: Reporter, problem: Problem, level: int | None = None) -> None:
            if not self._is_ignored(problem):
                built.problems.add(problem)
            report(self, problem, level)

        monkeypatch.setattr(Reporter, "report", noted)
        caplog.set_level(logging.DEBUG if verbose else logging.INFO, logger=MKDOCS_MODULE)
        caplog.clear()
        try:
            once()
        except (Abort, MkDocsException, SystemExit) as error:
            built.error = str(error)
        shown = (record for record in caplog.records if record.levelno >= logging.INFO)
        built.log = [f"{record.levelname} {record.getMessage()}" for record in shown]
        if (reason := assets_lack()) is not None and any("npm_assets.py" in line for line in built.log):
            skip_or_fail(reason, "REQUIRE_ASSETS", "assets")
        return built

    return builder


@pytest.fixture
def serve(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Any]]:
    """Serves projects until the test ends."""
    from .served import Served  # it needs this module

    monkeypatch.chdir(tmp_path)
    started: list[Served] = []

    def start(project: Path, *given: Any) -> Served:
        started.append(Served(project, *given))
        return started[-1]

    yield start
    for served in started:
        served.stop()
