"""The second half of reading: texts of blocks become spans, definitions reach what refers to them."""

from __future__ import annotations

import sys

from ..element import Element
from ..header_ids import HeaderIds
from .attributes import apply_attribute_lists
from .base import Dialect, SpanParser
from .context import Context


def parse_texts(element: Element, context: Context, dialect: Dialect) -> None:
    """Read the spans of all texts below ``element``, apply attribute lists and drop stand-ins."""
    children: list[Element] = []
    last_blank: Element | None = None
    gfm = dialect.task_lists
    for child in element.children:
        if child.type == "blank":
            if last_blank is not None:
                last_blank.add_to_value(child.value)
            else:
                last_blank = child
                children.append(child)
            continue
        ial = child.options.get("ial")
        if child.type == "eob":
            if ial:
                apply_attribute_lists(child.attr, (ial,), context)
            continue
        last_blank = None
        if child.type == "raw_text":
            line = element.options.get("location") or 1
            SpanParser(context, dialect, child.value, line, child).parse(child)
            children.extend(child.children)
            continue
        if child.children:
            parse_texts(child, context, dialect)
        if ial:
            apply_attribute_lists(child.attr, (ial,), context)
        if child.type == "dt" or (child.type == "header" and (gfm or context.options.auto_id_stripping)):
            child.options["raw_text"] = _plain_text(child, all_characters=gfm)
        children.append(child)
    element.children = children


_CHARACTERS = {
    "lsquo": "‘",
    "rsquo": "’",
    "ldquo": "“",
    "rdquo": "”",
    "hellip": "…",
    "mdash": "—",
    "ndash": "–",
    "laquo": "«",
    "raquo": "»",
    "laquo_space": "",
    "raquo_space": "",
}


def _plain_text(element: Element, *, all_characters: bool) -> str:
    """What a reader sees of an element's content, for the id made of it; else its texts only."""
    parts: list[str] = []
    pending = element.children[::-1]
    while pending:
        child = pending.pop()
        if child.type == "text" or (all_characters and child.type in ("codespan", "math")):
            parts.append(child.value)
        elif all_characters and child.type == "entity":
            parts.append(chr(child.value) if child.value <= sys.maxunicode else "")
        elif all_characters and child.type in ("smart_quote", "typographic_sym"):
            parts.append(_CHARACTERS[child.value])
        elif child.children:
            pending.extend(child.children[::-1])
    return "".join(parts)


def finish_gfm(root: Element, context: Context) -> None:
    """What GFM adds when all is read: ids of headers, and line breaks where lines break."""
    _GfmFinisher(context).visit(root)


class _GfmFinisher:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.options = context.options
        #: Where a line breaks: at each end, or where a backslash stands before it.
        self.line_break = "\n" if context.options.hard_wrap else "\\\n"
        self.ids = HeaderIds(context.options.auto_id_prefix)

    def visit(self, element: Element) -> None:
        children: list[Element] = []
        for child in element.children:
            if child.type == "text" and self.line_break in child.value:
                children.extend(self._break_lines(element, child))
                continue
            if child.type == "header" and self.options.auto_ids and child.attr.get("id") is None:
                child.attr["id"] = self.ids.gfm(child.options["raw_text"])
            elif child.type != "html_element" and child.children:
                self.visit(child)
            children.append(child)
        element.children = children

    def _break_lines(self, parent: Element, child: Element) -> list[Element]:
        lines = self.context.parts_of(child.value, self.line_break, child.options.get("location"))
        in_block = parent.is_block and parent.type != "root"
        ends_block = in_block and parent.children[-1] is child and not lines[-1]
        result: list[Element] = []
        for index, line in enumerate(lines):
            place = {"location": child.options.get("location")}
            result.append(Element("text", f"\n{line}" if index else line, None, place))
            last = len(lines) - 2
            if index < last or (index == last and not ends_block):
                result.append(Element("br", None, None, dict(place)))
        return result
