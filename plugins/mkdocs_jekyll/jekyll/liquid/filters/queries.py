"""Jekyll's filters that pick, group and sort by a field or an expression."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from ..errors import ArgumentError, ExpressionError, InternalError, MarkupError
from ..expressions import LAX, Condition, Filtered, parse_filtered
from ..expressions.conditions import parse_strict_condition
from ..expressions.primary import MISSING, step_into
from ..limits import ITEM_SIZE, SizedList
from ..ruby.compare import order as ruby_order
from ..ruby.compare import order_or_fail
from ..ruby.objects import Drop, MethodLiteral, RubyRange
from ..ruby.text import to_i
from ..ruby.to_s import class_name, join_pieces
from .arrays import identity, sort_by_order, sort_cost

if TYPE_CHECKING:
    from ..context import JekyllContext

#: Steps of work for an item that an expression is asked about, beside what the expression costs.
_EXPRESSION_COST = 7
#: What a group takes in memory, in items.
_GROUP_SIZE = 20
_WHOLE = re.compile(r"\s*-?\d+\s*", re.ASCII)
_DECIMAL = re.compile(r"\s*-?(?:\d+(?:\.\d*)?|\.\d+)\s*", re.ASCII)


def item_field(context: JekyllContext, item: object, path: object) -> object:
    """A field of an item, by a path with dots. A text that looks like a number is given as one.

    Raises InternalError for items that can't be asked for a field by name.
    """
    return _as_number(raw_field(context, item, path))


def raw_field(context: JekyllContext, item: object, path: object, *, strict: bool = False) -> object:
    """A field of an item as it is.

    A path that goes on behind something without fields gives false, not nil; that is Jekyll 4's way. With
    ``strict`` it fails, as in Jekyll 3, where no path is the item itself. Raises InternalError for items that
    have no fields with names.
    """
    value, written = item, context.text(path)
    steps = [] if strict and not written else written.split(".")
    context.budget.spend(3 + len(steps))
    for step in steps:
        if isinstance(value, str):
            context.budget.read(len(value))
            value = step if step in value else None
        elif isinstance(value, (Mapping, Drop)):
            found = step_into(value, step, method=False)
            value = None if found is MISSING else found
        elif strict or len(steps) == 1 or _has_numbered_fields(value):
            raise InternalError(
                f"{class_name(value)} has no field '{step}'", remedy="Filter an array of hashes or documents."
            )
        else:
            return False
    return value


def _has_numbered_fields(value: object) -> bool:
    """Arrays, and in Ruby whole numbers, whose bits are numbered; asked for a name they fail."""
    return isinstance(value, (list, tuple)) or (isinstance(value, int) and not isinstance(value, bool))


def _as_number(value: object) -> object:
    if not isinstance(value, str) or not value[:1] or value[0] not in _NUMBER_STARTS:
        return value
    if _WHOLE.fullmatch(value):
        return to_i(value)
    return float(value) if _DECIMAL.fullmatch(value) else value


_NUMBER_STARTS = frozenset(" \t\n\v\f\r-.0123456789")


def items_of(context: JekyllContext, value: object) -> list[object] | None:
    """What can be picked from: an array's items, a hash's values, another object's pairs."""
    if isinstance(value, Mapping):
        return list(value.values())
    if isinstance(value, Drop):
        return _walked(value, pairs=value.ruby_class != "Hash")
    if isinstance(value, RubyRange):
        context.budget.check_size(value.size * ITEM_SIZE)
    return list(value) if isinstance(value, (list, tuple, RubyRange)) else None


def _walked(value: Drop, *, pairs: bool) -> list[object] | None:
    if not value.walkable:
        return None
    return list(value.pairs()) if pairs else [value.get(key) for key in value.names()]


def items_to_group(context: JekyllContext, value: object) -> list[object] | None:
    """What can be grouped: as ``items_of``, but a hash is its pairs."""
    if isinstance(value, Mapping):
        return [[key, item] for key, item in value.items()]
    return _walked(value, pairs=True) if isinstance(value, Drop) else items_of(context, value)


def _matches(context: JekyllContext, found: object, target: object) -> bool:
    if target is None:
        return found is None
    if isinstance(target, MethodLiteral):
        return found in (None, "") or (isinstance(found, (list, tuple)) and not any(join_pieces(found, "")))
    text = context.text(target)
    if isinstance(found, (list, tuple)):
        context.budget.spend(len(found))
        return any(context.text(item) == text for item in found)
    return found is not None and context.text(found) == text


def _is_compound(value: object) -> bool:
    """Jekyll picks by single values; given an array or a hash to look for it gives everything back."""
    is_page = isinstance(value, Drop) and value.ruby_class == "Hash"
    return is_page or isinstance(value, (list, tuple, Mapping))


def where(context: JekyllContext, value: object, name: object, target: object) -> object:
    """The items whose field is the target, or holds it."""
    found = items_of(context, value)
    if found is None or name is None or name is False or _is_compound(target):
        return value
    return [item for item in found if _matches(context, item_field(context, item, name), target)]


def find(context: JekyllContext, value: object, name: object, target: object) -> object:
    """The first such item."""
    found = items_of(context, value)
    if found is None or name is None or name is False or _is_compound(target):
        return value
    fields = ((item, item_field(context, item, name)) for item in found)
    return next((item for item, found in fields if _matches(context, found, target)), None)


def _written(expression: object) -> str:
    if not isinstance(expression, str):
        raise InternalError(f"an expression is {class_name(expression)}", remedy="Write it in quotes.")
    return expression


