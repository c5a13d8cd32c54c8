"""Links, images and addresses in angle brackets."""

from __future__ import annotations

import re

from ...element import Element
from ..attributes import apply_attribute_lists
from ..base import SpanParser
from ..context import LinkDefinition
from ..patterns import WHITE, S
from .definitions import normalize_id
from .typography import ESCAPED

LINK_START = re.compile(r"!?\[(?=[^^])")
_BRACKET = re.compile(r"\]|!?\[")
_PARENTHESIS = re.compile(rf"(\()|(\))|{S}(?=['\"])")
_ID = re.compile(rf"{S}*?\[([^\]]+)?\]")
_TITLE = re.compile(rf"{S}*?([\"'])(.+?)\1{S}*?\)", re.S)
_ANGLE_URL = re.compile(r"\(<(.*?)>")
AUTOLINK_START = re.compile(r"<(?:((mailto|https?|ftps?):.+?)|([-.\w]+@[-.\w]+))>")


def parse_autolink(parser: SpanParser, match: re.Match[str]) -> None:
    """``<http://...>`` and ``<name@host>``."""
    line = parser.src.line
    parser.src.pos = match.end()
    address = match[1] or match[3]
    href = address if match[1] else f"mailto:{address}"
    link = Element("a", None, {"href": href}, {"location": line})
    link.children.append(Element("text", address.removeprefix("mailto:"), None, {"location": line}))
    parser.append(link)


def parse_link(parser: SpanParser, match: re.Match[str]) -> None:
    """``[text](url "title")``, ``[text][id]``, ``[id]``, and the same with ``!`` before it for images."""
    src = parser.src
    start = src.pos
    type = "img" if match[0][0] == "!" else "a"
    src.pos = match.end()
    if (type == "a" and parser.inside("a", "img")) or not parser.may_look_ahead():
        parser.add_text(match[0])
        return
    element = Element(type, None, None, {"location": src.line})
    before = parser.steps
    found = src.ahead("]") and _read_text(parser, element)
    if found:
        alt = ESCAPED.sub(r"\1", src.text[match.end() : src.pos])
        src.pos += 1
        if _read_target(parser, element, alt):
            parser.append(element)
            return
        parser.wasted += parser.steps - before
    src.pos = start + len(match[0])
    parser.add_text(match[0])


def _read_text(parser: SpanParser, element: Element) -> bool:
    """Read up to the bracket that closes the one before the cursor."""
    depth = 1

    def accept(stopped: re.Match[str]) -> bool:
        nonlocal depth
        depth += -1 if stopped[0] == "]" else 1
        return depth == sum(child.type == "img" for child in element.children)

    return parser.parse(element, _BRACKET, accept)


def _read_target(parser: SpanParser, element: Element, alt: str) -> bool:
    """Read what follows the closing bracket; ``False`` where the brackets are text."""
    src = parser.src
    reference = src.scan(_ID)
    if reference or src.text[src.pos : src.pos + 1] != "(":
        name = normalize_id((reference[1] if reference else None) or alt)
        definition = parser.context.link_definitions.get(name)
        if definition is None:
            if not (reference and reference[1]):
                parser.context.warn(f"No link definition for link ID '{name}' found", src.line)
            return False
        _set_target(parser, element, definition.url, definition.title, alt, definition)
        return True
    if angle := src.scan(_ANGLE_URL):
        url = angle[1]
        if src.text.startswith(")", src.pos):
            src.pos += 1
            _set_target(parser, element, url, None, alt)
            return True
    else:
        url, closed = _read_url(parser)
        if closed:
            _set_target(parser, element, url, None, alt)
            return True
    if title := src.scan(_TITLE):
        _set_target(parser, element, url, title[2], alt)
        return True
    return False


def _read_url(parser: SpanParser) -> tuple[str, bool]:
    """The address behind an opening parenthesis, and whether its own parenthesis closed it."""
    src = parser.src
    start = src.pos
    depth = 0
    while match := src.find(_PARENTHESIS):
        parser.steps += 1
        src.pos = match.end()
        if match[2]:
            depth -= 1
            if depth == 0:
                break
        elif match[1]:
            depth += 1
        else:
            break
    return src.text[start + 1 : src.pos - 1].strip(WHITE), depth == 0


def _set_target(
    parser: SpanParser,
    element: Element,
    url: str,
    title: str | None,
    alt: str,
    definition: LinkDefinition | None = None,
) -> None:
    given = definition.element.options.get("ial") if definition and definition.element else None
    if given:
        apply_attribute_lists(element.attr, (given,), parser.context)
    if element.type == "a":
        element.attr["href"] = url
    else:
        element.attr["src"] = url
        element.attr["alt"] = alt
        element.children.clear()
    if title:
        element.attr["title"] = title
