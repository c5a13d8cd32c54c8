"""``html_to_native``: HTML elements become the native elements they stand for.

``<b>x</b>`` becomes ``strong``, ``<h2>`` a header with an id of its own, a simple table a table. What has no
native counterpart stays an HTML element, but its text is read: entities are found, white space collapses.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from ..element import Element
from ..entities import ENTITY_RE, parse_entity
from ..html_model import (
    DROPS_TEXT,
    DROPS_WHITESPACE,
    HTML_SPAN_ELEMENTS,
    NATIVE_ELEMENTS,
    NATIVE_EMPHASIS,
    STRIPS_WHITESPACE,
    WRAPS_TEXT,
    content_model,
)
from .html_to_native_table import drop_alignment, elements, simple_rows
from .patterns import NOT_S, WHITE, S

_SPACES = re.compile(rf"{S}+")
_HEADER = re.compile(r"h([1-6])\Z")
_LANGUAGE = re.compile(rf"\blanguage-{NOT_S}+")
#: The class that the converter adds to highlighted code, with what makes one class of it.
_HIGHLIGHTED = re.compile(
    rf"(?<!{S}){S}+\bhighlighter-rouge[A-Za-z0-9_]*+\b|\bhighlighter-rouge[A-Za-z0-9_]*+\b{S}*"
)
#: What kramdown counts neither among blocks nor among spans; it ends no paragraph.
_NO_BLOCKS: Final = frozenset(["raw", "raw_text", "tbody", "td", "tfoot", "thead", "tr"])
_CDATA = re.compile(rf"\A(?:%{S}*)?<!\[CDATA\[\n?(.*?)(?:{S}%)?\]\]>\Z", re.S)
#: Entities of typography.
_CHARACTERS: Final = {
    "ldquo": "smart_quote",
    "rdquo": "smart_quote",
    "lsquo": "smart_quote",
    "rsquo": "smart_quote",
    "hellip": "typographic_sym",
    "mdash": "typographic_sym",
    "ndash": "typographic_sym",
    "laquo": "typographic_sym",
    "raquo": "typographic_sym",
}


def make_native(element: Element, *, keep_space: bool = False) -> None:
    """Turn an HTML element, and all below it, into native elements, in place.

    ``keep_space``: it stands in one whose white space counts, a ``textarea``.
    """
    if element.type != "html_element":
        return
    convert = _CONVERTERS.get(element.value)
    if _HEADER.match(element.value):
        _header(element)
    elif convert is not None:
        convert(element)
    elif element.value in NATIVE_ELEMENTS:
        _read_children(element, keep_space=keep_space)
        _become(element, element.value)
    else:
        _stay(element, keep_space=keep_space)


def _become(element: Element, type: str, value: object = None, **options: object) -> None:
    element.type, element.value = type, value
    element.options = {"location": element.options.get("location"), **options}


def _stay(element: Element, *, read: bool = True, keep_space: bool = False) -> None:
    """Remain an HTML element; ``read`` its children natively or as HTML too."""
    name = element.value
    _read_children(element, read=read, keep_space=keep_space or not read)
    element.options["category"] = "span" if name in HTML_SPAN_ELEMENTS else "block"
    element.options["content_model"] = content_model(name) if read else "raw"
    element.options.pop("ial", None)
    element.options.pop("is_closed", None)


def _read_children(
    element: Element, *, read: bool = True, keep_space: bool = False, strips: bool = True
) -> None:
    name = element.value
    children: list[Element] = []
    drops_text = read and name in DROPS_TEXT
    level = "span" if content_model(name) == "span" else "block"
    for child in element.children:
        if child.type == "text":
            if drops_text:
                continue
            children.extend(_pieces(child, keep_space))
            continue
        if child.type == "html_element":
            if read:
                make_native(child, keep_space=keep_space)
            else:
                _stay(child, read=False)
        elif child.type in ("xml_comment", "xml_pi"):
            child.options["category"] = level
        children.append(child)
    element.children = children
    if not read:
        return
    if name in DROPS_WHITESPACE:
        _drop_white(element)
    if name in WRAPS_TEXT:
        _wrap(element)
    if strips and name in STRIPS_WHITESPACE:
        _strip(element)


def _drop_white(element: Element) -> None:
    """Drop white space at both ends, and between two blocks."""
    around: list[Element | None] = [None, *element.children, None]
    element.children = [
        child
        for before, child, after in zip(around, element.children, around[2:], strict=False)
        if not (_is_white(child) and _is_gap(before, after))
    ]


def _is_white(element: Element) -> bool:
    return element.type == "text" and not element.value.strip(WHITE)


def _is_block(element: Element) -> bool:
    return element.is_block and element.type not in _NO_BLOCKS


def _is_gap(before: Element | None, after: Element | None) -> bool:
    return before is None or after is None or (_is_block(before) and _is_block(after))


def _wrap(element: Element) -> None:
    """Put each run of spans into a paragraph that does not show."""
    children: list[Element] = []
    paragraph: Element | None = None
    for child in element.children:
        if _is_block(child):
            paragraph = None
            children.append(child)
            continue
        if paragraph is None:
            place = {"location": child.options.get("location"), "transparent": True}
            paragraph = Element("p", None, None, place)
            children.append(paragraph)
        paragraph.children.append(child)
    element.children = children


def _strip(element: Element) -> None:
    """Take the white space off both ends of an element's content."""
    for index, cut in ((0, str.lstrip), (-1, str.rstrip)):
        if not element.children:
            return
        end = element.children[index]
        if end.type == "p" and end.options.get("transparent") and end.children:
            end = end.children[index]
        if end.type == "text":
            end.value = cut(end.value, WHITE)


