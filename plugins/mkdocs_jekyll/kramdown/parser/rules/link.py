"""Links, images and URLs in angle brackets."""

from __future__ import annotations

import re

from ...element import Element
from ...scanner import Scanner
from ..attributes import apply_attribute_lists
from ..base import SpanParser
from ..context import LinkDefinition
from ..patterns import WHITE, S
from .definitions import normalize_id
from .typography import ESCAPED

LINK_START = re.compile(r"!?\[(?=[^^])")
#: What a URL costs besides its element: it is looked up, and a picture also measured.
_TARGET = {"a": 1, "img": 2}
_BRACKET = re.compile(r"\]|!?\[")
_PARENTHESIS = re.compile(rf"(\()|(\))|{S}(?=['\"])")
_ID = re.compile(rf"{S}*?\[([^\]]+)?\]")
_TITLE_START = re.compile(rf"{S}*+([\"'])")
#: By the quotation mark: it, and the parenthesis that closes the link.
_TITLE_END = {mark: re.compile(rf"{mark}{S}*+\)") for mark in ("'", '"')}
_ANGLE_OR_LINE_END = re.compile(r">|\n")
#: Where a protocol begins, or a whole address of mail.
AUTOLINK_START = re.compile(r"<(?:(?:mailto|https?|ftps?):(?=.)|([-.\w]+@[-.\w]+)>)")


def parse_autolink(parser: SpanParser, match: re.Match[str]) -> bool:
    """``<http://...>`` and ``<name@host>``; not where the line has no closing bracket."""
    src = parser.src
    line = src.line
    if match[1]:
        url, href = match[1], f"mailto:{match[1]}"
        src.pos = match.end()
    else:
        end = _angle_on_line(src, match.end() + 1)
        if end is None:
            return False
        url = href = src.text[match.start() + 1 : end]
        src.pos = end + 1
    link = Element("a", None, {"href": href}, {"location": line})
    link.children.append(Element("text", url.removeprefix("mailto:"), None, {"location": line}))
    parser.append(link)
    return True


def _angle_on_line(src: Scanner, position: int) -> int | None:
    """Where the next ``>`` on the line of ``position`` stands."""
    found = src.find_behind(_ANGLE_OR_LINE_END, position)
    return found.start() if found and found[0] == ">" else None


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
            parser.context.elements_left -= _TARGET[type]
            parser.append(element)
            return
        parser.wasted += parser.steps - before
    src.pos = start + len(match[0])
    parser.add_text(match[0])


def _read_text(parser: SpanParser, element: Element) -> bool:
    """Read up to the bracket that closes the one before the cursor."""
    depth = 1
    images = counted = 0

    def accept(stopped: re.Match[str]) -> bool:
        nonlocal depth, images, counted
        depth += -1 if stopped[0] == "]" else 1
        images += sum(child.type == "img" for child in element.children[counted:])
        counted = len(element.children)
        return depth == images

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
        ial = definition.element.options.get("ial") if definition.element else None
        repeated = (definition.url, definition.title, *(ial or {}).values())
        if not parser.context.take_repeated(repeated, src.line):
            return False
        _set_target(parser, element, definition, alt)
        return True
    angle = _angle_on_line(src, src.pos + 2) if src.text.startswith("(<", src.pos) else None
    if angle is not None:
        url = src.text[src.pos + 2 : angle]
        src.pos = angle + 1
        if src.text.startswith(")", src.pos):
            src.pos += 1
            _set_target(parser, element, LinkDefinition(url, None), alt)
            return True
    else:
        url, closed = _read_url(parser)
        if closed:
            _set_target(parser, element, LinkDefinition(url, None), alt)
            return True
    title = _read_title(src)
    if title is not None:
        _set_target(parser, element, LinkDefinition(url, title), alt)
    return title is not None


def _read_title(src: Scanner) -> str | None:
    """The title at the cursor, which moves behind the parenthesis after it."""
    begun = src.check(_TITLE_START)
    end = begun and src.find_behind(_TITLE_END[begun[1]], begun.end() + 1)
    if begun is None or end is None:
        return None
    src.pos = end.end()
    return src.text[begun.end() : end.start()]


def _read_url(parser: SpanParser) -> tuple[str, bool]:
    """The URL behind an opening parenthesis, and whether its own parenthesis closed it."""
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


def _set_target(parser: SpanParser, element: Element, target: LinkDefinition, alt: str) -> None:
    given = target.element.options.get("ial") if target.element else None
    if given:
        apply_attribute_lists(element.attr, (given,), parser.context)
    if element.type == "a":
        element.attr["href"] = target.url
    else:
        element.attr["src"] = target.url
        element.attr["alt"] = alt
        element.children.clear()
    if target.title:
        element.attr["title"] = target.title
