"""Comparisons, joined by ``and`` and ``or`` from the right, as Liquid reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.ruby_values import truthy

from ..errors import ArgumentError, MarkupError
from ..ruby.compare import Meter, answers, contains, equal, is_comparable, order_or_fail
from ..ruby.objects import MethodLiteral
from .primary import Expression, parse_expression
from .strict import StrictParser
from .syntax import FRAGMENT, SyntaxLog, parse_by_mode

if TYPE_CHECKING:
    from ..context import JekyllContext


class SimpleCondition:
    """One side, or two with an operator between."""

    __slots__ = ("_left", "_operator", "_right")

    def __init__(
        self, left: Expression, operator: str | None = None, right: Expression | None = None
    ) -> None:
        self._left = left
        self._operator = operator
        self._right = right

    def holds(self, context: JekyllContext) -> bool:
        """Whether it is true. Raises ArgumentError where the sides can't be compared."""
        left = self._left.evaluate(context)
        if self._operator is None:
            return truthy(left)
        right = None if self._right is None else self._right.evaluate(context)
        if self._operator == "contains" and isinstance(left, str) and truthy(right):
            right = context.text(right)
        return compare(left, self._operator, right, context.budget)


def compare(left: object, operator: str, right: object, meter: Meter) -> bool:
    """Liquid's operators. Raises ArgumentError for an unknown one, and for sides without an order."""
    if operator == "==":
        return bool(_same(left, right, meter))
    if operator in ("!=", "<>"):
        return not _same(left, right, meter)
    if operator == "contains":
        return contains(left, right, meter)
    if operator not in ("<", ">", "<=", ">="):
        raise ArgumentError(f"Unknown operator {operator}")
    if not (is_comparable(left) and is_comparable(right)):
        return False
    found = order_or_fail(left, right, meter)
    if operator == "<":
        return found < 0
    if operator == ">":
        return found > 0
    return found <= 0 if operator == "<=" else found >= 0


def _same(left: object, right: object, meter: Meter) -> bool | None:
    if isinstance(left, MethodLiteral):
        return answers(right, left)
    if isinstance(right, MethodLiteral):
        return answers(left, right)
    return equal(left, right, meter)


class Condition:
    """Comparisons and the words between them. ``a and b or c`` is ``a and (b or c)``."""

    __slots__ = ("_comparisons", "_words")

    def __init__(self, comparisons: list[SimpleCondition], words: list[str]) -> None:
        self._comparisons = comparisons
        self._words = words

    def holds(self, context: JekyllContext) -> bool:
        """Whether it is true."""
        context.budget.spend(2 * len(self._comparisons))
        if not self._words:
            return self._comparisons[0].holds(context)
        for index, comparison in enumerate(self._comparisons):
            found = comparison.holds(context)
            if index == len(self._words):
                return found
            if found is (self._words[index] == "or"):
                return found
        return False


def parse_condition(markup: str, tag: str, log: SyntaxLog) -> Condition:
    """Parse what stands behind ``if``, ``elsif`` or ``unless``. Raises MarkupError for nonsense."""
    return parse_by_mode(
        log, markup.strip(), lambda: parse_strict_condition(markup), lambda: _lax(markup, tag)
    )


def parse_strict_condition(markup: str, *, joined: bool = True) -> Condition:
    """Parse the condition of ``where_exp``, whatever the site's mode. Raises MarkupError for nonsense.

    ``joined`` is whether ``and`` and ``or`` may stand in it.
    """
    parser = StrictParser(markup)
    comparisons, words = [_strict_comparison(parser)], list[str]()
    known = ("and", "or") if joined else ()
    while (word := next((w for w in known if parser.take_word(w)), None)) is not None:
        words.append(word)
        comparisons.append(_strict_comparison(parser))
    parser.end()
    return Condition(comparisons, words)


def _strict_comparison(parser: StrictParser) -> SimpleCondition:
    left = parse_expression(parser.expression())
    operator = parser.take_if("comparison")
    if operator is None:
        return SimpleCondition(left)
    return SimpleCondition(left, operator, parse_expression(parser.expression()))


_WORD = r"\b(?:\s?and\s?|\s?or\s?)\b"
_WORDS_OR_PARTS = re.compile(rf"{_WORD}|(?:\s*(?!{_WORD})(?:{FRAGMENT}|\S+)\s*)+", re.ASCII)
_COMPARISON = re.compile(rf"({FRAGMENT})\s*([=!<>a-z_]+)?\s*({FRAGMENT})?", re.ASCII)


def _lax(markup: str, tag: str) -> Condition:
    parts = _WORDS_OR_PARTS.findall(markup)
    if not parts:
        raise _nonsense(tag)
    comparisons = [_lax_comparison(parts.pop(), tag)]
    words: list[str] = []
    while parts:
        word = parts.pop().strip()
        if not parts or word not in ("and", "or"):
            raise _nonsense(tag)
        words.append(word)
        comparisons.append(_lax_comparison(parts.pop(), tag))
    return Condition(comparisons[::-1], words[::-1])


def _lax_comparison(markup: str, tag: str) -> SimpleCondition:
    match = _COMPARISON.search(markup)
    if match is None:
        raise _nonsense(tag)
    left = parse_expression(match[1])
    right = None if match[3] is None else parse_expression(match[3])
    return SimpleCondition(left, match[2], right)


def _nonsense(tag: str) -> MarkupError:
    return MarkupError(
        f"Syntax Error in tag '{tag}' - Valid syntax: {tag} [expression]",
        remedy=f"Write {{% {tag} page.title == 'a' %}}, with and or or between comparisons.",
    )
