"""Time zones, and dates as authors write them.

A moment is an aware ``datetime`` in the site's zone. ``datetime.UTC`` itself marks a time that was written
with ``Z``; the site's own zone is never that object, even where it is UTC, so that both can be told apart as
Ruby does.
"""

from __future__ import annotations

import os
import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_MONTHS: Final = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
#: The zones that Ruby knows by name; any other name counts as the site's own zone.
_ZONES: Final = {
    "utc": 0, "gmt": 0, "z": 0, "ut": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6,
    "pst": -8, "pdt": -7,
}  # fmt: skip
_CLOCK: Final = re.compile(
    r"(?:(?<=[\sTt,])|^|(?<=\d[Tt]))(?P<hour>\d{1,2})"
    r"(?:(?::(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,](?P<fraction>\d+))?)?\s*(?P<half>[ap]\.?m\.?\b)?)"
    r"|(?:\s*(?P<half_only>[ap]\.?m\.?\b)|h\b))"
    r"(?:\s*(?P<zone>(?:gmt|utc)?[-+]\d{1,2}(?::?\d{2})?|[a-z]{1,5}\b))?",
    re.IGNORECASE | re.ASCII,
)
_OFFSET: Final = re.compile(r"(?P<sign>[-+])(?P<hours>\d{1,2}):?(?P<minutes>\d{2})?")
_NUMERIC: Final = re.compile(r"(?<![\d])'?(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d)", re.ASCII)
_NAME: Final = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY_MONTH_YEAR: Final = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?[-\s/.]*{_NAME}(?:[-,\s/.]+(-?\d{{4}}|'?\d{{2}}))?(?![\d:])",
    re.IGNORECASE,
)
_MONTH_DAY_YEAR: Final = re.compile(
    rf"{_NAME}[-\s/.]*(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:[-,\s/.]+'?(\d{{4}}|\d{{2}})(?![\d:]))?",
    re.IGNORECASE,
)
_YEAR_MONTH_DAY: Final = re.compile(rf"(\d{{4}})[-\s/.]+{_NAME}[-\s/.]+(\d{{1,2}})(?!\d)", re.IGNORECASE)
_MONTH_YEAR: Final = re.compile(rf"{_NAME}[-,\s]+(\d{{4}})", re.IGNORECASE)
_LATE_YEAR: Final = re.compile(r"\b(\d{4})\s*$", re.ASCII)
_COMPACT: Final = re.compile(
    r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[-+]\d{2}:?\d{2})?", re.ASCII
)
_POSIX_ZONE: Final = re.compile(
    r"<?[A-Za-z0-9+-]*?[A-Za-z]>?(?P<sign>[-+]?)(?P<hours>\d{1,2})(?::(?P<minutes>\d{2}))?"
)


def zone_named(name: str) -> tzinfo:
    """The zone ``timezone`` or ``TZ`` names; UTC where nobody knows it, as on POSIX systems."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    if match := _POSIX_ZONE.fullmatch(name):
        # POSIX counts westward: CST-8 is eight hours before UTC.
        shift = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
        return timezone(shift if match["sign"] == "-" else -shift, name)
    return timezone(timedelta(0), "UTC+0")


def zone_is_known(name: str) -> bool:
    """Whether ``timezone: name`` says anything to Jekyll's system."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return _POSIX_ZONE.fullmatch(name) is not None
    return True


def local_zone() -> tzinfo:
    """The zone of this machine: ``TZ``, or what the system is set to."""
    name = os.environ.get("TZ")
    if name:
        return zone_named(name.removeprefix(":"))
    try:
        with Path("/etc/localtime").open("rb") as file:
            return ZoneInfo.from_file(file, key="localtime")
    except (OSError, ValueError):
        return datetime.now().astimezone().tzinfo or zone_named("UTC")


