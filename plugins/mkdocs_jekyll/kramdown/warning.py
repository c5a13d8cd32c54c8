"""What was odd about a text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Warning:
    """A message about ``line`` of the text, counted from 1; ``None`` where no line can be named."""

    message: str
    line: int | None
