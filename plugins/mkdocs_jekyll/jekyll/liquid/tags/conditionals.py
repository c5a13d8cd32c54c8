"""``if``, ``unless`` and ``case``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import MarkupError
from ..expressions import Condition, Expression, parse_condition, parse_expression
from ..expressions.conditions import compare
from ..expressions.syntax import FRAGMENT, FRAGMENT_RE
from ..lexer import Token
from ..nodes import Body, JekyllNode
from ..token_stream import TagToken, TokenStream
from .base import JekyllTag

if TYPE_CHECKING:
    from ..context import JekyllContext
    from ..limits import Output

_IF_ENDS = frozenset(("endif", "elsif", "else"))
_UNLESS_ENDS = frozenset(("endunless", "elsif", "else"))
_CASE_ENDS = frozenset(("endcase", "when", "else"))


class _IfNode(JekyllNode):
    __slots__ = ("_branches", "_negated")

    def __init__(self, token: Token, branches: list[tuple[Condition | None, Body]], *, negated: bool) -> None:
        super().__init__(token, blank=all(body.blank for _, body in branches))
        self._branches = branches
        self._negated = negated

    def render(self, context: JekyllContext, output: Output) -> None:
        negated = self._negated
        for condition, body in self._branches:
            if condition is None or condition.holds(context) is not negated:
                body.render(context, output)
                break
            negated = False


class IfTag(JekyllTag):
    """The first branch whose condition holds."""

    block = True
    ends = _IF_ENDS
    negated = False

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the branches; one that makes no sense is reported and left out."""
        head = stream.tag
        condition: Condition | None = parse_condition(head.markup, head.name, stream)
        branches: list[tuple[Condition | None, Body]] = []
        found: TagToken | None = head
        understood = True
        while found is not None:
            body, found = self.body(stream, head, self.ends)
            if understood:
                branches.append((condition, body))
            if found is None or found.name.startswith("end"):
                break
            condition, understood = self._next(stream, found, head.name)
        return _IfNode(head.token, branches, negated=self.negated)

    @staticmethod
    def _next(stream: TokenStream, found: TagToken, name: str) -> tuple[Condition | None, bool]:
        if found.name == "else":
            return None, True
        stream.tag = found
        try:
            return parse_condition(found.markup, name, stream), True
        except MarkupError as error:
            stream.add_problem(f"Liquid syntax: {error.text}", remedy=error.remedy)
            return None, False


class UnlessTag(IfTag):
    """``if`` with its first condition turned round."""

    ends = _UNLESS_ENDS
    negated = True


class _When:
    __slots__ = ("body", "values")

    def __init__(self, values: list[Expression] | None, body: Body) -> None:
        self.values = values
        self.body = body


class _CaseNode(JekyllNode):
    __slots__ = ("_left", "_whens")

    def __init__(self, token: Token, left: Expression, whens: list[_When], *, blank: bool) -> None:
        super().__init__(token, blank=blank)
        self._left = left
        self._whens = whens

    def render(self, context: JekyllContext, output: Output) -> None:
        met = False
        left = self._left.evaluate(context)
        for when in self._whens:
            if when.values is None:
                if not met:
                    when.body.render(context, output)
                    break
                continue
            context.budget.spend(2 * len(when.values))
            for value in when.values:
                # Every value that fits writes the branch again; that is what Liquid does.
                if compare(left, "==", value.evaluate(context), context.budget):
                    met = True
                    when.body.render(context, output)


_WHEN = re.compile(rf"({FRAGMENT})(?P<more>(?:\s+or\s+|\s*,\s*)(?={FRAGMENT}))?", re.ASCII | re.DOTALL)


class CaseTag(JekyllTag):
    """Branches by value."""

    block = True

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the branches; what stands before the first is left out."""
        head = stream.tag
        left = FRAGMENT_RE.search(head.markup)
        if left is None:
            raise MarkupError(
                "Syntax Error in 'case' - Valid syntax: case [condition]",
                remedy="Write {% case page.layout %}.",
            )
        before, found = self.body(stream, head, _CASE_ENDS)
        whens: list[_When] = []
        bodies = [before]
        while found is not None and found.name != "endcase":
            values = _values(stream, found)
            body, found = self.body(stream, head, _CASE_ENDS)
            whens.append(_When(values, body))
            bodies.append(body)
        blank = all(body.blank for body in bodies)
        return _CaseNode(head.token, parse_expression(left[0]), whens, blank=blank)


def _values(stream: TokenStream, head: TagToken) -> list[Expression] | None:
    """The values of a ``when``; ``None`` for ``else``."""
    if head.name == "else":
        if head.markup.strip():
            stream.add_problem(
                "Syntax Error in tag 'case' - Valid else condition: {% else %} (no parameters)",
                token=head.token,
                remedy="Write {% else %}.",
            )
        return None
    values: list[Expression] = []
    position, more = 0, True
    while more:
        match = _WHEN.search(head.markup, position)
        if match is None:
            stream.add_problem(
                "Syntax Error in tag 'case' - Valid when condition: "
                "{% when [condition] [or condition2...] %}",
                token=head.token,
                remedy="Write {% when 'a' or 'b' %}.",
            )
            break
        values.append(parse_expression(match[1]))
        position, more = match.end(), match["more"] is not None
    return values
