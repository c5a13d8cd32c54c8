"""Headers, underlined and with number signs."""

from __future__ import annotations

import re

from ...element import Element
from ..machine import DONE, NOT_MINE, BlockParser, Outcome
from ..patterns import OPT, WHITE

_ID = r"(?:[ \t]+\{#(?P<id>(?:[^\W\d]|[^\x00-\x7f])(?:[\w.:-]|[^\x00-\x7f])*)\})?"
_SETEXT = re.compile(rf"{OPT}(?P<contents>[^ \t].*?){_ID}[ \t]*\n(?P<mark>[-=])[-=]*[ \t\r\f\v]*\n")
#: Without a space behind the signs the text may even begin on the next line.
_ATX = re.compile(r"(?P<mark>#{1,6})[\t ]*(?P<line>[^ \t].*)\n")
_ATX_SPACED = re.compile(r"(?P<mark>#{1,6})[\t ]+(?P<line>[^ \t\n].*)\n")
_ATX_LINE = re.compile(rf"(?P<contents>.*?(?:\\#)?)[ \t]*\#*{_ID}[ \t]*\Z", re.S)
_ATX_GFM = re.compile(rf"(?P<mark>\#{{1,6}})[\t ]+(?P<contents>[^ \t\n].*?)(?:[ \t]+\#+)?{_ID}[ \t]*\n")


def _add(parser: BlockParser, match: re.Match[str], level: int, end: int) -> Outcome:
    text = match["contents"].rstrip(WHITE + "\0")
    if not text.strip(WHITE):
        return NOT_MINE
    line, parser.src.pos = parser.src.line, end
    header = parser.block("header", line=line)
    header.options["level"] = level
    header.options["raw_text"] = text
    header.children.append(Element("raw_text", text))
    if match["id"]:
        header.attr["id"] = match["id"]
    parser.tree.children.append(header)
    return DONE


def _atx(parser: BlockParser, pattern: re.Pattern[str]) -> Outcome:
    """Signs and text; signs at the end go, with or without a space before them."""
    match = parser.src.check(pattern)
    text = match and _ATX_LINE.match(match["line"])
    return _add(parser, text, len(match["mark"]), match.end()) if match and text else NOT_MINE


def parse_setext_header(parser: BlockParser) -> Outcome:
    """A line underlined with ``=`` or ``-``."""
    if not parser.after_boundary():
        return NOT_MINE
    match = parser.src.check(_SETEXT)
    return _add(parser, match, 1 if match["mark"] == "=" else 2, match.end()) if match else NOT_MINE


def parse_atx_header(parser: BlockParser) -> Outcome:
    """``#`` to ``######``, with or without a space behind it."""
    return _atx(parser, _ATX) if parser.after_boundary() else NOT_MINE


def parse_atx_header_spaced(parser: BlockParser) -> Outcome:
    """The same where a space must follow, as GFM has it, after a boundary."""
    return _atx(parser, _ATX_SPACED) if parser.after_boundary() else NOT_MINE


def parse_atx_header_anywhere(parser: BlockParser) -> Outcome:
    """The same where a space must follow and a paragraph may stand right before it."""
    match = parser.src.check(_ATX_GFM)
    return _add(parser, match, len(match["mark"]), match.end()) if match else NOT_MINE
