"""Truth, equality and order as Ruby has them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Protocol

from mkdocs_jekyll.jekyll.ruby_values import truthy

from ..errors import ArgumentError
from .objects import Drop, MethodLiteral, RubyRange
from .to_s import class_name, inspect

_FIXNUM_BITS = 63
_LONG = 100  # characters that are compared in one step
_BEFORE_THE_FIRST_DAY = 1721424.5  # Julian days before the first of January of the year 1


class Meter(Protocol):
    """Counts what it costs to compare."""

    def spend(self, steps: int) -> None:
        """Count work."""
        ...


def equal(left: object, right: object, meter: Meter) -> bool:
    """Ruby's ``==``: ``1 == 1.0``, but true is not 1."""
    if type(left) is str and type(right) is str:
        if len(left) == len(right) >= _LONG:
            meter.spend(len(left) // _LONG)
        return left == right
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        meter.spend(1)
        return len(left) == len(right) and all(
            _equal_items(one, other, meter) for one, other in zip(left, right, strict=True)
        )
    if isinstance(left, Mapping) and isinstance(right, Mapping):
        meter.spend(1)
        return len(left) == len(right) and all(
            key in right and _equal_items(item, right[key], meter) for key, item in left.items()
        )
    if isinstance(left, datetime.datetime) != isinstance(right, datetime.datetime):
        return False
    if isinstance(left, datetime.datetime) and isinstance(right, datetime.datetime):
        return instant(left) == instant(right)
    return left is right or bool(left == right)


def _equal_items(left: object, right: object, meter: Meter) -> bool:
    meter.spend(1)
    return equal(left, right, meter)


def instant(moment: datetime.datetime) -> datetime.datetime:
    """The moment with a zone: one without is taken as UTC."""
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=datetime.UTC)


def answers(value: object, literal: MethodLiteral) -> bool | None:
    """What ``value.empty?`` (or ``blank?``) says; ``None`` if the value has no such method.

    Ruby without Rails knows ``empty?`` of strings, arrays and hashes, and ``blank?`` of nothing.
    """
    if literal.name == "empty?" and isinstance(value, (str, list, tuple, Mapping)):
        return len(value) == 0
    return None


def order(left: object, right: object, meter: Meter) -> int | None:
    """Ruby's ``<=>``: negative, 0, positive, or ``None`` where the two can't be compared."""
    if _is_number(left) and _is_number(right):
        return bool(left > right) - bool(left < right)  # type: ignore[operator]
    if isinstance(left, str) and isinstance(right, str):
        # The order of the characters' numbers is that of the bytes that Ruby compares.
        meter.spend(min(len(left), len(right)) // _LONG)
        return (left > right) - (left < right)
    if isinstance(left, datetime.datetime) and isinstance(right, datetime.datetime):
        first, second = instant(left), instant(right)
        return (first > second) - (first < second)
    if type(left) is datetime.date and type(right) is datetime.date:
        return (left > right) - (left < right)
    if type(left) is datetime.date and _is_number(right):
        # A date stands for its astronomical Julian day here.
        day = left.toordinal() + _BEFORE_THE_FIRST_DAY
        return (day > right) - (day < right)  # type: ignore[operator]
    if isinstance(left, (list, tuple)) and isinstance(right, (list, tuple)):
        for one, other in zip(left, right, strict=False):
            meter.spend(1)
            found = order(one, other, meter)
            if found != 0:
                return found
        return (len(left) > len(right)) - (len(left) < len(right))
    own = getattr(left, "order", None)
    if isinstance(left, Drop) and isinstance(right, Drop) and own is not None:
        return own(right)  # type: ignore[no-any-return]
    return 0 if equal(left, right, meter) else None


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_comparable(value: object) -> bool:
    """Whether Ruby's value has ``<`` and ``>``."""
    return _is_number(value) or isinstance(value, (str, datetime.date))


def order_or_fail(left: object, right: object, meter: Meter) -> int:
    """Like ``order``; raises Ruby's error where the two can't be compared."""
    found = order(left, right, meter)
    if found is None:
        raise ArgumentError(f"comparison of {class_name(left)} with {_named(right)} failed")
    return found


def _named(value: object) -> str:
    """Ruby names a special constant by its value, everything else by its class."""
    small = isinstance(value, int) and value.bit_length() < _FIXNUM_BITS
    special = value is None or small or isinstance(value, (bool, float))
    return inspect(value) if special else class_name(value)


def contains(left: object, right: object, meter: Meter) -> bool:
    """Liquid's ``contains``; a text on the left wants a text on the right."""
    if not truthy(left) or not truthy(right):
        return False
    if isinstance(left, str):
        meter.spend(len(left) // _LONG)
        return isinstance(right, str) and right in left
    if isinstance(left, Mapping):
        return right in left if isinstance(right, (str, int, float)) else False
    if isinstance(left, (list, tuple)):
        if type(right) is str:
            meter.spend((len(left) >> 4) * (1 + len(right) // _LONG))
            return right in left
        meter.spend(len(left))
        # Ruby's arrays hold documents, and ask them for their drops later: a drop is never in one.
        return not isinstance(right, Drop) and any(equal(item, right, meter) for item in left)
    if isinstance(left, Drop):
        return left.ruby_class == "Hash" and left.has(right)
    if isinstance(left, RubyRange):
        return _is_number(right) and left.first <= right <= left.last  # type: ignore[operator]
    return False
