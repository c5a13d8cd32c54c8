"""The lines between ``---`` and ``---`` at a file's beginning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, Final

from . import ruby_yaml
from .positions import NOWHERE, Position, position_in
from .read_limits import USUAL, ReadLimits
from .ruby_yaml import YamlError

_SPACE: Final = " \t\r\f\v"
_OPENING: Final = re.compile(rf"---[{_SPACE}]*\n")
_HEADER: Final = re.compile(rf"---[{_SPACE}\n]*?\r?\n")
_CLOSING: Final = re.compile(rf"^(?:---|\.\.\.)[{_SPACE}]*$", re.MULTILINE)
_BLANK: Final = re.compile(rf"[{_SPACE}\n]*")


@dataclass(slots=True)
class FrontMatter:
    """A file, taken apart.

    ``content`` begins on line ``body_line`` of the file (from 1). ``errors`` says what could not be read,
    with the line counted in the file; ``data`` is the rest.
    """

    data: dict[Any, Any] = field(default_factory=dict)
    content: str = ""
    body_line: int = 1
    errors: list[YamlError] = field(default_factory=list)
    found: bool = False

    @property
    def refused(self) -> bool:
        """Whether Jekyll reads none of the front matter."""
        return any(error.refused for error in self.errors)


def has_header(text: str) -> bool:
    """Whether Jekyll takes a file that begins so for a page or a document, and not for a file to copy."""
    return _HEADER.match(text) is not None


def split(text: str, limits: ReadLimits = USUAL) -> FrontMatter:
    """Take ``text`` apart.

    Without front matter all is content. Blank lines after the closing line belong to it, as Jekyll has it.
    """
    text = text.removeprefix("\ufeff")
    lines = _lines(text)
    if lines is None:
        return FrontMatter(content=text)
    opening, closing = lines
    start = _after(text, closing.end())
    matter = read(text[opening.end() : closing.start()], limits, lines_before=1)
    matter.content, matter.body_line = text[start:], text.count("\n", 0, start) + 1
    return matter


def written(text: str) -> str:
    """The front matter as it stands, up to where the content begins; empty where there is none."""
    lines = _lines(text)
    return "" if lines is None else text[: _after(text, lines[1].end())]


def _lines(text: str) -> tuple[re.Match[str], re.Match[str]] | None:
    """The opening and the closing line of front matter."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    return None if opening is None or closing is None else (opening, closing)


def read(text: str, limits: ReadLimits = USUAL, *, lines_before: int = 0) -> FrontMatter:
    """Front matter that is YAML from end to end, behind so many lines of its file."""
    loaded = ruby_yaml.load(text, limits)
    matter = FrontMatter(errors=loaded.errors, found=True)
    if isinstance(loaded.value, dict):
        matter.data = loaded.value
    elif loaded.value not in (None, False):
        kind = "a list" if isinstance(loaded.value, list) else "text"
        matter.errors = [YamlError(f"{kind} where pairs of a name and a value are expected", 1)]
    for error in matter.errors:
        if error.line is not None:
            error.line += lines_before
    return matter


def _after(text: str, end: int) -> int:
    """Where the content begins: behind the last line end of the blanks that follow the closing line."""
    match = _BLANK.match(text, end)
    blank_end = match.end() if match else end
    if blank_end == len(text):
        return blank_end
    last = text.rfind("\n", end, blank_end)
    return end if last < 0 else last + 1


def position_of(key: str, text: str) -> Position:
    """Line and column of the value of ``key`` in a file's front matter; ``NOWHERE`` if it is not there."""
    match = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:[ \t]*", text, re.MULTILINE)
    return NOWHERE if match is None else position_in(text, match.end())
