"""Ordered and unordered lists, and definition lists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ...element import Element
from ..attributes import parse_attribute_list
from ..base import DONE, NO_MATCH, BlockParser, Outcome
from ..patterns import (
    ATTRIBUTE_ID,
    ATTRIBUTE_TEXT,
    BLANK_RE,
    DL_RE,
    EOB_RE,
    IAL_BLOCK_PLAIN,
    LAZY_HTML_START,
    LAZY_HTML_STOP,
    LIST_RE,
    OL_RE,
    RULE_RE,
    UL_RE,
    WHITE,
    S,
)

_ITEM_ATTRIBUTES = re.compile(rf"\A{S}*\{{:(?!(?:{ATTRIBUTE_ID})?:|/)({ATTRIBUTE_TEXT}+)\}}{S}*", re.M)
_ONLY_ATTRIBUTES = re.compile(rf"\A(?:{S}*\{{:(?!(?:{ATTRIBUTE_ID})?:|/){ATTRIBUTE_TEXT}+\}})?{S}*\Z")
_SPACES_THEN_TABS = re.compile(r"^( *)(\t+)")
_SPACES = re.compile(r" *")
_LEADING_TABS = re.compile(r"^\t+")
#: Marks by type; the number of spaces before it depends on the item before.
_MARKS = {"ul": r"[+*-]", "ol": r"[0-9]+\.", "dl": r":"}


@dataclass(frozen=True, slots=True)
class _Depth:
    """Patterns for the lines of an item whose text begins at column ``indentation``."""

    indentation: int
    #: Indented as far as the text: the line belongs to the item.
    content: re.Pattern[str]
    #: Not indented: the line goes on with the paragraph before it.
    lazy: re.Pattern[str]
    #: What is cut off.
    indent: re.Pattern[str]
    #: Lines with text, all indented by spaces.
    lines: re.Pattern[str]
    #: What is cut off each of them.
    indents: re.Pattern[str]


@lru_cache(maxsize=256)
def _depth(indentation: int) -> _Depth:
    fours, spaces = divmod(indentation, 4)
    tab = r"(?:\t|[ ]{4})"
    no_block = rf"{IAL_BLOCK_PLAIN}|{LAZY_HTML_STOP}|{LAZY_HTML_START}"
    line = r"[^\n]*[^ \t\r\n\f\v][^\n]*\n"
    return _Depth(
        indentation,
        re.compile(rf"(?:{tab}{{{fours}}}[ ]{{{spaces}}}|{tab}{{{fours + 1}}}){line}"),
        re.compile(rf"(?![ ]{{0,{min(indentation, 3)}}}(?:{no_block})){line}"),
        re.compile(rf"^[ ]{{{indentation}}}"),
        re.compile(rf"(?:[ ]{{{indentation}}}{line})++"),
        re.compile(rf"^[ ]{{{indentation}}}", re.M),
    )


@lru_cache(maxsize=256)
def _mark(type: str, indentation: int) -> re.Pattern[str]:
    return re.compile(rf"([ ]{{0,{min(3, indentation - 1)}}}{_MARKS[type]})([\t| ].*?\n)")


def _first_line(mark_width: int, content: str) -> tuple[str, _Depth]:
    """The text of an item's first line, and how far the lines after it must be indented."""
    indentation = mark_width
    if _ONLY_ATTRIBUTES.match(content):
        indentation = 4
    else:
        while tabs := _SPACES_THEN_TABS.match(content):
            column = len(tabs[1]) + indentation
            width = 4 - column % 4 + (len(tabs[2]) - 1) * 4
            content = tabs[1] + " " * width + content[tabs.end() :]
        spaces = _SPACES.match(content)
        indentation += spaces.end() if spaces else 0
    return content.lstrip(WHITE), _depth(indentation)


def _take_attributes(parser: BlockParser, item: Element, text: str) -> str:
    """Move the attribute list at the beginning of an item's text to the item."""
    match = _ITEM_ATTRIBUTES.match(text)
    if match is None:
        return text
    item.options["ial"] = parse_attribute_list(
        match[1], parser.context, item.options.get("ial"), item.options.get("location")
    )
    return text[match.end() :]


def _tabs_to_spaces(line: str) -> str:
    match = _LEADING_TABS.match(line)
    return " " * 4 * match.end() + line[match.end() :] if match else line


class _Item:
    """An item while its lines gather: the text before, and from, a nested list."""

    __slots__ = ("element", "texts")

    def __init__(self, element: Element, text: str) -> None:
        self.element = element
        self.texts: list[list[str]] = [[text]]


