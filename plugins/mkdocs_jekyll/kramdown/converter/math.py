"""Mathematics, written so that MathJax (or KaTeX' auto-render) finds it."""

from __future__ import annotations

from ..element import Element
from .escape import attributes, escape_all

_CLASS_WITHOUT_ENGINE = "kdmath"


def mathjax(element: Element, indent: str) -> str:
    r"""What kramdown's MathJax engine writes: ``\(...\)`` in a line, ``\[...\]`` for a block."""
    written = attributes(element.attr)
    if element.category == "block":
        formula = f"\\[{escape_all(element.value)}\\]\n"
        return f"{indent}<div{written}>{formula}</div>\n" if element.attr else formula
    if element.attr:
        return f"<span{written}>${element.value}$</span>"
    return f"\\({escape_all(element.value)}\\)"


def plain_math(element: Element, indent: str) -> str:
    """The formula between dollar signs, for scripts that look for the class ``kdmath``."""
    attr = dict(element.attr)
    classes = attr.get("class")
    attr["class"] = f"{classes} {_CLASS_WITHOUT_ENGINE}" if classes else _CLASS_WITHOUT_ENGINE
    if element.category == "block":
        return f"{indent}<div{attributes(attr)}>$$\n{element.value}\n$$</div>\n"
    return f"<span{attributes(attr)}>${element.value}$</span>"
