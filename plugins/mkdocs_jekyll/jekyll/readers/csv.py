"""CSV and TSV as Ruby reads them: an unquoted field without anything in it is nil, a stray quote an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache, partial
from typing import Any, Final

from mkdocs_jekyll.jekyll import clock
from mkdocs_jekyll.jekyll.ruby_values import parse_integer
from mkdocs_jekyll.jekyll.time_parsing import parse_day, parse_moment
from mkdocs_jekyll.jekyll.yaml_scalars import MAX_DIGITS

_QUOTE: Final = '"'
_LINE_END: Final = re.compile(r"[\r\n]")
_INTEGER: Final = re.compile(
    r"\s*[+-]?(?:0[xX][\da-fA-F]+|0[bB][01]+|0[oO]?[0-7]+(?:_[0-7]+)*|\d+(?:_\d+)*)\s*", re.ASCII
)
_FLOAT: Final = re.compile(
    r"\s*[+-]?(?=\.?\d)(?:\d+(?:_\d+)*)?(?:\.\d+(?:_\d+)*)?(?:[eE][+-]?\d+)?\s*", re.ASCII
)
_DAY: Final = re.compile(r"(?:\w+,?\s+)?\w+\s+\d{1,2},?\s+\d{2,4}|\d{4}-\d{2}-\d{2}")
_MOMENT: Final = re.compile(
    r"(?:\w+,?\s+)?\w+\s+\d{1,2}\s+\d{1,2}:\d{1,2}:\d{1,2},?\s+\d{2,4}"
    r"|\d{4}-\d{2}-\d{2}(?:[T\s]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?"
    r"(?:[+-]\d{2}(?::?\d{2})?|\s[A-Z]{3}|Z)?)?",
    re.ASCII,
)


_BITS_OF_A_FLOAT: Final = 1023
Converter = Callable[[str], object]


class TableError(ValueError):
    """A table that can't be read; ``line`` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def read_table(
    text: str, separator: str, headers: object, converters: Sequence[Converter], most: int
) -> tuple[list[dict[Any, Any]] | list[list[Any]], bool]:
    """The rows by the names of their columns; of two columns with one name the first counts.

    ``headers`` is as the configuration gives it: true for the first row, false for rows without names, or
    the names themselves, as a list or as a row. Cells that a row lacks are filled in. There are ``most``
    cells in all; the second value says whether these are all rows. Raises TableError.
    """
    rows = rows_of(text, separator)
    names: list[Any] | None = headers if isinstance(headers, list) else []
    if headers is None or headers is False:
        names = None
    elif headers is True:
        names = next(rows, [])
    elif isinstance(headers, str):
        names = next(rows_of(headers, separator), [])
    out: list[Any] = []
    for row in rows:
        most -= max(len(row), len(names or ()), 1)
        if most < 0:
            return out, False
        values = [_converted(value, converters) for value in row] if converters else row
        out.append(values if names is None else _record(names, values))
    return out, True


def _record(names: list[Any], values: Sequence[object]) -> dict[Any, Any]:
    """A row by the names of its columns."""
    columns = len(names)
    record: dict[Any, Any] = {}
    for place, value in enumerate(values):
        record.setdefault(names[place] if place < columns else None, value)
    for name in names[len(values) :]:
        record.setdefault(name, None)
    return record


def _converted(value: str | None, converters: Sequence[Converter]) -> object:
    if value is None:
        return None
    for convert in converters:
        made = convert(value)
        if made is not None:
            return made
    return value


def _integer(text: str, most: int) -> int | None:
    if not _INTEGER.fullmatch(text):
        return None
    digits = text.strip().lower().replace("_", "")
    if len(digits) > most:
        return None
    sign, digits = (-1 if digits[0] == "-" else 1), digits.lstrip("+-")
    if len(digits) > 1 and digits[0] == "0" and digits[1].isdigit():
        digits = "0o" + digits  # a number that begins with a zero is octal
    try:
        return sign * (parse_integer(digits) if digits.isdecimal() else int(digits, 0))
    except ValueError:  # 09 is no octal number
        return None


