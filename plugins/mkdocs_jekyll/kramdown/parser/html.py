"""Raw HTML: start tags, attributes and content that is not kramdown."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ..element import Element
from ..html_model import HTML_ELEMENTS, HTML_VOID_ELEMENTS
from ..scanner import Scanner
from .context import Context
from .patterns import NAME, S

COMMENT_RE: Final = re.compile(r"<!--.*?-->", re.S)
INSTRUCTION_RE: Final = re.compile(r"<\?.*?\?>", re.S)
_ATTRIBUTE = rf"{NAME}(?:{S}*={S}*(?:\w+|\"[^\"]*\"|'[^']*'))?"
TAG: Final = rf"<(?P<name>(?>{NAME}))(?P<attributes>(?>{S}++{_ATTRIBUTE})*+){S}*+(?P<closed>/)?>"
TAG_RE: Final = re.compile(TAG)
CLOSE_TAG_RE: Final = re.compile(rf"</({NAME}){S}*>")
TRAILING_SPACE_RE: Final = re.compile(r"[ \t]*\n")
_ATTRIBUTE_RE = re.compile(rf"({NAME})(?:{S}*={S}*(?:(\w+)|\"([^\"]*)\"|'([^']*)'))?")
_MARKUP_RE = re.compile(rf"<(?:{NAME}|/|!--|\?)")

#: What the ``markdown`` attribute asks for; ``default`` is what suits the element.
MARKDOWN_ATTRIBUTE: Final = {"0": "raw", "1": "default", "block": "block", "span": "span"}

#: Reads the content of an element that has just begun: element, whether it is closed already, whether
#: its content is still to be read.
ContentHandler = Callable[[Element, bool, bool], None]


def element_name(name: str) -> str:
    """The name in lower case where HTML knows it."""
    lower = name.lower()
    return lower if lower in HTML_ELEMENTS else name


def parse_attributes(text: str, is_html: bool, context: Context, line: int) -> dict[str, str | None]:
    """The attributes of a start tag; of two with one name the later wins."""
    result: dict[str, str | None] = {}
    for match in _ATTRIBUTE_RE.finditer(text):
        name = match[1].lower() if is_html else match[1]
        if name in result:
            context.warn(f"Duplicate HTML attribute '{name}'", line)
        result[name] = match[2] or match[3] or match[4] or ""
    return result


def close_pattern(name: str) -> re.Pattern[str]:
    """The end tag of an element."""
    return re.compile(rf"</{re.escape(name)}{S}*>", re.I)


def start_element(
    match: re.Match[str], src: Scanner, parent: Element, context: Context, line: int
) -> tuple[Element, bool, bool]:
    """Begin an element at a start tag that has been read; gives what a `ContentHandler` takes."""
    name = element_name(match["name"])
    closed = match["closed"] is not None or name in HTML_VOID_ELEMENTS
    attributes = parse_attributes(match["attributes"], name in HTML_ELEMENTS, context, line)
    element = Element("html_element", name, attributes, {"category": "block", "location": line})
    parent.children.append(element)
    if name in ("script", "style"):
        # A slash at the end of such a start tag means nothing, as in HTML.
        _read_opaque(element, src, context, line)
        return element, False, False
    return element, closed, True


def _read_opaque(element: Element, src: Scanner, context: Context, line: int) -> None:
    end = close_pattern(element.value).search(src.text, src.pos)
    if end is None:
        text = src.rest()
        context.warn(f"Found no end tag for '{element.value}' - auto-closing it", line)
    else:
        text = src.text[src.pos : end.start()]
        src.pos = end.end()
    if text:
        element.children.append(Element("raw", text, None, {"category": "span", "location": line}))


def add_text(element: Element, text: str, line: int) -> None:
    """Add text to an element, to the text that is its last child if there is one."""
    if not text:
        return
    last = element.children[-1] if element.children else None
    if last is not None and last.type == "text":
        last.add_to_value(text)
    else:
        element.children.append(Element("text", text, None, {"location": line}))


def parse_raw_html(
    element: Element, src: Scanner, context: Context, handle: ContentHandler, depth: int
) -> None:
    """Read HTML as the content of ``element`` up to its end tag."""
    if depth > context.deepest:
        context.warn_of_nesting("HTML elements", src.line)
        add_text(element, src.rest(), src.line)
        return
    while not src.at_end:
        markup = src.find(_MARKUP_RE)
        if markup is None:
            break
        line = src.line
        if not context.take_elements(1, line):
            break
        add_text(element, src.text[src.pos : markup.start()], line)
        src.pos = markup.start()
        if _opaque_markup(element, src):
            continue
        if match := src.scan(TAG_RE):
            handle(*start_element(match, src, element, context, src.line))
        elif match := src.scan(CLOSE_TAG_RE):
            name = match[1].lower() if element.value in HTML_ELEMENTS else match[1]
            if name == element.value:
                return
            add_text(element, match[0], line)
            context.warn(f"Found invalidly used HTML closing tag for '{match[1]}'", src.line)
        else:
            add_text(element, src.text[src.pos], line)
            src.pos += 1
    add_text(element, src.rest(), src.line)
    if element.type == "html_element":
        context.warn(
            f"Found no end tag for '{element.value}' - auto-closing it", element.options.get("location")
        )


def _opaque_markup(element: Element, src: Scanner) -> bool:
    """Read a comment or a processing instruction at the cursor."""
    options = {"category": "block", "location": src.line}
    two = src.text[src.pos : src.pos + 2]
    if two == "<!" and src.ahead("-->") and (match := src.scan(COMMENT_RE)):
        element.children.append(Element("xml_comment", match[0], None, options))
        return True
    if two == "<?" and src.ahead("?>") and (match := src.scan(INSTRUCTION_RE)):
        element.children.append(Element("xml_pi", match[0], None, options))
        return True
    return False