def parse_list(parser: BlockParser) -> Outcome:
    """A list: items, the lines that belong to them, and whether their text stands in paragraphs."""
    src = parser.src
    type, mark = ("ul", UL_RE) if src.check(UL_RE) else ("ol", OL_RE)
    if src.check(mark) is None:
        return NO_MATCH
    block = parser.block(type)
    items, ended = _gather_items(parser, block, mark)
    parser.tree.children.append(block)
    for item in items:
        line = item.element.options["location"]
        for text in item.texts:
            joined = "".join(text)
            parser.parse_text(item.element, joined, line)
            line += joined.count("\n")
    trailing: Element | None = None
    for element in block.children:
        _tighten(block, element, ended)
        if element.children:
            trailing = element.children.pop() if element.children[-1].type == "blank" else None
    if trailing is not None and not ended:
        parser.tree.children.append(trailing)
    if parser.dialect.task_lists:
        _mark_tasks(block)
    return DONE


def _gather_items(parser: BlockParser, block: Element, mark: re.Pattern[str]) -> tuple[list[_Item], bool]:
    """Read the lines of a list. Returns its items and whether an end-of-block marker ended it."""
    src = parser.src
    items: list[_Item] = []
    depth = _depth(4)
    nested = after_blank = False
    while not src.at_end:
        if nested and not after_blank and (match := src.scan(depth.lines)):
            # Lists within lists read each line once for each depth: all lines of the inner list at once.
            items[-1].texts[-1].append(depth.indents.sub("", match[0]))
            continue
        line = src.line
        if after_blank and src.check(RULE_RE):
            break
        if src.scan(EOB_RE):
            return items, True
        if match := src.scan(mark):
            if items and not parser.context.take_elements(2, line):  # its text is a block, too
                src.pos = match.start()
                break
            block.options.setdefault("first_list_marker", match[1].strip())
            element = Element("li", None, None, {"location": line})
            text, depth = _first_line(len(match[1]), match[2])
            text = _take_attributes(parser, element, text)
            items.append(_Item(element, text))
            block.children.append(element)
            mark = _mark(block.type, depth.indentation)
            nested = LIST_RE.match(text) is not None
            after_blank = False
        elif match := src.scan(depth.content) or (None if after_blank else src.scan(depth.lazy)):
            nested = _add_line(items[-1], _tabs_to_spaces(match[0]), depth, nested)
            after_blank = False
        elif match := src.scan(BLANK_RE):
            nested = after_blank = True
            items[-1].texts[-1].append(match[0])
        else:
            break
    return items, False


def _add_line(item: _Item, line: str, depth: _Depth, nested: bool) -> bool:
    """Add a line to an item; returns whether a nested list has begun."""
    indented = depth.indent.match(line)
    if indented:
        line = line[indented.end() :]
    if LIST_RE.match(line):
        if not nested and indented:
            item.texts.append([])
            nested = True
        elif nested and not indented:
            line = " " * (depth.indentation + 4) + line
    item.texts[-1].append(line)
    return nested


def _tighten(block: Element, item: Element, ended: bool) -> None:
    """Let the text of an item stand without a paragraph where no blank line surrounds it."""
    children = item.children
    if not children:
        return
    first = children[0]
    if first.type != "p":
        return
    if len(children) >= 2 and children[1].type == "eob" and "ial" in first.options:
        del children[1]
    is_last = block.children[-1] is item
    followed_by_blank = len(children) >= 2 and children[1].type == "blank"
    if followed_by_blank and not (is_last and len(children) == 2 and not ended):
        return
    if is_last and len(block.children) > 1 and all(_is_loose(other) for other in block.children[:-1]):
        return
    if len(children) > 1 and children[1].type != "blank":
        _text_of(first).value += "\n"
    first.options["transparent"] = True


def _text_of(paragraph: Element) -> Element:
    """The text a paragraph begins with; one that was written in HTML may begin with something else."""
    first = paragraph.children[0] if paragraph.children else None
    if first is not None and isinstance(first.value, str):
        return first
    text = Element("raw_text", "")
    paragraph.children.insert(0, text)
    return text


def _is_loose(item: Element) -> bool:
    first = item.children[0] if item.children else None
    return first is not None and first.type == "p" and not first.options.get("transparent")