_REMEMBERED = 500  # characters of an expression that is kept


@lru_cache(maxsize=256)
def _short_condition(expression: str, joined: bool) -> Condition:
    return parse_strict_condition(expression, joined=joined)


def _condition(expression: str, joined: bool) -> Condition:
    if len(expression) < _REMEMBERED:
        return _short_condition(expression, joined)
    return parse_strict_condition(expression, joined=joined)


@lru_cache(maxsize=256)
def _short_filtered(expression: str) -> Filtered:
    return parse_filtered(expression, LAX)


def _filtered(expression: str) -> Filtered:
    return _short_filtered(expression) if len(expression) < _REMEMBERED else parse_filtered(expression, LAX)


def by_expression(
    context: JekyllContext, variable: object, expression: object, *, joined: bool = True
) -> Callable[[object], bool]:
    """Whether an expression holds for an item; ``joined`` is whether it may hold several comparisons."""
    try:
        condition = _condition(_written(expression), joined)
    except MarkupError as error:
        raise ExpressionError(error.text, remedy="Write a condition such as 'post.rank > 1'.") from None
    name = context.text(variable)

    def holds(item: object) -> bool:
        context.budget.spend(_EXPRESSION_COST)
        with context.scope_with({name: item}):
            return condition.holds(context)

    return holds


def where_exp(context: JekyllContext, value: object, variable: object, expression: object) -> object:
    """The items for which the expression holds."""
    found = items_of(context, value)
    if found is None:
        return value
    return list(filter(by_expression(context, variable, expression), found))


def find_exp(context: JekyllContext, value: object, variable: object, expression: object) -> object:
    """The first item for which the expression holds."""
    found = items_of(context, value)
    if found is None:
        return value
    return next(filter(by_expression(context, variable, expression), found), None)


def grouped(context: JekyllContext, found: list[object], key: Callable[[object], object]) -> list[object]:
    """Groups of items with the same key, in the order in which they appear."""
    groups: dict[object, tuple[object, list[object]]] = {}
    for item in found:
        name = key(item)
        groups.setdefault(identity(context, name), (name, []))[1].append(item)
    return SizedList(
        ({"name": name, "items": members, "size": len(members)} for name, members in groups.values()),
        weight=ITEM_SIZE * (len(found) + _GROUP_SIZE * len(groups)),
    )


def group_by(context: JekyllContext, value: object, name: object) -> object:
    """The items by a field."""
    found = items_to_group(context, value)
    return (
        value
        if found is None
        else grouped(context, found, lambda item: context.text(item_field(context, item, name)))
    )


def group_by_exp(context: JekyllContext, value: object, variable: object, expression: object) -> object:
    """The items by what an expression makes of them."""
    found = items_to_group(context, value)
    if found is None:
        return value
    parsed = _filtered(_written(expression))
    name = context.text(variable)

    def key(item: object) -> object:
        context.budget.spend(_EXPRESSION_COST)
        with context.scope_with({name: item}):
            return parsed.evaluate(context)

    return grouped(context, found, key)


def sort(context: JekyllContext, value: object, name: object = None, nils: object = "first") -> list[object]:
    """In order, by a field if one is named; nil comes first, or last if asked."""

    def order(a: object, b: object) -> int:
        decided = ruby_order(a, b, context.budget)
        if decided is not None:
            return decided
        return order_or_fail(context.text(a), context.text(b), context.budget)

    by_field = FieldOrder(name, nils, lambda item: item_field(context, item, name), order)
    return sort_by_field(context, value, by_field)


class FieldOrder(NamedTuple):
    """How items are sorted: by the field ``name``, if there is one; ``order`` compares what is not nil."""

    name: object
    nils: object
    field: Callable[[object], object]
    order: Callable[[object, object], int]


def sort_by_field(context: JekyllContext, value: object, by: FieldOrder) -> list[object]:
    """The items in order."""
    name, nils = by.name, by.nils
    if value is None:
        raise ArgumentError("Cannot sort a null object.", remedy="Test for the array first.")
    if name is not None and nils not in ("first", "last"):
        message = f"Invalid nils order: '{context.text(nils)}' is not a valid nils order."
        raise ArgumentError(f"{message} It must be 'first' or 'last'.", remedy="Write first or last.")
    found: list[object]
    if isinstance(value, Mapping):
        found = [[key, item] for key, item in value.items()]
    elif isinstance(value, (list, tuple, RubyRange)):
        found = items_of(context, value) or []
    elif isinstance(value, Drop) and value.walkable:
        found = list(value.pairs())
    else:
        raise InternalError("sort needs an array", remedy="Filter an array.")
    context.budget.spend(sort_cost(len(found)))
    if name is None:
        return sort_by_order(found, lambda a, b: order_or_fail(a, b, context.budget))
    nil_weight = -1 if nils == "first" else 1

    def compare(left: object, right: object) -> int:
        a, b = _field_of(left), _field_of(right)
        if a is None or b is None:
            return 0 if a is b else nil_weight if a is None else -nil_weight
        return by.order(a, b)

    def _field_of(pair: object) -> object:
        assert isinstance(pair, tuple)
        return pair[0]

    pairs: list[object] = [(by.field(item), item) for item in found]
    return [pair[1] for pair in sort_by_order(pairs, compare) if isinstance(pair, tuple)]


#: By the names that a text calls them.
FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "where": where,
    "where_exp": where_exp,
    "find": find,
    "find_exp": find_exp,
    "group_by": group_by,
    "group_by_exp": group_by_exp,
    "sort": sort,
}
