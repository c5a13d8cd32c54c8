"""YAML as Ruby reads it, which differs from Python's in numbers, dates, times and merge keys.

Facts observed on Ruby's Psych: YAML 1.1 booleans but for ``y`` and ``n``; ``0123`` is octal, ``1_000`` and
``1,000`` are numbers, ``1e3`` and ``089`` are text; ``1:30`` is 5400; a time without a zone is UTC; a date
that can't be (``2021-02-30``) is text; a key that comes twice keeps its last value; a merge key overrides
what stands before it. Jekyll allows dates and times, and no symbols.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Hashable
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any, Final

import yaml

from .slugs import to_text

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_SPECIAL: Final[dict[str, object]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("yes", "Yes", "YES", "true", "True", "TRUE", "on", "On", "ON"), True),
    **dict.fromkeys(("no", "No", "NO", "false", "False", "FALSE", "off", "Off", "OFF"), False),
}
_NUMBERISH: Final = frozenset("0123456789+-.")
_INTEGER: Final = re.compile(
    r"[-+]?(?:0(?P<octal>[0-7_,]+)|0[xX](?P<hex>[0-9a-fA-F_,]+)|0[bB](?P<binary>[01_,]+)"
    r"|(?P<decimal>0|[1-9](?:[0-9]|,[0-9]|_[0-9])*))"
)
_FLOAT: Final = re.compile(r"[-+]?(?:[0-9][0-9_,]*)?\.[0-9]*(?:[eE][-+][0-9]+)?")
_INFINITE: Final = re.compile(r"[-+]?\.inf|\.nan", re.IGNORECASE)
_SIXTIES: Final = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9]){1,2}(?P<fraction>\.[0-9_]*)?")
_DATE: Final = re.compile(r"(\d{4})-(1[012]|0\d|\d)-([12]\d|3[01]|0\d|\d)", re.ASCII)
_TIME: Final = re.compile(
    r"(?P<year>-?\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[Tt]|\s+)"
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d):(?P<second>\d\d)(?:\.(?P<fraction>\d*))?"
    r"(?:\s*(?P<zone>Z|[-+]\d{1,2}:?(?:\d\d)?))?",
    re.ASCII,
)


_CONTROL: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


#: So many values a text may hold, those counted that an alias repeats; a text without aliases may hold more.
MAX_VALUES: Final = 1_000_000


class YamlError(ValueError):
    """The text is no YAML that Jekyll takes. ``line`` and ``column`` count from 1; both may be ``None``."""

    def __init__(self, message: str, line: int | None = None, column: int | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def load(text: str, zone: tzinfo = UTC) -> object:
    """The first document of ``text``; times without a zone are shown in ``zone``. Raises YamlError.

    Gives ``None``, ``bool``, ``int``, ``float``, ``str``, ``date``, aware ``datetime``, ``list`` and
    ``dict``.
    """
    try:
        loader = _Base(text)
    except yaml.reader.ReaderError:
        raise _control_character(text) from None
    try:
        return _Builder(loader, zone).document()
    except yaml.reader.ReaderError:
        raise _control_character(text) from None
    except yaml.YAMLError as error:
        raise _readable(error) from None
    except RecursionError:
        raise YamlError("nested too deep") from None
    finally:
        loader.dispose()


def _readable(error: yaml.YAMLError) -> YamlError:
    if isinstance(error, yaml.MarkedYAMLError):
        parts = [part for part in (error.problem, error.context) if part]
        # What is never closed is best found where it was opened.
        opened = (error.context or "").startswith(("while scanning", "while parsing a flow"))
        marks = (error.context_mark, error.problem_mark)
        first, second = marks if opened else reversed(marks)
        mark = first or second
        if mark is not None:
            return YamlError(" ".join(parts), mark.line + 1, mark.column + 1)
        return YamlError(" ".join(parts))
    return YamlError(str(error))


def _control_character(text: str) -> YamlError:
    match = _CONTROL.search(text)
    if match is None:
        return YamlError("control characters are not allowed")
    line = text.count("\n", 0, match.start()) + 1
    return YamlError(f"control characters are not allowed (#x{ord(match[0]):04x})", line)


class _Builder:
    """Builds values from the parser's events; recursion is as deep as the text's nesting."""

    def __init__(self, loader: Any, zone: tzinfo) -> None:
        self.next: Callable[[], Any] = loader.get_event
        self.zone = zone
        self.anchors: dict[str, tuple[object, int]] = {}  # each with the number of values in it
        self.count = 0

    def document(self) -> object:
        self.next()  # the stream's start
        if isinstance(self.next(), yaml.StreamEndEvent):
            return None
        value = self.value(self.next())
        self.next()  # the document's end: an error in its last line shows only here
        return value

    def value(self, event: Any) -> object:
        if type(event) is yaml.AliasEvent:
            return self.alias(event)
        before = self.count
        self.count += 1
        value = self.build(event)
        if event.anchor:
            self.anchors[event.anchor] = value, self.count - before
        return value

    def build(self, event: Any) -> object:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self.scalar(event)
        _refuse_objects(event)
        if kind is yaml.MappingStartEvent:
            return self.mapping()
        items = self.sequence()
        return _ordered(items) if event.tag == "tag:yaml.org,2002:omap" else items

    def alias(self, event: Any) -> object:
        """What an anchor named before; no thing holds itself, and no text grows without end."""
        if event.anchor not in self.anchors:
            raise YamlError(f"unknown alias: {event.anchor}", event.start_mark.line + 1)
        value, weight = self.anchors[event.anchor]
        self.count += weight
        if self.count > MAX_VALUES:
            raise YamlError("the aliases make too many values of this", event.start_mark.line + 1)
        return value

    def sequence(self) -> list[object]:
        items: list[object] = []
        while type(event := self.next()) is not yaml.SequenceEndEvent:
            items.append(self.value(event))
        return items

    def mapping(self) -> dict[Any, object]:
        pairs: dict[Any, object] = {}
        while type(event := self.next()) is not yaml.MappingEndEvent:
            key = self.value(event)
            value = self.value(self.next())
            if key == "<<":
                _merge(pairs, value)
            else:
                pairs[key if isinstance(key, Hashable) else to_text(key)] = value
        return pairs

    def scalar(self, event: Any) -> object:
        text: str = event.value
        tag: str | None = event.tag
        if tag is None or tag == "!":
            if event.style in (None, "") or (tag == "!" and event.implicit[0]):
                return self.plain(text, event)
            return text
        return self.tagged(tag, text, event)

    def plain(self, text: str, event: Any) -> object:
        if text in _SPECIAL:
            return _SPECIAL[text]
        first = text[0]
        if first == ":" and len(text) > 1:
            raise YamlError("a symbol, which Jekyll does not allow here", event.start_mark.line + 1)
        if first in _NUMBERISH:
            return number_or_time(text, self.zone)
        return text

    def tagged(self, tag: str, text: str, event: Any) -> object:
        _refuse_objects(event)
        name = tag.removeprefix("tag:yaml.org,2002:").removeprefix("!")
        if name == "binary":
            try:
                return base64.b64decode(text).decode("utf-8", "replace")
            except binascii.Error:
                return text
        if name == "float":
            value = number_or_time(text, self.zone)
            return float(value) if isinstance(value, int) else value
        if name in ("int", "bool", "timestamp", "date", "time"):
            return self.plain(text, event)
        if tag.startswith("!") and not tag.startswith("!!") and not text:
            return None
        return text


def _refuse_objects(event: Any) -> None:
    tag = event.tag or ""
    if (
        tag.startswith("!ruby/")
        or tag.startswith("tag:ruby.yaml.org,2002:")
        or tag == "tag:yaml.org,2002:set"
    ):
        raise YamlError(f"an object, which Jekyll does not allow here: {tag}", event.start_mark.line + 1)


def _ordered(items: list[object]) -> object:
    """An ordered mapping, which is written as a list of single pairs."""
    pairs: dict[Any, object] = {}
    for item in items:
        if not isinstance(item, dict):
            return items
        pairs.update(item)
    return pairs


def _merge(pairs: dict[Any, object], value: object) -> None:
    """What ``<<: value`` does: a mapping, or a list of mappings of which the first wins."""
    if isinstance(value, dict):
        pairs.update(value)
    elif isinstance(value, list) and all(isinstance(item, dict) for item in value):
        for item in reversed(value):
            pairs.update(item)
    else:
        pairs["<<"] = value


def number_or_time(text: str, zone: tzinfo) -> object:
    """What an unquoted scalar means that begins like a number: number, date, time, or the text itself."""
    if match := _INTEGER.fullmatch(text):
        return _integer(match, -1 if text[0] == "-" else 1, text)
    if _FLOAT.fullmatch(text) and any(char.isdigit() for char in text):
        if "_" in text.partition(".")[2]:
            return text
        return float(text.replace("_", "").replace(",", ""))
    if len(text) >= 8 and "-" in text:
        if match := _DATE.fullmatch(text):
            try:
                return date(int(match[1]), int(match[2]), int(match[3]))
            except ValueError:
                return text
        if match := _TIME.fullmatch(text):
            return _moment(match, zone) or text
    if match := _SIXTIES.fullmatch(text):
        return _sixties(text, match["fraction"] is not None)
    if _INFINITE.fullmatch(text):
        return float(text.replace(".", "", 1))
    return text


def _integer(match: re.Match[str], sign: int, text: str) -> object:
    for group, base in (("decimal", 10), ("octal", 8), ("hex", 16), ("binary", 2)):
        digits = match[group]
        if digits is not None:
            digits = digits.replace("_", "").replace(",", "")
            return sign * int(digits, base) if digits else text
    return text


def _sixties(text: str, fractional: bool) -> float | int:
    """``h:m`` and ``h:m:s`` as seconds. The sign belongs to the first part alone, as in Ruby."""
    parts = zip(text.replace("_", "").split(":"), (3600, 60, 1), strict=False)
    if fractional:
        return sum(float(part) * seconds for part, seconds in parts)
    return sum(int(part) * seconds for part, seconds in parts)


def _moment(match: re.Match[str], zone: tzinfo) -> datetime | None:
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    hour, minute, second = int(match["hour"]), int(match["minute"]), int(match["second"])
    midnight_after = hour == 24 and minute == 0 and second == 0
    if not (1 <= month <= 12 and 1 <= day <= 31 and minute < 60 and second <= 60) or year < 1:
        return None
    if hour > 23 and not midnight_after:
        return None
    micro = int((match["fraction"] or "0")[:6].ljust(6, "0"))
    try:
        moment = datetime(year, month, 1, tzinfo=UTC) + timedelta(
            days=day - 1, hours=hour, minutes=minute, seconds=second, microseconds=micro
        )
        mark = match["zone"]
        if mark is None:
            return moment.astimezone(zone)
        if mark == "Z":
            return moment
        return moment.replace(tzinfo=_offset(mark))
    except (ValueError, OverflowError):
        return None


def _offset(mark: str) -> timezone:
    digits = mark[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    shift = timedelta(hours=hours, minutes=minutes)
    return timezone(-shift if mark[0] == "-" else shift)
