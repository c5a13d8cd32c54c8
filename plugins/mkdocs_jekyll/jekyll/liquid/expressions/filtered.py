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
            value = context.apply_filter(
                name,
                value,
                [argument.evaluate(context) for argument in arguments],
                {key: argument.evaluate(context) for key, argument in named},
            )
        return value


def parse_filtered(markup: str, log: SyntaxLog, shown: str | None = None) -> Filtered:
    """Parse what stands in ``{{ }}`` or behind ``assign``. Raises MarkupError in strict mode only."""
    return parse_by_mode(
        log,
        "{{" + markup + "}}" if shown is None else shown,
        lambda: _strict(markup),
        lambda: _lax(markup),
    )


def _strict(markup: str) -> Filtered:
    parser = StrictParser(markup)
    if parser.looks_at("end_of_string"):
        return Filtered(NIL, ())
    base = parse_expression(parser.expression())
    filters: list[FilterCall] = []
    while parser.take_if("pipe") is not None:
        name = parser.take("id")
        arguments: list[tuple[str | None, str]] = []
        if parser.take_if("colon") is not None:
            arguments.append(parser.argument())
            while parser.take_if("comma") is not None:
                arguments.append(parser.argument())
        filters.append(_call(name, arguments))
    parser.end()
    return Filtered(base, tuple(filters))


def _call(name: str, arguments: list[tuple[str | None, str]]) -> FilterCall:
    return FilterCall(
        name,
        tuple(parse_expression(text) for key, text in arguments if key is None),
        tuple((key, parse_expression(text)) for key, text in arguments if key is not None),
    )


_BEHIND_PIPE = re.compile(r"\|\s*(.*)", re.ASCII | re.DOTALL)
_ONE_FILTER = re.compile(rf"(?:\s+|{FRAGMENT}|,)+", re.ASCII)
_FILTER_NAME = re.compile(r"\w+", re.ASCII)
_ARGUMENT = re.compile(rf"[:,]\s*((?:\w+\s*:\s*)?{FRAGMENT}\s*)", re.ASCII)
_NAMED = re.compile(rf"\s*{ATTRIBUTE}\s*", re.ASCII)


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
            filters.append(_call(name[0], [_argument(text) for text in _ARGUMENT.findall(run)]))
    return Filtered(parse_expression(first[0]), tuple(filters))


def _argument(text: str) -> tuple[str | None, str]:
    match = _NAMED.fullmatch(text)
    return (match[1], match[2]) if match else (None, text)
