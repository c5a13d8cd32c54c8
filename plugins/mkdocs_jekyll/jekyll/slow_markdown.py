"""Texts for which an engine of Markdown without limits of its own would take too long."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from html import escape
from math import inf
from typing import Final

from mkdocs_jekyll.kramdown import Result, Warning
from mkdocs_jekyll.kramdown.converter.colour_limit import ColourLimit
from mkdocs_jekyll.kramdown.processor_time import TooSlow, ends_after

from .ruby_values import mapping_in

_SLOW: Final = (
    "{} takes more than {:g} seconds for this text, so it stands as it is written "
    "(raise markdown_time under limits in _config.yml)"
)
_LARGE: Final = (
    "{} would keep too many parts of this text in memory, so it stands as it is written "
    "(raise markdown_time under limits in _config.yml)"
)
#: Seconds that do not count from one text of an item to the next.
_LITTLE: Final = 0.05


class TooMuch(Exception):
    """An engine without limits of its own has made more of a text than it may."""


class TextTime:
    """What the texts of one item took of the processor: its body, its excerpt, and all that Liquid converts.

    ``spent`` are the seconds of an engine without limits, ``most`` those that it may take, if the site's own
    limit is not lower; ``colours`` is the limit of their code.
    """

    __slots__ = ("colours", "most", "spent")

    def __init__(self, time_limit: object = None, most: float = inf) -> None:
        self.most = most
        self.spent = 0.0
        self.colours = ColourLimit(time_limit)

    @property
    def matters(self) -> bool:
        """Whether enough was taken for the item's next text to know of it."""
        return self.spent > _LITTLE or self.colours.taken > _LITTLE


def text_time(config: Mapping[str, object]) -> TextTime:
    """The time for an item of a site that has this configuration."""
    options = mapping_in(mapping_in(config.get("kramdown")).get("syntax_highlighter_opts"))
    return TextTime(options.get("time_limit"))


def converted(
    text: str, engine: str, seconds: float, convert: Callable[[str], Result], spent: TextTime | None = None
) -> Result:
    """What ``convert`` makes of a text within so many seconds of the processor, or the text as it is written.

    ``engine`` is the name that readers of the message know. All texts of an item share their seconds.
    """
    spent = spent or TextTime()
    left = min(seconds, spent.most) - spent.spent
    begun = time.thread_time()
    try:
        if left > 0:
            with ends_after(left):
                return convert(text)
    except TooSlow:
        begun = min(begun, time.thread_time() - left)  # the clocks are not the same
    except TooMuch:
        return as_written(text, _LARGE.format(engine))
    finally:
        spent.spent += time.thread_time() - begun
    return as_written(text, _SLOW.format(engine, seconds))


def as_written(text: str, reason: str) -> Result:
    """A text as it is written, and why."""
    return Result(f"<pre>{escape(text, quote=False)}</pre>", (), (Warning(reason, None),), frozenset(), False)
