"""The moment of a build: what SOURCE_DATE_EPOCH sets, so that it can be repeated, or else the clock's."""

from __future__ import annotations

import os
from datetime import datetime, tzinfo


def build_date(zone: tzinfo | None) -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH sets for a build (seconds since 1970); ``None`` if it sets none."""
    try:
        return datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), zone)
    except (KeyError, ValueError, OverflowError, OSError):
        return None


def now(zone: tzinfo | None) -> datetime:
    """The present, as far as a build is concerned."""
    return build_date(zone) or datetime.now(zone)
