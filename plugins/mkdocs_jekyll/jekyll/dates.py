"""Time zones, and dates as authors write them.

A moment is an aware ``datetime`` in the site's zone. ``datetime.UTC`` itself marks a time that was written
with ``Z``; the site's own zone is never that object, even where it is UTC, so that both are
distinguished as in Ruby.
"""

from __future__ import annotations

import os
import re
from datetime import datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from . import clock, time_parsing
from .files import open_file
from .ruby_values import to_s
from .time_parsing import in_zone

_READ_AGAIN: Final = 2
_POSIX_ZONE: Final = re.compile(
    r"(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]{3,}>)(?P<sign>[-+]?)(?P<hours>\d{1,2})(?::(?P<minutes>\d{2}))?", re.ASCII
)


def zone_named(name: str) -> tzinfo:
    """The zone ``timezone`` or ``TZ`` names; UTC where nobody knows it, as on POSIX systems."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    return _posix_zone(name) or timezone(timedelta(0), "UTC+0")


def _posix_zone(name: str) -> timezone | None:
    """A zone that is written as a name and an offset, which counts westward: ``CST-8`` is east of UTC."""
    match = _POSIX_ZONE.fullmatch(name)
    if match is None:
        return None
    shift = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return timezone(shift if match["sign"] == "-" else -shift, name) if shift < timedelta(days=1) else None


def zone_is_known(name: str) -> bool:
    """Whether ``timezone: name`` says anything to Jekyll's system."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _posix_zone(name) is not None
    return True


def local_zone() -> tzinfo:
    """The zone of this machine: ``TZ``, or what the system is set to."""
    name = os.environ.get("TZ")
    if name:
        return zone_named(name.removeprefix(":"))
    try:
        with open_file(Path("/etc/localtime")) as file:
            return ZoneInfo.from_file(file, key="localtime")
    except (OSError, ValueError):
        return datetime.now().astimezone().tzinfo or zone_named("UTC")


def parse_time(text: str, zone: tzinfo, *, today: datetime | None = None) -> datetime | None:
    """The moment an author wrote, in ``zone``; ``None`` if it is none (see ``time_parsing``).

    A text without a year or a day takes them from ``today``.
    """
    found = time_parsing.parse(text, in_zone(today or clock.now(zone), zone))
    return None if found is None else in_zone(found, zone)


def read_date(value: object, zone: tzinfo) -> datetime | None:
    """A post's date of any kind, in ``zone`` and in whole seconds; ``None`` if it is none.

    Jekyll writes a date down and reads it again each time that it adds something to the front matter.
    """
    moment = parse_time(to_s(value), zone)
    if moment is None:
        return None
    offset = moment.utcoffset()
    if offset is not None and offset.seconds % 60:
        # Before there were time zones, what is written down lacks the offset's seconds.
        for _ in range(_READ_AGAIN):
            moment = parse_time(to_s(moment), zone) or moment
    return moment.replace(microsecond=0)
