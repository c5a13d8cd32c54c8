"""The tree a template becomes, and how a run of nodes is rendered."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from .errors import IncludeError, InternalError, LimitReached, SilentError, TemplateError
from .lexer import Token, line_of
from .report import report
from .ruby.text import is_blank

if TYPE_CHECKING:
    from .context import JekyllContext
    from .expressions import Expression, Filtered
    from .limits import Output


_ERROR_COST = 20  # steps of work


class JekyllNode:
    """A node of a template. What a ``blank`` node writes is thrown away: it is only white space."""

    __slots__ = ("blank", "token")

    def __init__(self, token: Token, *, blank: bool = False) -> None:
        self.token = token
        self.blank = blank

    def render(self, context: JekyllContext, output: Output) -> None:
        """Write what the node stands for."""
        raise NotImplementedError


class NothingNode(JekyllNode):
    """Stands where something could not be understood, or writes nothing by nature."""

    __slots__ = ()

    def render(self, context: JekyllContext, output: Output) -> None:
        """Write nothing."""


class OutputNode(JekyllNode):
    """``{{ expression | filters }}``."""

    __slots__ = ("_expression",)

    def __init__(self, token: Token, expression: Filtered) -> None:
        super().__init__(token)
        self._expression: Expression = expression if expression.filters else expression.base

    def render(self, context: JekyllContext, output: Output) -> None:
        """Write the expression's value."""
        value = self._expression.evaluate(context)
        output.write(value if type(value) is str else context.printed(value))


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

    def render(self, context: JekyllContext, output: Output) -> None:
        """Write the nodes one after the other, until a loop is to be left.

        A node that fails leaves its message in the text, as Liquid does, and the others go on. Texts and
        outputs are written even while a loop is to be left; the first tag behind them ends the run. Raises
        LimitReached, which ends the whole text.
        """
        budget = context.budget
        for node in self.nodes:
            budget.left -= 1  # the next that spends asks whether there is anything left
            if isinstance(node, str):
                output.write(node)
                continue
            try:
                node.render(context, context.discard if node.blank else output)
            except (LimitReached, RecursionError, MemoryError):
                raise
            except Exception as error:
                self._failed(node, error, context, output)
            if context.interrupts and not isinstance(node, OutputNode):
                break

    @staticmethod
    def _failed(node: JekyllNode, error: Exception, context: JekyllContext, output: Output) -> None:
        context.budget.spend(_ERROR_COST)
        report(context, error, node.token)
        if isinstance(error, IncludeError) and error.file and context.registers.services.site.marks_missing:
            # Single quotes: the tag may stand in an attribute.
            output.write(f"<mark class='jk-missing'>{escape(error.file, quote=False)} is missing</mark>")
        if isinstance(error, (SilentError, IncludeError)):
            return
        text, title = "internal", TemplateError.title
        if isinstance(error, TemplateError):
            title = error.title
            text = text if isinstance(error, InternalError) else error.text
        line = context.registers.lines.get(node) or line_of(node.token)
        context.registers.lines[node] = line  # a loop may fail at the same place many times
        output.write(f"{title} (line {line}): {text}")
