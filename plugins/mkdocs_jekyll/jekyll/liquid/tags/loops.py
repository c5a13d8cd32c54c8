"""``for`` with its loop variables, ``break``, ``continue``, and ``cycle``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, TextIO

from liquid.token import Token

from ..errors import MarkupError
from ..expressions import Expression, parse_expression
from ..expressions.primary import NIL, to_integer
from ..expressions.strict import StrictParser
from ..expressions.syntax import ATTRIBUTE_RE, FRAGMENT, FRAGMENT_RE, parse_by_mode
from ..nodes import Body, JekyllNode
from ..ruby.objects import Drop, RubyRange
from ..ruby.to_s import printed
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
    source: Iterable[object]
    if isinstance(collection, Mapping):
        source = ([key, value] for key, value in collection.items())
    elif isinstance(collection, (list, tuple)):
        source = collection
    elif isinstance(collection, RubyRange):
        context.registers.budget.check_items(len(collection) if stop is None else min(len(collection), stop))
        source = collection
    elif isinstance(collection, Drop) and collection.walkable:
        source = collection.pairs() if collection.ruby_class == "Hash" else collection.names()
    else:
        return []
    if stop is not None and stop <= 0:
        return []
    return list(islice(source, max(start, 0), stop))


class _ForNode(JekyllNode):
    __slots__ = ("_body", "_clauses", "_default")

    def __init__(self, token: Token, clauses: _Clauses, body: Body, default: Body | None) -> None:
        super().__init__(token, blank=body.blank and (default is None or default.blank))
        self._clauses = clauses
        self._body = body
        self._default = default
        if self.blank:
            body.drop_texts()
            if default is not None:
                default.drop_texts()

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
                    if context.interrupt is not None and take_interrupt(context) == "break":
                        break
        finally:
            loops.pop()


def take_interrupt(context: JekyllContext) -> Interrupt | None:
    """What the loop's body asks the loop to do."""
    found, context.interrupt = context.interrupt, None
    return found


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
            offset = self.offset.evaluate(context) if self.offset is not None else None
            start = 0 if offset is None else to_integer(offset)
        collection = self.collection.evaluate(context)
        limit = self.limit.evaluate(context) if self.limit is not None else None
        stop = None if limit is None else to_integer(limit) + start
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
    while key := next((key for key in ("limit", "offset") if parser.take_word(key)), None):
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
        context.interrupt = self._kind
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

    def __init__(self, token: Token, name: Expression | str, values: list[Expression]) -> None:
        super().__init__(token)
        self._name = name
        self._values = values

    def render_to_output(self, context: JekyllContext, buffer: TextIO) -> int:  # type: ignore[override]
        cycles = context.registers.cycles
        key: object = (
            self._name if isinstance(self._name, str) else ("named", printed(self._name.evaluate(context)))
        )
        turn = cycles.get(key, 0)
        value = self._values[turn].evaluate(context) if turn < len(self._values) else None
        cycles[key] = turn + 1 if turn + 1 < len(self._values) else 0
        return buffer.write(printed(value))


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
        name: Expression | str
        if named:
            name = parse_expression(named[1])
        else:
            # Cycles of the same written values share their turn; those with variables each have their own.
            name = ",".join(found)
            if any(not _is_written(text) for text in found):
                name = f"{head.token.start_index}:{id(head.token.source)}"
        return _CycleNode(head.token, name, values)


def _is_written(text: str) -> bool:
    return text[0] in "\"'" or text.lstrip("-").replace(".", "").isdigit() or text in ("nil", "true", "false")