def parse_time(text: str, zone: tzinfo, *, today: datetime | None = None) -> datetime | None:
    """The moment an author wrote, in ``zone``; ``None`` if it is none.

    Takes what Ruby's ``Time.parse`` takes in the forms that are written: ISO, ``2021/1/8 9:08``,
    ``18.01.2021``, ``Jan 18, 2021 10pm``, RFC 2822, digits alone. A text without a year or a day takes them
    from ``today``. The 31st of a month that has 30 is the first of the next, as Ruby has it.
    """
    text = text.strip()
    if len(text) > 200:
        return None
    if match := _COMPACT.fullmatch(text):
        clock = (int(match[4] or 0), int(match[5] or 0), int(match[6] or 0), 0)
        return _moment((int(match[1]), int(match[2]), int(match[3])), clock, _shift(match[7]), zone)
    clock_match = _clock(text)
    rest = text if clock_match is None else text[: clock_match.start()] + " " + text[clock_match.end() :]
    day = _day(rest, today or datetime.now(zone))
    if day is None:
        if clock_match is None or re.search(r"\d", rest):
            return None
        now = (today or datetime.now(zone)).astimezone(zone)
        day = (now.year, now.month, now.day)
    if clock_match is None:
        return _moment(day, (0, 0, 0, 0), None, zone)
    return _moment(day, _hours(clock_match), _shift(clock_match["zone"]), zone)


def _clock(text: str) -> re.Match[str] | None:
    return _CLOCK.search(text)


def _hours(match: re.Match[str]) -> tuple[int, int, int, int]:
    hour = int(match["hour"])
    half = (match["half"] or match["half_only"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    micro = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    return hour, int(match["minute"] or 0), int(match["second"] or 0), micro


def _shift(zone: str | None) -> timedelta | None:
    """What a zone's mark says; ``None`` if there is none or nobody knows it (then the site's zone counts)."""
    if not zone:
        return None
    if zone.lower() in _ZONES:
        return timedelta(hours=_ZONES[zone.lower()])
    match = _OFFSET.fullmatch(zone)
    if match is None:
        return None
    shift = timedelta(hours=int(match["hours"]), minutes=int(match["minutes"] or 0))
    return -shift if match["sign"] == "-" else shift


def _year(text: str) -> int:
    digits = text.lstrip("'")
    year = int(digits)
    if len(digits) <= 2:
        return year + (1900 if year >= 69 else 2000)
    return year


def _day(text: str, today: datetime) -> tuple[int, int, int] | None:
    """Year, month and day out of a text without a clock."""
    if match := _YEAR_MONTH_DAY.search(text):
        return _year(match[1]), _MONTHS[match[2].lower()], int(match[3])
    if match := _NUMERIC.search(text):
        first, last = match[1], match[4]
        if len(last) > 2 or (int(first) <= 31 < int(last) and len(first) <= 2):
            return _year(last), int(match[3]), int(first)
        return _year(first), int(match[3]), int(last)
    if match := _DAY_MONTH_YEAR.search(text):
        return _with_year(match[3], text, today), _MONTHS[match[2].lower()], int(match[1])
    if match := _MONTH_YEAR.search(text):
        return int(match[2]), _MONTHS[match[1].lower()], 1
    if match := _MONTH_DAY_YEAR.search(text):
        return _with_year(match[3], text, today), _MONTHS[match[1].lower()], int(match[2])
    return None


def _with_year(written: str | None, text: str, today: datetime) -> int:
    if written:
        return _year(written)
    late = _LATE_YEAR.search(text)
    return int(late[1]) if late else today.year


def _moment(
    day: tuple[int, int, int], clock: tuple[int, int, int, int], shift: timedelta | None, zone: tzinfo
) -> datetime | None:
    year, month, number = day
    hour, minute, second, micro = clock
    if not (1 <= month <= 12 and 1 <= number <= 31 and minute < 60 and second <= 60):
        return None
    if hour > 24 or (hour == 24 and (minute or second)) or year < 1:
        return None
    try:
        moment = datetime(year, month, 1) + timedelta(
            days=number - 1, hours=hour, minutes=minute, seconds=second, microseconds=micro
        )
        if shift is not None:
            return (moment - shift).replace(tzinfo=UTC).astimezone(zone)
        return _local(moment, zone)
    except (ValueError, OverflowError):
        return None


def _local(moment: datetime, zone: tzinfo) -> datetime:
    """A time on the wall, in ``zone``.

    As in Ruby an hour that comes twice is the second one, and one that the clocks leave out is the next.
    """
    later = moment.replace(tzinfo=zone, fold=1).astimezone(UTC).astimezone(zone)
    if later.replace(tzinfo=None) == moment:
        return later
    return moment.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
