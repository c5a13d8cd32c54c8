"""Blank lines, paragraphs, the end-of-block marker, rules and block quotes."""

from __future__ import annotations

import re

from ...element import Element
from ..base import DONE, NO_MATCH, BlockParser, Outcome
from ..patterns import BLANK_RE, EOB_RE, LAZY_END, OPT, RULE_RE, WHITE

_LINE_END_BEFORE_LAZY_END = re.compile(rf"\n(?={LAZY_END})")
_QUOTE_MARK = re.compile(rf"^{OPT}>[ ]?", re.M)
_PARAGRAPH_START = re.compile(rf"{OPT}[^ \t\n]")
_LINE = re.compile(r".*\n?")
_QUOTE_START = re.compile(rf"{OPT}>")


def parse_blank_line(parser: BlockParser) -> Outcome:
    """Blank lines: one element for as many as there are."""
    match = parser.src.scan(BLANK_RE)
    if match is None:
        return NO_MATCH
    last = parser.last()
    if last is not None and last.type == "blank":
        last.add_to_value(match[0])
    else:
        parser.tree.children.append(parser.block("blank", match[0]))
    return DONE


def parse_eob_marker(parser: BlockParser) -> Outcome:
    """``^`` alone on a line ends the block before it."""
    if parser.src.scan(EOB_RE) is None:
        return NO_MATCH
    parser.tree.children.append(parser.block("eob"))
    return DONE


def parse_horizontal_rule(parser: BlockParser) -> Outcome:
    """Three or more ``*``, ``-`` or ``_``."""
    line = parser.src.line
    if parser.src.scan(RULE_RE) is None:
        return NO_MATCH
    parser.tree.children.append(parser.block("hr", line=line))
    return DONE


def scan_lazily(parser: BlockParser, end_before: re.Pattern[str]) -> str:
    """Read the line at the cursor and those after it up to a line at which ``end_before`` matches."""
    src = parser.src
    start = src.pos
    match = src.find(end_before)
    src.pos = match.end() if match else src.end
    return src.text[start : src.pos]


def parse_content_line(parser: BlockParser) -> Outcome:
    """A line that is nothing but text; lines one after the other are one text."""
    text = parser.src.scan(_LINE)
    assert text is not None
    last = parser.last()
    if last is not None and last.type == "raw_text":
        last.add_to_value(text[0])
    else:
        parser.tree.children.append(parser.block("raw_text", text[0]))
    return DONE


def parse_blockquote(parser: BlockParser) -> Outcome:
    """``>`` before the first line; the lines after it belong to the quote even without one."""
    src = parser.src
    if src.check(_QUOTE_START) is None:
        return NO_MATCH
    line = src.line
    text = _QUOTE_MARK.sub("", scan_lazily(parser, _LINE_END_BEFORE_LAZY_END))
    quote = parser.block("blockquote", line=line)
    parser.tree.children.append(quote)
    parser.parse_text(quote, text, line)
    return DONE


def parse_paragraph(parser: BlockParser) -> Outcome:
    """All that is nothing else. Text right behind a paragraph goes on with it."""
    src = parser.src
    if src.check(_PARAGRAPH_START) is None:
        return _add_line(parser)
    start, line = src.pos, src.line
    text = scan_lazily(parser, parser.dialect.paragraph_end).rstrip(WHITE + "\0")
    last = parser.last()
    if last is not None and last.type == "p":
        joiner = "  \n" if src.text[max(start - 3, 0) : start] == "  \n" else "\n"
        before = last.children[-1] if last.children else None
        if before is not None and before.type == "raw_text":
            before.add_to_value(joiner + text)
        else:
            last.children.append(Element("raw_text", text))
        return DONE
    paragraph = parser.block("p", line=line)
    paragraph.children.append(Element("raw_text", text.lstrip(WHITE + "\0")))
    parser.tree.children.append(paragraph)
    return DONE


def _add_line(parser: BlockParser) -> Outcome:
    """A line that no block begins with, as one of spaces and a tab: its text stands without a block."""
    src = parser.src
    parser.context.warn("No block begins with this line", src.line)
    end = src.text.find("\n", src.pos)
    start, src.pos = src.pos, (end + 1 if end >= 0 else src.end)
    last = parser.last()
    if last is not None and last.type == "raw_text":
        last.add_to_value(src.text[start : src.pos])
    else:
        parser.tree.children.append(Element("raw_text", src.text[start : src.pos]))
    return DONE
