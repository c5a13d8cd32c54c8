"""Which files become part of the site, and why another does not."""

from __future__ import annotations

from datetime import datetime

from .clock import TIME_USE
from .config import Config
from .errors import Problem
from .ruby_values import truthy


def is_published(published: object, config: Config) -> bool:
    """Whether a file is written whose front matter says ``published`` so; ``True`` is what says nothing."""
    return truthy(published) or config.flag("unpublished")


def unpublished_reason(published: object, path: str, config: Config) -> Problem | None:
    """Says why a file stays out that says ``published: false``; ``None`` if it is part of the site."""
    if is_published(published, config):
        return None
    message, remedy = "left out: it says `published: false`", "Set `unpublished: true` to see it."
    return Problem(
        "info",
        message,
        path,
        None,
        remedy,
        "files are left out, as they say `published: false`",
        code="MJ117",
    )


def is_future(date: datetime, now: datetime, config: Config) -> bool:
    """Whether a document lies in the future and stays hidden until then."""
    if int(date.timestamp()) <= int(now.timestamp()):
        return False
    TIME_USE.changes_at(date)
    return not config.flag("future")


def future_reason(date: datetime, path: str) -> Problem:
    """Says that a post waits for its day."""
    day = f"{date:%Y-%m-%d %H:%M}"
    message, remedy = f"left out: its date, {day}, is in the future", "Set `future: true` to see it."
    return Problem(
        "info", message, path, None, remedy, "documents are left out until their dates", code="MJ118"
    )


def undated_reason(path: str) -> Problem:
    """Says that a text among the posts is none, by its name."""
    message = "left out: its name does not begin with a date and a hyphen"
    remedy = "Name it as in 2021-01-18-title.md if it is to be one."
    counted_as = "texts in `_posts` are left out, as their names do not begin with a date and a hyphen"
    return Problem("info", message, path, None, remedy, counted_as, code="MJ120")


def limited_reason(path: str) -> Problem:
    """Says that a post is older than those that ``limit_posts`` lets in."""
    message = "left out by `limit_posts`: later posts are as many"
    remedy = "Take `limit_posts` out to see it."
    counted_as = "posts are left out by `limit_posts`"
    return Problem("info", message, path, None, remedy, counted_as, code="MJ121")
