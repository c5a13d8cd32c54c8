"""The inputs: kramdown's own, GFM as kramdown's parser for it reads it, and Jekyll's SmartyPants."""

from __future__ import annotations

import re
from typing import Final

from ..options import Options
from .base import BlockRule, Dialect
from .blocks import HTML_BLOCKS, KRAMDOWN_BLOCKS
from .patterns import DL_MARK, LAZY_END, LIST_MARK, OPT
from .rules.code import FENCE_START_GFM, parse_fenced_codeblock_gfm
from .rules.header import parse_atx_header_anywhere, parse_atx_header_spaced
from .spans import CODE_SPANS, GFM_SPANS, HTML_SPANS, KRAMDOWN_SPANS, TABLE_SPANS, TYPOGRAPHIC_SPANS

_PARAGRAPH_END = re.compile(rf"\n(?={LAZY_END}|{DL_MARK})")
#: GFM's: lists, headers, quotes and code may follow a paragraph without a blank line.
_PARAGRAPH_END_GFM = re.compile(
    rf"\n(?={LAZY_END}|{LIST_MARK}|\#{{1,6}}[\t ]|{DL_MARK}|{OPT}>|{FENCE_START_GFM})"
)

KRAMDOWN: Final = Dialect(
    name="kramdown",
    blocks=KRAMDOWN_BLOCKS,
    spans=KRAMDOWN_SPANS,
    code_spans=CODE_SPANS,
    table_spans=TABLE_SPANS,
    html_spans=HTML_SPANS,
    paragraph_end=_PARAGRAPH_END,
)


def _gfm_blocks(anywhere: bool) -> tuple[BlockRule, ...]:
    changed = {
        "codeblock_fenced": BlockRule("codeblock_fenced_gfm", parse_fenced_codeblock_gfm, "~`"),
        "atx_header": BlockRule(
            "atx_header_gfm", parse_atx_header_anywhere if anywhere else parse_atx_header_spaced, "#"
        ),
    }
    return tuple(changed.get(rule.name, rule) for rule in KRAMDOWN_BLOCKS)


#: GFM by its options: whether paragraphs end early, symbols are typographic, each line end is a break.
_GFM: Final = {
    (ends_early, typographic, hard_wrap): Dialect(
        name="GFM",
        blocks=_gfm_blocks(ends_early),
        spans=GFM_SPANS[typographic, hard_wrap],
        code_spans=CODE_SPANS,
        table_spans=TABLE_SPANS,
        html_spans=HTML_SPANS,
        paragraph_end=_PARAGRAPH_END_GFM if ends_early else _PARAGRAPH_END,
        task_lists=True,
    )
    for ends_early in (False, True)
    for typographic in (False, True)
    for hard_wrap in (False, True)
}


#: What Jekyll's filter ``smartify`` reads: quotes, dashes and dots become typographic, HTML stays.
SMARTY_PANTS: Final = Dialect(
    name="SmartyPants",
    blocks=HTML_BLOCKS,
    spans=TYPOGRAPHIC_SPANS,
    code_spans=CODE_SPANS,
    table_spans=TABLE_SPANS,
    html_spans=HTML_SPANS,
    paragraph_end=_PARAGRAPH_END,
)


def dialect_for(options: Options) -> Dialect:
    """The dialect that ``options.input`` and the quirks ask for; an unknown input is kramdown's own."""
    if options.input.lower() == "smartypants":
        return SMARTY_PANTS
    if options.input.lower() != "gfm":
        return KRAMDOWN
    quirks = options.gfm_quirks
    return _GFM["paragraph_end" in quirks, "no_auto_typographic" not in quirks, options.hard_wrap]


__all__ = ["KRAMDOWN", "dialect_for"]
