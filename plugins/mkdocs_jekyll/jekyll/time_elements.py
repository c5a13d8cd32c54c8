"""What a text says of a day and a time, part by part, as Ruby's date library finds it.

The library looks for a weekday, then for a clock with its zone, and takes both out of the text. What is left
is tried against one form of a date after the other, in a fixed order; the first that is found counts. Nothing
is checked for sense here: ``2021-99-99`` has a month 99.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

#: Longer texts are refused.
LONGEST: Final = 128
_DAYS: Final = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
#: The years before the first one of Japan's eras: Meiji, Taisho, Showa, Heisei, Reiwa.
_ERAS: Final = {"m": 1867, "t": 1911, "s": 1925, "h": 1988, "r": 2018}


@dataclass(slots=True)
class TimeElements:
    """The parts that a text names; ``None`` for each that it does not.

    ``zone`` is as written (``+08:00``, ``EST``, ``utc+3``). ``short_year`` says whether a year below 100
    stands for one of 1969 to 2068.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    yearday: int | None = None
    weekday: int | None = None
    week_year: int | None = None
    week: int | None = None
    week_day: int | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    fraction: Fraction | None = None
    zone: str | None = None
    short_year: bool = True


@lru_cache(maxsize=2048)
def read_elements(text: str) -> TimeElements:
    """The parts of ``text``; nobody changes them. Raises ValueError for a text too long to be a time."""
    if len(text) > LONGEST:
        raise ValueError(f"longer than {LONGEST} characters")
    found = TimeElements()
    text = _OTHER_CHARACTERS.sub(" ", text)
    for rule in (_WEEKDAY, _CLOCK):
        text = rule.apply(text, found) or text
    for rule in _DATES:
        rest = rule.apply(text, found)
        if rest is not None:
            text = rest
            break
    is_before_christ = _BEFORE_CHRIST.search(text)
    if is_before_christ:
        text = _without(is_before_christ)
    if alone := _NUMBER_ALONE.fullmatch(text):
        _number_alone(int(alone[1]), found)
    _finish_years(found, before_christ=is_before_christ is not None)
    return found


def _without(match: re.Match[str]) -> str:
    return f"{match.string[: match.start()]} {match.string[match.end() :]}"


def _number_alone(number: int, found: TimeElements) -> None:
    """All that is left: an hour beside a day, or a day beside a clock."""
    if found.hour is not None and found.day is None and 1 <= number <= 31:
        found.day = number
    if found.day is not None and found.hour is None and 0 <= number <= 24:
        found.hour = number


def _finish_years(found: TimeElements, *, before_christ: bool) -> None:
    for name in ("week_year", "year"):
        year: int | None = getattr(found, name)
        if year is None:
            continue
        if before_christ:
            year = 1 - year
        if found.short_year and 0 <= year <= 99:
            year += 1900 if year >= 69 else 2000
        setattr(found, name, year)


# -- weekday and clock


def _weekday(match: re.Match[str], found: TimeElements) -> None:
    found.weekday = _DAYS.index(match[1].lower())


def _clock(match: re.Match[str], found: TimeElements) -> None:
    found.zone = match["zone"]
    parts = _CLOCK_PARTS.match(match["clock"])
    if parts is None:
        return
    found.hour = int(parts["hour"])
    if parts["minute"]:
        found.minute = int(parts["minute"])
    if parts["second"]:
        found.second = int(parts["second"])
    if parts["fraction"]:
        found.fraction = _fraction(parts["fraction"])
    if parts["half"]:
        found.hour = found.hour % 12 + (12 if parts["half"].lower() == "p" else 0)


def _fraction(digits: str) -> Fraction:
    return Fraction(int(digits or "0"), 10 ** len(digits))


# -- dates


def _day_month(match: re.Match[str], found: TimeElements) -> None:
    month = _MONTHS.index(match["month"].lower()) + 1
    _year_month_day(found, match["year"], str(month), match["day"], era=match["era"])


def _three_numbers(match: re.Match[str], found: TimeElements) -> None:
    _year_month_day(found, match[1], match[2], match[3])


def _month_between(match: re.Match[str], found: TimeElements) -> None:
    _year_month_day(found, match["year"], str(_MONTHS.index(match["month"].lower()) + 1), match["day"])


def _year_month_day(
    found: TimeElements, year: str | None, month: str | None, day: str | None, *, era: str | None = None
) -> None:
    """Three numbers as they come; a long one, or one with an apostrophe, is the year wherever it stands."""
    if year is not None and month is not None and day is None:
        year, month, day = None, year, month
    if year is None and day is not None and _is_year(day):
        year, day = day, None
    if year is not None:
        number = _SIGNED.search(year)
        if number is not None and number.end() < len(year):  # `5th` can be no year
            year, day = day, number[0]
    if month is not None and _is_year(month):
        year, month, day = month, day, year
    if day is not None and _is_year(day):
        year, day = day, year
    if year is not None and (number := _SIGNED.search(year)):
        if number[1] or len(number[2]) > 2:
            found.short_year = False
        found.year = int(number[0])
    if era is not None and era[0] in "bB" and found.year is not None:
        found.year = 1 - found.year
    found.month, found.day = _number(month), _number(day)


