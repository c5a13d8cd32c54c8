"""The moment of a build: what SOURCE_DATE_EPOCH sets, so that it can be repeated, or else the clock's."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any, Final


def build_date(zone: tzinfo | None) -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH sets for a build (seconds since 1970); ``None`` if it sets none."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), zone)
    except (KeyError, ValueError, OverflowError, OSError):
        return None


def now(zone: tzinfo | None) -> datetime:
    """The present, as far as a build is concerned."""
    return build_date(zone) or datetime.now(zone)


@dataclass(slots=True)
class TimeUse:
    """What of the builds of this process depends on their moment, and not on files and settings alone.

    ``is_shown``: a text may show the present, a file's time, or what chance has chosen. ``next_change``: the
    first moment at which the same files make another site, as the date of an item is reached.
    ``is_shown_by_templates``: a template has read a `PresentMoment`.
    """

    is_shown: bool = False
    next_change: datetime | None = None
    is_shown_by_templates: bool = False

    def clear(self) -> None:
        """Forget what former builds used."""
        self.is_shown, self.next_change, self.is_shown_by_templates = False, None, False

    def changes_at(self, moment: datetime) -> None:
        """An item is left out, or another date is chosen, until ``moment``, which has a time zone."""
        if self.next_change is None or moment < self.next_change:
            self.next_change = moment


class PresentMoment(datetime):
    """The present, as templates get it: once one of them reads it, `TIME_USE` says so."""

    def __getattribute__(self, name: str) -> Any:
        """A part of it, or a method that a template calls."""
        _note_template()
        return super().__getattribute__(name)


def present_moment() -> PresentMoment:
    """The present in UTC."""
    return PresentMoment.fromtimestamp(now(UTC).timestamp(), UTC)


def _noted(name: str) -> Any:
    """An operator of PresentMoment: Python does not look these up by `__getattribute__`."""
    method = getattr(datetime, name)

    def call(*values: Any) -> Any:
        _note_template()
        return method(*values)

    return call


for _name in ("__str__", "__format__", "__sub__", "__rsub__", "__lt__", "__le__", "__gt__", "__ge__"):
    setattr(PresentMoment, _name, _noted(_name))


def _note_template() -> None:
    TIME_USE.is_shown = TIME_USE.is_shown_by_templates = True


#: Whoever reads the clock for a text, or compares with it, says so here.
TIME_USE: Final = TimeUse()
