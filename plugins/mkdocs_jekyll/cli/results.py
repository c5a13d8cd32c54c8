"""What commands return: values, which `output` prints."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs_jekyll.authoring.posts import WrittenPost
from mkdocs_jekyll.authoring.project import Project
from mkdocs_jekyll.compare.model import Comparison
from mkdocs_jekyll.export.plan import Export
from mkdocs_jekyll.jekyll import Problem


@dataclass(frozen=True, slots=True)
class CheckResult:
    """The problems of a site, each once. ``form`` is one of ``FORMATS``."""

    source: Path
    problems: tuple[Problem, ...]
    form: str = "text"

    @property
    def count(self) -> int:
        """How many have to be dealt with: all but information."""
        return sum(problem.severity != "info" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class CompareResult:
    """What came of a comparison, and the report's file if one was asked for; how it is printed."""

    comparison: Comparison
    report: Path | None = None
    as_json: bool = False


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What was written, and where."""

    export: Export
    folder: Path


@dataclass(frozen=True, slots=True)
class InitResult:
    """The project, and whether it was only looked at."""

    project: Project
    dry_run: bool


@dataclass(frozen=True, slots=True)
class PostResult:
    """A post that was written, and the site's folder; ``opens`` asks for its file to be opened."""

    source: Path
    written: WrittenPost
    opens: bool = False