_BOX = '<input type="checkbox" class="task-list-item-checkbox" disabled="disabled" />'
_CHECKED_BOX = _BOX.replace(" />", ' checked="checked" />')
_UNCHECKED = re.compile(rf"\A{S}*\[ \]{S}+")
_CHECKED = re.compile(rf"\A{S}*\[x\]{S}+", re.I)


def _mark_tasks(block: Element) -> None:
    """Turn ``[ ]`` and ``[x]`` at the beginning of items into check boxes."""
    task_list = False
    for item in block.children:
        if not item.children or item.children[0].type != "p":
            continue
        text = _text_of(item.children[0])
        text.value, unchecked = _UNCHECKED.subn(_BOX, text.value)
        text.value, checked = _CHECKED.subn(_CHECKED_BOX, text.value)
        task_list = task_list or bool(unchecked or checked)
        if task_list:
            item.attr["class"] = "task-list-item"
    if task_list:
        block.attr["class"] = "task-list"


def parse_definition_list(parser: BlockParser) -> Outcome:
    """Lines with ``:`` behind a paragraph, whose lines are the terms."""
    src = parser.src
    if src.check(DL_RE) is None:
        return NO_MATCH
    siblings = parser.tree.children
    after_blank = len(siblings) >= 2 and siblings[-1].type == "blank" and siblings[-2].type == "p"
    if after_blank and siblings[-1].value != "\n":
        return NO_MATCH
    if not after_blank and (not siblings or siblings[-1].type != "p"):
        return NO_MATCH
    if after_blank:
        siblings.pop()
    terms = siblings.pop()
    block = parser.block("dl", line=terms.options.get("location"))
    for text in parser.context.parts_of(_text_of(terms).value.rstrip("\n"), "\n", src.line):
        term = Element("dt", None, None, {"location": src.line})
        text = _take_attributes(parser, term, text)
        term.options["raw_text"] = text
        term.children.append(Element("raw_text", text))
        block.children.append(term)
    # The terms' own attributes are the list's; those between terms and definitions are lost.
    block.options.pop("ial", None)
    if "ial" in terms.options:
        block.options["ial"] = terms.options["ial"]
    for item in _gather_definitions(parser, block, after_blank):
        parser.parse_text(item.element, "".join(item.texts[0]), item.element.options["location"])
    _join_definition_list(parser, block)
    return DONE


def _gather_definitions(parser: BlockParser, block: Element, as_paragraph: bool) -> list[_Item]:
    src = parser.src
    mark = DL_RE
    items: list[_Item] = []
    depth = _depth(4)
    after_blank = False
    while not src.at_end:
        line = src.line
        if match := src.scan(mark):
            if items and not parser.context.take_elements(1, line):
                src.pos = match.start()
                break
            element = Element("dd", None, None, {"location": line, "first_as_para": as_paragraph})
            text, depth = _first_line(len(match[1]), match[2])
            text = _take_attributes(parser, element, text)
            items.append(_Item(element, text))
            block.children.append(element)
            mark = _mark("dl", depth.indentation)
            as_paragraph = after_blank = False
        elif src.check(EOB_RE):
            break
        elif match := src.scan(depth.content) or (None if after_blank else src.scan(depth.lazy)):
            text = _tabs_to_spaces(match[0])
            indented = depth.indent.match(text)
            items[-1].texts[0].append(text[indented.end() :] if indented else text)
            as_paragraph = after_blank = False
        elif match := src.scan(BLANK_RE):
            as_paragraph = after_blank = True
            items[-1].texts[0].append(match[0])
        else:
            break
    return items


def _join_definition_list(parser: BlockParser, block: Element) -> None:
    """Tighten the definitions and put the list into the tree, behind a list that stands right before it."""
    trailing: Element | None = None
    for item in block.children:
        if item.type == "dt":
            continue
        children = item.children
        as_paragraph = item.options.pop("first_as_para", False)
        if not children:
            continue
        trailing = children.pop() if children[-1].type == "blank" else None
        if children and children[0].type == "p" and not as_paragraph:
            if len(children) > 1:
                _text_of(children[0]).value += "\n"
            children[0].options["transparent"] = True
    siblings = parser.tree.children
    if siblings and siblings[-1].type == "dl":
        siblings[-1].children.extend(block.children)
    elif len(siblings) >= 2 and siblings[-1].type == "blank" and siblings[-2].type == "dl":
        siblings.pop()
        siblings[-1].children.extend(block.children)
    else:
        siblings.append(block)
    if trailing is not None:
        siblings.append(trailing)
