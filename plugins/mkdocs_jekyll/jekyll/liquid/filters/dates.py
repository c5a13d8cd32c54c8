"""Dates: Liquid's ``date`` and Jekyll's own forms."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll import clock, time_parsing

from ..errors import InternalError
from ..ruby.strftime import strftime
from ..ruby.to_s import inspect_pieces, to_s

if TYPE_CHECKING:
    from ..context import JekyllContext

_DIGITS = re.compile(r"\d+", re.ASCII)
_GROWTH = 100  # characters of a date to one of its pattern
_SHOWN = 20  # pieces of a value in a message


def to_date(context: JekyllContext, value: object) -> datetime.date | None:
    """A date or a time, as Liquid takes it: a date, a text, seconds since 1970; ``None`` for what is none."""
    if isinstance(value, datetime.date):
        return value
    zone = context.registers.services.zone
    if isinstance(value, bool) or not isinstance(value, (int, str)) or value == "":
        return None
    if isinstance(value, int) or _DIGITS.fullmatch(value):
        try:
            return datetime.datetime.fromtimestamp(
                int(value[:20]) if isinstance(value, str) else value, zone or datetime.UTC
            )
        except (ValueError, OverflowError, OSError):
            return None
    now = clock.now(zone)
    if value.lower() in ("now", "today"):
        clock.TIME_USE.is_shown = True
        return now
    return time_parsing.parse(value, now)


def date(context: JekyllContext, value: object, pattern: str) -> object:
    """Written by a pattern; what is no date stays as it is."""
    context.budget.check_size(len(pattern) * _GROWTH)
    found = to_date(context, value) if pattern else None
    return value if found is None else strftime(found, pattern)


def _is_written(value: object) -> bool:
    """Whether a value prints as more than an empty text."""
    return isinstance(value, (list, tuple, Mapping)) or to_s(value) != ""


def _time(context: JekyllContext, value: object) -> datetime.datetime:
    """The moment in the site's zone. Raises TemplateError for what is none."""
    found = to_date(context, value)
    zone = context.registers.services.zone or datetime.UTC
    if isinstance(found, datetime.datetime):
        return time_parsing.in_zone(found, zone) if found.tzinfo is not None else found.replace(tzinfo=zone)
    if found is None:
        raise InternalError(
            f"Invalid Date: '{''.join(islice(inspect_pieces(value), _SHOWN))[:80]}' is not a valid datetime.",
            remedy="Write the date as 2021-01-18 or 2021-01-18 10:20:30 +0800.",
        )
    return datetime.datetime(found.year, found.month, found.day, tzinfo=zone)


def date_to_xmlschema(context: JekyllContext, value: object) -> object:
    """``2021-01-18T00:00:00+08:00``."""
    return strftime(_time(context, value), "%Y-%m-%dT%H:%M:%S%:z") if _is_written(value) else value


def date_to_rfc822(context: JekyllContext, value: object) -> object:
    """``Mon, 18 Jan 2021 00:00:00 +0800``."""
    return strftime(_time(context, value), "%a, %d %b %Y %H:%M:%S %z") if _is_written(value) else value


def date_to_string(
    context: JekyllContext, value: object, kind: object = None, style: object = None
) -> object:
    """``18 Jan 2021``; ``18th Jan 2021`` for ``ordinal``, ``Jan 18th, 2021`` in American style."""
    return _written(context, value, "%b", kind, style)


def date_to_long_string(
    context: JekyllContext, value: object, kind: object = None, style: object = None
) -> object:
    """The same with the month's whole name."""
    return _written(context, value, "%B", kind, style)


def _written(context: JekyllContext, value: object, month: str, kind: object, style: object) -> object:
    if not _is_written(value):
        return value
    moment = _time(context, value)
    if kind != "ordinal":
        return strftime(moment, f"%d {month} %Y")
    day = f"{moment.day}{_ordinal(moment.day)}"
    return strftime(moment, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")


def _ordinal(number: int) -> str:
    if number in (11, 12, 13):
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


#: By the names that a text calls them.
FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "date": date,
    "date_to_string": date_to_string,
    "date_to_long_string": date_to_long_string,
    "date_to_xmlschema": date_to_xmlschema,
    "date_to_rfc822": date_to_rfc822,
}
