"""Code: indented, fenced, and spans between backticks."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from ...element import Element
from ...scanner import Scanner
from ..base import DONE, NO_MATCH, BlockParser, Outcome, SpanParser
from ..patterns import CODE_LINES, INDENT_RE, NOT_S, OPT, WHITE

#: The elements around a block of code, which count as those of a text do.
_FRAME = 3
_INDENTED = re.compile(r"(?:\t|[ ]{4})")
_CODE_LINES = re.compile(CODE_LINES)
_LAZY_LINE = re.compile(rf"\n([ ]{{0,3}}{NOT_S}+)")
_BLANKS = r"[ \t\r\f\v]*+"
_LANGUAGE = rf"(?P<lang>(?P<name>{NOT_S}[^? \t\r\n\f\v]*+)(?:\?{NOT_S}*+)?)"
_LANGUAGE_RE = re.compile(rf"{_BLANKS}(?:{_LANGUAGE}{_BLANKS})?\n")
_FENCE = re.compile(r"(~)\1{2,}")
_FENCE_GFM = re.compile(r"[ ]{0,3}([~`])[~`]{2,}")
#: A line that may close a fence.
_CLOSING = re.compile(rf"^([~`]{{3,}}){_BLANKS}\n", re.M)
_CLOSING_GFM = re.compile(rf"^[ ]{{0,3}}([~`]{{3,}}){_BLANKS}\n", re.M)


def parse_codeblock(parser: BlockParser) -> Outcome:
    """Lines indented by four spaces or a tab; lines without indentation right behind them join the last."""
    src = parser.src
    if src.check(_INDENTED) is None:
        return NO_MATCH
    line = src.line
    match = src.scan(_CODE_LINES)
    if match is None or not match[0]:
        return NO_MATCH
    code = INDENT_RE.sub("", _LAZY_LINE.sub(r" \1", match[0]))
    parser.tree.children.append(_block(parser, code, line))
    return DONE


def _block(parser: BlockParser, code: str, line: int) -> Element:
    parser.context.elements_left -= _FRAME
    return parser.block("codeblock", code, line)


def parse_fenced_codeblock(parser: BlockParser) -> Outcome:
    """Code between lines of three or more ``~`` or backticks."""
    return _fenced(parser, _FENCE, _CLOSING)


def parse_fenced_codeblock_gfm(parser: BlockParser) -> Outcome:
    """The same, with up to three spaces before either fence."""
    return _fenced(parser, _FENCE_GFM, _CLOSING_GFM)


def _fenced(parser: BlockParser, start: re.Pattern[str], closing: re.Pattern[str]) -> Outcome:
    src = parser.src
    fence = src.check(start)
    if fence is None:
        return NO_MATCH
    first = fence.start(1)
    for width in range(min(fence.end() - first, _LONGEST_FENCE), 2, -1):
        # a shorter fence is tried, too: what is left of the marks is the language then
        opened = _LANGUAGE_RE.match(src.text, first + width)
        end = opened and _closing_fence(src, closing, src.text[first : first + width], opened.end())
        if opened and end:
            break
    else:
        return NO_MATCH
    line = src.line
    code = _block(parser, src.text[opened.end() : end[0]], line)
    code.options["fenced"] = True
    language = (opened["lang"] or "").strip(WHITE)
    if language:
        code.options["lang"] = language
        code.attr["class"] = f"language-{opened['name']}"
    src.pos = end[1]
    parser.tree.children.append(code)
    return DONE


#: Longer fences than this are tried at this length only, so that a line of nothing but marks costs little.
_LONGEST_FENCE = 64


def _closing_fence(src: Scanner, closing: re.Pattern[str], fence: str, behind: int) -> tuple[int, int] | None:
    """Where the first line that closes ``fence`` begins and ends: its marks, the last of them repeated."""
    lines = src.index(closing, _closing_fences).get(fence, ())
    at = bisect_left(lines, (behind, 0))
    return lines[at] if at < len(lines) else None


def _closing_fences(matches: Iterable[re.Match[str]]) -> dict[str, list[tuple[int, int]]]:
    """The lines that close a fence, by the fence."""
    result: dict[str, list[tuple[int, int]]] = {}
    for match in matches:
        marks = match[1]
        shortest = max(len(marks.rstrip(marks[-1])) + 1, 3)
        for width in range(shortest, min(len(marks), _LONGEST_FENCE) + 1):
            result.setdefault(marks[:width], []).append(match.span())
    return result


_BACKTICKS = re.compile(r"`+")


def parse_codespan(parser: SpanParser, match: re.Match[str]) -> None:
    """Code between backticks, as many behind it as before it."""
    src = parser.src
    mark = match[0]
    simple = len(mark) == 1
    src.pos = match.end()
    following = src.text[src.pos : src.pos + 1]
    before = src.text[match.start() - 1] if match.start() else ""
    if simple and (not before or before in WHITE) and following and following in WHITE:
        parser.add_text(mark)
        return
    end = src.text.find(mark, src.pos) if src.ahead(mark) else -1
    if end < 0:
        parser.add_text(mark)
        return
    code = src.text[src.pos : end]
    line = src.line
    src.pos = end + len(mark)
    if not simple:
        code = code.removeprefix(" ").removesuffix(" ") if code != " " else ""
    parser.append(Element("codespan", code, None, {"location": line, "codespan_delimiter": mark}))


CODESPAN_START = _BACKTICKS
FENCE_START_GFM = rf"{OPT}[~`]{{3}}"
