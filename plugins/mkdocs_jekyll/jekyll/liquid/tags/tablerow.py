"""``tablerow``: a loop that writes table cells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..errors import MarkupError
from ..expressions import Expression, parse_expression
from ..expressions.primary import loop_bound
from ..expressions.syntax import ATTRIBUTE_RE, FRAGMENT
from ..lexer import Token
from ..nodes import Body, JekyllNode
from ..ruby.objects import Drop
from ..token_stream import TokenStream
from .base import JekyllTag
from .segment import Segment

if TYPE_CHECKING:
    from ..context import JekyllContext
    from ..limits import Output


class TableRowLoop(Drop):
    """``tablerowloop`` inside the loop."""

    __slots__ = ("col", "columns", "index0", "length", "row")
    ruby_class = "Liquid::TablerowloopDrop"

    def __init__(self, length: int, columns: int) -> None:
        self.length = length
        self.columns = columns
        self.row = 1
        self.col = 1
        self.index0 = 0

    def has(self, key: object) -> bool:
        """Liquid's own drops claim every key."""
        return key is not None

    def get(self, key: object) -> object:
        """The loop's state."""
        match key:
            case "length" | "col" | "row" | "index0":
                return getattr(self, key)
            case "index":
                return self.index0 + 1
            case "col0":
                return self.col - 1
            case "rindex":
                return self.length - self.index0
            case "rindex0":
                return self.length - self.index0 - 1
            case "first":
                return self.index0 == 0
            case "last":
                return self.is_last
            case "col_first":
                return self.col == 1
            case "col_last":
                return self.col == self.columns
        return None

    @property
    def is_last(self) -> bool:
        """Whether this is the last iteration."""
        return self.index0 == self.length - 1

    def step(self) -> None:
        """On to the next cell."""
        self.index0 += 1
        if self.col == self.columns:
            self.col = 1
            self.row += 1
        else:
            self.col += 1


class _TableRowNode(JekyllNode):
    __slots__ = ("_attributes", "_body", "_collection", "_variable")

    def __init__(
        self,
        token: Token,
        variable: str,
        collection: Expression,
        attributes: dict[str, Expression],
        body: Body,
    ) -> None:
        super().__init__(token, blank=body.blank)
        self._variable = variable
        self._collection = collection
        self._attributes = attributes
        self._body = body

    def _number(self, key: str, context: JekyllContext) -> int | None:
        """A clause's number; ``None`` if the clause is not there."""
        expression = self._attributes.get(key)
        return None if expression is None else loop_bound(expression.evaluate(context), key)

    def render(self, context: JekyllContext, output: Output) -> None:
        collection = self._collection.evaluate(context)
        if collection is None or collection is False:
            return
        start = self._number("offset", context) or 0
        limit = self._number("limit", context)
        items = Segment(collection, start, None if limit is None else start + limit)
        columns = self._number("cols", context)
        output.write('<tr class="row1">\n')
        loop = TableRowLoop(items.size, columns or 0)
        context.budget.hold(items.weight)
        with context.scope_with({"tablerowloop": loop}):
            # A break in a cell ends that cell and those after it at their first tag, and then the text:
            # Liquid never takes it back.
            for item in items:
                context.budget.spend(1)
                context.scopes[-1][self._variable] = item
                self._cell(loop, context, output)
        context.budget.hold(-items.weight)
        output.write("</tr>\n")

    def _cell(self, loop: TableRowLoop, context: JekyllContext, output: Output) -> None:
        output.write(f'<td class="col{loop.col}">')
        self._body.render(context, output)
        output.write("</td>")
        if loop.col == loop.columns and not loop.is_last:
            output.write(f'</tr>\n<tr class="row{loop.row + 1}">')
        loop.step()


_SYNTAX = re.compile(rf"(\w+)\s+in\s+((?:{FRAGMENT})+)", re.ASCII)


class TableRowTag(JekyllTag):
    """Cells in rows."""

    block = True

    def parse(self, stream: TokenStream) -> JekyllNode:
        """Read the clauses and the cell's body."""
        head = stream.tag
        match = _SYNTAX.search(head.markup)
        if match is None:
            raise MarkupError(
                "Syntax Error in 'table_row loop' - Valid syntax: table_row [item] in [collection] cols=3",
                remedy="Write {% tablerow item in list cols: 3 %}.",
            )
        attributes = {key: parse_expression(value) for key, value in ATTRIBUTE_RE.findall(head.markup)}
        body, _ = self.body(stream, head, frozenset(("endtablerow",)))
        return _TableRowNode(head.token, match[1], parse_expression(match[2]), attributes, body)
