"""What the builds of one ``mkdocs serve`` hand to each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs_jekyll.jekyll import Problem

from ..report import ProblemKey, Reporter
from .changed_pages import BuiltSite
from .panel import PanelWriter
from .source_watch import SourceWatch


@dataclass(slots=True)
class BuildState:
    """``site_dir`` is the folder that the next build is to write, if not MkDocs' own; ``written`` the one
    that the last build has written, if known. ``is_useless`` asks a build to end, as another save has
    come.

    ``known`` are the problems that were logged already, ``reporter`` has those of the build that is under way
    or was the last. ``built`` is what the build knows that is served, ``ended`` what the last one knows that
    came to its end. ``failures`` are why the last one did not.
    """

    watch: SourceWatch = field(default_factory=SourceWatch)
    site_dir: Path | None = None
    written: Path | None = None
    is_useless: bool = False
    known: frozenset[ProblemKey] = frozenset()
    reporter: Reporter = field(default_factory=Reporter)
    built: BuiltSite | None = None
    ended: BuiltSite | None = None
    panel: PanelWriter | None = None
    failures: Sequence[Problem] = ()
