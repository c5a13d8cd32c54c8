"""Filters over arrays that come with Liquid, and Jekyll's small ones."""

from __future__ import annotations

import datetime
import random
from collections.abc import Callable, Iterable, Mapping
from functools import cmp_to_key
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.clock import TIME_USE

from ..errors import ArgumentError, InternalError
from ..expressions.primary import to_index
from ..limits import ITEM_SIZE
from ..ruby.compare import instant
from ..ruby.objects import Drop, MethodLiteral, RubyRange, ask, bytes_of
from ..ruby.to_s import class_name, join_pieces, time_parts

if TYPE_CHECKING:
    from ..context import JekyllContext


_MOST_BITS = 1 << 16
_LONGEST_PAIR = 2


def items(context: JekyllContext, value: object) -> list[object]:
    """The value as a flat list, as Liquid's array filters take it: a text or a hash is one item."""
    if value is None:
        return []
    if isinstance(value, RubyRange):
        context.budget.check_size(value.size * ITEM_SIZE)
        return list(value)
    if isinstance(value, Drop) and value.ruby_class != "Hash":
        return list(value.names())
    if isinstance(value, datetime.datetime):
        return time_parts(value)  # Ruby's times can be taken apart
    if isinstance(value, MethodLiteral):
        return [""]
    if not isinstance(value, (list, tuple)):
        return [value]
    if not any(isinstance(item, (list, tuple)) for item in value):
        return list(value)
    flat: list[object] = []
    pending = [iter(value)]
    while pending:
        for item in pending[-1]:
            context.budget.spend(1)
            if isinstance(item, (list, tuple)):
                pending.append(iter(item))
                break
            flat.append(item)
        else:
            pending.pop()
            context.budget.check_size(len(flat) * ITEM_SIZE)
    return flat


def field(context: JekyllContext, item: object, name: object) -> object:
    """An item's field. Raises ArgumentError for items that have no fields."""
    if isinstance(item, Mapping):
        return item.get(name) if isinstance(name, (str, int, float, type(None))) else None
    if isinstance(item, Drop):
        return ask(item, name)
    if isinstance(item, str):
        if isinstance(name, int) and not isinstance(name, bool):
            place = to_index(name)
            return item[place] if -len(item) <= place < len(item) else None
        if isinstance(name, float):
            return field(context, item, int(name))
        if isinstance(name, str):
            context.budget.read(len(item))
            return name if name in item else None
    elif not is_indexed(item):
        return None
    if isinstance(item, int) and isinstance(name, (int, float)) and not isinstance(name, bool):
        return item >> min(int(name), _MOST_BITS) & 1 if name >= 0 else 0  # Ruby's integers have bits
    if isinstance(item, int) and isinstance(name, RubyRange):
        return _bits(item, name.first, name.last)
    raise ArgumentError(
        f"cannot select the property '{context.text(name)}'", remedy="Filter an array of hashes."
    )


def _bits(number: int, first: int, last: int) -> int:
    """The bits of an integer from one place to another; all from the first on where they end before it."""
    shifted = number >> min(first, _MOST_BITS) if first >= 0 else number << min(-first, _MOST_BITS)
    return shifted & ((1 << min(last - first + 1, _MOST_BITS)) - 1) if last >= first else shifted


def is_indexed(item: object) -> bool:
    """Whether Ruby's value can be asked for a field at all."""
    if item is None or isinstance(item, (bool, float, MethodLiteral)):
        return False
    return type(item) is not datetime.date and not isinstance(item, datetime.datetime)


def size(value: object) -> int:
    """How long a text or how big an array is; 0 for what has no size."""
    if isinstance(value, (str, list, tuple, Mapping)):
        return len(value)
    if isinstance(value, RubyRange):
        return value.size
    return bytes_of(value) if isinstance(value, int) and not isinstance(value, bool) else 0


def join(context: JekyllContext, value: object, glue: str = " ") -> str:
    """The items with a text between them."""
    return context.budget.gather(join_pieces(items(context, value), glue))


def first(value: object) -> object:
    """The first item."""
    if isinstance(value, Drop) and value.walkable:
        return next(iter(value.pairs()), None)
    if isinstance(value, Mapping):
        return next(([key, item] for key, item in value.items()), None)
    if isinstance(value, RubyRange):
        return value.first
    return value[0] if isinstance(value, (list, tuple)) and value else None


def last(value: object) -> object:
    """The last item."""
    if isinstance(value, RubyRange):
        return value.last
    return value[-1] if isinstance(value, (list, tuple)) and value else None


def reverse(context: JekyllContext, value: object) -> list[object]:
    """The items from the last to the first."""
    return items(context, value)[::-1]


def concat(context: JekyllContext, value: object, other: object) -> list[object]:
    """The items of both."""
    if not isinstance(other, (list, tuple)):
        raise ArgumentError("concat filter requires an array argument", remedy="Give it an array.")
    return [*items(context, value), *other]


def compact(context: JekyllContext, value: object, name: object = None) -> list[object] | None:
    """The items that are not nil, or whose field is not; nil for items that have no fields."""
    found = items(context, value)
    if name is None:
        return [item for item in found if item is not None]
    if found and not is_indexed(found[0]):
        return None
    return [item for item in found if _indexed_field(context, item, name) is not None]


