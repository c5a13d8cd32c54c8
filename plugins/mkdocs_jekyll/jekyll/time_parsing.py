"""Texts read as moments, as Ruby's ``Time.parse`` and ``DateTime.parse`` do.

``parse`` is ``Time.parse``, for front matter, file names and filters: what is missing comes from now, what
has no zone is local time, and so is what has a zone that ``Time`` does not know (``+8``, ``-400``, ``JST``).
``parse_moment`` is ``DateTime.parse``, by which YAML and tables are read: what has no zone is UTC, and the
day must be in the calendar.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final, NamedTuple

from .clock import TIME_USE
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
#: Those of the others that are in use and that only ``DateTime`` knows, in hours.
_MORE_ZONES: Final = {
    "WET": 0, "WEST": 1, "BST": 1, "CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "MET": 1, "MEST": 2, "EET": 2,
    "EEST": 3, "SAST": 2, "CAT": 2, "EAT": 3, "MSK": 3, "MSD": 4, "IRST": 3.5, "UZT": 5, "PKT": 5, "IST": 5.5,
    "NPT": 5.75, "ICT": 7, "WIB": 7, "HKT": 8, "SGT": 8, "PHT": 8, "MYT": 8, "WITA": 8, "AWST": 8, "JST": 9,
    "KST": 9, "WIT": 9, "ACST": 9.5, "AEST": 10, "AEDT": 11, "NZST": 12, "NZDT": 13, "NST": -2.5, "ADT": -3,
    "BRT": -3, "ART": -3, "AST": -4, "CLT": -4, "VET": -4, "COT": -5, "PET": -5, "AKST": -9, "AKDT": -8,
    "HST": -10, "EASTERN": -5, "CENTRAL": -6, "MOUNTAIN": -7, "PACIFIC": -8,
}  # fmt: skip
_SEASON: Final = re.compile(r" (?:DST|STANDARD TIME|DAYLIGHT TIME)$")


def parse(text: str, now: datetime) -> datetime | None:
    """The moment a text names, in ``now``'s zone unless it names one; ``None`` if it names none.

    A day that the month does not have runs over into the next. Years end with 9999, as Python's do.
    """
    try:
        found = read_elements(text)
        return _Maker(found, now).moment() if found.year is None else _of_year(text, now.tzinfo)
    except (ValueError, OverflowError):
        return None


@lru_cache(maxsize=2048)
def _of_year(text: str, zone: tzinfo | None) -> datetime:
    """The moment that a text names with its year, whatever the present is; raises as `_Maker` does."""
    return _Maker(read_elements(text), datetime(2000, 1, 1, tzinfo=zone)).moment()


def parse_moment(text: str, now: datetime) -> datetime | None:
    """The moment a text names as ``DateTime`` reads it, in UTC where it names no zone that is known.

    ``None`` where it names none, or a day that is not in the calendar. A second 60 is the 59th.
    """
    try:
        found = read_elements(text)
        day = _calendar_day(found, now.date(), whole_day=False)
        hour, minute = found.hour or 0, found.minute or 0
        second = min(found.second or 0, 59)
        if hour > 24 or minute > 59 or (hour == 24 and (minute or second)):
            return None
        if (found.second or 0) > 60 and None not in (found.year, found.month, found.day):
            return None  # where a part of the day is missing or another is named, any second will do
        offset = _any_offset(found.zone)
        zone = UTC if offset == 0 and (found.zone or "Z").upper() in _UTC else _fixed(offset)
        micro = int((found.fraction or 0) * 1_000_000)
        span = timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
        return (datetime(day.year, day.month, day.day) + span).replace(tzinfo=zone)
    except (ValueError, OverflowError):
        return None


def parse_day(text: str, today: date) -> date | None:
    """The day a text names as ``Date`` reads it; ``None`` where it names none that is in the calendar."""
    try:
        return _calendar_day(read_elements(text), today, whole_day=True)
    except (ValueError, OverflowError):
        return None


def in_zone(moment: datetime, zone: tzinfo) -> datetime:
    """``moment`` in ``zone``; where that is before the year 1 or behind 9999, the wall clock stays."""
    try:
        return moment.astimezone(zone)
    except OverflowError:
        pass
    there = moment.replace(tzinfo=zone)
    try:  # only UTC, which stands between the two, may be outside
        return there + ((there.utcoffset() or timedelta()) - (moment.utcoffset() or timedelta()))
    except OverflowError:
        return there


def as_local(moment: datetime, zone: tzinfo) -> datetime:
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
        if found.year is None:
            TIME_USE.is_shown = True
        today = (now.year, now.month, now.day, now.hour, now.minute, now.second, now.microsecond)
        # What comes before the first part that is named is as now; what is missing behind it is the least.
        first = next((place for place, part in enumerate(named) if part is not None), len(named))
        rest = zip(named[first:], _LEAST[first:], strict=True)
        parts = _Parts(*today[:first], *(least if part is None else part for part, least in rest))
        if parts.year != self.now.year:
            offset = self._offset(parts.year)
        return as_local(_carried(parts), self.local) if offset is None else self._shifted(parts, offset)

    def _shifted(self, parts: _Parts, offset: int) -> datetime:
        if abs(offset) >= _DAY:
            raise ValueError("no zone is so far away")
        zone = UTC if (self.found.zone or "").upper() in _UTC else _fixed(offset)
        there = _in_utc(parts, offset)
        if not MINYEAR <= there.year <= MAXYEAR:
            return _carried(parts).replace(tzinfo=zone)
        moment = _carried(there).replace(tzinfo=UTC)
        if zone is UTC:
            return moment
        local = in_zone(moment, self.local)
        # With the offset that the local zone has then it is a local time, and knows its zone's name.
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

    Parts from which nothing is taken stay as they are, sound or not. A day that the month does not have is
    the next month's first once the offset moves it on.
    """
    year, month, day = parts[:3]
    clock = [parts.hour, parts.minute, parts.second]
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
    return _Parts(year, month, day, clock[0], clock[1], clock[2], parts.micro)


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


