"""How templates show values: ``printed``, ``join``, and the names of Ruby's classes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from mkdocs_jekyll.jekyll.ruby_values import (
    float_to_s,
    inspect,
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
    "inspect_text",
    "is_utc",
    "join",
    "offset_text",
    "printed",
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


def printed(value: object) -> str:
    """The value as ``{{ }}`` prints it: an array's items one after the other."""
    return join(value, "") if isinstance(value, (list, tuple)) else to_s(value)


def join(items: list[object] | tuple[object, ...], glue: str) -> str:
    """The items' texts with ``glue`` between; arrays within are joined the same way."""
    return glue.join(_joined(item, glue) for item in items)


def _joined(item: object, glue: str) -> str:
    if isinstance(item, (list, tuple)):
        return join(item, glue)
    return item.joined() if isinstance(item, Drop) else to_s(item)


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
