"""Dates and times written by Ruby's ``strftime``, with its flags, widths and refusals."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from ..errors import ArgumentError
from .compare import instant
from .to_s import is_utc, offset_text, zone_name

_DIRECTIVE = re.compile(r"%([-0^#_]*)(\d*)(:{0,3})([EO]?)(.?)", re.DOTALL)
_WIDEST = 1024
_LONGEST_WIDTH = 9  # digits that are read of a width
_REMEMBERED = 200  # characters of a pattern that is kept
_WITH_E = frozenset("cCxXyY")
_WITH_O = frozenset("deHkIlmMSuUVwWy")

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# What is written: the value, the width it is filled up to, and with what.
_NUMBERS: dict[str, tuple[Callable[[datetime.datetime], int], int, str]] = {
    "Y": (lambda t: t.year, 4, "0"),
    "C": (lambda t: t.year // 100, 2, "0"),
    "y": (lambda t: t.year % 100, 2, "0"),
    "m": (lambda t: t.month, 2, "0"),
    "d": (lambda t: t.day, 2, "0"),
    "e": (lambda t: t.day, 2, " "),
    "j": (lambda t: t.timetuple().tm_yday, 3, "0"),
    "H": (lambda t: t.hour, 2, "0"),
    "k": (lambda t: t.hour, 2, " "),
    "I": (lambda t: t.hour % 12 or 12, 2, "0"),
    "l": (lambda t: t.hour % 12 or 12, 2, " "),
    "M": (lambda t: t.minute, 2, "0"),
    "S": (lambda t: t.second, 2, "0"),
    "u": (lambda t: t.isoweekday(), 1, "0"),
    "w": (lambda t: t.isoweekday() % 7, 1, "0"),
    "G": (lambda t: t.isocalendar()[0], 4, "0"),
    "g": (lambda t: t.isocalendar()[0] % 100, 2, "0"),
    "V": (lambda t: t.isocalendar()[1], 2, "0"),
    "U": (lambda t: (t.timetuple().tm_yday + 6 - t.isoweekday() % 7) // 7, 2, "0"),
    "W": (lambda t: (t.timetuple().tm_yday + 6 - t.weekday()) // 7, 2, "0"),
    "s": (lambda t: int(instant(t).timestamp() // 1), 1, "0"),
}
_WORDS: dict[str, Callable[[datetime.datetime], str]] = {
    "B": lambda t: _MONTHS[t.month - 1],
    "b": lambda t: _MONTHS[t.month - 1][:3],
    "h": lambda t: _MONTHS[t.month - 1][:3],
    "A": lambda t: _DAYS[t.weekday()],
    "a": lambda t: _DAYS[t.weekday()][:3],
    "p": lambda t: "AM" if t.hour < 12 else "PM",
    "P": lambda t: "am" if t.hour < 12 else "pm",
    "Z": lambda t: zone_name(t),
    "n": lambda _: "\n",
    "t": lambda _: "\t",
    "%": lambda _: "%",
}
_COMPOSED = {
    "c": "%a %b %e %H:%M:%S %Y",
    "D": "%m/%d/%y",
    "x": "%m/%d/%y",
    "F": "%Y-%m-%d",
    "T": "%H:%M:%S",
    "X": "%H:%M:%S",
    "R": "%H:%M",
    "r": "%I:%M:%S %p",
    "v": "%e-%^b-%Y",
}


def strftime(value: datetime.date, pattern: str) -> str:
    """The date or time in the pattern's words. Raises ArgumentError if it ends in a percent sign."""
    plain = not isinstance(value, datetime.datetime)
    if isinstance(value, datetime.datetime):
        moment = value
    else:
        moment = datetime.datetime(value.year, value.month, value.day, tzinfo=datetime.UTC)
    return _format(moment, pattern, plain=plain)


class _Directive(NamedTuple):
    """A directive of a pattern; ``written`` is what stands there if there is none of the kind."""

    written: str
    flags: str
    width: int | None
    colons: int
    kind: str


