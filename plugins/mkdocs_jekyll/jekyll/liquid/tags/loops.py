"""``for`` with its loop variables, ``break``, ``continue``, and ``cycle``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.ruby_values import truthy

from ..errors import MarkupError
from ..expressions import Expression, Literal, parse_expression
from ..expressions.primary import NIL, loop_bound
from ..expressions.strict import StrictParser
from ..expressions.syntax import ATTRIBUTE_RE, FRAGMENT, FRAGMENT_RE, parse_by_mode
from ..lexer import Token
from ..nodes import Body, JekyllNode
from ..ruby.objects import Drop
from ..ruby.to_s import class_name, inspect
from ..token_stream import TokenStream
from .base import JekyllTag
from .segment import Segment

if TYPE_CHECKING:
    from ..context import Interrupt, JekyllContext
    from ..limits import Output


class ForLoop(Drop):
    """``forloop`` inside a loop."""

    __slots__ = ("index0", "length", "name", "parent")
    ruby_class = "Liquid::ForloopDrop"

    def __init__(self, name: str, length: int, parent: Drop | None) -> None:
        self.name = name
        self.length = length
        self.parent = parent
        self.index0 = 0

    def has(self, key: object) -> bool:
        """Liquid's own drops claim every key."""
        return key is not None

    def get(self, key: object) -> object:
        """The loop's state."""
        match key:
            case "index":
                return self.index0 + 1
            case "index0" | "length" | "name":
                return getattr(self, key)
            case "first":
                return self.index0 == 0
            case "last":
                return self.index0 == self.length - 1
            case "rindex":
                return self.length - self.index0
            case "rindex0":
                return self.length - self.index0 - 1
            case "parentloop":
                return self.parent
        return None


class _ForNode(JekyllNode):
    __slots__ = ("_body", "_clauses", "_default")

    def __init__(self, token: Token, clauses: _Clauses, body: Body, default: Body | None) -> None:
        super().__init__(token, blank=body.blank and (default is None or default.blank))
        self._clauses = clauses
        self._body = body
        self._default = default

    def render(self, context: JekyllContext, output: Output) -> None:
        items = self._clauses.segment(context)
        if items.size:
            self._loop(items, context, output)
        elif self._default is not None:
            self._default.render(context, output)

    def _loop(self, items: Segment, context: JekyllContext, output: Output) -> None:
        loops, variable = context.forloops, self._clauses.variable
        body, interrupts = self._body, context.interrupts
        loop = ForLoop(self._clauses.name, items.size, loops[-1] if loops else None)
        spend = context.budget.spend
        loops.append(loop)
        context.budget.hold(items.weight)
        try:
            with context.scope_with({"forloop": loop}):
                scope = context.scopes[-1]
                for item in items:
                    spend(1)
                    scope[variable] = item
                    body.render(context, output)
                    loop.index0 += 1
                    if interrupts and interrupts.pop() == "break":
                        break
        finally:
            context.budget.hold(-items.weight)
            loops.pop()


class _Clauses:
    """``item in collection reversed limit: a offset: b``."""

    __slots__ = ("collection", "limit", "name", "offset", "reversed", "variable")

    def __init__(self, variable: str, collection: str) -> None:
        self.variable = variable
        self.collection = parse_expression(collection)
        self.name = f"{variable}-{collection}"
        self.reversed = False
        self.limit: Expression | None = None
        self.offset: Expression | str | None = None

    def set(self, key: str, markup: str) -> None:
        if key == "offset":
            self.offset = markup if markup == "continue" else parse_expression(markup)
        elif key == "limit":
            self.limit = parse_expression(markup)

    def segment(self, context: JekyllContext) -> Segment:
        ends = context.registers.loop_ends
        if isinstance(self.offset, str):
            start = ends.get(self.name, 0)
        else:
            start = loop_bound(None if self.offset is None else self.offset.evaluate(context), "offset")
        collection = self.collection.evaluate(context)
        limit = self.limit.evaluate(context) if self.limit is not None else None
        stop = loop_bound(limit, "limit") + start if truthy(limit) else None
        items = Segment(collection, start, stop, reversed=self.reversed)
        ends[self.name] = start + items.size
        return items


_FOR = re.compile(rf"([\w-]+)\s+in\s+((?:{FRAGMENT})+)\s*(reversed)?", re.ASCII)


