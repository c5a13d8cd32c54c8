"""What a single YAML value means to safe_yaml, with which every released Jekyll reads YAML.

Facts observed on safe_yaml 1.0.5: tags mean nothing but ``!!binary``, so ``!!str 12`` is a number; words are
booleans and nil in any case of letters (``tRUE``); ``0123`` is octal; ``_`` and ``,`` may stand anywhere in a
whole number, but only between digits in a float; ``1:30`` is 90.0, and ``-1:30`` is 30.0; a date has two
digits for month and day; a time without a zone has the offset ``+0000``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from typing import Final

from .ruby_values import parse_integer

#: A whole number of more digits stays text, unless a site allows more: Python writes none by itself.
MAX_DIGITS: Final = 4300
_BITS_OF_DIGIT: Final = math.log2(10)

_WORDS: Final[dict[str, object]] = {
    **dict.fromkeys(("", "~", "null")),
    **dict.fromkeys(("yes", "on", "true"), True),
    **dict.fromkeys(("no", "off", "false"), False),
}
_LONGEST_WORD: Final = 5
_NUMBERISH: Final = frozenset("0123456789+-._,")
_WITHOUT_GAPS: Final = str.maketrans("", "", "_,")
_DECIMAL: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\n?")
_OTHER_BASES: Final = (
    (re.compile(r"0[0-7]+\n?"), 8),
    (re.compile(r"0[xX][0-9a-fA-F]+\n?|[-+]?0x[0-9a-fA-F]+\n?"), 16),
    (re.compile(r"0b[01]+\n?"), 2),
)
_SIXTIES: Final = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\n?")
_SIXTIES_WITH_FRACTION: Final = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*\n?")
_FLOAT: Final = re.compile(r"[-+]?(?:[0-9][0-9_]*)?\.[0-9_]+(?:[eE][-+][0-9]+)?\n?")
#: What Ruby's ``Float()`` takes of these: an underscore stands between two digits.
_RUBY_FLOAT: Final = re.compile(
    r"[-+]?(?:[0-9]+(?:_[0-9]+)*)?(?:\.[0-9]+(?:_[0-9]+)*)?(?:[eE][-+][0-9]+)?\s*"
)
_INFINITE: Final = {
    **{f"{sign}.{word}": float(f"{sign}inf") for sign in ("", "-") for word in ("inf", "Inf", "INF")},
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
}
_DATE: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\n?")
_TIME: Final = re.compile(
    r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})(?:[Tt]|[ \t\r\n\f\v]+)"
    r"(?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}):(?P<second>[0-9]{2})(?:\.(?P<fraction>[0-9]*))?"
    r"[ \t\r\n\f\v]*(?:Z|(?P<zone>[-+][0-9]{1,2}(?::?[0-9]{2})?))?\n?"
)
#: The offset of a time without a zone. It is not ``datetime.UTC``, which stands for a time that says ``UTC``.
_NO_OFFSET: Final = timezone(timedelta(0), "+00:00")
_BASE64: Final = {
    char: value
    for value, char in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
}


class ScalarError(ValueError):
    """A value that can't be read. ``refused`` says that Jekyll stops at it as well, and reads nothing."""

    def __init__(self, message: str, *, refused: bool) -> None:
        super().__init__(message)
        self.refused = refused


def typed(text: str, digits: int = MAX_DIGITS) -> object:
    """What an unquoted ``text`` means: nil, boolean, number of so many digits, date, time, or the text."""
    if text[:1] in _NUMBERISH:
        return _numberish(text, digits) if text else None
    if len(text) <= _LONGEST_WORD:
        return _WORDS.get(text.lower(), text)
    return text


