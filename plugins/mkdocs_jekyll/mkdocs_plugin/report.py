"""Problems go to MkDocs' log, each of them once."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Final

from mkdocs.plugins import get_plugin_logger

from mkdocs_jekyll.jekyll import Problem

LEVELS: Final = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO}

log = get_plugin_logger("jekyll")


class Reporter:
    """Writes problems to the log; what was said once in a build is not said again.

    Warnings and errors make ``mkdocs build --strict`` fail. Nothing raises here: a post with a problem is
    one post less, not a site less.
    """

    def __init__(self) -> None:
        self._said: set[tuple[int, str]] = set()

    def tell(self, problem: Problem, level: int | None = None) -> None:
        """Log one problem as ``path:line: message — remedy``, at ``level`` if it is not the problem's own."""
        self.say(LEVELS[problem.severity] if level is None else level, text_of(problem))

    def tell_all(self, problems: Iterable[Problem]) -> None:
        """Log problems in their order."""
        for problem in problems:
            self.tell(problem)

    def info(self, message: str) -> None:
        """Log a line that an author may want to read, once."""
        self.say(logging.INFO, message)

    def say(self, level: int, message: str) -> None:
        """Log ``message`` at ``level`` unless it is empty or was said before."""
        key = (level, message)
        if message and key not in self._said:
            self._said.add(key)
            log.log(level, message)


def text_of(problem: Problem) -> str:
    """``path:line: message — remedy``; the parts that are known."""
    place = "" if problem.path is None else problem.path
    if place and problem.line is not None:
        place = f"{place}:{problem.line}"
    text = f"{place}: {problem.message}" if place else problem.message
    return f"{text} — {problem.remedy}" if problem.remedy else text
