"""Which HTML tables are simple enough to be native ones, and how their columns are aligned."""

from __future__ import annotations

import re
from typing import Final

from ..element import Element
from ..html_model import HTML_BLOCK_ELEMENTS
from .patterns import WHITE, S

_ALIGNMENT = re.compile(rf"text-align:{S}+(left|right|center|justify|inherit)")
_WITH_SEPARATOR = re.compile(rf"(?:;{S}*)?text-align:{S}+(?:left|right|center)")
_GROUPS: Final = frozenset(["thead", "tbody", "tfoot"])


def elements(element: Element) -> list[Element]:
    """The HTML elements directly inside an element, without the texts between them."""
    return [child for child in element.children if child.type == "html_element"]


def simple_rows(table: Element) -> list[list[str]] | None:
    """The alignment of each cell, row by row; nothing for a table that cannot be written in kramdown.

    Such a table has rows, or groups of rows with a ``tbody`` among them; its cells hold no blocks, its
    columns are aligned alike in all rows, and the cells of its head, and no others, are ``th``.
    """
    groups = _only_elements(table)
    if not groups:
        return None
    names = {group.value for group in groups}
    if names == {"tr"}:
        rows = [_cells(row, "td") for row in groups]
    elif "tbody" in names and names <= _GROUPS:
        rows = []
        for group in groups:
            inside = _only_elements(group)
            if inside is None:
                return None
            rows += [_cells(row, "th" if group.value == "thead" else "td") for row in inside]
    else:
        return None
    found = [row for row in rows if row is not None]
    if len(found) < len(rows) or any(row != found[0] for row in found):
        return None
    return found


def drop_alignment(cell: Element) -> None:
    """Take the alignment out of a cell's style: the table says it."""
    style = cell.attr.get("style")
    if style is None:
        return
    style = _WITH_SEPARATOR.sub("", style, count=1)
    if style.strip(WHITE):
        cell.attr["style"] = style
    else:
        del cell.attr["style"]


def _only_elements(element: Element) -> list[Element] | None:
    """The elements in an element that holds nothing else but text, which does not count."""
    if any(child.type not in ("html_element", "text") for child in element.children):
        return None
    return elements(element)


def _cells(row: Element, name: str) -> list[str] | None:
    cells = _only_elements(row) if row.value == "tr" else None
    if cells is None:
        return None
    alignment: list[str] = []
    for cell in cells:
        if cell.value != name or _holds_blocks(cell):
            return None
        match = _ALIGNMENT.search(cell.attr.get("style") or "")
        if match and match[1] in ("justify", "inherit"):
            return None
        alignment.append(match[1] if match else "default")
    return alignment


def _holds_blocks(element: Element) -> bool:
    return any(child.value in HTML_BLOCK_ELEMENTS or _holds_blocks(child) for child in elements(element))
