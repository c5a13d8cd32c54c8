"""Problems of a site as data: nothing is logged here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal

Severity = Literal["error", "warning", "info"]

#: What would end a line, move a terminal's cursor, or change the direction of a text.
_CONTROL: Final = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_VALUE: Final = re.compile(r"'[^']{100,}'|`[^`]{100,}`")
_LONGEST_VALUE: Final = 90
_LONGEST: Final = 600


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing found wrong (or worth saying) while a site is read, rendered or published.

    ``severity`` is ``"error"`` where Jekyll stops or leaves the file out, ``"warning"`` where it goes on,
    ``"info"`` for a choice the author may want to know. ``path`` is relative to the site's source, with
    slashes; ``line`` and ``column`` count from 1 in the file, front matter included. ``remedy`` says what to
    do, and may be empty. ``counted_as`` is what many of these are called (``files that are not published``),
    where their number says enough; empty where each is to be read. ``code`` names the kind of problem; all
    codes stand in ``problem_codes``. ``other`` is the path of another file that it concerns as well.

    A text can't end the line it stands on: control characters are shown as escapes, long values are cut.
    """

    severity: Severity
    message: str
    path: str | None = None
    line: int | None = None
    remedy: str = ""
    counted_as: str = ""
    code: str = field(kw_only=True)
    column: int | None = field(default=None, kw_only=True)
    other: str | None = field(default=None, kw_only=True)

    def __post_init__(self) -> None:
        object.__setattr__(self, "message", shown(self.message))
        object.__setattr__(self, "remedy", shown(self.remedy))
        if self.path is not None:
            object.__setattr__(self, "path", shown(self.path))

    @property
    def place(self) -> str:
        """``path:line:column``, as far as it is known."""
        if self.path is None:
            return ""
        numbers = [self.line, self.column if self.line is not None else None]
        return ":".join([self.path, *(str(number) for number in numbers if number is not None)])

    @property
    def head(self) -> str:
        """``path:line:column: message [MJ012]``, the parts that are known."""
        place = f"{self.place}: " if self.path is not None else ""
        return f"{place}{self.message} [{self.code}]"

    def __str__(self) -> str:
        """The head and the remedy, on one line."""
        return f"{self.head} {self.remedy}" if self.remedy else self.head


def shown(text: str) -> str:
    """A text for a message: control characters as escapes, values of more than a line cut."""
    text = _CONTROL.sub(_escaped, text)
    if len(text) > 100:
        text = _VALUE.sub(lambda match: f"{match[0][:_LONGEST_VALUE]}…{match[0][-1]}", text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _escaped(match: re.Match[str]) -> str:
    char = match[0]
    return {"\n": "\\n", "\r": "\\r", "\t": "\\t"}.get(
        char, f"\\x{ord(char):02x}" if ord(char) < 256 else f"\\u{ord(char):04x}"
    )


def not_utf8(shown: str) -> Problem:
    """What is said of a file whose name no URL can have."""
    return Problem("error", "its name is not UTF-8; it is left out", shown, None, "Rename it.", code="MJ102")


class JekyllError(Exception):
    """Stops everything: the site can't be read at all, as with a broken ``_config.yml``."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem
