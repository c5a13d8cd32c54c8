"""The lines between ``---`` and ``---`` at a file's beginning."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import tzinfo
from typing import Any, Final

from . import ruby_yaml
from .ruby_yaml import YamlError

_SPACE: Final = " \t\r\f\v"
_OPENING: Final = re.compile(rf"---[{_SPACE}]*\n")
_HEADER: Final = re.compile(rf"---[{_SPACE}\n]*?\r?\n")
_CLOSING: Final = re.compile(rf"^(?:---|\.\.\.)[{_SPACE}]*$", re.MULTILINE)
_BLANK: Final = re.compile(rf"[{_SPACE}\n]*")


@dataclass(slots=True)
class FrontMatter:
    """A file, taken apart.

    ``content`` begins on line ``body_line`` of the file (from 1). ``error`` is set where the lines are no
    YAML that Jekyll takes, with its line counted in the file; ``data`` is empty then.
    """

    data: dict[Any, Any] = field(default_factory=dict)
    content: str = ""
    body_line: int = 1
    error: YamlError | None = None
    found: bool = False


def has_header(text: str) -> bool:
    """Whether Jekyll takes a file that begins so for a page or a document, and not for a file to copy."""
    return _HEADER.match(text) is not None


def split(text: str, zone: tzinfo) -> FrontMatter:
    """Take ``text`` apart. Times without a zone are shown in ``zone``.

    Without front matter all is content. Blank lines after the closing line belong to it, as Jekyll has it.
    """
    text = text.removeprefix("\ufeff")
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return FrontMatter(content=text)
    start = _after(text, closing.end())
    matter = FrontMatter(content=text[start:], body_line=text.count("\n", 0, start) + 1, found=True)
    try:
        data = ruby_yaml.load(text[opening.end() : closing.start()], zone)
    except YamlError as error:
        if error.line is not None:
            error.line += 1
        matter.error = error
        return matter
    if data is None or data is False:
        return matter
    if isinstance(data, dict):
        matter.data = data
    else:
        kind = "a list" if isinstance(data, list) else "text"
        matter.error = YamlError(f"{kind} where pairs of a name and a value are expected", 2)
    return matter


def _after(text: str, end: int) -> int:
    """Where the content begins: behind the last line end of the blanks that follow the closing line."""
    match = _BLANK.match(text, end)
    blank_end = match.end() if match else end
    if blank_end == len(text):
        return blank_end
    last = text.rfind("\n", end, blank_end)
    return end if last < 0 else last + 1


def line_of(key: str, text: str) -> int | None:
    """The line of ``key`` in a file's front matter, from 1; ``None`` if it is not there."""
    match = re.search(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:", text, re.MULTILINE)
    return None if match is None else text.count("\n", 0, match.start()) + 1
