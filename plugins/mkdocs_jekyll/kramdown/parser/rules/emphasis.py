"""Emphasis, strong emphasis, and GFM's strikethrough."""

from __future__ import annotations

import re

from ...element import Element
from ...scanner import Scanner
from ..alphabetic import is_letter, is_letter_or_digit
from ..base import SpanParser
from ..patterns import WHITE

EMPHASIS_START = re.compile(r"\*\*?|__?")
STRIKETHROUGH_START = re.compile(r"~~(?![ \t\r\n\f\v]|~)")
_STRIKETHROUGH_END = re.compile(r"[^ \t\r\n\f\v~]~~")
_STOPS = {mark: re.compile(re.escape(mark)) for mark in ("*", "**", "_", "__")}


def parse_emphasis(parser: SpanParser, match: re.Match[str]) -> None:
    """One mark is emphasis, two are strong; ``_`` counts at the edges of words only."""
    src = parser.src
    start, mark = src.pos, match[0]
    src.pos = match.end()
    type = "strong" if len(mark) == 2 else "em"
    following = src.text[src.pos : src.pos + 1]
    if (
        (mark[0] == "_" and _ends_with_word(src.text, start))
        or (following and following in WHITE)
        or parser.inside(type)
        or not parser.may_look_ahead()
    ):
        parser.add_text(mark)
        return
    line, warnings = src.line, len(parser.context.warnings)
    element = _read(parser, type, mark, line)
    if element is None and type == "strong" and parser.element.type != "em":
        src.pos = start + 1
        mark_taken = mark[0]
        element = _read(parser, "em", mark_taken, line)
    if element is None:
        del parser.context.warnings[warnings:]
        src.pos = start + len(mark)
        parser.add_text(mark)
        return
    parser.append(element)


def _ends_with_word(text: str, end: int) -> bool:
    """Whether a letter, or a letter and a hyphen, stands before ``end``."""
    at = end - 1
    if at > 0 and text[at] == "-":
        at -= 1
    return at >= 0 and is_letter(text[at])


def _read(parser: SpanParser, type: str, mark: str, line: int) -> Element | None:
    """Read up to the closing mark and over it; ``None`` where there is none."""
    src = parser.src
    text = src.text
    if not src.ahead(mark):
        return None
    element = Element(type, None, None, {"location": line})
    width = len(mark)

    def accept(stopped: re.Match[str]) -> bool:
        at = stopped.start()
        if text[at - 1] in WHITE or parser.is_empty:
            return False
        if type == "em" and text.startswith(mark * 2, at) and not text.startswith(mark, at + 2):
            return False
        behind = text[at + width : at + width + 1]
        return not (mark[0] == "_" and behind and is_letter_or_digit(behind))

    if not parser.parse(element, _STOPS[mark], accept):
        return None
    src.pos += width
    return element


def parse_strikethrough(parser: SpanParser, match: re.Match[str]) -> None:
    """``~~gone~~``."""
    src = parser.src
    end = src.find(_STRIKETHROUGH_END) if parser.may_look_ahead() else None
    if end is None:
        parser.wasted += (src.end - src.pos) // 8
        # Only one of the two: the other may be what a quotation mark stands behind.
        parser.add_text("~")
        src.pos += 1
        return
    line = src.line
    element = Element("html_element", "del", {}, {"category": "span", "location": line})
    inside = Scanner(src.text[match.end() : end.start() + 1], line)
    outer = parser.src, parser.element, parser.parts, parser.stack, parser.around
    parser.src, parser.element, parser.parts, parser.stack, parser.around = inside, element, [], [], []
    parser.parse(element)
    parser.src, parser.element, parser.parts, parser.stack, parser.around = outer
    src.pos = end.end()
    parser.append(element)