def _indexed_field(context: JekyllContext, item: object, name: object) -> object:
    if not is_indexed(item):
        raise InternalError(f"{class_name(item)} has no fields", remedy="Filter an array of hashes.")
    return field(context, item, name)


def map_(context: JekyllContext, value: object, name: object) -> list[object]:
    """The items' fields."""
    if name == "to_liquid":
        return items(context, value)
    return [field(context, item, name) for item in items(context, value)]


def identity(context: JekyllContext, value: object) -> object:
    """A key that is the same for what Ruby counts as the same item."""
    context.budget.spend(1)
    if isinstance(value, str):
        context.budget.read(len(value))
    if isinstance(value, (list, tuple)):
        return ("array", *(identity(context, item) for item in value))
    if isinstance(value, Mapping):
        return (
            "hash",
            frozenset((identity(context, key), identity(context, item)) for key, item in value.items()),
        )
    if isinstance(value, datetime.datetime):
        return ("time", instant(value))
    is_plain = isinstance(value, (str, int, float, bool, type(None), datetime.date, RubyRange))
    return (type(value), value) if is_plain else value


def uniq(context: JekyllContext, value: object, name: object = None) -> list[object] | None:
    """The items without those that came before, or whose field did; nil for items that have no fields."""
    found = items(context, value)
    if name is not None and found and not is_indexed(found[0]):
        return None
    if len(found) < 2:
        return found
    seen: dict[object, object] = {}
    for item in found:
        seen.setdefault(
            identity(context, item if name is None else _indexed_field(context, item, name)), item
        )
    return list(seen.values())


def sort_natural(context: JekyllContext, value: object, name: object = None) -> list[object] | None:
    """In the order of the letters, capitals or not; nil last, and turned round, as Liquid leaves it.

    Nil for items that have no fields, if a field is named.
    """
    found = items(context, value)
    if name is not None and not all(map(is_indexed, found)):
        return None
    if len(found) < 2:
        return found
    context.budget.spend(sort_cost(len(found)))
    shown = [(item if name is None else field(context, item, name), item) for item in found]
    named = [pair for pair in shown if pair[0] is not None]
    named.sort(key=lambda pair: context.text(pair[0]).encode("utf-8", "surrogatepass").lower())
    return [item for _, item in named] + [item for text, item in reversed(shown) if text is None]


def _array_change(change: Callable[[list[object]], object]) -> Callable[[object], object]:
    """Jekyll's small array filters leave alone what is no array."""

    def changed(value: object) -> object:
        return change(list(value)) if isinstance(value, (list, tuple)) else value

    return changed


def push(value: object, item: object) -> object:
    """With an item behind."""
    return _array_change(lambda array: [*array, item])(value)


def unshift(value: object, item: object) -> object:
    """With an item before."""
    return _array_change(lambda array: [item, *array])(value)


def _count(number: object) -> int:
    count = to_index(number)
    if count < 0:
        raise ArgumentError("negative array size", remedy="Give a count of 0 or more.")
    return count


def pop(value: object, count: object = 1) -> object:
    """Without items from the end."""
    if not isinstance(value, (list, tuple)):
        return value
    number = _count(count)
    return list(value[: max(len(value) - number, 0)])


def shift(value: object, count: object = 1) -> object:
    """Without items from the start."""
    return list(value[_count(count) :]) if isinstance(value, (list, tuple)) else value


def sample(value: object, count: object = 1) -> object:
    """An item by chance, or some."""
    if not isinstance(value, (list, tuple)):
        return value
    TIME_USE.is_shown = True
    number = _count(count)
    if number == 1:
        return random.choice(value) if value else None
    return random.sample(list(value), min(number, len(value)))


def array_to_sentence_string(context: JekyllContext, value: object, connector: str = "and") -> object:
    """``a, b, and c``."""
    if isinstance(value, Mapping):
        value = [None] * len(value)  # asked for its first and second item, a hash knows neither
    elif not isinstance(value, (list, tuple, str)) or (isinstance(value, str) and len(value) > _LONGEST_PAIR):
        raise InternalError(f"{class_name(value)} is no array", remedy="Filter an array.")
    words = [context.text(item) for item in value]
    if len(words) < 3:
        return f" {connector} ".join(words)
    return context.budget.gather(join_pieces([*words[:-1], f"{connector} {words[-1]}"], ", "))


def sort_cost(count: int) -> int:
    """Steps of work to sort so many items."""
    return 2 * count * count.bit_length()


def sort_by_order(found: Iterable[object], order: Callable[[object, object], int]) -> list[object]:
    """Sorted by a comparison that may raise."""
    return sorted(found, key=cmp_to_key(order))


#: By the names that a text calls them.
FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "size": size,
    "join": join,
    "first": first,
    "last": last,
    "reverse": reverse,
    "concat": concat,
    "compact": compact,
    "map": map_,
    "uniq": uniq,
    "sort_natural": sort_natural,
    "push": push,
    "pop": pop,
    "shift": shift,
    "unshift": unshift,
    "sample": sample,
    "array_to_sentence_string": array_to_sentence_string,
}
