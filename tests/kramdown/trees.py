"""Trees built by hand, and their HTML."""

from __future__ import annotations

from typing import Any

from mkdocs_jekyll.kramdown.converter.html import HtmlConverter
from mkdocs_jekyll.kramdown.element import REFS, Element
from mkdocs_jekyll.kramdown.options import Options


def e(type_: str, *children: Element | str, value: Any = None, attr: Any = None, **options: Any) -> Element:
    """An element; strings are text, ``refs`` are the names of its attribute list."""
    refs = options.pop("refs", None)
    if refs:
        options["ial"] = {REFS: refs}
    element = Element(type_, value, attr, options)
    element.children = [Element("text", child) if isinstance(child, str) else child for child in children]
    return element


def write(*children: Element | str, root: Any = None, **options: Any) -> str:
    document = e("root", *children, **({"abbrev_defs": {}, "abbrev_attr": {}} | (root or {})))
    return HtmlConverter(document, Options(**options)).convert()


def p(*children: Element | str, **options: Any) -> Element:
    return e("p", *children, **options)


def block(name: str, *children: Element | str, model: str = "raw", closed: bool = False) -> Element:
    return e("html_element", *children, value=name, category="block", content_model=model, is_closed=closed)


def span(name: str, *children: Element | str) -> Element:
    return e("html_element", *children, value=name, category="span", content_model="span", is_closed=False)


def header(level: int, text: str, *children: Element | str, **attr: Any) -> Element:
    return e("header", *(children or (text,)), attr=attr, level=level, raw_text=text)
