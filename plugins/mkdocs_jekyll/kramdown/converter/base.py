"""What the writers of blocks and of spans share: state of one conversion, and the walk over the tree."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, Protocol

from ..element import Element
from ..entities import NAME_TO_CODE, name_for_code
from ..header_ids import HeaderIds
from ..options import Options
from ..scripts import HAN, KANA
from ..warning import Warning
from .colour_limit import ColourLimit
from .escape import BLANKS, escape_text
from .footnotes import Footnotes
from .headings import Heading
from .highlight import Kind, highlight
from .math import mathjax, plain_math

Handler = Callable[[Element, int], str]

INDENTATION: Final = 2
_NBSP: Final = 0xA0
_MARKUP: Final = {0x22: "quot", 0x26: "amp", 0x3C: "lt", 0x3E: "gt"}
#: White space is ASCII's here, word boundaries are not.
_LANGUAGE: Final = re.compile(r"\blanguage-((?a:\S+))")
_FIRST_WORD: Final = re.compile(r"\S+", re.ASCII)

#: A line end between two of these may be dropped.
_CJK: Final = HAN + KANA
_LINE_END_IN_CJK: Final = re.compile(f"(?<=[{_CJK}])\n(?=[{_CJK}])")


class Highlighter(Protocol):
    """Colours code; see `highlight`."""

    def __call__(
        self, code: str, language: str | None, *, kind: Kind, options: Options, limit: ColourLimit
    ) -> str | None:
        """The HTML, or nothing for code that stays plain."""


class HtmlWriter:
    """One conversion of one tree: its options, what was met on the way, and the handlers by type."""

    def __init__(self, root: Element, options: Options, highlighter: Highlighter = highlight) -> None:
        self.root = root
        self.options = options
        self.highlighter = highlighter
        self.colour_limit = ColourLimit(options.syntax_highlighter_opts.get("time_limit"))
        #: What could not be done as the options ask for.
        self.warnings: list[Warning] = []
        #: Whether there is any mathematics in the document.
        self.has_math = False
        self.headings: list[Heading] = []
        self.footnotes = Footnotes(options)
        self.ids = HeaderIds(options.auto_id_prefix, transliterate=options.transliterated_header_ids)
        #: The elements around the one that is being written, outermost first.
        self.stack: list[Element] = []
        self.text_filter = _LINE_END_IN_CJK if options.remove_line_breaks_for_cjk else None
        self.handlers: dict[str, Handler] = self.handlers_by_type()
        self.nbsp = self.entity(_NBSP)
        self._warn_about_engines()

    def handlers_by_type(self) -> dict[str, Handler]:
        """The method that writes each type of element; subclasses add theirs."""
        return {"math": self.math, "raw": self.raw, "comment": self.comment, "text": self.text}

    def _warn_about_engines(self) -> None:
        self._math_writer = mathjax if self.options.math_engine == "mathjax" else plain_math
        if self.options.math_engine not in ("mathjax", None):
            self.warn(f"The math engine {self.options.math_engine} is not available")
        if self.options.syntax_highlighter not in ("rouge", None):
            self.warn(f"The syntax highlighter {self.options.syntax_highlighter} is not available")

    def coloured(self, element: Element, language: str | None, kind: Kind) -> str | None:
        """An element's code as the highlighter shows it, or nothing for code that stays plain."""
        limit, reached = self.colour_limit, self.colour_limit.reached
        code = self.highlighter(element.value, language, kind=kind, options=self.options, limit=limit)
        if limit.reached > reached:
            self.warn(limit.reason, element.options.get("location"))
        return code

    def warn(self, message: str, line: int | None = None) -> None:
        """Remember a warning."""
        self.warnings.append(Warning(message, line))

    def write(self, element: Element, indent: int) -> str:
        """The HTML of one element; nothing for types kramdown doesn't write."""
        handler = self.handlers.get(element.type)
        return handler(element, indent) if handler else ""

    def inner(self, element: Element, indent: int) -> str:
        """The HTML of an element's children, which lie ``INDENTATION`` deeper than ``indent``."""
        children = element.children
        if not children:
            return ""
        handlers = self.handlers
        indent += INDENTATION
        self.stack.append(element)
        parts = []
        for child in children:
            handler = handlers.get(child.type)
            if handler is not None:
                parts.append(handler(child, indent))
        self.stack.pop()
        return parts[0] if len(parts) == 1 else "".join(parts)

    @property
    def in_raw_html(self) -> bool:
        """Whether the element stands directly in an HTML element whose content is written as it is."""
        parent = self.stack[-1] if self.stack else self.root
        return parent.type == "html_element" and parent.options.get("content_model") == "raw"

    def entity(self, code: int, original: str | None = None) -> str:
        """A character, written as ``entity_output`` asks."""
        mode = self.options.entity_output
        if mode == "as_input" and original:
            return original
        markup = _MARKUP.get(code)
        if mode == "as_char" and (markup is None or code == 0x22):
            return character(code)
        if mode in ("as_char", "as_input") and markup and original:
            return original
        name = markup or (name_for_code(code) if mode == "symbolic" else None)
        return f"&{name};" if name else f"&#{code};"

    def character_named(self, name: str | int) -> str:
        """A character given by the name of its entity or its code point; unknown names stay themselves."""
        code = name if isinstance(name, int) else NAME_TO_CODE.get(name)
        return escape_text(str(name)) if code is None else self.entity(code)

    def text(self, element: Element, _indent: int) -> str:
        """Text, escaped."""
        text: str = element.value
        if self.text_filter is not None and "\n" in text:
            text = self.text_filter.sub("", text)
        return escape_text(text)

    def raw(self, element: Element, _indent: int) -> str:
        """Text that goes out as it is, if it is meant for HTML."""
        formats = element.options.get("type")
        if formats and "html" not in formats:
            return ""
        ending = "\n" if element.options.get("category") == "block" else ""
        return f"{element.value}{ending}"

    def comment(self, element: Element, indent: int) -> str:
        """A kramdown comment, which HTML readers don't see either."""
        if element.options.get("category") == "block":
            return f"{' ' * indent}<!-- {element.value} -->\n"
        return f"<!-- {element.value} -->"

    def math(self, element: Element, indent: int) -> str:
        """A formula, for MathJax."""
        self.has_math = True
        return self._math_writer(element, " " * indent)


def character(code: int) -> str:
    """The character at a code point; U+FFFD for those that cannot stand in a text."""
    if code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "\ufffd"
    return chr(code)


def take_language(attr: dict[str, str | None]) -> str | None:
    """Take ``language-...`` out of the classes; returns the language."""
    classes = attr.get("class")
    match = _LANGUAGE.search(classes) if classes else None
    if not classes or not match:
        return None
    rest = (classes[: match.start()] + classes[match.end() :]).strip(BLANKS)
    if rest:
        attr["class"] = rest
    else:
        del attr["class"]
    return match[1]


def find_language(attr: dict[str, str | None]) -> str | None:
    """The language named in the classes."""
    classes = attr.get("class")
    match = _LANGUAGE.search(classes) if classes else None
    return match[1] if match else None


def mark_as_highlighted(attr: dict[str, str | None], language: str | None) -> None:
    """Put ``language-...`` first among the classes, and ``highlighter-rouge`` last."""
    classes = f"{attr.get('class') or ''} highlighter-rouge".lstrip(BLANKS)
    if language:
        written = f"language-{language}"
        if classes.startswith("language-"):
            classes = _FIRST_WORD.sub(lambda _: written, classes, count=1)
        else:
            classes = f"{written} {classes}"
    attr["class"] = classes
