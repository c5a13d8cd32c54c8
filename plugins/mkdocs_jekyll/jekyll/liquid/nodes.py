"""The tree a template becomes, and how a run of nodes is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from liquid.ast import Node
from liquid.token import Token

from .errors import IncludeError, InternalError, LimitReached, SilentError, TemplateError
from .lexer import line_of
from .report import report
from .ruby.text import is_blank
from .ruby.to_s import printed

if TYPE_CHECKING:
    from .context import JekyllContext
    from .expressions import Filtered


class JekyllNode(Node):
    """A node of a template. What a ``blank`` node writes is thrown away: it is only white space."""

    __slots__ = ()

    def __init__(self, token: Token, *, blank: bool = False) -> None:
        super().__init__(token)
        self.blank = blank

    def render_to_output(self, context: JekyllContext, buffer: TextIO) -> int:  # type: ignore[override]
        """Write what the node stands for."""
        raise NotImplementedError


class NothingNode(JekyllNode):
    """Stands where something could not be understood, or writes nothing by nature."""

    __slots__ = ()

    def render_to_output(self, context: JekyllContext, buffer: TextIO) -> int:  # type: ignore[override]
        """Write nothing."""
        del context, buffer
        return 0


class OutputNode(JekyllNode):
    """``{{ expression | filters }}``."""

    __slots__ = ("_expression",)

    def __init__(self, token: Token, expression: Filtered) -> None:
        super().__init__(token)
        self._expression = expression

    def render_to_output(self, context: JekyllContext, buffer: TextIO) -> int:  # type: ignore[override]
        """Write the expression's value."""
        return buffer.write(printed(self._expression.evaluate(context)))


class Body:
    """A run of texts and nodes: a template, or what stands between a block's tags."""

    __slots__ = ("blank", "nodes")

    def __init__(self) -> None:
        self.nodes: list[str | JekyllNode] = []
        self.blank = True

    def add_text(self, text: str) -> None:
        """Append content."""
        self.nodes.append(text)
        self.blank = self.blank and is_blank(text)

    def add_node(self, node: JekyllNode) -> None:
        """Append a tag or an output."""
        self.nodes.append(node)
        self.blank = self.blank and node.blank

    def render(self, context: JekyllContext, buffer: TextIO) -> None:
        """Write the nodes one after the other, until a loop is to be left.

        A node that fails leaves its message in the text, as Liquid does, and the others go on. Texts and
        outputs are written even while a loop is to be left; the first tag behind them ends the run. Raises
        LimitReached, which ends the whole text.
        """
        for node in self.nodes:
            if isinstance(node, str):
                buffer.write(node)
                continue
            try:
                node.render_to_output(context, context.discard if node.blank else buffer)
            except (LimitReached, RecursionError, MemoryError):
                raise
            except Exception as error:
                self._failed(node, error, context, buffer)
            if context.interrupts and not isinstance(node, OutputNode):
                break

    @staticmethod
    def _failed(node: JekyllNode, error: Exception, context: JekyllContext, buffer: TextIO) -> None:
        report(context, error, node.token)
        if isinstance(error, (SilentError, IncludeError)):
            return
        text, title = "internal", TemplateError.title
        if isinstance(error, TemplateError):
            title = error.title
            text = text if isinstance(error, InternalError) else error.text
        line = context.registers.lines.get(id(node)) or line_of(node.token)
        context.registers.lines[id(node)] = line  # a loop may fail at the same place many times
        buffer.write(f"{title} (line {line}): {text}")
