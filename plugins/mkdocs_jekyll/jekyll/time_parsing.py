"""Texts read as times, as leniently as Ruby's ``Time.parse`` does: front matter, file names, filters.

Takes the forms that are written: ISO, ``2021/1/8 9:08``, ``18.01.2021``, ``Jan 18, 2021 10pm``, RFC 2822,
digits alone; and, as Ruby does, a day out of any number that no other form explains.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*"
# Ruby's Time knows no others by name.
_ZONES = {
    **{"utc": 0, "gmt": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6},
    **{"pst": -8, "pdt": -7},
}
_LONGEST_YEAR = 366
_LONGEST = 128  # Ruby reads no longer texts as dates
_CLOCK = re.compile(
    r"""(?P<hour>\d{1,2})(?:
        :(?P<minute>\d{1,2})(?::(?P<second>\d{1,2})(?:[.,](?P<fraction>\d+))?)?(?:\s*(?P<half>[ap])\.?m\b\.?)?
      | \s*(?P<half2>[ap])\.?m\b\.?
      | h(?:\s*(?P<minute2>\d{1,2})m?)?\b)
    (?:\s*(?P<zone>(?:gmt|utc)?[+-]\d{1,2}:?\d{0,2}(?::?\d{2})?|(?:z|utc|gmt|[a-z]{3,4})\b))?""",
    re.IGNORECASE | re.VERBOSE | re.ASCII,
)
_COMPACT = re.compile(
    r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
    r"(?:t?(?P<hour>\d{2})(?P<minute>\d{2})(?P<second>\d{2})?(?P<zone>z|[+-]\d{2}:?\d{2})?)?(?!\d)",
    re.IGNORECASE | re.ASCII,
)
_DATES = tuple(
    re.compile(pattern, re.IGNORECASE | re.ASCII)
    for pattern in (
        rf"(?<!\d)(?P<year>\d{{4}})[\s-]*{_MONTH}[\s-]+(?P<day>\d{{1,2}})(?!\d)",
        rf"(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b[\s-]*{_MONTH}\b\.?(?:[\s,-]*(?P<year>'?\d+))?",
        rf"\b{_MONTH}\b\.?[\s-]*(?P<day>\d{{1,2}})(?!\d)(?:st|nd|rd|th)?\b(?:[\s,-]*(?P<year>'?\d+))?",
        rf"\b{_MONTH}\b\.?(?:\s+(?P<year>'?\d{{3,}}))?",
        r"(?<!\d)(?P<a>\d{1,4})-(?P<b>\d{1,2})-(?P<c>\d{1,4})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})-(?P<yearday>\d{3})(?!\d)",
        r"(?<!\d)(?P<a>\d{1,4})/(?P<b>\d{1,2})/(?P<c>\d{1,4})(?!\d)",
        r"(?<!\d)(?P<a>\d{1,4})\.(?P<b>\d{1,2})\.(?P<c>\d{1,4})(?!\d)",
        r"(?<!\d)(?P<year>\d{4})/(?P<number>\d{1,2})(?!\d)",
        r"(?<!\d)(?P<number>\d{1,2})/(?P<year>\d{4})(?!\d)",
        r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)\b",
    )
)
_HOUR_ALONE = re.compile(r"\s+(?P<hour>\d{1,2})\s*", re.ASCII)
_DIGITS = re.compile(r"\d{2,14}", re.ASCII)
# What a bare number says, by its length: year, month, day, day of the year, hour, minute, second.
_BY_LENGTH = {
    2: "dd", 3: "jjj", 4: "mmdd", 5: "yyjjj", 6: "yymmdd", 7: "yyyyjjj", 8: "yyyymmdd", 10: "yyyymmddHH",
    12: "yyyymmddHHMM", 14: "yyyymmddHHMMSS",
}  # fmt: skip


@dataclass(slots=True)
class _Found:
    year: int | None = None
    month: int | None = None
    day: int | None = None
    yearday: int | None = None
    hour: int | None = None
    minute: int = 0
    second: int = 0
    micro: int = 0
    zone: datetime.timezone | None = None


def parse(text: str, now: datetime.datetime) -> datetime.datetime | None:
    """The time a text tells, in ``now``'s zone unless it names one; ``None`` if it tells none.

    Larger parts that are missing come from ``now``: ``10:20`` is today's. A day that the month does not
    have runs over into the next.
    """
    if len(text) > _LONGEST or not any(char.isdigit() or char.isalpha() for char in text):
        return None
    found = _Found()
    match = _COMPACT.search(text)
    try:
        if match is not None and 1 <= int(match["month"]) <= 12 and 1 <= int(match["day"]) <= 31:
            _compact(match, found)
        else:
            _date(_clock(text, found), found)
        return _build(found, now)
    except (ValueError, OverflowError):
        return None


def _compact(match: re.Match[str], found: _Found) -> None:
    found.year, found.month, found.day = int(match["year"]), int(match["month"]), int(match["day"])
    if match["hour"]:
        found.hour, found.minute = int(match["hour"]), int(match["minute"])
        found.second = int(match["second"] or 0)
        found.zone = _zone(match["zone"])


def _clock(text: str, found: _Found) -> str:
    match = _CLOCK.search(text)
    if match is None:
        return text
    found.hour = int(match["hour"])
    half = (match["half"] or match["half2"] or "").lower()
    if half:
        found.hour = found.hour % 12 + (12 if half == "p" else 0)
    found.minute, found.second = int(match["minute"] or match["minute2"] or 0), int(match["second"] or 0)
    found.micro = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    found.zone = _zone(match["zone"])
    is_month = (match["zone"] or "").lower()[:3] in _MONTHS
    end = match.start("zone") if is_month else match.end()
    return text[: match.start()] + " " + text[end:]


def _zone(name: str | None) -> datetime.timezone | None:
    if name is None:
        return None
    if name[0] in "+-":
        digits = name[1:].replace(":", "")
        hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
        shift = datetime.timedelta(hours=hours, minutes=minutes)
        return datetime.timezone(-shift if name[0] == "-" else shift)
    hours_off = _ZONES.get(name.lower())
    if hours_off is None:
        return None
    return datetime.UTC if hours_off == 0 else datetime.timezone(datetime.timedelta(hours=hours_off))


def _date(text: str, found: _Found) -> None:
    for pattern in _DATES:
        match = pattern.search(text)
        if match is None:
            continue
        parts = match.groupdict()
        if "a" in parts:
            _three_numbers(parts, found)
        elif "yearday" in parts:
            found.year, found.yearday = int(parts["year"]), int(parts["yearday"])
        elif "number" in parts:
            found.year, found.month = int(parts["year"]), int(parts["number"])
        elif "month" not in parts:
            found.day = int(parts["day"])
        else:
            found.month = _MONTHS.index(parts["month"].lower()[:3]) + 1
            found.day = int(parts["day"]) if parts.get("day") else None
            found.year = _whole_year(parts["year"]) if parts.get("year") else None
        hour = _HOUR_ALONE.fullmatch(text, match.end())
        if hour and found.hour is None and "a" in parts:
            found.hour = int(hour["hour"])
        return
    if (digits := _DIGITS.search(text)) and (form := _BY_LENGTH.get(len(digits[0]))):
        _bare(digits[0], form, found)


def _bare(digits: str, form: str, found: _Found) -> None:
    """Digits without anything between, each read as the sign of ``form`` in its place says."""
    parts: dict[str, str] = {}
    for digit, sign in zip(digits, form, strict=True):
        parts[sign] = parts.get(sign, "") + digit
    if "y" in parts:
        found.year = _whole_year(parts["y"])
    if "j" in parts:
        found.yearday = int(parts["j"])
    if "m" in parts:
        found.month = int(parts["m"])
    if "d" in parts:
        found.day = int(parts["d"])
    if "H" in parts and found.hour is None:
        found.hour, found.minute = int(parts["H"]), int(parts.get("M", 0))
        found.second = int(parts.get("S", 0))


def _three_numbers(parts: dict[str, str], found: _Found) -> None:
    """Year, month, day; the other way round if the last is the long one."""
    first, last = parts["a"], parts["c"]
    if len(last) > 2 >= len(first):
        first, last = last, first
    found.year, found.month, found.day = _whole_year(first), int(parts["b"]), int(last)


def _whole_year(text: str) -> int:
    digits = text.lstrip("'")
    year = int(digits[:9])
    if len(digits) > 2:
        return year
    return year + (1900 if year >= 69 else 2000)


def _build(found: _Found, now: datetime.datetime) -> datetime.datetime | None:
    parts = (found.year, found.month, found.day, found.yearday, found.hour)
    if all(part is None for part in parts):
        return None
    year, month, day = found.year, found.month, found.day
    if year is None:
        year = now.year
        if month is None:
            month = now.month
            if day is None:
                day = now.day
    month = 1 if month is None else month
    day = 1 if day is None else day
    hour = found.hour or 0
    if found.yearday is not None:
        month, day = 1, found.yearday
        if not 1 <= day <= _LONGEST_YEAR:
            return None
    elif not 1 <= day <= 31:
        return None
    if hour > 24 or found.minute > 59 or found.second > 60 or (hour == 24 and (found.minute or found.second)):
        return None
    start = datetime.datetime(year, month, 1, 0, 0, tzinfo=None)
    moment = start + datetime.timedelta(
        days=day - 1, hours=hour, minutes=found.minute, seconds=found.second, microseconds=found.micro
    )
    local = on_the_wall(moment, now.tzinfo or datetime.UTC)
    # A time written with the offset that the local zone has then is a local time, and knows its zone's name.
    is_local = found.zone is None or (
        found.zone is not datetime.UTC and local.utcoffset() == found.zone.utcoffset(None)
    )
    return local if is_local else moment.replace(tzinfo=found.zone)


def on_the_wall(moment: datetime.datetime, zone: datetime.tzinfo) -> datetime.datetime:
    """A time on the wall, in ``zone``.

    As in Ruby an hour that comes twice is the second one, and one that the clocks leave out is the next.
    """
    later = moment.replace(tzinfo=zone, fold=1).astimezone(datetime.UTC).astimezone(zone)
    if later.replace(tzinfo=None) == moment:
        return later
    return moment.replace(tzinfo=zone).astimezone(datetime.UTC).astimezone(zone)
