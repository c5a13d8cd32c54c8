"""Texts read as moments, as Ruby's ``Time.parse`` and ``DateTime.parse`` do: front matter, file names, filters.

``parse`` is ``Time.parse``: what is missing comes from now, what has no zone is local time, and so is what has a
zone that nobody knows (``+8``, ``-400``, ``JST``). ``parse_moment`` is ``DateTime.parse``, by which YAML and tables
are read: what has no zone is UTC, and the day must be in the calendar.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Final, NamedTuple

from .time_elements import TimeElements, read_elements

_LONGEST_YEAR: Final = 366
_DAY: Final = 86_400
#: The zones that ``Time`` knows by name, in hours; ``J`` is none of them.
_NAMED_ZONES: Final = {
    **dict.fromkeys(("UTC", "Z", "UT", "GMT"), 0),
    **{"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7},
    **{letter: hours for hours, letter in enumerate("ABCDEFGHIKLM", start=1)},
    **{letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", start=1)},
}
_UTC: Final = frozenset(("-00:00", "-0000", "-00", "UTC", "Z", "UT"))
_OFFSET: Final = re.compile(r"([+-])(\d\d)(?:(:?)(\d\d)(?:\3(\d\d))?)?", re.ASCII)
#: What ``DateTime`` makes of an offset's digits: ``8``, ``+0800``, ``8:30``, ``8.5``.
_ANY_OFFSET: Final = re.compile(
    r"(?:gmt|utc?)?(?P<sign>[-+])(?:(?P<hours>\d+):(?P<minutes>\d*)(?::(?P<seconds>\d+))?"
    r"|(?P<whole>\d+)[,.](?P<part>\d+)|(?P<digits>\d+))",
    re.ASCII | re.IGNORECASE,
)
#: The last day of the Julian calendar and of what Ruby reads in it.
_FIRST_GREGORIAN: Final = (1582, 10, 15)


def parse(text: str, now: datetime) -> datetime | None:
    """The moment a text tells, in ``now``'s zone unless it names one; ``None`` if it tells none.

    A day that the month does not have runs over into the next. Years end with 9999, as Python's do.
    """
    try:
        return _Maker(read_elements(text), now).moment()
    except (ValueError, OverflowError):
        return None


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """``moment`` in ``zone``; where that is before the year 1 or behind 9999, the wall clock stays."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        return moment.replace(tzinfo=zone)


def on_the_wall(moment: datetime, zone: tzinfo) -> datetime:
    """The local time ``moment`` in ``zone``.

    As in Ruby an hour that comes twice is the second one, and one that the clocks leave out is the next.
    """
    try:
        later = moment.replace(tzinfo=zone, fold=1).astimezone(UTC).astimezone(zone)
        if later.replace(tzinfo=None) == moment:
            return later
        return moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    except OverflowError:
        return moment.replace(tzinfo=zone)


class _Parts(NamedTuple):
    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    micro: int


_LEAST: Final = _Parts(1, 1, 1, 0, 0, 0, 0)


