"""What rendering a text gives back."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_jekyll.jekyll.errors import Problem


@dataclass(frozen=True, slots=True)
class LiquidResult:
    """A text after Liquid. Picklable.

    ``failed`` is true where Jekyll would have stopped: an ``error`` stands among ``problems``, and ``text``
    is what could be rendered all the same.
    """

    text: str
    problems: tuple[Problem, ...] = ()
    failed: bool = False
