"""Code: indented, fenced, and spans between backticks."""

from __future__ import annotations

import re
from functools import lru_cache

from ...element import Element
from ..base import DONE, NOT_MINE, BlockParser, Outcome, SpanParser
from ..patterns import CODE_LINES, INDENT_RE, NOT_S, OPT, WHITE, S

_INDENTED = re.compile(r"(?:\t|[ ]{4})")
_CODE_LINES = re.compile(CODE_LINES)
_LAZY_LINE = re.compile(rf"\n([ ]{{0,3}}{NOT_S}+)")
_LANGUAGE = rf"(?P<lang>(?P<name>{NOT_S}+?)(?:\?{NOT_S}*)?)?"
_LANGUAGE_RE = re.compile(rf"{S}*?{_LANGUAGE}{S}*?\n")
_FENCE = re.compile(r"(~)\1{2,}")
_FENCE_GFM = re.compile(r"[ ]{0,3}([~`])[~`]{2,}")


def parse_codeblock(parser: BlockParser) -> Outcome:
    """Lines indented by four spaces or a tab; lines without indentation right behind them join the last."""
    src = parser.src
    if src.check(_INDENTED) is None:
        return NOT_MINE
    line = src.line
    match = src.scan(_CODE_LINES)
    if match is None or not match[0]:
        return NOT_MINE
    code = INDENT_RE.sub("", _LAZY_LINE.sub(r" \1", match[0]))
    parser.tree.children.append(parser.block("codeblock", code, line))
    return DONE


def parse_fenced_codeblock(parser: BlockParser) -> Outcome:
    """Code between lines of three or more ``~`` or backticks."""
    return _fenced(parser, _FENCE, "")


def parse_fenced_codeblock_gfm(parser: BlockParser) -> Outcome:
    """The same, with up to three spaces before either fence."""
    return _fenced(parser, _FENCE_GFM, "[ ]{0,3}")


def _fenced(parser: BlockParser, start: re.Pattern[str], indent: str) -> Outcome:
    src = parser.src
    fence = src.check(start)
    if fence is None:
        return NOT_MINE
    first = fence.start(1)
    for width in range(min(fence.end() - first, _LONGEST_FENCE), 2, -1):
        # a shorter fence is tried, too: what is left of the marks is the language then
        opened = _LANGUAGE_RE.match(src.text, first + width)
        end = opened and _closing_fence(src.text[first : first + width], indent).search(
            src.text, opened.end()
        )
        if opened and end:
            break
    else:
        return NOT_MINE
    line = src.line
    code = parser.block("codeblock", src.text[opened.end() : end.start()], line)
    code.options["fenced"] = True
    language = (opened["lang"] or "").strip(WHITE)
    if language:
        code.options["lang"] = language
        code.attr["class"] = f"language-{opened['name']}"
    src.pos = end.end()
    parser.tree.children.append(code)
    return DONE


#: Longer fences than this are tried at this length only, so that a line of nothing but marks costs little.
_LONGEST_FENCE = 64


@lru_cache(maxsize=64)
def _closing_fence(fence: str, indent: str) -> re.Pattern[str]:
    return re.compile(rf"^{indent}{fence}{fence[-1]}*{S}*?\n", re.M)


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
