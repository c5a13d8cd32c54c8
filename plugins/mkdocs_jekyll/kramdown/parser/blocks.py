"""Which block rules there are, in the order in which they are asked."""

from __future__ import annotations

from typing import Final

from .base import BlockRule
from .rules.code import parse_codeblock, parse_fenced_codeblock
from .rules.definitions import parse_abbreviation_definition, parse_footnote_definition, parse_link_definition
from .rules.extensions import parse_block_extensions
from .rules.header import parse_atx_header, parse_setext_header
from .rules.html_block import parse_block_html
from .rules.lists import parse_definition_list, parse_list
from .rules.math import parse_block_math
from .rules.paragraph import (
    parse_blank_line,
    parse_blockquote,
    parse_content_line,
    parse_eob_marker,
    parse_horizontal_rule,
    parse_paragraph,
)
from .rules.table import parse_table

#: The second field of a rule is the order's only key: the tuple is asked from its beginning.
KRAMDOWN_BLOCKS: Final = (
    BlockRule("blank_line", parse_blank_line, "\n\r\f\v"),
    BlockRule("codeblock", parse_codeblock),
    BlockRule("codeblock_fenced", parse_fenced_codeblock, "~`"),
    BlockRule("blockquote", parse_blockquote, ">"),
    BlockRule("atx_header", parse_atx_header, "#"),
    BlockRule("horizontal_rule", parse_horizontal_rule, "*-_"),
    BlockRule("list", parse_list, "*+-0123456789"),
    BlockRule("definition_list", parse_definition_list, ":"),
    BlockRule("block_html", parse_block_html, "<"),
    BlockRule("setext_header", parse_setext_header),
    BlockRule("block_math", parse_block_math, "$\\"),
    BlockRule("table", parse_table),
    BlockRule("footnote_definition", parse_footnote_definition, "["),
    BlockRule("link_definition", parse_link_definition, "["),
    BlockRule("abbreviation_definition", parse_abbreviation_definition, "*"),
    BlockRule("block_extensions", parse_block_extensions, "{"),
    BlockRule("eob_marker", parse_eob_marker, "^"),
    BlockRule("paragraph", parse_paragraph),
)
#: Nothing but HTML and lines of text.
HTML_BLOCKS: Final = (
    BlockRule("block_html", parse_block_html, "<"),
    BlockRule("content", parse_content_line),
)