def _pieces(text: Element, keep_space: bool) -> list[Element]:
    """A text as elements: its entities, and the text between them."""
    value = text.value if keep_space else _SPACES.sub(" ", text.value)
    place = {"location": text.options.get("location")}
    result: list[Element] = []
    start = 0
    for match in ENTITY_RE.finditer(value):
        result.append(Element("text", value[start : match.start()], None, dict(place)))
        start = match.end()
        code = parse_entity(match[0])
        if code is None:
            result.append(Element("entity", ord("&"), None, dict(place)))
            start = match.start() + 1
        elif match[1] in _CHARACTERS:
            result.append(Element(_CHARACTERS[match[1]], match[1], None, dict(place)))
        else:
            result.append(Element("entity", code, None, {**place, "original": match[0]}))
    if start < len(value) or not result:
        result.append(Element("text", value[start:], None, dict(place)))
    return result


def _source_text(element: Element) -> str:
    """The texts in an element that were not read any further yet, entities as they were written."""
    return "".join(child.value if child.type == "text" else _source_text(child) for child in element.children)


def _character(match: re.Match[str]) -> str:
    code = parse_entity(match[0])
    return match[0] if code is None or code > 0x10FFFF else chr(code)


def _header(element: Element) -> None:
    raw_text = _source_text(element)
    level = int(element.value[1])
    _read_children(element, strips=False)
    _become(element, "header", level=level, raw_text=raw_text)


def _emphasis(element: Element) -> None:
    text = _source_text(element)
    if text[:1].strip(WHITE) != text[:1] or text[-1:].strip(WHITE) != text[-1:]:
        _stay(element, read=False)
        return
    _read_children(element)
    _become(element, NATIVE_EMPHASIS[element.value])


def _link(element: Element) -> None:
    if "href" not in element.attr:
        _stay(element, read=False)
        return
    _read_children(element)
    _become(element, "a")


def _image(element: Element) -> None:
    _become(element, "img")


def _code(element: Element) -> None:
    text = ENTITY_RE.sub(_character, _source_text(element))
    only = element.children[0] if len(element.children) == 1 else None
    if element.value == "code":
        if written := element.attr.get("class"):
            element.attr["class"] = _HIGHLIGHTED.sub("", written)
        _become(element, "codespan", text)
    else:
        if only is not None and only.type == "html_element" and only.value == "code":
            _take_class(element, only)
        _become(element, "codeblock", text)
    element.children = []


def _take_class(element: Element, code: Element) -> None:
    """A ``pre`` takes over the language of the ``code`` in it."""
    given = _LANGUAGE.search(code.attr.get("class") or "")
    if given:
        own = element.attr.get("class")
        element.attr["class"] = f"{given[0]} {own}" if own else given[0]


def _script(element: Element) -> None:
    kind = element.attr.get("type") or ""
    if not re.match(r"math/tex\b", kind):
        _stay(element)
        return
    category = "block" if re.search(r"mode=display", kind) else "span"
    text = "".join(child.value or "" for child in element.children)
    text = _CDATA.sub(r"\1", text)
    element.attr.pop("type", None)
    element.children = []
    _become(element, "math", text, category=category)


def _verbatim(element: Element) -> None:
    _stay(element, keep_space=True)


def _table(element: Element) -> None:
    rows = simple_rows(element)
    if rows is None:
        _stay(element, read=False)
        return
    element.children = elements(element)
    if element.children[0].value == "tr":
        body = Element("html_element", "tbody", None, {"location": element.options.get("location")})
        body.children, element.children = element.children, [body]
    for group in element.children:
        group.children = elements(group)
        for row in group.children:
            row.children = elements(row)
            for cell in row.children:
                drop_alignment(cell)
                _read_children(cell)
                _become(cell, "td")
            _become(row, "tr")
        _become(group, group.value)
    alignment = {"alignment": rows[0]} if rows else {}
    _become(element, "table", **alignment)


_CONVERTERS: Final[dict[str, Callable[[Element], None]]] = {
    **dict.fromkeys(NATIVE_EMPHASIS, _emphasis),
    "a": _link,
    "img": _image,
    "code": _code,
    "pre": _code,
    "script": _script,
    "textarea": _verbatim,
    "table": _table,
    # Outside a native table nothing could write a native one: kramdown stops there.
    "th": _stay,
}
