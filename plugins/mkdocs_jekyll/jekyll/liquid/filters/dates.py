"""Dates: Liquid's ``date`` and Jekyll's own forms."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll import time_parsing

from ..errors import InternalError
from ..ruby.strftime import strftime
from ..ruby.to_s import inspect, to_s

if TYPE_CHECKING:
    from ..context import JekyllContext

_DIGITS = re.compile(r"\d+", re.ASCII)


def to_date(context: JekyllContext, value: object) -> datetime.date | None:
    """A date or a time, as Liquid takes it: a date, a text, seconds since 1970; ``None`` for what is none."""
    if isinstance(value, datetime.date):
        return value
    zone = context.registers.services.zone
    if isinstance(value, bool) or not isinstance(value, (int, str)) or value == "":
        return None
    text = to_s(value)
    if isinstance(value, int) or _DIGITS.fullmatch(text):
        try:
            return datetime.datetime.fromtimestamp(int(text[:20]), zone or datetime.UTC)
        except (ValueError, OverflowError, OSError):
            return None
    now = datetime.datetime.now(zone)
    return now if text.lower() in ("now", "today") else time_parsing.parse(text, now)


def date(context: JekyllContext, value: object, pattern: object) -> object:
    """Written by a pattern; what is no date stays as it is."""
    form = to_s(pattern)
    found = to_date(context, value) if form else None
    return value if found is None else strftime(found, form)


def _time(context: JekyllContext, value: object) -> datetime.datetime:
    """The moment in the site's zone. Raises TemplateError for what is none."""
    found = to_date(context, value)
    zone = context.registers.services.zone or datetime.UTC
    if isinstance(found, datetime.datetime):
        return time_parsing.in_zone(found, zone) if found.tzinfo is not None else found.replace(tzinfo=zone)
    if found is None:
        raise InternalError(
            f"Invalid Date: '{inspect(value)}' is not a valid datetime.",
            remedy="Write the date as 2021-01-18 or 2021-01-18 10:20:30 +0800.",
        )
    return datetime.datetime(found.year, found.month, found.day, tzinfo=zone)


def date_to_xmlschema(context: JekyllContext, value: object) -> object:
    """``2021-01-18T00:00:00+08:00``."""
    return strftime(_time(context, value), "%Y-%m-%dT%H:%M:%S%:z") if to_s(value) else value


def date_to_rfc822(context: JekyllContext, value: object) -> object:
    """``Mon, 18 Jan 2021 00:00:00 +0800``."""
    return strftime(_time(context, value), "%a, %d %b %Y %H:%M:%S %z") if to_s(value) else value


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
    if not to_s(value):
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
