"""Literals, ranges and paths: the expressions without filters."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from mkdocs_jekyll.jekyll.ruby_values import parse_integer

from ..errors import ArgumentError, InternalError, MarkupError
from ..ruby.compare import instant
from ..ruby.objects import BLANK, EMPTY, METHODS, Drop, RubyRange, ask, bytes_of, knows
from ..ruby.text import check_digits, integer_literal, to_f, to_i
from ..ruby.to_s import class_name, inspect, to_s

if TYPE_CHECKING:
    from ..context import JekyllContext


class Expression(Protocol):
    """Something that has a value in a context."""

    def evaluate(self, context: JekyllContext) -> object:
        """The value."""
        ...


class Literal:
    """A value written down."""

    __slots__ = ("value",)

    def __init__(self, value: object) -> None:
        self.value = value

    def evaluate(self, context: JekyllContext) -> object:
        """The value."""
        del context
        return self.value


NIL = Literal(None)
_WORDS = {
    "": NIL,
    "nil": NIL,
    "null": NIL,
    "true": Literal(True),
    "false": Literal(False),
    "blank": Literal(BLANK),
    "empty": Literal(EMPTY),
}
_INTEGER = re.compile(r"-?\d+", re.ASCII)
_FLOAT = re.compile(r"-?\d[\d.]+", re.ASCII)
_RANGE = re.compile(r"\((\S+)\.\.(\S+)\)", re.ASCII)
_PART = re.compile(r"\[[^\]]+\]|[\w-]+\??", re.ASCII)
_WORD = re.compile(r"[\w-]+\??", re.ASCII)
_METHODS = frozenset(("size", "first", "last"))
_MOST_NESTING = 50
#: Steps of work to ask a drop for all its keys.
_METHOD_COST = 150
_MACHINE_WORD = 1 << 63


def to_integer(value: object) -> int:
    """A count as Liquid's filters read it. Raises ArgumentError for what is no whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    found = integer_literal(to_s(value))
    if found is None:
        raise ArgumentError("invalid integer")
    return found


def to_index(value: object) -> int:
    """A place or a count as Ruby's arrays take it. Raises InternalError for one of more than 64 bits."""
    found = to_integer(value)
    if not -_MACHINE_WORD <= found < _MACHINE_WORD:
        raise InternalError("a number has more than 64 bits", remedy="Give it a smaller number.")
    return found


def loop_bound(value: object, what: str) -> int:
    """A loop's limit, offset or columns, as Ruby's ``to_i`` reads it: nil is 0, a text what it begins with.

    Raises InternalError for what has no ``to_i``.
    """
    if value is None:
        return 0
    if isinstance(value, str):
        return to_i(value)
    if isinstance(value, datetime.datetime):
        return int(instant(value).timestamp() // 1)
    if isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value):
        return int(value)
    raise InternalError(f"{what} is {class_name(value)}, a number is expected", remedy="Give it a number.")


class RangeExpression:
    """``(a..b)`` with at least one end that is not written down."""

    __slots__ = ("_first", "_last")

    def __init__(self, first: Expression, last: Expression) -> None:
        self._first = first
        self._last = last

    def evaluate(self, context: JekyllContext) -> object:
        """The range."""
        return RubyRange(_range_end(self._first.evaluate(context)), _range_end(self._last.evaluate(context)))


def _range_end(value: object) -> int:
    if value is None:
        return 0
    return to_i(value) if isinstance(value, str) else to_integer(value)


class Lookup:
    """A path: ``page.title``, ``site.data[page.key].first``."""

    __slots__ = ("_cost", "_name", "_steps")

    def __init__(self, name: str | Expression | None, steps: list[str | Expression]) -> None:
        self._name = name
        self._steps = steps
        self._cost = 1 + len(steps) + sum(_METHOD_COST for step in steps if step in METHODS)

    def evaluate(self, context: JekyllContext) -> object:
        """The value at the path's end; ``None`` where the path leads nowhere."""
        context.budget.spend(self._cost)
        name = self._name
        if name is not None and not isinstance(name, str):
            found = name.evaluate(context)
            name = found if isinstance(found, str) else None
        value = context.find(name)
        for step in self._steps:
            if isinstance(step, str):
                found = step_into(value, step, method=step in _METHODS)
            else:
                found = step_into(value, step.evaluate(context), method=False)
            if found is MISSING:
                context.undefined(to_s(step if isinstance(step, str) else step.evaluate(context)))
                return None
            value = found
        return value


