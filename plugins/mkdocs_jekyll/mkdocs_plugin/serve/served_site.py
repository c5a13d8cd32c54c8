"""What ``mkdocs serve`` shows at a moment: the folder of a whole build, and problems."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from mkdocs_jekyll.jekyll import Problem
from mkdocs_jekyll.jekyll.files import read_bytes

from .panel import PanelWriter


@dataclass(frozen=True, slots=True)
class ServedPage:
    """A page, the problems that stand on it, and what distinguishes both from a later state of them."""

    html: bytes
    panel: str
    version: str


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """``root`` is the folder that is served; without ``has_site`` there is nothing in it yet.

    ``problems`` are those of the last build, ``failures`` what has ended it: then ``root`` is that of an
    earlier one. ``sources`` are paths of texts (below the source) by the destinations of their pages.
    ``bases`` are the paths below which the site is published. ``assets`` counts the builds that changed what
    several pages load.
    """

    root: Path
    panel: PanelWriter
    problems: Sequence[Problem] = ()
    failures: Sequence[Problem] = ()
    sources: Mapping[str, str] = field(default_factory=dict)
    bases: Sequence[str] = ()
    assets: int = 0
    has_site: bool = True

    def page(self, file: Path) -> ServedPage:
        """The page in a file below ``root``. Raises OSError where it can't be read."""
        html = read_bytes(file) if self.has_site else self.panel.document().encode()
        below = file.is_relative_to(self.root)
        panel = self._panel_of(file.relative_to(self.root).as_posix() if below else "")
        digest = sha256(html + panel.encode()).hexdigest()
        return ServedPage(html, panel, f"{digest[:24]}-{self.assets}")

    def _panel_of(self, destination: str) -> str:
        """What a page shows of problems: failures, errors, and the warnings that concern its text."""
        own = self.sources.get(destination)
        found, others = dict.fromkeys(self.failures), 0
        for one in self.problems:
            if one.severity == "error" or (one.severity == "warning" and _is_of(one, own)):
                found[one] = None
            elif one.severity == "warning":
                others += 1
        errors_first = sorted(found, key=lambda one: one.severity != "error")
        return self.panel.write(errors_first, others, is_old=bool(self.failures) and self.has_site)


def _is_of(problem: Problem, own: str | None) -> bool:
    """Whether a problem concerns the text ``own``, or is none of a text."""
    return problem.path in (own, None) or (own is not None and problem.other == own)


class ServedSite:
    """The site as it is served, and all who wait for another; written by builds, read by requests."""

    def __init__(self, now: Snapshot) -> None:
        self._now = now
        self._changed = threading.Condition()

    @property
    def now(self) -> Snapshot:
        """What is served at the moment."""
        return self._now

    def show(self, now: Snapshot) -> None:
        """Serve another state from now on."""
        with self._changed:
            self._now = now
            self._changed.notify_all()

    def show_page(self, path: str, problems: Sequence[Problem]) -> None:
        """Let those who wait know that the page of a text was rendered anew, with these problems."""
        rest = [one for one in self._now.problems if one.path != path]
        self.show(replace(self._now, problems=[*rest, *problems]))

    def wait_for_change(self, version: Callable[[], str], known: str, seconds: float) -> None:
        """Wait until something has another version than the one that is known, or until the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: version() != known, timeout=seconds)