# -- what DateTime and Date do


def _calendar_day(found: TimeElements, today: date, *, whole_day: bool) -> date:
    """The day that the parts name; what is missing of it is as today. Raises ValueError."""
    clock = (found.hour, found.minute, found.second)
    forms: tuple[tuple[object, ...], ...] = (
        clock,
        (found.year, found.yearday, *clock),
        (found.year, found.month, found.day, *clock),
        (found.week_year, found.week, found.week_day, found.weekday, *clock),
    )
    counts = [sum(part is not None for part in form) for form in forms]
    form = counts.index(max(counts)) if any(counts) else -1
    if found.year is None:
        TIME_USE.is_shown = True
    if form == 0 and not whole_day:
        return today
    if form == 1 and found.yearday is not None:
        first = date(today.year if found.year is None else found.year, 1, 1)
        day = first + timedelta(days=found.yearday - 1)
        if found.yearday < 1 or day.year != first.year:
            raise ValueError("no such day of this year")
        return day
    if form in (1, 2):
        return _civil(found, today)
    if form == 3:
        return _of_week(found, today)
    raise ValueError("no day")


def _civil(found: TimeElements, today: date) -> date:
    named = (found.year, found.month, found.day)
    first = next((place for place, part in enumerate(named) if part is not None), 3)
    now = (today.year, today.month, today.day)
    year, month, day = (
        now[place] if place < first else 1 if part is None else part for place, part in enumerate(named)
    )
    return date(year, month, day)


def _of_week(found: TimeElements, today: date) -> date:
    this_year, this_week, _ = today.isocalendar()
    year, week, day = found.week_year, found.week, found.week_day
    if year is None:
        year = this_year
        if week is None:
            week = this_week
    if day is None:
        day = found.weekday or 1
    return date.fromisocalendar(year, 1 if week is None else week, day or 7)


def _any_offset(zone: str | None) -> int:
    """Seconds ahead of UTC; 0 for a zone that nobody knows, or that is further away than a day."""
    named = (zone or "").upper()
    match = _ANY_OFFSET.match(named)
    if match is None:
        name = _SEASON.sub("", named)
        hours: float = _NAMED_ZONES.get(name) or _MORE_ZONES.get(name, 0)
        return int(hours * 3600) + (3600 if named.endswith(("DST", "DAYLIGHT TIME")) else 0)
    digits = match["digits"] or ""
    if match["whole"]:
        seconds = int(match["whole"]) * 3600 + int(int(match["part"]) * 3600 / 10 ** len(match["part"]))
    elif match["hours"]:
        seconds = (int(match["hours"]) * 60 + int(match["minutes"] or 0)) * 60 + int(match["seconds"] or 0)
    else:
        first = 2 - len(digits) % 2
        parts = (digits[:first], digits[first : first + 2], digits[first + 2 : first + 4])
        seconds = sum(int(part or 0) * unit for part, unit in zip(parts, (3600, 60, 1), strict=True))
    if seconds > _DAY:
        return 0
    return -seconds if match["sign"] == "-" else seconds
