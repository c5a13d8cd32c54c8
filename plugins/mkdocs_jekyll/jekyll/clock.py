"""The moment of a build: what SOURCE_DATE_EPOCH sets, so that it can be repeated, or else the clock's."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Final


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
    """

    is_shown: bool = False
    next_change: datetime | None = None

    def clear(self) -> None:
        """Forget what former builds used."""
        self.is_shown, self.next_change = False, None

    def changes_at(self, moment: datetime) -> None:
        """An item is left out, or another date is chosen, until ``moment``, which has a time zone."""
        if self.next_change is None or moment < self.next_change:
            self.next_change = moment


#: Whoever reads the clock for a text, or compares with it, says so here.
TIME_USE: Final = TimeUse()
