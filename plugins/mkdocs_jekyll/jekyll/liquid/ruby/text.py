"""Strings as Ruby cuts them: its white space is ASCII's, not Unicode's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mkdocs_jekyll.jekyll.ruby_values import parse_integer

from ..errors import LimitReached

MOST_DIGITS = 39_000
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


def each_word(text: str) -> Iterator[str]:
    """Ruby's ``split`` without an argument: the runs between white space."""
    return (match[0] for match in _WORD.finditer(text))


def is_blank(text: str) -> bool:
    """Whether there is nothing but ASCII white space, as a template's parser asks."""
    return not text.strip(SPACES)


_LEADING_INTEGER = re.compile(r"[ \t\n\v\f\r]*([+-]?)(?:0[dD](?=\d))?(\d+(?:_\d+)*)", re.ASCII)
_LEADING_FLOAT = re.compile(
    r"[ \t\n\v\f\r]*([+-]?\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+)?)", re.ASCII
)
_INTEGER = re.compile(r"[ \t\n\v\f\r]*([+-]?)(\w+)[ \t\n\v\f\r]*", re.ASCII)
#: How an integer is written in each base; a zero before other digits makes it octal.
_BASES = (
    (10, re.compile(r"(?:0d(?=\d)|(?!0_?\d))(\d(?:_?\d)*)", re.IGNORECASE | re.ASCII)),
    (16, re.compile(r"0x([\da-f](?:_?[\da-f])*)", re.IGNORECASE | re.ASCII)),
    (8, re.compile(r"0[_o]?([0-7](?:_?[0-7])*)", re.IGNORECASE)),
    (2, re.compile(r"0b([01](?:_?[01])*)", re.IGNORECASE)),
)


def to_i(text: str) -> int:
    """The integer a string begins with; 0 if it begins with none."""
    match = _LEADING_INTEGER.match(text)
    if match is None:
        return 0
    check_digits(len(match[2]))
    return parse_integer(match[1] + match[2].replace("_", ""))


def check_digits(count: int) -> None:
    """Raise LimitReached for a number that would take long to count with."""
    if count > MOST_DIGITS:
        raise LimitReached(f"a number has more than {MOST_DIGITS:,} digits", remedy="Use a smaller number.")


def integer_literal(text: str) -> int | None:
    """The integer that a whole string is, with Ruby's prefixes: ``0x1f``, ``0b11``, ``017`` is 15."""
    match = _INTEGER.fullmatch(text)
    if match is None:
        return None
    for base, form in _BASES:
        if found := form.fullmatch(match[2]):
            digits = found[1].replace("_", "")
            check_digits(len(digits))
            number = parse_integer(digits) if base == 10 else int(digits, base)
            return -number if match[1] == "-" else number
    return None


def to_f(text: str) -> float:
    """The number a string begins with; 0.0 if it begins with none."""
    match = _LEADING_FLOAT.match(text)
    return float(match[1].replace("_", "")) if match else 0.0
