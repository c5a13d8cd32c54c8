"""What a room tells about a site that is not as it should be: data, never a log line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found wrong (or worth saying) while a site is read or rendered.

    ``severity`` is ``"error"`` where Jekyll stops or leaves the file out, ``"warning"`` where it goes on,
    ``"info"`` for a choice the author may want to know. ``path`` is relative to the site's source, with
    slashes; ``line`` counts from 1 in the file, front matter included. ``remedy`` says what to do, and may
    be empty. ``counted_as`` is what many of these are called (``files that are not published``), where
    their number says enough; empty where each is to be read.
    """

    severity: Severity
    message: str
    path: str | None = None
    line: int | None = None
    remedy: str = ""
    counted_as: str = ""

    def __str__(self) -> str:
        """``path:line: message (remedy)``, as compilers write it."""
        place = "" if self.path is None else self.path if self.line is None else f"{self.path}:{self.line}"
        text = f"{place}: {self.message}" if place else self.message
        return f"{text} {self.remedy}" if self.remedy else text


def not_utf8(shown: str) -> Problem:
    """What is said of a file whose name no URL can have."""
    return Problem("error", "its name is not UTF-8; it is left out", shown, None, "Rename it.")


class JekyllError(Exception):
    """Stops everything: the site can't be read at all, as with a broken ``_config.yml``."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
