"""How templates show values: ``join``, ``inspect``, and the names of Ruby's classes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from mkdocs_jekyll.jekyll.ruby_values import (
    float_to_s,
    inspect,
    inspect_pieces,
    inspect_text,
    is_utc,
    offset_text,
    time_to_s,
    to_s,
)

from .objects import Drop, RubyRange

__all__ = [
    "class_name",
    "float_to_s",
    "inspect",
    "inspect_pieces",
    "inspect_text",
    "is_utc",
    "join_pieces",
    "offset_text",
    "time_parts",
    "time_to_s",
    "to_s",
    "zone_name",
]


def time_parts(moment: datetime.datetime) -> list[object]:
    """Second, minute, hour, day, month, year, weekday, day of the year, summer time and zone, as in Ruby."""
    parts: list[object] = [moment.second, moment.minute, moment.hour, moment.day, moment.month, moment.year]
    summer = bool(moment.dst())
    zone = "UTC" if is_utc(moment) else zone_name(moment)
    return [*parts, moment.isoweekday() % 7, moment.timetuple().tm_yday, summer, zone or None]


def zone_name(moment: datetime.datetime) -> str:
    """``CST``, ``UTC``; nothing for a time that only knows its offset."""
    if moment.tzinfo is None or is_utc(moment):
        return "UTC"
    return "" if isinstance(moment.tzinfo, datetime.timezone) else moment.tzname() or ""


def join_pieces(items: Sequence[object], glue: str) -> Iterator[str]:
    """The items' texts with ``glue`` between; arrays within are joined the same way."""
    pending = [iter(items)]
    begun = False
    while pending:
        for item in pending[-1]:
            if isinstance(item, (list, tuple)):
                pending.append(iter(item))
                break
            if begun and glue:
                yield glue
            begun = True
            if isinstance(item, Mapping):
                yield from inspect_pieces(item)
            else:
                yield item.joined() if isinstance(item, Drop) else to_s(item)
        else:
            pending.pop()


def class_name(value: object) -> str:
    """The name of the value's class in Ruby, for messages."""
    names: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "TrueClass" if value else "FalseClass"),
        (int, "Integer"),
        (float, "Float"),
        (str, "String"),
        ((list, tuple), "Array"),
        (Mapping, "Hash"),
        (datetime.datetime, "Time"),
        (datetime.date, "Date"),
        (RubyRange, "Range"),
    )
    if value is None:
        return "NilClass"
    if isinstance(value, Drop):
        return value.ruby_class
    return next((name for kinds, name in names if isinstance(value, kinds)), type(value).__name__)