def _is_year(text: str) -> bool:
    return text.startswith("'") or len(text) > 2


def _number(text: str | None) -> int | None:
    match = None if text is None else _DIGITS.search(text)
    return None if match is None else int(match[0])


def _japanese(match: re.Match[str], found: TimeElements) -> None:
    found.year = int(match[2]) + _ERAS[match[1].lower()]
    found.month, found.day = int(match[3]), int(match[4])


def _week(match: re.Match[str], found: TimeElements) -> None:
    if match[1]:
        found.week_year = int(match[1])
    found.week = int(match[2])
    if match[3]:
        found.week_day = int(match[3])


def _week_day(match: re.Match[str], found: TimeElements) -> None:
    found.week_day = int(match[1])


def _month_day(match: re.Match[str], found: TimeElements) -> None:
    found.month, found.day = _number(match[1]), _number(match[2])


def _day_of_year(match: re.Match[str], found: TimeElements) -> None:
    if match[1]:
        found.year = int(match[1])
    found.yearday = int(match[2])


def _year_alone(match: re.Match[str], found: TimeElements) -> None:
    found.year = int(match[1])


def _month_alone(match: re.Match[str], found: TimeElements) -> None:
    found.month = _MONTHS.index(match[1].lower()) + 1


def _day_alone(match: re.Match[str], found: TimeElements) -> None:
    found.day = int(match[1])


#: What digits without anything between say, by their number; the letters are those of ``_PARTS``.
_FORMS: Final = {
    2: "dd", 3: "jjj", 4: "mmdd", 5: "yyjjj", 6: "yymmdd", 7: "yyyyjjj", 8: "yyyymmdd", 10: "yyyymmddHH",
    12: "yyyymmddHHMM", 14: "yyyymmddHHMMSS",
}  # fmt: skip
#: The same where a fraction follows, so that the last two are seconds.
_FORMS_WITH_FRACTION: Final = {
    2: "SS", 3: "MSS", 4: "MMSS", 5: "HMMSS", 6: "HHMMSS", 7: "dHHMMSS", 8: "ddHHMMSS", 10: "mmddHHMMSS",
    12: "yymmddHHMMSS", 14: "yyyymmddHHMMSS",
}  # fmt: skip
_CLOCK_FORMS: Final = {2: "HH", 4: "HHMM", 6: "HHMMSS"}
_CLOCK_FORMS_WITH_FRACTION: Final = {2: "SS", 4: "MMSS", 6: "HHMMSS"}
_PARTS: Final = {
    "y": "year", "m": "month", "d": "day", "j": "yearday", "H": "hour", "M": "minute", "S": "second",
}  # fmt: skip


def _digits(match: re.Match[str], found: TimeElements) -> None:
    sign, digits, clock, fraction, zone = match.groups()
    is_time = clock is None and fraction is not None
    form = (_FORMS_WITH_FRACTION if is_time else _FORMS).get(len(digits), "")
    _by_form(found, digits, form, sign)
    if clock is not None:
        forms = _CLOCK_FORMS if fraction is None else _CLOCK_FORMS_WITH_FRACTION
        _by_form(found, clock, forms.get(len(clock), ""), "")
    if fraction is not None:
        found.fraction = _fraction(fraction)
    if zone is not None:
        found.zone = _zone_of_digits(zone)


def _by_form(found: TimeElements, digits: str, form: str, sign: str) -> None:
    parts: dict[str, str] = {}
    for digit, kind in zip(digits, form, strict=False):
        parts[kind] = parts.get(kind, "") + digit
    for kind, number in parts.items():
        setattr(found, _PARTS[kind], int(sign + number if kind == "y" else number))
    if len(parts.get("y", "")) > 2 and "j" not in parts:
        found.short_year = False


def _zone_of_digits(zone: str) -> str:
    """``[-5:EST]`` is EST; ``[8]`` is +8."""
    if not zone.startswith("["):
        return zone
    inner = zone[1:-1]
    before, colon, name = inner.partition(":")
    if colon:
        return name
    return before if before[0] in "+-" else f"+{before}"


_Take = Callable[[re.Match[str], TimeElements], None]


@dataclass(frozen=True, slots=True)
class _Rule:
    """What to look for, and what to do with it; ``unless`` must not be found anywhere in the text."""

    pattern: re.Pattern[str]
    take: _Take
    unless: re.Pattern[str] | None = None

    def apply(self, text: str, found: TimeElements) -> str | None:
        """The text without what was found; ``None`` if nothing was."""
        if self.unless is not None and self.unless.search(text):
            return None
        match = self.pattern.search(text)
        if match is None:
            return None
        self.take(match, found)
        return _without(match)