@lru_cache(maxsize=512)
def _parts(pattern: str) -> tuple[str | _Directive, ...]:
    """A pattern's texts and directives. Raises ArgumentError if it ends in a percent sign."""
    parts: list[str | _Directive] = []
    position = 0
    while match := _DIRECTIVE.search(pattern, position):
        flags, width, colons, modifier, kind = match.groups()
        parts.append(pattern[position : match.start()])
        if not kind and not modifier:
            raise ArgumentError(f"invalid format: {pattern}", remedy="Write %% for a percent sign.")
        position = match.end()
        if not modifier or kind in (_WITH_E if modifier == "E" else _WITH_O):
            number = int(width[:_LONGEST_WIDTH]) if width else None
            parts.append(_Directive(match[0], flags, number, len(colons), kind))
            continue
        if kind == "%":
            position -= 1  # the percent sign begins a directive of its own
        parts.append(pattern[match.start() : position])
    parts.append(pattern[position:])
    return tuple(part for part in parts if part)


def _format(moment: datetime.datetime, pattern: str, *, plain: bool) -> str:
    parts = _parts(pattern) if len(pattern) < _REMEMBERED else _parts.__wrapped__(pattern)
    return "".join(part if isinstance(part, str) else _written(moment, part, plain=plain) for part in parts)


def _written(moment: datetime.datetime, part: _Directive, *, plain: bool) -> str:
    found = _one(moment, part, plain=plain)
    return part.written if found is None else found


def _one(moment: datetime.datetime, directive: _Directive, *, plain: bool) -> str | None:
    """One directive; ``None`` if there is none of the kind."""
    _, flags, width, colons, kind = directive
    if width is not None and width > _WIDEST:
        raise ArgumentError(f"a width of {width} is too much for a date", remedy="Use a smaller width.")
    if kind == "z":
        return _offset(moment, flags, width, colons)
    if colons:
        return None
    if kind in _NUMBERS:
        number, usual, fill = _NUMBERS[kind]
        return _fill_number(number(moment), flags, usual if width is None else width, fill)
    if kind in ("N", "L"):
        digits = (9 if kind == "N" else 3) if width is None else width
        return f"{moment.microsecond:06d}".ljust(digits, "0")[:digits]
    if plain and kind == "Q":
        return str(int(moment.timestamp() * 1000))
    if kind in _COMPOSED:
        text = _format(moment, _COMPOSED[kind], plain=plain)
    elif plain and kind == "+":
        text = _format(moment, "%a %b %e %H:%M:%S %Z %Y", plain=plain)
    elif plain and kind == "Z":
        text = "+00:00"
    elif kind in _WORDS:
        text = _WORDS[kind](moment)
    else:
        return None
    return _fill_word(text, kind, flags, width or 0)


def _fill_number(number: int, flags: str, width: int, fill: str) -> str:
    if "-" in flags:
        return str(number)
    for flag in flags:
        if flag in "0_":
            fill = "0" if flag == "0" else " "
    return str(number).rjust(width, fill)


def _fill_word(text: str, kind: str, flags: str, width: int) -> str:
    if "^" in flags:
        text = text.upper()
    elif "#" in flags:
        text = text.lower() if kind in "pZ" else text.upper()
    if "-" in flags or not text:
        return text
    return text.rjust(width, "0" if "0" in flags else " ")


def _offset(moment: datetime.datetime, flags: str, width: int | None, colons: int) -> str:
    text = offset_text(moment, colons) if moment.tzinfo is not None else "+0000"
    if "-" in flags and is_utc(moment):
        text = "-" + text[1:]
    if colons == 3:
        text = offset_text(moment, 1).removesuffix(":00")
    sign, digits = text[0], text[1:]
    if "_" in flags:
        digits = digits[1:] if digits[0] == "0" else digits
        return (sign + digits).rjust(max(len(text), width or 0))
    return sign + digits.rjust(0 if width is None else width - 1, "0")