def _float(text: str) -> float | None:
    whole = _integer(text, MAX_DIGITS) if "x" in text.lower() else None
    if whole is not None:
        return float(whole) if whole.bit_length() < _BITS_OF_A_FLOAT else float("inf")
    if not _FLOAT.fullmatch(text) or not any(char.isdigit() for char in text):
        return None
    return float(text.replace("_", ""))


def converters_of(
    names: Sequence[str], zone: tzinfo, digits: int = MAX_DIGITS
) -> tuple[list[Converter], list[str]]:
    """The functions behind Ruby's names of converters, and the names that stand for none.

    A whole number has so many ``digits`` at most.
    """
    integer = partial(_integer, most=digits)

    def day(text: str) -> date | None:
        return parse_day(text, clock.now(zone).date()) if _DAY.fullmatch(text) else None

    def moment(text: str) -> datetime | None:
        return parse_moment(text, clock.now(zone)) if _MOMENT.fullmatch(text) else None

    known: Mapping[str, tuple[Converter, ...]] = {
        "integer": (integer,),
        "float": (_float,),
        "numeric": (integer, _float),
        "date": (day,),
        "date_time": (moment,),
        "all": (moment, integer, _float),
    }
    chosen = [convert for name in names for convert in known.get(name, ())]
    return chosen, [name for name in names if name not in known]


@dataclass(slots=True)
class _Cursor:
    text: str
    separator: str
    place: int = 0
    line: int = 1

    def starts(self, what: str) -> bool:
        return self.text.startswith(what, self.place)


def rows_of(text: str, separator: str) -> Iterator[list[str | None]]:
    """The table's rows; an empty line is a row without fields. Raises TableError."""
    cursor = _Cursor(text, separator)
    while cursor.place < len(text):
        yield _row(cursor)


def _row(cursor: _Cursor) -> list[str | None]:
    """The fields up to the line's end, which is taken; none at all for an empty line."""
    line = _line(cursor)
    if _QUOTE not in line:
        cursor.place += len(line)
        _end_of_line(cursor)
        return [field or None for field in line.split(cursor.separator)] if line else []
    row: list[str | None] = []
    while True:
        field = _quoted(cursor) if cursor.starts(_QUOTE) else _plain(cursor)
        if cursor.starts(cursor.separator):
            row.append(field)
            cursor.place += len(cursor.separator)
            continue
        if row or field is not None:
            row.append(field)
        _end_of_line(cursor)
        return row


def _line(cursor: _Cursor) -> str:
    """What is left of the line."""
    end = _LINE_END.search(cursor.text, cursor.place)
    return cursor.text[cursor.place : end.start() if end else len(cursor.text)]


def _end_of_line(cursor: _Cursor) -> None:
    if cursor.starts("\r\n"):
        cursor.place += 2
    elif cursor.place < len(cursor.text):
        cursor.place += 1
    cursor.line += 1


@lru_cache(maxsize=16)
def _end_of_field(separator: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(separator)}|[\r\n]")


def _plain(cursor: _Cursor) -> str | None:
    found = _end_of_field(cursor.separator).search(cursor.text, cursor.place)
    end = found.start() if found else len(cursor.text)
    field = cursor.text[cursor.place : end]
    if _QUOTE in field:
        raise TableError("a quote inside a field that does not begin with one", cursor.line)
    cursor.place = end
    return field or None


def _quoted(cursor: _Cursor) -> str:
    parts: list[str] = []
    start = cursor.line
    cursor.place += 1
    while True:
        end = cursor.text.find(_QUOTE, cursor.place)
        if end < 0:
            raise TableError("a quote that is never closed", start)
        part = cursor.text[cursor.place : end]
        parts.append(part)
        cursor.line += part.count("\n")
        cursor.place = end + 1
        if not cursor.starts(_QUOTE):
            break
        parts.append(_QUOTE)
        cursor.place += 1
    at_end = cursor.place == len(cursor.text) or cursor.text[cursor.place] in "\r\n"
    if not at_end and not cursor.starts(cursor.separator):
        raise TableError("a quote is closed, and text follows it", cursor.line)
    return "".join(parts)