def _compiled(pattern: str) -> re.Pattern[str]:
    months = f"(?P<month>{'|'.join(_MONTHS)})"
    pattern = pattern.replace("(MONTH)", months).replace(r"\d", "[0-9]").replace(r"\D", "[^0-9]")
    return re.compile(pattern, re.IGNORECASE)


def _rule(pattern: str, take: _Take, *, unless: str | None = None) -> _Rule:
    return _Rule(_compiled(pattern), take, None if unless is None else _compiled(unless))


_ERA: Final = r"(?: *(?P<era>c(?:e|\.e\.)|b(?:ce|\.c\.e\.)|a(?:d|\.d\.)|b(?:c|\.c\.))?"
_OTHER_CHARACTERS: Final = re.compile(r"(?:[^-+',./:@\[\]\w]|_)+")
_WEEKDAY: Final = _rule(rf"\b({'|'.join(_DAYS)})[^-/0-9 ]*", _weekday)
_CLOCK: Final = _rule(
    r"(?P<clock>\d+ *(?:"
    r"(?:: *\d+(?: *: *\d+(?:[,.]\d*)?)?|h(?: *\d+m?(?: *\d+s?)?)?)(?: *[ap](?:m\b|\.m\.))?"
    r"|[ap](?:m\b|\.m\.)))"
    r"(?: *(?P<zone>(?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?"
    r"|(?:[^\W0-9_]|[. ])+(?:standard|daylight) time\b"
    r"|[^\W0-9_]+(?: dst)?\b))?",
    _clock,
)
_CLOCK_PARTS: Final = re.compile(
    r"(?P<hour>[0-9]+)h?(?: *:? *(?P<minute>[0-9]+)m?"
    r"(?: *:? *(?P<second>[0-9]+)(?:[,.](?P<fraction>[0-9]*))?s?)?)?(?: *(?P<half>[ap])(?:m\b|\.m\.))?",
    re.IGNORECASE,
)
#: The forms of a date in the order in which they are tried.
_DATES: Final = (
    _rule(
        r"(?P<day>'?\d+)[^-0-9 ]* *(MONTH)[^-0-9 ']*" + _ERA + r" *(?P<year>'?-?\d+(?:(?:st|nd|rd|th)\b)?))?",
        _day_month,
    ),
    _rule(
        r"\b(MONTH)[^-0-9 ']* *(?P<day>'?\d+)[^-0-9 ']*"
        + _ERA.replace("(?: *", "(?: *,? *", 1)
        + r" *(?P<year>'?-?\d+))?",
        _day_month,
    ),
    _rule(r"('?[-+]?\d+)-(\d+)-('?-?\d+)", _three_numbers),
    _rule(r"\b([mtshr])(\d+)\.(\d+)\.(\d+)", _japanese),
    _rule(r"(?P<day>'?-?\d+)-(MONTH)[^-/.]*-(?P<year>'?-?\d+)", _month_between),
    _rule(r"\b(MONTH)[^-/.]*-(?P<day>'?-?\d+)(?:-(?P<year>'?-?\d+))?", _month_between),
    _rule(r"('?-?\d+)/ *('?\d+)(?:\D *('?-?\d+))?", _three_numbers),
    _rule(r"('?-?\d+)\. *('?\d+)\. *('?-?\d+)", _three_numbers),
    _rule(r"\b(\d{2}|\d{4})?-?w(\d{2})(?:-?(\d))?\b", _week),
    _rule(r"-w-(\d)\b", _week_day),
    _rule(r"--(\d{2})?-(\d{2})\b", _month_day),
    _rule(r"--(\d{2})(\d{2})?\b", _month_day),
    _rule(r"\b(\d{2}|\d{4})-(\d{3})\b", _day_of_year, unless=r"[,.](?:\d{2}|\d{4})-\d{3}\b"),
    _rule(r"\b()-(\d{3})\b", _day_of_year, unless=r"\d-\d{3}\b"),
    _rule(r"'(\d+)\b", _year_alone),
    _rule(rf"\b({'|'.join(_MONTHS)})[^ ]*", _month_alone),
    _rule(r"(\d+)(?:st|nd|rd|th)\b", _day_alone),
    _rule(
        r"([-+]?)(\d{2,14})(?: *t? *(\d{2,6})?(?:[,.](\d*))?)?(?: *(z\b|[-+]\d{1,4}\b|\[[-+]?\d[^\]]*\]))?",
        _digits,
    ),
)
_BEFORE_CHRIST: Final = re.compile(r"\b(?:bc\b|bce\b|b\.c\.|b\.c\.e\.)", re.IGNORECASE)
_NUMBER_ALONE: Final = re.compile(r" *([0-9]{1,2}) *")
_SIGNED: Final = re.compile(r"([-+]?)([0-9]+)")
_DIGITS: Final = re.compile(r"[0-9]+")
