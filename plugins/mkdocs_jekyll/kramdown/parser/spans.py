"""Which span rules there are, in the order in which they are asked."""

from __future__ import annotations

import re
from typing import Final

from .base import SpanRule, SpanRules
from .rules.code import CODESPAN_START, parse_codespan
from .rules.definitions import FOOTNOTE_MARK_START, parse_footnote_mark
from .rules.emphasis import EMPHASIS_START, STRIKETHROUGH_START, parse_emphasis, parse_strikethrough
from .rules.extensions import EXTENSION_START, parse_span_extensions
from .rules.html_span import HTML_SPAN_START, parse_span_html
from .rules.link import AUTOLINK_START, LINK_START, parse_autolink, parse_link
from .rules.math import INLINE_MATH_START, parse_inline_math
from .rules.typography import (
    ENTITY_START,
    ESCAPED,
    ESCAPED_GFM,
    LINE_BREAK_START,
    SMART_QUOTE_START,
    TYPOGRAPHIC_START,
    parse_escaped_character,
    parse_html_entity,
    parse_line_break,
    parse_smart_quotes,
    parse_typographic_symbol,
)

_CODESPAN: Final = SpanRule("codespan", CODESPAN_START, parse_codespan, "`")
_HTML: Final = SpanRule("span_html", HTML_SPAN_START, parse_span_html, "<")
_STRIKETHROUGH: Final = SpanRule("strikethrough", STRIKETHROUGH_START, parse_strikethrough, "~")
_TYPOGRAPHIC: Final = SpanRule("typographic_syms", TYPOGRAPHIC_START, parse_typographic_symbol, "-.\\<> ")


def _rules(escaped: re.Pattern[str], *more: SpanRule) -> tuple[SpanRule, ...]:
    return (
        SpanRule("emphasis", EMPHASIS_START, parse_emphasis, "*_"),
        _CODESPAN,
        SpanRule("autolink", AUTOLINK_START, parse_autolink, "<"),
        _HTML,
        SpanRule("footnote_marker", FOOTNOTE_MARK_START, parse_footnote_mark, "["),
        SpanRule("link", LINK_START, parse_link, "!["),
        SpanRule("smart_quotes", SMART_QUOTE_START, parse_smart_quotes),
        SpanRule("inline_math", INLINE_MATH_START, parse_inline_math, "$"),
        SpanRule("span_extensions", EXTENSION_START, parse_span_extensions, "{"),
        SpanRule("html_entity", ENTITY_START, parse_html_entity, "&"),
        _TYPOGRAPHIC,
        SpanRule("line_break", LINE_BREAK_START, parse_line_break, " \\"),
        SpanRule("escaped_chars", escaped, parse_escaped_character, "\\"),
        *more,
    )


#: Where any rule may start. Wider than the rules' own patterns where that is cheaper to search for.
_STARTS: Final = r"[*_`<\[{&$\\\"']|!\[|--|\.\.\.|>>| (?: \n|>>)"
_STARTS_GFM: Final = r"[*_`<\[{&$\\\"'~]|!\[|--|\.\.\.|>>| (?: \n|>>)"

KRAMDOWN_SPANS: Final = SpanRules(_rules(ESCAPED), _STARTS, True)
#: GFM's by whether symbols are typographic and whether each line end is a break anyway.
GFM_SPANS: Final = {
    (typographic, hard_wrap): SpanRules(
        tuple(
            rule
            for rule in _rules(ESCAPED_GFM, _STRIKETHROUGH)
            if not (rule is _TYPOGRAPHIC and not typographic)
            and not (rule.name == "line_break" and hard_wrap)
        ),
        _STARTS_GFM,
        True,
    )
    for typographic in (False, True)
    for hard_wrap in (False, True)
}
#: What is typographic, and HTML: in this order where two begin at the same place.
TYPOGRAPHIC_SPANS: Final = SpanRules(
    tuple(
        rule
        for name in ("smart_quotes", "html_entity", "typographic_syms", "span_html")
        for rule in KRAMDOWN_SPANS.rules
        if rule.name == name
    ),
    r"[<&\\\"']|--|\.\.\.|>>| >>",
    True,
)
CODE_SPANS: Final = SpanRules((_CODESPAN,), "`", False)
HTML_SPANS: Final = SpanRules((_HTML,), "<", False)
TABLE_SPANS: Final = SpanRules((_CODESPAN, _HTML), "[`<]", False)
