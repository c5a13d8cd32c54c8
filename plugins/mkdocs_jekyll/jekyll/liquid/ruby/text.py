"""Strings as Ruby cuts them: its white space is ASCII's, not Unicode's."""

from __future__ import annotations

import re

# An ideographic space at the start of a Chinese paragraph is no white space to Ruby's strip.
SPACES = " \t\n\v\f\r"
_STRIPPED = SPACES + "\0"


def strip(text: str) -> str:
    """Ruby's ``strip``."""
    return text.strip(_STRIPPED)


def lstrip(text: str) -> str:
    """Ruby's ``lstrip``."""
    return text.lstrip(_STRIPPED)


def rstrip(text: str) -> str:
    """Ruby's ``rstrip``."""
    return text.rstrip(_STRIPPED)


_WORD = re.compile(r"[^ \t\n\v\f\r\0]+")


def words(text: str) -> list[str]:
    """Ruby's ``split`` without an argument: the runs between white space."""
    return _WORD.findall(text)


def is_blank(text: str) -> bool:
    """Whether there is nothing but ASCII white space, as a template's parser asks."""
    return not text.strip(SPACES)


_LEADING_INTEGER = re.compile(r"[ \t\n\v\f\r]*([+-]?\d+(?:_\d+)*)", re.ASCII)
_LEADING_FLOAT = re.compile(
    r"[ \t\n\v\f\r]*([+-]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+)?)", re.ASCII
)
_DIGITS_KEPT = 4000


def to_i(text: str) -> int:
    """The integer a string begins with; 0 if it begins with none."""
    match = _LEADING_INTEGER.match(text)
    return int(match[1].replace("_", "")[:_DIGITS_KEPT]) if match else 0


def to_f(text: str) -> float:
    """The number a string begins with; 0.0 if it begins with none."""
    match = _LEADING_FLOAT.match(text)
    return float(match[1].replace("_", "")) if match else 0.0
