"""HTML inside a paragraph."""

from __future__ import annotations

import re

from ...element import Element
from ...html_model import HTML_BLOCK_ELEMENTS, HTML_ELEMENTS, HTML_VOID_ELEMENTS, content_model
from ...scanner import Scanner
from ..base import SpanParser
from ..html import (
    CLOSE_TAG_RE,
    COMMENT_RE,
    INSTRUCTION_RE,
    MARKDOWN_ATTRIBUTE,
    TAG_RE,
    close_pattern,
    element_name,
    parse_attributes,
)
from ..html_to_native import make_native
from ..patterns import NAME, S

HTML_SPAN_START = re.compile(rf"<(?:{NAME}|!--|/)")
_LINE_ENDS = re.compile(r"\n+")


def parse_span_html(parser: SpanParser, _: re.Match[str]) -> None:
    """A comment, an instruction, or an element for spans with its content."""
    src, context = parser.src, parser.context
    line = src.line
    for type, pattern, end in (("xml_comment", COMMENT_RE, "-->"), ("xml_pi", INSTRUCTION_RE, "?>")):
        if src.ahead(end) and (found := src.scan(pattern)):
            parser.append(Element(type, found[0], None, {"category": "span", "location": line}))
            return
    if closing := src.scan(CLOSE_TAG_RE):
        context.warn(f"Found invalidly used HTML closing tag for '{closing[1]}'", line)
        parser.add_text(closing[0])
    elif tag := src.scan(TAG_RE):
        _parse_element(parser, tag, line)
    else:
        parser.add_text(src.text[src.pos])
        src.pos += 1


def _parse_element(parser: SpanParser, tag: re.Match[str], line: int) -> None:
    context = parser.context
    name = element_name(tag["name"])
    unclosed = not context.options.html_to_native and _has_no_end(parser.src, name)
    if name in HTML_BLOCK_ELEMENTS or not (
        parser.may_leave_unclosed if unclosed else parser.may_look_ahead()
    ):
        context.warn(f"Found block HTML tag '{name}' in span-level text", line)
        parser.add_text(tag[0])
        return
    attributes = parse_attributes(tag["attributes"], name in HTML_ELEMENTS, context, line)
    for key, value in attributes.items():
        attributes[key] = _LINE_ENDS.sub(" ", value or "")
    with_spans = _reads_spans(parser, name, attributes.pop("markdown", None), line)
    closed = tag["closed"] is not None
    element = Element(
        "html_element",
        name,
        attributes,
        {
            "category": "span",
            "location": line,
            "content_model": "span" if with_spans else "raw",
            "is_closed": closed,
        },
    )
    parser.append(element)
    if not closed and name not in HTML_VOID_ELEMENTS:
        if unclosed:
            parser.read_unclosed(element, None if with_spans else parser.dialect.html_spans)
        else:
            _read_content(parser, element, with_spans, line)
    if context.options.html_to_native:
        make_native(element)


def _has_no_end(src: Scanner, name: str) -> bool:
    """Whether no end tag of this name is ahead. Where they stand is found out once for a text."""
    return src.last(CLOSE_TAG_RE).get(name.casefold(), -1) < src.pos


def _read_content(parser: SpanParser, element: Element, with_spans: bool, line: int) -> None:
    src, context, name = parser.src, parser.context, element.value
    stop = close_pattern(name) if name in HTML_ELEMENTS else re.compile(rf"</{re.escape(name)}{S}*>")
    rules = None if with_spans else parser.dialect.html_spans
    if parser.parse(element, stop, rules=rules):
        src.scan(stop)
    else:
        context.warn(f"Found no end tag for '{name}' - auto-closing it", line)
        rest = src.rest()
        last = element.children[-1] if element.children else None
        if last is not None and last.type == "text":
            last.add_to_value(rest)
        elif rest:
            element.children.append(Element("text", rest, None, {"location": line}))


def _reads_spans(parser: SpanParser, name: str, asked: str | None, line: int) -> bool:
    raw = content_model(name) == "raw"
    match MARKDOWN_ATTRIBUTE.get(asked or ""):
        case "span":
            return True
        case "default":
            return not raw
        case "raw":
            return False
        case "block":
            parser.context.warn(
                "Cannot use block-level parsing in span-level HTML tag - using default mode", line
            )
    if raw or parser.element.options.get("content_model") == "raw":
        return False
    return parser.context.options.parse_span_html
