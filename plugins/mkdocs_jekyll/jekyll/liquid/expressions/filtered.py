"""An expression and the filters it goes through."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from .primary import NIL, Expression, parse_expression
from .strict import StrictParser
from .syntax import ATTRIBUTE, FRAGMENT, FRAGMENT_RE, SyntaxLog, parse_by_mode

if TYPE_CHECKING:
    from ..context import JekyllContext


class FilterCall(NamedTuple):
    """A filter with its arguments."""

    name: str
    arguments: tuple[Expression, ...]
    named: tuple[tuple[str, Expression], ...]


class Filtered:
    """An expression with filters."""

    __slots__ = ("base", "filters")

    def __init__(self, base: Expression, filters: tuple[FilterCall, ...]) -> None:
        self.base = base
        self.filters = filters

    def evaluate(self, context: JekyllContext) -> object:
        """The value behind the last filter."""
        value = self.base.evaluate(context)
        for name, arguments, named in self.filters:
            context.budget.spend(1 + len(arguments) + len(named))
            value = context.apply_filter(
                name,
                value,
                [argument.evaluate(context) for argument in arguments],
                {key: argument.evaluate(context) for key, argument in named},
            )
        return value


def parse_filtered(markup: str, log: SyntaxLog, shown: str | None = None) -> Filtered:
    """Parse what stands in ``{{ }}`` or behind ``assign``. Raises MarkupError in strict mode only."""
    parsed = parse_by_mode(
        log,
        "{{" + markup + "}}" if shown is None else shown,
        lambda: _strict(markup),
        lambda: _lax(markup),
    )
    for call in parsed.filters:
        log.use_filter(call.name)
    return parsed


def _strict(markup: str) -> Filtered:
    parser = StrictParser(markup)
    base = parse_expression(parser.expression())
    filters: list[FilterCall] = []
    while parser.take_if("pipe") is not None:
        name = parser.take("id")
        arguments: list[str] = []
        if parser.take_if("colon") is not None:
            arguments.append(parser.argument())
            while parser.take_if("comma") is not None:
                arguments.append(parser.argument())
        filters.append(_call(name, arguments))
    parser.end()
    return Filtered(base, tuple(filters))


_BEHIND_PIPE = re.compile(r"\|\s*(.*)", re.ASCII | re.DOTALL)
_ONE_FILTER = re.compile(rf"(?:\s+|{FRAGMENT}|,)+", re.ASCII)
_FILTER_NAME = re.compile(r"\w+", re.ASCII)
_ARGUMENT = re.compile(rf"[:,]\s*((?:\w+\s*:\s*)?{FRAGMENT})", re.ASCII)
_NAMED = re.compile(ATTRIBUTE, re.ASCII)


def _call(name: str, arguments: list[str]) -> FilterCall:
    by_place: list[Expression] = []
    by_name: list[tuple[str, Expression]] = []
    for text in arguments:
        if named := _NAMED.fullmatch(text):
            by_name.append((named[1], parse_expression(named[2])))
        else:
            by_place.append(parse_expression(text))
    return FilterCall(name, tuple(by_place), tuple(by_name))


def _lax(markup: str) -> Filtered:
    """The first fragment is the value; each run between pipes a filter; all else is passed over."""
    first = FRAGMENT_RE.search(markup)
    if first is None:
        return Filtered(NIL, ())
    filters: list[FilterCall] = []
    behind = _BEHIND_PIPE.search(markup, first.end())
    for run in _ONE_FILTER.findall(behind[1]) if behind else ():
        name = _FILTER_NAME.search(run)
        if name is not None:
            filters.append(_call(name[0], _ARGUMENT.findall(run)))
    return Filtered(parse_expression(first[0]), tuple(filters))
