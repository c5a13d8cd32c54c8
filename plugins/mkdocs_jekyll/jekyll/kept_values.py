"""Values that were read from JSON of an earlier build: taken if they are what is expected there.

Each function raises TypeError for a value of another type; whoever reads then makes the thing anew.
"""

from __future__ import annotations


def kept_text(value: object) -> str:
    """A text."""
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def kept_number(value: object) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(value)
    return value


def kept_list(value: object) -> list[object]:
    """A list."""
    if not isinstance(value, list):
        raise TypeError(value)
    return value