class ForTag(JekyllTag):
    """A loop, with what to write when there is nothing to loop over."""

    block = True

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the clauses and the bodies."""
        head = stream.tag
        markup = head.markup
        clauses = parse_by_mode(stream, markup.strip(), lambda: _strict(markup), lambda: _lax(markup))
        body, found = self.body(stream, head, frozenset(("endfor", "else")))
        default: Body | None = None
        while found is not None and found.name == "else":
            if default is not None:
                stream.add_problem(
                    "'for' has a second 'else'", token=found.token, remedy="Take one of them out."
                )
            default, found = self.body(stream, head, frozenset(("endfor", "else")))
        return _ForNode(head.token, clauses, body, default)


def _strict(markup: str) -> _Clauses:
    parser = StrictParser(markup)
    variable = parser.take("id")
    if not parser.take_word("in"):
        raise MarkupError("For loops require an 'in' clause")
    clauses = _Clauses(variable, parser.expression())
    clauses.reversed = parser.take_word("reversed")
    while parser.looks_at("id") and parser.looks_at("colon", 1):
        key = parser.take("id")
        if key not in ("limit", "offset"):
            raise MarkupError("Invalid attribute in for loop. Valid attributes are limit and offset")
        parser.take("colon")
        clauses.set(key, parser.expression())
    parser.end()
    return clauses


def _lax(markup: str) -> _Clauses:
    match = _FOR.match(markup)
    if match is None:
        raise MarkupError(
            "Syntax Error in 'for loop' - Valid syntax: for [item] in [collection]",
            remedy="Write {% for post in site.posts %}.",
        )
    clauses = _Clauses(match[1], match[2])
    clauses.reversed = match[3] is not None
    for key, value in ATTRIBUTE_RE.findall(markup):
        clauses.set(key, value)
    return clauses


class _InterruptNode(JekyllNode):
    __slots__ = ("_kind",)

    def __init__(self, token: Token, kind: Interrupt) -> None:
        super().__init__(token)
        self._kind: Interrupt = kind

    def render(self, context: JekyllContext, output: Output) -> None:
        del output
        context.interrupts.append(self._kind)


class BreakTag(JekyllTag):
    """Leaves the loop; outside of one, the text."""

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Nothing to read."""
        return _InterruptNode(stream.tag.token, "break")


class ContinueTag(JekyllTag):
    """Goes on with the loop's next iteration."""

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Nothing to read."""
        return _InterruptNode(stream.tag.token, "continue")


class _CycleNode(JekyllNode):
    __slots__ = ("_name", "_values", "_written")

    def __init__(self, token: Token, name: Expression | None, values: list[Expression]) -> None:
        super().__init__(token)
        self._name = name
        self._values = values
        written = [inspect(value.value) for value in values if isinstance(value, Literal)]
        self._written = ", ".join(written) if len(written) == len(values) else None

    def render(self, context: JekyllContext, output: Output) -> None:
        cycles = context.registers.cycles
        key = self._key(context)
        index = cycles.get(key, 0)
        value = self._values[index].evaluate(context) if index < len(self._values) else None
        cycles[key] = index + 1 if index + 1 < len(self._values) else 0
        output.write(context.printed(value))

    def _key(self, context: JekyllContext) -> object:
        """What the index is kept under: the name's value, or the values if all of them are written down.

        A cycle without a name and with variables has an index of its own.
        """
        if self._name is None:
            return self._written or self
        name = self._name.evaluate(context)
        return "named", class_name(name), context.text(name)


_NAMED_CYCLE = re.compile(rf"({FRAGMENT})\s*:\s*(.*)", re.ASCII | re.DOTALL)


class CycleTag(JekyllTag):
    """Each time the next of its values."""

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the name, if there is one, and the values."""
        head = stream.tag
        named = _NAMED_CYCLE.match(head.markup)
        markup = named[2] if named else head.markup
        found = [match[0] for part in markup.split(",") if (match := FRAGMENT_RE.search(part))]
        if not named and FRAGMENT_RE.match(head.markup) is None:
            raise MarkupError(
                "Syntax Error in 'cycle' - Valid syntax: cycle [name :] var [, var2, var3 ...]",
                remedy="Write {% cycle 'odd', 'even' %}.",
            )
        values = [value for text in found if (value := parse_expression(text)) is not NIL]
        return _CycleNode(head.token, parse_expression(named[1]) if named else None, values)
