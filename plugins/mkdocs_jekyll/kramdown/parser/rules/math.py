"""Math between two dollar signs, as a block and inside a paragraph."""

from __future__ import annotations

import re

from ...element import Element
from ..base import DONE, NO_MATCH, BlockParser, Outcome, SpanParser
from ..patterns import OPT, WHITE, S

_BLOCK = re.compile(rf"{OPT}(\\)?\$\$(.*?)\$\$({S}*?\n)?", re.S)
_ESCAPE = re.compile(rf"{OPT}\\")
INLINE_MATH_START = re.compile(r"\$\$(.*?)\$\$", re.S)


def parse_block_math(parser: BlockParser) -> Outcome:
    """Math that stands alone; a backslash before it makes it part of the paragraph."""
    src = parser.src
    if not parser.after_boundary():
        return NO_MATCH
    match = src.check(_BLOCK)
    if match is None:
        return NO_MATCH
    if match[1]:
        if match[3]:
            src.scan(_ESCAPE)
        return NO_MATCH
    start, line = src.pos, src.line
    src.pos = match.end()
    if not parser.before_boundary():
        src.pos = start
        return NO_MATCH
    block = parser.block("math", match[2].strip(WHITE), line)
    block.options["category"] = "block"
    parser.tree.children.append(block)
    return DONE


def parse_inline_math(parser: SpanParser, match: re.Match[str]) -> None:
    """Math inside a paragraph."""
    options = {"category": "span", "location": parser.src.line}
    parser.src.pos = match.end()
    parser.append(Element("math", match[1].strip(WHITE), None, options))
