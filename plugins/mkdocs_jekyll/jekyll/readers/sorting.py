"""Sorting as Ruby does it where an order is not consistent: documents of which only some have dates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

_T = TypeVar("_T")


def merge_sorted(items: Sequence[_T], compare: Callable[[_T, _T], int]) -> list[_T]:
    """The items in order, by the merge sort that Ruby has from the C library.

    ``compare`` is negative, 0 or positive. Equal items stay as they stood. Where it contradicts itself the
    result depends on which items are compared, so both halves are as large as there, and merged alike.
    """
    if len(items) < 2:
        return list(items)
    middle = len(items) // 2
    left, right = merge_sorted(items[:middle], compare), merge_sorted(items[middle:], compare)
    merged: list[_T] = []
    first, second = 0, 0
    while first < len(left) and second < len(right):
        if compare(left[first], right[second]) <= 0:
            merged.append(left[first])
            first += 1
        else:
            merged.append(right[second])
            second += 1
    return [*merged, *left[first:], *right[second:]]


def spaceship(one: Any, other: Any) -> int | None:
    """Ruby's ``<=>`` of two values of front matter; ``None`` where they can't be compared."""
    kind = _kind(one)
    if kind and kind == _kind(other):
        return int(one > other) - int(one < other)
    return 0 if one is other or (one == other and type(one) is type(other)) else None


def _kind(value: object) -> str:
    """What values have in common that can be compared; empty for those that have no order."""
    if isinstance(value, bool):
        return ""
    kinds = (((int, float), "number"), (str, "text"), (datetime, "time"), (date, "day"))
    return next((name for types, name in kinds if isinstance(value, types)), "")
