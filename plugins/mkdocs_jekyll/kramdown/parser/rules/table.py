"""Tables."""

from __future__ import annotations

import re

from ...element import Element
from ..base import DONE, NO_MATCH, BlockParser, Outcome, SpanParser, SpanRules
from ..patterns import OPT, WHITE

_PIPE = r"(?:\||.*?[^\\\n]\|)"
_PIPE_RE = re.compile(_PIPE)
_START = re.compile(rf"{OPT}(?=[^ \t\r\n\f\v]){_PIPE}.*?\n")
_LINE = re.compile(rf"{_PIPE}.*?\n")
_SEPARATOR = re.compile(r"(?=[+|: \t]*+-)([+|: \t-]*+)\n")
_FOOT_SEPARATOR = re.compile(r"(?=[+|: \t]*+=)[+|: \t=]*+\n")
_ROW = re.compile(r"(.*)\n")
_ALIGNMENT = re.compile(r"[ \t]?(:?)-+(:?)[ \t]?")
_LEADING_PIPE = re.compile(r"[ \t\r\n\f\v]*\|")
_CELL_END = re.compile(r"(?<!\\)\|")
_TICKS = re.compile(r"`+")


def parse_table(parser: BlockParser) -> Outcome:
    """Lines with pipes, with a boundary before and after them."""
    src = parser.src
    if not parser.after_boundary() or src.check(_START) is None:
        return NO_MATCH
    start, line = src.pos, src.line
    table = parser.block("table", line=line)
    reader = _Reader(parser)
    reader.read()
    # What is behind a table that was cut is text, wherever it begins.
    if not reader.is_cut and not (parser.before_boundary() and _pipes_on_all_lines(parser, start, line)):
        src.pos = start
        return NO_MATCH
    reader.finish(table)
    if all(group.type != "tbody" for group in table.children):
        parser.context.warn("Found table without body - ignoring it", line)
        src.pos = start
        return NO_MATCH
    parser.tree.children.append(table)
    return DONE


class _Reader:
    """Gathers rows into head, bodies and foot."""

    def __init__(self, parser: BlockParser) -> None:
        self.parser = parser
        self.groups: list[Element] = []
        self.rows: list[Element] = []
        self.alignment: list[str] = []
        self.has_foot = False
        self.columns = 0
        #: Whether the text may have no more rows.
        self.is_cut = False

    def _close(self, type: str, force: bool = False) -> None:
        if not self.has_foot or type != "tbody" or force:
            group = Element(type)
            group.children, self.rows = self.rows, []
            self.groups.append(group)

    def read(self) -> None:
        """Read all lines of the table at the cursor."""
        src = self.parser.src
        leading_pipe = _LEADING_PIPE.match(src.text, src.pos) is not None
        src.scan(_SEPARATOR)
        while not (src.at_end or self.is_cut) and src.check(_LINE):
            if match := src.scan(_SEPARATOR):
                if not self.rows:
                    continue
                if not self.alignment and not self.has_foot:
                    self._close("thead")
                    self.alignment = [_side(*found.groups()) for found in _ALIGNMENT.finditer(match[1])]
                else:
                    self._close("tbody")
            elif src.scan(_FOOT_SEPARATOR):
                if self.rows:
                    self._close("tbody", force=True)
                self.has_foot = True
            elif (match := src.scan(_ROW)) and not self._add_row(match[1].rstrip(" \t"), leading_pipe):
                self.is_cut, src.pos = True, match.start()

    def _add_row(self, text: str, leading_pipe: bool) -> bool:
        """Add a row; whether the text may have so many cells."""
        cells = _split_cells(self.parser, text)
        if not self.parser.context.take_elements(1 + len(cells), self.parser.src.line):
            return False
        if leading_pipe and cells and not cells[0].strip(WHITE):
            del cells[0]
        if cells and not cells[-1].strip(WHITE):
            del cells[-1]
        row = Element("tr")
        for cell in cells:
            element = Element("td")
            element.children.append(Element("raw_text", cell.strip(WHITE)))
            row.children.append(element)
        self.columns = max(self.columns, len(cells))
        self.rows.append(row)
        return True

    def finish(self, table: Element) -> None:
        """Put what was gathered into ``table``, all rows of one length."""
        if self.rows:
            self._close("tfoot" if self.has_foot else "tbody")
        table.children = self.groups
        for group in self.groups:
            for row in group.children:
                missing = self.columns - len(row.children)
                filled = self.parser.context.fill_cells(missing, table.options["location"])
                row.children.extend(Element("td") for _ in range(filled))
        missing = self.columns - len(self.alignment)
        table.options["alignment"] = self.alignment[: self.columns] + ["default"] * missing


def _side(left: str, right: str) -> str:
    if left and right:
        return "center"
    return "left" if left else "right" if right else "default"


def _spans(parser: BlockParser, text: str, line: int, rules: SpanRules) -> list[Element]:
    root = Element("root")
    spans = SpanParser(parser.context, parser.dialect, text, line, root)
    spans.texts_take_attributes = True
    spans.parse(root, rules=rules)
    return root.children


def _split_cells(parser: BlockParser, text: str) -> list[str]:
    """The cells of a row: pipes inside code and escaped ones do not count."""
    if "`" not in text and "<" not in text:
        return [cell.replace(r"\|", "|") for cell in _CELL_END.split(text)]
    cells: list[str] = []

    def extend(first: str, *others: str) -> None:
        if cells:
            cell = cells.pop()
            cell += first
            cells.append(cell)
        else:
            cells.append(first)
        cells.extend(others)

    for index, part in enumerate(_split_code_elements(text)):
        if index % 2:
            extend(part)
            continue
        for span in _spans(parser, part, parser.src.line, parser.dialect.code_spans):
            if span.type == "text":
                extend(*(cell.replace(r"\|", "|") for cell in _CELL_END.split(span.value)))
            else:
                mark = max(_TICKS.findall(span.value), default="") + "`"
                space = " " if len(mark) > 1 else ""
                extend(f"{mark}{space}{span.value}{space}{mark}")
    return cells


def _split_code_elements(text: str) -> list[str]:
    """The text between the ``<code>`` elements of a row, and these, in turn."""
    parts: list[str] = []
    position = 0
    while (start := text.find("<code", position)) >= 0:
        content = text.find(">", start + len("<code")) + 1
        end = text.find("</code>", content) if content else -1
        if end < 0:
            break
        end += len("</code>")
        parts += text[position:start], text[start:end]
        position = end
    return [*parts, text[position:]]


def _pipes_on_all_lines(parser: BlockParser, start: int, line: int) -> bool:
    """Whether each line has a pipe that is neither escaped nor inside code or a span element."""
    text = parser.src.text[start : parser.src.pos - 1]
    if "`" not in text and "<" not in text:
        return all(_PIPE_RE.match(row) for row in text.rstrip("\n").split("\n"))
    found = False
    for span in _spans(parser, text, line, parser.dialect.table_spans):
        value = span.value or ""
        lines = value.rstrip("\n").split("\n") if value else []
        if not lines:
            continue
        if span.type == "codespan":
            if len(lines) > 2 or (len(lines) == 2 and not found):
                break
            if len(lines) == 2:
                found = False
        else:
            if len(lines) > 1 and not found and not _PIPE_RE.match(lines[0]):
                break
            found = (found and len(lines) == 1) or _PIPE_RE.match(lines[-1]) is not None
    return found
