"""Arithmetic: whole numbers stay whole, everything else is counted in decimals and shown as a float."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal, DecimalException
from typing import Final

from ..errors import ArgumentError, InternalError, ZeroDivision
from ..expressions.primary import to_index
from ..ruby.compare import instant
from ..ruby.text import check_digits, strip, to_i
from ..ruby.to_s import class_name

Number = int | Decimal | float
_DECIMAL_TEXT = re.compile(r"-?\d+\.\d+", re.ASCII)
_CONTEXT = Context(prec=60)


def to_number(value: object) -> Number:
    """A number as Liquid's arithmetic reads it; 0 for what is none."""
    if isinstance(value, bool):
        return 0
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return Decimal(repr(value)) if math.isfinite(value) else value
    if isinstance(value, str):
        text = strip(value)
        return Decimal(text) if _DECIMAL_TEXT.fullmatch(text) else to_i(text)
    return 0


def _shown(number: Number) -> int | float:
    return number if isinstance(number, int) else float(number)


def _calculate(left: object, right: object, operation: Callable[[Decimal, Decimal], Decimal]) -> float:
    a, b = to_number(left), to_number(right)
    if isinstance(a, float) or isinstance(b, float):
        return math.nan
    try:
        return float(operation(Decimal(a), Decimal(b)))
    except DecimalException:
        return math.nan


def _both_whole(left: object, right: object) -> tuple[int, int] | None:
    a, b = to_number(left), to_number(right)
    return (a, b) if isinstance(a, int) and isinstance(b, int) else None


def plus(value: object, operand: object) -> object:
    """Sum."""
    whole = _both_whole(value, operand)
    return whole[0] + whole[1] if whole else _calculate(value, operand, _CONTEXT.add)


def minus(value: object, operand: object) -> object:
    """Difference."""
    whole = _both_whole(value, operand)
    return whole[0] - whole[1] if whole else _calculate(value, operand, _CONTEXT.subtract)


def times(value: object, operand: object) -> object:
    """Product."""
    whole = _both_whole(value, operand)
    return whole[0] * whole[1] if whole else _calculate(value, operand, _CONTEXT.multiply)


def divided_by(value: object, operand: object) -> object:
    """Quotient; of two whole numbers the whole part, rounded down."""
    whole = _both_whole(value, operand)
    if whole:
        if whole[1] == 0:
            raise ZeroDivision("divided by 0", remedy="Test the divisor first.")
        return whole[0] // whole[1]
    divisor, dividend = to_number(operand), to_number(value)
    if divisor == 0:
        return math.nan if dividend == 0 else math.inf if dividend > 0 else -math.inf
    return _calculate(value, operand, _CONTEXT.divide)


def modulo(value: object, operand: object) -> object:
    """Remainder, with the divisor's sign."""
    whole = _both_whole(value, operand)
    if to_number(operand) == 0:
        raise ZeroDivision("divided by 0", remedy="Test the divisor first.")
    if whole:
        return whole[0] % whole[1]
    return _calculate(value, operand, lambda a, b: a - b * (a / b).to_integral_value(ROUND_FLOOR))


def absolute(value: object) -> object:
    """The number without its sign."""
    number = to_number(value)
    return _shown(number.copy_abs() if isinstance(number, Decimal) else abs(number))


def round_(value: object, digits: object = 0) -> object:
    """Rounded, halves away from zero."""
    number, places = to_number(value), to_index(int(to_number(digits)))
    if isinstance(number, float):
        raise ArgumentError(f"computation results in '{number}'")
    places = max(-400, min(places, 400))
    if isinstance(number, Decimal):
        check_digits(number.adjusted())
    if isinstance(number, int):
        if places >= 0:
            return number
        step = 10**-places
        return (abs(number) + step // 2) // step * step * (1 if number >= 0 else -1)
    precision = max(number.adjusted() + places + 2, 1)
    rounded = number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=precision))
    return int(rounded) if places <= 0 else float(rounded)


def _to_whole(value: object, rounding: str) -> int:
    number = to_number(value)
    if isinstance(number, float):
        raise ArgumentError(f"computation results in '{number}'")
    if isinstance(number, int):
        return number
    check_digits(number.adjusted())
    return int(number.to_integral_value(rounding))


def ceil(value: object) -> object:
    """Rounded up."""
    return _to_whole(value, ROUND_CEILING)


def floor(value: object) -> object:
    """Rounded down."""
    return _to_whole(value, ROUND_FLOOR)


def at_least(value: object, least: object) -> object:
    """The greater of the two."""
    number, bound = to_number(value), to_number(least)
    return _shown(max(number, bound))


def at_most(value: object, most: object) -> object:
    """The smaller of the two."""
    number, bound = to_number(value), to_number(most)
    return _shown(min(number, bound))


def to_integer(value: object) -> object:
    """Jekyll's ``to_integer``."""
    if value is None or isinstance(value, bool):
        return 1 if value else 0
    if isinstance(value, str):
        return to_i(value)
    if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
        return int(value)
    if isinstance(value, datetime.datetime):
        return int(instant(value).timestamp() // 1)
    raise InternalError(f"to_integer: {class_name(value)} can't be made a number")


#: By the names that a text calls them.
FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "plus": plus,
    "minus": minus,
    "times": times,
    "divided_by": divided_by,
    "modulo": modulo,
    "abs": absolute,
    "round": round_,
    "ceil": ceil,
    "floor": floor,
    "at_least": at_least,
    "at_most": at_most,
    "to_integer": to_integer,
}
