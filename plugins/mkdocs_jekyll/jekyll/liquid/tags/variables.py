"""Tags that keep or print values: ``assign``, ``capture``, the counters, ``ifchanged``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import InternalError, MarkupError
from ..expressions import Filtered, parse_filtered
from ..expressions.syntax import TARGET
from ..lexer import Token
from ..nodes import Body, JekyllNode
from ..ruby.text import strip
from ..token_stream import TokenStream
from .base import JekyllTag

if TYPE_CHECKING:
    from ..context import JekyllContext
    from ..limits import Output

# Each run of characters of a name is tried once, with what may follow it.
_ASSIGN = re.compile(rf"({TARGET}+)(?:\s*=\s*(.*)\s*)?", re.ASCII | re.DOTALL)
_TARGET = re.compile(TARGET, re.ASCII)


class _AssignNode(JekyllNode):
    __slots__ = ("_name", "_value")

    def __init__(self, token: Token, name: str, value: Filtered) -> None:
        super().__init__(token, blank=True)
        self._name = name
        self._value = value

    def render(self, context: JekyllContext, output: Output) -> None:
        del output
        context.assign(self._name, self._value.evaluate(context))


class AssignTag(JekyllTag):
    """Keeps a value under a name, for the whole text."""

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the name and the value."""
        head = stream.tag
        found = (match for match in _ASSIGN.finditer(head.markup) if match[2] is not None)
        match = next(found, None)
        if match is None:
            raise MarkupError(
                "Syntax Error in 'assign' - Valid syntax: assign [var] = [source]",
                remedy="Write {% assign name = value %}.",
            )
        shown = "{{" + match[2] + "}}"
        return _AssignNode(head.token, match[1], parse_filtered(match[2], stream, shown))


class _CaptureNode(JekyllNode):
    __slots__ = ("_body", "_name")

    def __init__(self, token: Token, name: str, body: Body) -> None:
        super().__init__(token, blank=True)
        self._name = name
        self._body = body

    def render(self, context: JekyllContext, output: Output) -> None:
        del output
        captured = context.new_output()
        self._body.render(context, captured)
        context.assign(self._name, captured.close())


class CaptureTag(JekyllTag):
    """Keeps what its body writes."""

    block = True

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the name and the body."""
        head = stream.tag
        match = _TARGET.search(head.markup)
        if match is None:
            raise MarkupError(
                "Syntax Error in 'capture' - Valid syntax: capture [var]", remedy="Write {% capture name %}."
            )
        body, _ = self.body(stream, head, frozenset(("endcapture",)))
        return _CaptureNode(head.token, match[0], body)


class _CounterNode(JekyllNode):
    __slots__ = ("_name", "_step")

    def __init__(self, token: Token, name: str, step: int) -> None:
        super().__init__(token)
        self._name = name
        self._step = step

    def render(self, context: JekyllContext, output: Output) -> None:
        held = context.payload_value(self._name)
        value = 0 if held is None or held is False else held
        if not isinstance(value, int) or isinstance(value, bool):
            raise InternalError(f"'{self._name}' is no counter", remedy="Give the counter another name.")
        context.counters[self._name] = value + self._step
        output.write(str(value if self._step > 0 else value - 1))


class IncrementTag(JekyllTag):
    """Prints a counter, then adds one to it. Jekyll has one counter of a name for the whole site."""

    step = 1

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the counter's name."""
        return _CounterNode(stream.tag.token, strip(stream.tag.markup), self.step)


class DecrementTag(IncrementTag):
    """Takes one from a counter, then prints it."""

    step = -1


class _IfChangedNode(JekyllNode):
    __slots__ = ("_body",)

    def __init__(self, token: Token, body: Body) -> None:
        super().__init__(token, blank=body.blank)
        self._body = body

    def render(self, context: JekyllContext, output: Output) -> None:
        written = context.new_output()
        self._body.render(context, written)
        text = written.close()
        context.budget.read(len(text))
        if text == context.registers.last_changed:
            return
        context.registers.last_changed = text
        output.write(text)


class IfChangedTag(JekyllTag):
    """Writes its body when it is not what it was the last time."""

    block = True

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the body."""
        head = stream.tag
        body, _ = self.body(stream, head, frozenset(("endifchanged",)))
        return _IfChangedNode(head.token, body)
