"""CSV and TSV as Ruby reads them: an unquoted field without anything in it is nil, a stray quote an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import Any, Final

from mkdocs_jekyll.jekyll import clock
from mkdocs_jekyll.jekyll.time_parsing import parse_day, parse_moment
from mkdocs_jekyll.jekyll.yaml_scalars import MAX_DIGITS

_QUOTE: Final = '"'
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
    text: str, separator: str, headers: object, converters: Sequence[Converter]
) -> list[dict[Any, Any]] | list[list[Any]]:
    """The rows by the names of their columns; of two columns with one name the first counts.

    ``headers`` is as the configuration gives it: true for the first row, false for rows without names, or
    the names themselves, as a list or as a row. Raises TableError.
    """
    rows = list(rows_of(text, separator))
    if headers is None or headers is False:
        return [[_converted(value, converters) for value in row] for row in rows]
    names: list[Any] = headers if isinstance(headers, list) else []
    if headers is True:
        names, rows = list(rows[0]) if rows else [], rows[1:]
    elif isinstance(headers, str):
        names = list(next(rows_of(headers, separator), []))
    out: list[dict[Any, Any]] = []
    for row in rows:
        record: dict[Any, Any] = {}
        for place in range(max(len(names), len(row))):
            name = names[place] if place < len(names) else None
            record.setdefault(name, _converted(row[place], converters) if place < len(row) else None)
        out.append(record)
    return out


def _converted(value: str | None, converters: Sequence[Converter]) -> object:
    if value is None:
        return None
    for convert in converters:
        made = convert(value)
        if made is not None:
            return made
    return value


def _integer(text: str) -> int | None:
    if not _INTEGER.fullmatch(text):
        return None
    digits = text.strip().lower().replace("_", "")
    if len(digits) > MAX_DIGITS:
        return None
    sign, digits = (-1 if digits[0] == "-" else 1), digits.lstrip("+-")
    if len(digits) > 1 and digits[0] == "0" and digits[1].isdigit():
        digits = "0o" + digits  # a number that begins with a zero is octal
    try:
        return sign * int(digits, 0)
    except ValueError:  # 09 is no octal number
        return None


def _float(text: str) -> float | None:
    whole = _integer(text) if "x" in text.lower() else None
    if whole is not None:
        return float(whole) if whole.bit_length() < _BITS_OF_A_FLOAT else float("inf")
    if not _FLOAT.fullmatch(text) or not any(char.isdigit() for char in text):
        return None
    return float(text.replace("_", ""))


def converters_of(names: Sequence[str], zone: tzinfo) -> tuple[list[Converter], list[str]]:
    """The functions behind Ruby's names of converters, and the names that stand for none."""

    def day(text: str) -> date | None:
        return parse_day(text, clock.now(zone).date()) if _DAY.fullmatch(text) else None

    def moment(text: str) -> datetime | None:
        return parse_moment(text, clock.now(zone)) if _MOMENT.fullmatch(text) else None

    known: Mapping[str, tuple[Converter, ...]] = {
        "integer": (_integer,),
        "float": (_float,),
        "numeric": (_integer, _float),
        "date": (day,),
        "date_time": (moment,),
        "all": (moment, _integer, _float),
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
