"""HTML at the beginning of a line."""

from __future__ import annotations

import re

from ...element import Element
from ...html_model import HTML_CONTENT_MODEL, HTML_SPAN_ELEMENTS
from ..base import DONE, END_TAG, NO_MATCH, BlockParser, Outcome
from ..html import (
    CLOSE_TAG_RE,
    COMMENT_RE,
    INSTRUCTION_RE,
    MARKDOWN_ATTRIBUTE,
    TAG_RE,
    TRAILING_SPACE_RE,
    ContentHandler,
    close_pattern,
    parse_raw_html,
    start_element,
)
from ..html_to_native import make_native
from ..patterns import NAME, OPT

_START = re.compile(rf"({OPT})<(?:{NAME}|!--|/)")


def parse_block_html(parser: BlockParser) -> Outcome:
    """A comment, an instruction, or an element that is not for spans; its content is as a rule left alone."""
    src = parser.src
    begun = src.check(_START)
    if begun is None:
        return NO_MATCH
    line, start = src.line, src.pos
    if _parse_opaque(parser, line):
        return DONE
    src.pos = begun.end(1)
    match = src.check(TAG_RE)
    if match and match["name"].lower() not in HTML_SPAN_ELEMENTS:
        src.pos = match.end()
        _handler(parser)(*start_element(match, src, parser.tree, parser.context, line))
        return DONE
    match = src.check(CLOSE_TAG_RE)
    if (
        match
        and parser.tree.type == "html_element"
        and parser.tree.value == match[1].lower()
        and parser.tree.value not in HTML_SPAN_ELEMENTS
    ):
        src.pos = match.end()
        return END_TAG
    src.pos = start
    return NO_MATCH


def _parse_opaque(parser: BlockParser, line: int) -> bool:
    src = parser.src
    for type, pattern, end in (("xml_comment", COMMENT_RE, "-->"), ("xml_pi", INSTRUCTION_RE, "?>")):
        if src.ahead(end) and (match := src.scan(pattern)):
            options = {"category": "block", "location": line}
            parser.tree.children.append(Element(type, match[0], None, options))
            src.scan(TRAILING_SPACE_RE)
            return True
    return False


def _handler(parser: BlockParser) -> ContentHandler:
    """What reads an element's content: blocks, spans, or HTML left as it is."""

    def handle(element: Element, closed: bool, with_body: bool) -> None:
        _handle(parser, element, closed, with_body)

    return handle


def _content_model(parser: BlockParser, element: Element, tree: Element) -> str:
    model = "raw"
    if not _is_raw(tree) and parser.context.options.parse_block_html:
        model = HTML_CONTENT_MODEL.get(element.value, "raw")
    asked = MARKDOWN_ATTRIBUTE.get(element.attr.pop("markdown", None) or "")
    if asked == "default":
        return HTML_CONTENT_MODEL.get(element.value, "raw")
    return asked or model


def _handle(parser: BlockParser, element: Element, closed: bool, with_body: bool) -> None:
    _read_content(parser, element, closed, with_body)
    if parser.context.options.html_to_native and not _is_raw(parser.tree):
        make_native(element)


def _is_raw(element: Element) -> bool:
    return element.type == "html_element" and element.options.get("content_model") == "raw"


def _read_content(parser: BlockParser, element: Element, closed: bool, with_body: bool) -> None:
    src, context, tree = parser.src, parser.context, parser.tree
    if parser.ial is not None:
        element.options["ial"] = parser.ial
        parser.ial = None
    model = _content_model(parser, element, tree)
    if model == "block":
        src.scan(TRAILING_SPACE_RE)
    element.options["content_model"] = model
    element.options["is_closed"] = closed
    if closed or not with_body:
        return
    line = element.options.get("location")
    if model == "block":
        if not parser.parse_blocks(element):
            context.warn(f"Found no end tag for '{element.value}' - auto-closing it", line)
    elif model == "span":
        end = close_pattern(element.value).search(src.text, src.pos)
        text = src.text[src.pos : end.start()] if end else src.rest()
        if text:
            element.children.append(Element("raw_text", text))
        if end:
            src.pos = end.end()
        else:
            context.warn(f"Found no end tag for '{element.value}' - auto-closing it", line)
    else:
        parser.tree = element
        parser.depth += 1
        parse_raw_html(element, src, context, _handler(parser), parser.depth)
        parser.depth -= 1
        parser.tree = tree
    if not _is_raw(tree):
        src.scan(TRAILING_SPACE_RE)
