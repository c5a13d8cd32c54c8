"""Headers, underlined and with number signs."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...element import Element
from ..base import DONE, NO_MATCH, BlockParser, Outcome
from ..patterns import OPT, WHITE

#: What a name may begin with, and be made of, in XML.
_NAME_START = (
    r":A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f"
    r"\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_NAME = rf"[{_NAME_START}][{_NAME_START}.0-9\u00b7\u0300-\u036f\u203f\u2040-]*"
_NAME_RE = re.compile(_NAME)
_SETEXT = re.compile(rf"{OPT}(?P<line>[^ \t].*)\n(?P<mark>[-=])[-=]*[ \t\r\f\v]*\n")
#: Without a space behind the number signs the text may even begin on the next line.
_ATX = re.compile(r"(?P<mark>#{1,6})[\t ]*(?P<line>[^ \t].*)\n")
_ATX_SPACED = re.compile(r"(?P<mark>#{1,6})[\t ]+(?P<line>[^ \t\n].*)\n")


def _take_id(line: str) -> tuple[str, str | None]:
    """The text of a header's line, and the id behind it: ``text {#id}``."""
    text = line.rstrip(WHITE + "\0")
    start = text.rfind("{#") if text.endswith("}") else -1
    if start < 1 or text[start - 1] not in " \t" or not _NAME_RE.fullmatch(text, start + 2, len(text) - 1):
        return text, None
    return text[:start].rstrip(WHITE + "\0"), text[start + 2 : -1]


def _drop_marks(text: str) -> str:
    """Number signs at the end go, with or without a space before them; an escaped one stays."""
    rest = text.rstrip("#")
    return text[: len(rest) + 1] if rest.endswith("\\") else rest


def _drop_marks_gfm(text: str) -> str:
    """Number signs at the end go where a space stands before them."""
    rest = text.rstrip("#")
    return rest if rest[-1:] in (" ", "\t") else text


def _add(parser: BlockParser, text: str, name: str | None, level: int, end: int) -> Outcome:
    text = text.rstrip(WHITE + "\0")
    if not text.strip(WHITE):
        return NO_MATCH
    line, parser.src.pos = parser.src.line, end
    parser.context.take_elements(2, line)  # it stands in contents and in the search, too
    header = parser.block("header", line=line)
    header.options["level"] = level
    header.options["raw_text"] = text
    header.children.append(Element("raw_text", text))
    if name:
        header.attr["id"] = name
    parser.tree.children.append(header)
    return DONE


def _atx(parser: BlockParser, pattern: re.Pattern[str], drop: Callable[[str], str]) -> Outcome:
    match = parser.src.check(pattern)
    if match is None:
        return NO_MATCH
    text, name = _take_id(match["line"])
    return _add(parser, drop(text), name, len(match["mark"]), match.end())


def parse_setext_header(parser: BlockParser) -> Outcome:
    """A line underlined with ``=`` or ``-``."""
    if not parser.after_boundary():
        return NO_MATCH
    match = parser.src.check(_SETEXT)
    if match is None:
        return NO_MATCH
    return _add(parser, *_take_id(match["line"]), 1 if match["mark"] == "=" else 2, match.end())


def parse_atx_header(parser: BlockParser) -> Outcome:
    """``#`` to ``######``, with or without a space behind it."""
    return _atx(parser, _ATX, _drop_marks) if parser.after_boundary() else NO_MATCH


def parse_atx_header_spaced(parser: BlockParser) -> Outcome:
    """The same where a space must follow, as GFM has it, after a boundary."""
    return _atx(parser, _ATX_SPACED, _drop_marks) if parser.after_boundary() else NO_MATCH


def parse_atx_header_anywhere(parser: BlockParser) -> Outcome:
    """The same where a space must follow and a paragraph may stand right before it."""
    return _atx(parser, _ATX_SPACED, _drop_marks_gfm)