MISSING = object()


def step_into(value: object, key: object, *, method: bool) -> object:
    """One step of a path; ``MISSING`` where the value has no such key.

    ``method`` allows ``size``, ``first`` and ``last``, which only paths with a dot can ask for.
    """
    if type(value) is dict and type(key) is str and key in value:
        return value[key]
    if isinstance(value, Drop):
        if type(key) is not str and key is not None and value.walkable and value.ruby_class != "Hash":
            raise InternalError(f"{inspect(key)} is no field's name", remedy="Ask for it by its name.")
        asked = ask(value, key)
        if asked is not None or knows(value, key) or _is_place(key):
            return asked
    elif isinstance(value, Mapping):
        if isinstance(key, (str, int, float, type(None))) and key in value:
            return value[key]
        if _is_place(key):
            return None
    elif isinstance(value, (list, tuple)) and isinstance(key, int) and not isinstance(key, bool):
        return value[key] if -len(value) <= key < len(value) else None
    return _method(value, key) if method else MISSING


def _is_place(key: object) -> bool:
    return isinstance(key, int) and not isinstance(key, bool)


def _method(value: object, name: object) -> object:
    if name == "size":
        if isinstance(value, (str, list, tuple, Mapping)):
            return len(value)
        if isinstance(value, RubyRange):
            return value.size
        if isinstance(value, Drop) and value.ruby_class == "Hash":
            return len(value.names())
        return bytes_of(value) if isinstance(value, int) and not isinstance(value, bool) else MISSING
    if isinstance(value, (list, tuple)):
        return (value[0] if name == "first" else value[-1]) if value else None
    if isinstance(value, Mapping) and name == "first":
        return next(([key, item] for key, item in value.items()), None)
    if isinstance(value, RubyRange):
        return value.first if name == "first" else value.last
    if isinstance(value, Drop) and name == "first" and value.ruby_class == "Hash":
        return next(iter(value.pairs()), None)
    return MISSING


def parse_expression(text: str, depth: int = 0) -> Expression:
    """Any text becomes an expression; what makes no sense is a path that leads nowhere.

    White space around it is not taken away: a literal with a blank before it is none.
    """
    if text in _WORDS:
        return _WORDS[text]
    if len(text) > 1 and text[0] in "\"'" and text[-1] == text[0]:
        return Literal(text[1:-1])
    if _INTEGER.fullmatch(text):
        check_digits(len(text))
        return Literal(parse_integer(text))
    if text[0] == "(" and text[-1] == ")" and (match := _RANGE.fullmatch(text)) and depth < _MOST_NESTING:
        return _range(match[1], match[2], depth)
    if _FLOAT.fullmatch(text):
        return Literal(to_f(text))
    return _lookup(text, depth)


def _range(first: str, last: str, depth: int) -> Expression:
    start, end = parse_expression(first, depth + 1), parse_expression(last, depth + 1)
    if isinstance(start, Literal) and isinstance(end, Literal):
        return Literal(RubyRange(_literal_end(start.value), _literal_end(end.value)))
    return RangeExpression(start, end)


def _literal_end(value: object) -> int:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, str):
        return to_i(value or "")
    raise MarkupError(f"a range can't end at {class_name(value)}", remedy="Write two numbers: (1..10).")


def _lookup(markup: str, depth: int) -> Expression:
    parts = _parts(markup)
    if not parts:
        return Lookup(None, [])
    name, *steps = parts
    return Lookup(_part(name, depth), [_part(step, depth) for step in steps])


def _part(text: str, depth: int) -> str | Expression:
    if not text.startswith("["):
        return text
    return parse_expression(text[1:-1], depth + 1) if depth < _MOST_NESTING else NIL


def _parts(markup: str) -> list[str]:
    """The words and bracketed parts of a path, in order; everything between them is skipped.

    A bracket ends at the first one that closes, so brackets within brackets lose theirs, as in Liquid.
    """
    closed = markup.rfind("]") + 1  # brackets behind it are looked at in vain, each up to the end
    parts = [match[0] for match in _PART.finditer(markup, 0, closed)]
    return [*parts, *_WORD.findall(markup, closed)]
