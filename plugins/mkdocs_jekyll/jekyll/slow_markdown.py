"""Texts for which an engine of Markdown without limits of its own would take too long."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Final

from mkdocs_jekyll.kramdown import Result, Warning
from mkdocs_jekyll.kramdown.processor_time import TooSlow, ends_after

_SLOW: Final = (
    "{} takes more than {:g} seconds for this text, so it stands as it is written "
    "(raise markdown_time under limits in _config.yml)"
)


def converted(text: str, engine: str, seconds: float, convert: Callable[[str], Result]) -> Result:
    """What ``convert`` makes of a text within so many seconds of the processor, or the text as it is written.

    ``engine`` is the name that readers of the message know.
    """
    try:
        with ends_after(seconds):
            return convert(text)
    except TooSlow:
        return as_written(text, _SLOW.format(engine, seconds))


def as_written(text: str, reason: str) -> Result:
    """A text as it is written, and why."""
    return Result(f"<pre>{escape(text, quote=False)}</pre>", (), (Warning(reason, None),), frozenset(), False)
