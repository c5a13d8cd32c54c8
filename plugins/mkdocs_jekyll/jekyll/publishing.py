"""Which files become part of the site, and why another does not."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from .config import Config
from .errors import Problem


def unpublished_reason(data: Mapping[str, object], path: str, config: Config) -> Problem | None:
    """Says why a file stays out that says ``published: false``; ``None`` if it is part of the site."""
    if data.get("published", True) not in (None, False) or config.flag("unpublished"):
        return None
    return Problem(
        "info", "left out: it says `published: false`", path, None, "Set `unpublished: true` to see it."
    )


def is_future(date: datetime, now: datetime, config: Config) -> bool:
    """Whether a document lies in the future and stays hidden until then."""
    return not config.flag("future") and int(date.timestamp()) > int(now.timestamp())


def future_reason(date: datetime, path: str) -> Problem:
    """Says that a post waits for its day."""
    day = f"{date:%Y-%m-%d %H:%M}"
    return Problem(
        "info", f"left out: its date, {day}, is in the future", path, None, "Set `future: true` to see it."
    )