def _numberish(text: str, digits: int) -> object:
    bare = text.translate(_WITHOUT_GAPS)
    if _DECIMAL.fullmatch(bare):
        return _whole(bare, 10, digits)
    for pattern, base in _OTHER_BASES:
        if pattern.fullmatch(bare):
            return _whole(bare, base, digits)
    if _SIXTIES.fullmatch(bare):
        return _sixties(bare, "")
    if _FLOAT.fullmatch(text):
        return _float(text)
    if text in _INFINITE:
        return _INFINITE[text]
    if _SIXTIES_WITH_FRACTION.fullmatch(text):
        whole, _, fraction = text.partition(".")
        return _sixties(whole, fraction)
    if match := _DATE.fullmatch(text):
        try:
            return date(int(match[1]), int(match[2]), int(match[3]))
        except ValueError:
            return text
    if match := _TIME.fullmatch(text):
        return _moment(match) or text
    return text


def _whole(text: str, base: int, digits: int) -> int:
    bits = int(digits * _BITS_OF_DIGIT)
    if base == 10:
        if len(text.strip("+-\n")) <= digits:
            return parse_integer(text.strip())
    elif len(text) <= bits and (value := int(text, base)).bit_length() <= bits:
        return value
    message = f"a number of more than {digits:,} digits; it is kept as text (`digits` under `limits`)"
    raise ScalarError(message, refused=False)


def _float(text: str) -> float:
    """What Ruby's ``Float()`` makes of a text."""
    if not _RUBY_FLOAT.fullmatch(text) or not text.strip("\n+-._"):
        raise ScalarError(f"`{text}` is no number, as an underscore stands beside no digit", refused=True)
    return float(text.replace("_", ""))


def _sixties(whole: str, fraction: str) -> float:
    """``h:m`` and ``h:m:s``: each part counts sixty times the next one."""
    total, unit = 0.0, 1.0
    for part in reversed(whole.split(":")):
        total += _float(part) * unit
        unit *= 60
    if fraction.strip("\n"):
        total += _float(f".{fraction}")
    return -total if whole.startswith("-") else total


def _moment(match: re.Match[str]) -> datetime | None:
    """A time as ``DateTime.parse`` has it: a leap second is the one before, hour 24 the next day's first."""
    hour, minute, second = int(match["hour"]), int(match["minute"]), min(int(match["second"]), 59)
    ends_day = hour == 24 and minute == 0 and int(match["second"]) == 0
    if minute > 59 or int(match["second"]) > 60 or (hour > 23 and not ends_day):
        return None
    micro = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    try:
        year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
        midnight = datetime(year, month, day, tzinfo=_offset(match["zone"]))
        return midnight + timedelta(hours=hour, minutes=minute, seconds=second, microseconds=micro)
    except (ValueError, OverflowError):
        return None


def _offset(mark: str | None) -> timezone:
    if mark is None:
        return _NO_OFFSET
    hours, colon, minutes = mark[1:].partition(":")
    if not colon:
        cut = len(hours) if len(hours) <= 2 else len(hours) - 2
        hours, minutes = hours[:cut], hours[cut:]
    shift = timedelta(hours=int(hours), minutes=int(minutes or 0))
    if not shift or shift > timedelta(days=1):
        return _NO_OFFSET
    return timezone(-shift if mark[0] == "-" else shift)


def binary(text: str) -> str:
    """What ``!!binary`` stands for, decoded as Ruby does: other characters are skipped, ``=`` ends it."""
    return bytes(_octets(text)).decode("utf-8", "replace")


def _octets(text: str) -> Iterator[int]:
    held: list[int] = []
    for char in text:
        if char == "=" and len(held) >= 2:
            break
        value = _BASE64.get(char)
        if value is None:
            continue
        held.append(value)
        if len(held) == 4:
            bits = held[0] << 18 | held[1] << 12 | held[2] << 6 | held[3]
            yield from bits.to_bytes(3, "big")
            held = []
    if len(held) >= 2:
        yield held[0] << 2 | held[1] >> 4
    if len(held) == 3:
        yield (held[1] & 15) << 4 | held[2] >> 2
