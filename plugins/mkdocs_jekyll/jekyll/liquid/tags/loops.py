"""``for`` with its loop variables, ``break``, ``continue``, and ``cycle``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TextIO

from liquid.token import Token

from mkdocs_jekyll.jekyll.ruby_values import truthy

from ..errors import MarkupError
from ..expressions import Expression, Literal, parse_expression
from ..expressions.primary import NIL, loop_bound
from ..expressions.strict import StrictParser
from ..expressions.syntax import ATTRIBUTE_RE, FRAGMENT, FRAGMENT_RE, parse_by_mode
from ..nodes import Body, JekyllNode
from ..ruby.objects import Drop, RubyRange
from ..ruby.to_s import class_name, inspect, printed, to_s
from ..token_stream import TagFeed
from .base import JekyllTag

if TYPE_CHECKING:
    from ..context import Interrupt, JekyllContext


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


def items_of(collection: object, start: int, stop: int | None, context: JekyllContext) -> list[object]:
    """What a loop goes over: a hash's pairs, a string once and whole, nothing for what has no items."""
    if isinstance(collection, str):
        return [collection] if collection else []
    source: Sequence[object]
    if isinstance(collection, Mapping):
        source = [[key, value] for key, value in collection.items()]
    elif isinstance(collection, (list, tuple)):
        source = collection
    elif isinstance(collection, RubyRange):
        source = collection.numbers
    elif isinstance(collection, Drop) and collection.walkable:
        source = collection.pairs() if collection.ruby_class == "Hash" else collection.names()
    else:
        return []
    if stop is not None and stop <= 0:
        return []
    part = source[max(start, 0) : stop]
    if isinstance(part, range):
        context.registers.budget.check_items(part.stop - part.start)
    return list(part)


class _ForNode(JekyllNode):
    __slots__ = ("_body", "_clauses", "_default")

    def __init__(self, token: Token, clauses: _Clauses, body: Body, default: Body | None) -> None:
        super().__init__(token, blank=body.blank and (default is None or default.blank))
        self._clauses = clauses
        self._body = body
        self._default = default

    def render_to_output(self, context: JekyllContext, buffer: TextIO) -> int:  # type: ignore[override]
        items = self._clauses.segment(context)
        if items:
            self._loop(items, context, buffer)
        elif self._default is not None:
            self._default.render(context, buffer)
        return 0

    def _loop(self, items: list[object], context: JekyllContext, buffer: TextIO) -> None:
        loops = context.forloops
        loop = ForLoop(self._clauses.name, len(items), loops[-1] if loops else None)
        loops.append(loop)
        try:
            with context.scope_with({"forloop": loop}):
                scope = context.scopes[-1]
                for item in items:
                    context.registers.budget.turn()
                    scope[self._clauses.variable] = item
                    self._body.render(context, buffer)
                    loop.index0 += 1
                    if context.interrupts and context.interrupts.pop() == "break":
                        break
        finally:
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

    def segment(self, context: JekyllContext) -> list[object]:
        ends = context.registers.loop_ends
        if isinstance(self.offset, str):
            start = ends.get(self.name, 0)
        else:
            start = loop_bound(None if self.offset is None else self.offset.evaluate(context), "offset")
        collection = self.collection.evaluate(context)
        limit = self.limit.evaluate(context) if self.limit is not None else None
        stop = loop_bound(limit, "limit") + start if truthy(limit) else None
        items = items_of(collection, start, stop, context)
        if self.reversed:
            items.reverse()
        ends[self.name] = start + len(items)
        return items


_FOR = re.compile(rf"([\w-]+)\s+in\s+((?:{FRAGMENT})+)\s*(reversed)?", re.ASCII)


class ForTag(JekyllTag):
    """A loop, with what to write when there is nothing to loop over."""

    block = True

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """Read the clauses and the bodies."""
        head = feed.head
        markup = head.markup
        clauses = parse_by_mode(feed, markup.strip(), lambda: _strict(markup), lambda: _lax(markup))
        body, found = self.body(feed, head, frozenset(("endfor", "else")))
        default: Body | None = None
        while found is not None and found.name == "else":
            if default is not None:
                feed.complain("'for' has a second 'else'", token=found.token, remedy="Take one of them out.")
            default, found = self.body(feed, head, frozenset(("endfor", "else")))
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

    def render_to_output(self, context: JekyllContext, buffer: TextIO) -> int:  # type: ignore[override]
        del buffer
        context.interrupts.append(self._kind)
        return 0


class BreakTag(JekyllTag):
    """Leaves the loop; outside of one, the text."""

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """Nothing to read."""
        return _InterruptNode(feed.head.token, "break")


class ContinueTag(JekyllTag):
    """Goes on with the loop's next turn."""

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """Nothing to read."""
        return _InterruptNode(feed.head.token, "continue")


class _CycleNode(JekyllNode):
    __slots__ = ("_name", "_values")

    def __init__(self, token: Token, name: Expression | None, values: list[Expression]) -> None:
        super().__init__(token)
        self._name = name
        self._values = values

    def render_to_output(self, context: JekyllContext, buffer: TextIO) -> int:  # type: ignore[override]
        cycles = context.registers.cycles
        key = self._key(context)
        turn = cycles.get(key, 0)
        value = self._values[turn].evaluate(context) if turn < len(self._values) else None
        cycles[key] = turn + 1 if turn + 1 < len(self._values) else 0
        return buffer.write(printed(value))

    def _key(self, context: JekyllContext) -> object:
        """What the turn is kept under: the name's value, or the values if all of them are written down.

        A cycle without a name and with variables has a turn of its own.
        """
        if self._name is not None:
            name = self._name.evaluate(context)
            return "named", class_name(name), to_s(name)
        written = [inspect(value.value) for value in self._values if isinstance(value, Literal)]
        return ", ".join(written) if len(written) == len(self._values) else self


_NAMED_CYCLE = re.compile(rf"({FRAGMENT})\s*:\s*(.*)", re.ASCII | re.DOTALL)


class CycleTag(JekyllTag):
    """Each time the next of its values."""

    def parse(self, feed: TagFeed) -> JekyllNode:  # type: ignore[override]
        """Read the name, if there is one, and the values."""
        head = feed.head
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