class _Maker:
    """Makes a moment of the parts that a text names. Its methods raise ValueError where these make none."""

    def __init__(self, found: TimeElements, now: datetime) -> None:
        self.found = found
        self.now = now
        self.local = now.tzinfo or UTC

    def moment(self) -> datetime:
        found = self.found
        parts = (found.year, found.yearday, found.month, found.day, found.hour, found.minute, found.second)
        if all(part is None for part in parts) and found.fraction is None:
            raise ValueError("no time")
        if found.yearday is None:
            return self._made(found.month, found.day)
        if not 1 <= found.yearday <= _LONGEST_YEAR:
            raise ValueError("no such day of a year")
        # Ruby guesses the month, and corrects itself by the day of the year that comes of it.
        month, day = divmod(found.yearday - 1, 31)
        month, day = month + 1, day + 1
        made = self._made(month, day)
        missing = found.yearday - made.timetuple().tm_yday
        if missing == 0:
            return made
        day += missing
        if day > 28 and day > (last := _days_in(found.year or self.now.year, month)):
            month, day = month + 1, day - last
        if month > 12:
            raise ValueError("no such day of this year")
        return self._made(month, day)

    def _made(self, month: int | None, day: int | None) -> datetime:
        found = self.found
        micro = None if found.fraction is None else int(found.fraction * 1_000_000)
        named = (found.year, month, day, found.hour, found.minute, found.second, micro)
        offset = self._offset(self.now.year if found.year is None else found.year)
        now = self.now if offset is None else in_zone(self.now, _fixed(offset))
        today = (now.year, now.month, now.day, now.hour, now.minute, now.second, now.microsecond)
        # What comes before the first part that is named is as now; what is missing behind it is the least.
        first = next((place for place, part in enumerate(named) if part is not None), len(named))
        rest = zip(named[first:], _LEAST[first:], strict=True)
        parts = _Parts(*today[:first], *(least if part is None else part for part, least in rest))
        if parts.year != self.now.year:
            offset = self._offset(parts.year)
        return on_the_wall(_carried(parts), self.local) if offset is None else self._shifted(parts, offset)

    def _shifted(self, parts: _Parts, offset: int) -> datetime:
        if abs(offset) >= _DAY:
            raise ValueError("no zone is so far away")
        zone = UTC if (self.found.zone or "").upper() in _UTC else _fixed(offset)
        try:
            moment = _carried(_in_utc(parts, offset)).replace(tzinfo=UTC)
        except OverflowError:
            return _carried(parts).replace(tzinfo=zone)
        if zone is UTC:
            return moment
        local = in_zone(moment, self.local)
        # A time written with the offset that the local zone has then is a local time, and knows its zone's name.
        return local if local.utcoffset() == zone.utcoffset(None) else in_zone(moment, zone)

    def _offset(self, year: int) -> int | None:
        """The seconds that the zone of the text is ahead of UTC in a year; ``None`` if nobody knows it."""
        zone = (self.found.zone or "").upper()
        if match := _OFFSET.fullmatch(zone):
            hours, minutes, seconds = (int(match[group] or 0) for group in (2, 4, 5))
            offset = (hours * 60 + minutes) * 60 + seconds
            return -offset if match[1] == "-" else offset
        if zone in _NAMED_ZONES:
            return _NAMED_ZONES[zone] * 3600
        for month in (1, 7) if zone else ():
            there = datetime(year, month, 1, tzinfo=self.local)
            if (there.tzname() or "").upper() == zone:
                return int((there.utcoffset() or timedelta()).total_seconds())
        return None


def _fixed(offset: int) -> timezone:
    """A zone that only knows its offset. Never ``UTC`` itself, which marks what was written as UTC."""
    return timezone(timedelta(seconds=offset)) if offset else timezone(timedelta(), "+00:00")


def _in_utc(parts: _Parts, offset: int) -> _Parts:
    """A time with its offset taken off, as Ruby does it by hand.

    Parts from which nothing is taken stay as they are, sound or not. A day that the month does not have is the
    next month's first once the offset moves it on.
    """
    year, month, day, *clock, micro = parts
    step = 1 if offset < 0 else -1
    rest = abs(offset)
    for place, base in ((2, 60), (1, 60), (0, 24)):
        rest, taken = divmod(rest, base)
        if taken:
            carried, clock[place] = divmod(clock[place] + step * taken, base)
            rest += step * carried
    day += step * rest
    if rest and step > 0 and month <= 12 and day > _days_in(year, month):
        year, month, day = (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)
    elif rest and step < 0 and day < 1:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        day = _days_in(year, month)
    return _Parts(year, month, day, *clock, micro)


def _carried(parts: _Parts) -> datetime:
    """A time without a zone; days that the month does not have run over into the next."""
    year, month, day, hour, minute, second, micro = parts
    if not (1 <= month <= 12 and 1 <= day <= 31 and 0 <= hour <= 24 and 0 <= minute <= 59 and second <= 60):
        raise ValueError("out of range")
    if hour == 24 and (minute or second):
        raise ValueError("out of range")
    span = timedelta(days=day - 1, hours=hour, minutes=minute, seconds=second, microseconds=micro)
    return datetime(year, month, 1) + span


def _days_in(year: int, month: int) -> int:
    if month == 2:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in (4, 6, 9, 11) else 31
