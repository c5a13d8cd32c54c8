"""Problems go to MkDocs' log: each of them once, and many of one kind as one."""

from __future__ import annotations

import logging
import re
import shutil
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from mkdocs.plugins import get_plugin_logger

from mkdocs_jekyll.jekyll import Problem, Site
from mkdocs_jekyll.jekyll.errors import Severity
from mkdocs_jekyll.publish.problem_text import ProblemTexts, ignored_codes

LEVELS: Final = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO}
_SEVERITIES: Final[Mapping[int, Severity]] = {logging.ERROR: "error", logging.WARNING: "warning"}
#: So many problems of one kind are logged one by one; more of them are one message with examples.
ONE_BY_ONE: Final = 5
EXAMPLES: Final = 3
#: Kinds of problems under one code, each with a message; where there are more, all have one together.
_MOST_KINDS: Final = 50
_QUOTED: Final = re.compile(r"'([^']*)'")
#: The path that a message begins with.
_NAMED: Final = re.compile(r"(\S+\.\w+): ")
#: An error of the system's in print: only the words of it.
_WITHOUT_NUMBER: Final = re.compile(r"\[Errno \d+\] ([^:]*).*", re.DOTALL)
#: What makes one of many out of a quoted text: it is a path or a URL.
_PATH: Final = re.compile(r"[/.#%:]")
#: The page for which an include was read.
_ON_BEHALF: Final = re.compile(r" \(included by [^()]*\)")

#: The level at which a problem is logged, and its text.
ProblemKey = tuple[int, str]

log = get_plugin_logger("jekyll")


@dataclass(frozen=True, slots=True)
class _Held:
    """A problem that waits to be logged."""

    level: int
    problem: Problem

    @property
    def kind(self) -> tuple[int, str, str, str]:
        """What problems of one kind have in common."""
        problem = self.problem
        message = problem.counted_as or _without_paths(problem.message)
        return self.level, problem.code, message, _without_paths(problem.remedy)


class Reporter:
    """Collects the problems of a build; ``flush`` writes them to the log.

    Warnings and errors make ``mkdocs build --strict`` fail. Nothing raises here: a post with a problem is
    one post less, not a site less. Those that are ``known`` by their keys, from an earlier build of
    `mkdocs serve`, are not logged again.
    """

    def __init__(self, known: frozenset[ProblemKey] = frozenset()) -> None:
        self._known = known
        self._held: dict[ProblemKey, _Held] = {}
        self._logged: dict[ProblemKey, _Held] = {}
        self._source: Path | None = None
        self._ignored: frozenset[str] = frozenset()

    def configure(self, site: Site, option: Iterable[str]) -> None:
        """Take the site whose lines are shown, and the codes that the plugin or the site itself silences."""
        self._source = site.source
        self._ignored, unknown = ignored_codes(site.config, option)
        self._held = {key: held for key, held in self._held.items() if not self._is_ignored(held.problem)}
        self.report_all(unknown)

    @property
    def keys(self) -> frozenset[ProblemKey]:
        """What a later build is to know of this one's problems."""
        return frozenset((*self._logged, *self._held))

    @property
    def found(self) -> list[Problem]:
        """All problems of the build, each with the severity at which it is logged."""
        both = (*self._logged.values(), *self._held.values())
        return [replace(one.problem, severity=_SEVERITIES.get(one.level, "info")) for one in both]

    def _is_ignored(self, problem: Problem) -> bool:
        return problem.code in self._ignored and problem.severity != "error"

    def report(self, problem: Problem, level: int | None = None) -> None:
        """Hold one problem, at ``level`` if it is not the problem's own, unless it was reported before."""
        own = LEVELS[problem.severity] if level is None else level
        key = own, str(problem)
        if key not in self._logged and not self._is_ignored(problem):
            self._held.setdefault(key, _Held(own, problem))

    def report_all(self, problems: Iterable[Problem]) -> None:
        """Hold problems in their order."""
        for problem in problems:
            self.report(problem)

    def info(self, message: str, code: str = "MJ600") -> None:
        """Hold ``message`` or ``path: message``, which an author may want to read; an empty one is none."""
        if named := _NAMED.match(message):
            self.report(Problem("info", message[named.end() :], named[1], code=code))
        elif message:
            self.report(Problem("info", message, code=code))

    def flush(self) -> None:
        """Log what is held. With ``-v`` each problem has its own message, whatever it is."""
        groups: dict[object, list[_Held]] = {}
        for key, held in self._held.items():
            if key not in self._known:
                groups.setdefault(held.kind, []).append(held)
        groups = _together(groups)
        self._logged.update(self._held)
        self._held = {}
        texts = ProblemTexts(self._source)
        for group in groups.values():
            is_short = len(group) <= (1 if group[0].problem.counted_as else ONE_BY_ONE)
            if is_short or log.isEnabledFor(logging.DEBUG):
                for held in group:
                    log.log(held.level, texts.of(held.problem))
            else:
                log.log(group[0].level, _summary([held.problem for held in group]))


def _summary(problems: Sequence[Problem]) -> str:
    """Many problems of one kind as one message."""
    first, count = problems[0], len(problems)
    if first.counted_as:
        return f"{count} {first.counted_as} (-v lists them) [{first.code}]"
    alike = len({_without_paths(problem.message) for problem in problems}) == 1
    message = _without_paths(first.message) if alike else _QUOTED.sub("'…'", first.message)
    head = f"{message} ({count} times) [{first.code}]"
    examples = [f"    {_example(problem, alike)}" for problem in problems[:EXAMPLES]]
    rest = f"    and {count - EXAMPLES} more (-v lists them)"
    remedy = [f"    {_without_paths(first.remedy)}"] if first.remedy else []
    return "\n".join([head, *examples, rest, *remedy])


def _together(groups: Mapping[object, list[_Held]]) -> dict[object, list[_Held]]:
    """The groups, but one for a code that has too many: a text can name any number of things."""
    codes = {
        kind: (group[0].level, group[0].problem.code)
        for kind, group in groups.items()
        if not group[0].problem.counted_as
    }
    kinds = Counter(codes.values())
    together: dict[object, list[_Held]] = {}
    for kind, group in groups.items():
        code = codes.get(kind)
        together.setdefault(code if code and kinds[code] > _MOST_KINDS else kind, []).extend(group)
    return together


def _example(problem: Problem, alike: bool) -> str:
    """Where one of many stands, and which path, or what, it is about."""
    quoted = _QUOTED.findall(problem.message)
    paths = dict.fromkeys(f"'{found}'" for found in quoted if not alike or _PATH.search(found))
    return ": ".join(filter(None, [problem.place, ", ".join(paths)]))


def _without_paths(message: str) -> str:
    message = _ON_BEHALF.sub("", message)
    return _QUOTED.sub(lambda found: "'…'" if _PATH.search(found[1]) else found[0], message)


def unfinished(error: OSError) -> str:
    """What a build says that a file or a folder ended."""
    path, reason = error.filename2 or error.filename, error.strerror or str(error)
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        _, path, reason = error.args[0][0]  # the first of those of a folder that was copied
        reason = _WITHOUT_NUMBER.sub(r"\1", reason)
    shown = f"'{path}'" if path else "a file"
    return (
        f"{shown}: {reason}; the site is not complete, so don't publish it"
        " — Look at the disk and at permissions, and build again."
    )
