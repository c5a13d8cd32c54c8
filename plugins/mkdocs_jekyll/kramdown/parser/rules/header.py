"""Headers, underlined and with number signs."""

from __future__ import annotations

import re

from ...element import Element
from ..machine import DONE, NOT_MINE, BlockParser, Outcome
from ..patterns import OPT

_ID = r"(?:[ \t]+\{#(?P<id>(?:[^\W\d]|[^\x00-\x7f])(?:[\w.:-]|[^\x00-\x7f])*)\})?"
_SETEXT = re.compile(rf"{OPT}(?P<contents>[^ \t].*?){_ID}[ \t]*\n(?P<mark>[-=])[-=]*[ \t\r\f\v]*\n")
_ATX = re.compile(rf"(?P<mark>\#{{1,6}})[\t ]*(?P<contents>[^ \t\n].*?)(?:[ \t]+\#+)?{_ID}[ \t]*\n")
_ATX_GFM = re.compile(rf"(?P<mark>\#{{1,6}})[\t ]+(?P<contents>[^ \t\n].*?)(?:[ \t]+\#+)?{_ID}[ \t]*\n")


def _add(parser: BlockParser, match: re.Match[str], level: int, line: int) -> Outcome:
    text = match["contents"].strip(" \t")
    header = parser.block("header", line=line)
    header.options["level"] = level
    header.options["raw_text"] = text
    header.children.append(Element("raw_text", text))
    if match["id"]:
        header.attr["id"] = match["id"]
    parser.tree.children.append(header)
    return DONE


def _atx(parser: BlockParser, pattern: re.Pattern[str]) -> Outcome:
    line = parser.src.line
    match = parser.src.scan(pattern)
    return _add(parser, match, len(match["mark"]), line) if match else NOT_MINE


def parse_setext_header(parser: BlockParser) -> Outcome:
    """A line underlined with ``=`` or ``-``."""
    if not parser.after_boundary():
        return NOT_MINE
    line = parser.src.line
    match = parser.src.scan(_SETEXT)
    return _add(parser, match, 1 if match["mark"] == "=" else 2, line) if match else NOT_MINE


def parse_atx_header(parser: BlockParser) -> Outcome:
    """``#`` to ``######``, with or without a space behind it."""
    return _atx(parser, _ATX) if parser.after_boundary() else NOT_MINE


def parse_atx_header_spaced(parser: BlockParser) -> Outcome:
    """The same where a space must follow, as GFM has it, after a boundary."""
    return _atx(parser, _ATX_GFM) if parser.after_boundary() else NOT_MINE


def parse_atx_header_anywhere(parser: BlockParser) -> Outcome:
    """The same where a space must follow and a paragraph may stand right before it."""
    return _atx(parser, _ATX_GFM)
