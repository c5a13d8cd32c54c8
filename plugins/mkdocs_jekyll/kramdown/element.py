"""The one node of the tree that the parser builds and the converters read."""

from __future__ import annotations

from typing import Any, Final

#: What each type's ``value`` holds. Types that are not named here have no value.
#:
#: ===================  =====================================================================
#: type                 value
#: ===================  =====================================================================
#: text, blank          the text itself (``blank``: its line ends)
#: codeblock, codespan  the code
#: raw                  text that goes out as it is (``options["type"]``: output formats, a list)
#: html_element         the element's name, lower case where HTML knows it
#: xml_comment, xml_pi  the whole source text, delimiters included
#: html_doctype         the whole source text
#: comment              the text of a kramdown comment
#: entity               the code point, an int (``options["original"]``: how it was written)
#: smart_quote          one of ``lsquo rsquo ldquo rdquo``
#: typographic_sym      one of ``hellip mdash ndash laquo raquo laquo_space raquo_space``
#: math                 the TeX text
#: footnote             the footnote's definition, an ``Element`` of type ``footnote_def``
#: abbreviation         the short form
#: ===================  =====================================================================
BLOCK_TYPES: Final = frozenset(
    [
        "blank",
        "p",
        "header",
        "blockquote",
        "codeblock",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "td",
        "hr",
        "footnote_def",
        "html_doctype",
    ]
)
SPAN_TYPES: Final = frozenset(
    [
        "text",
        "a",
        "br",
        "img",
        "codespan",
        "footnote",
        "em",
        "strong",
        "entity",
        "typographic_sym",
        "smart_quote",
        "abbreviation",
    ]
)
#: All others (html_element, xml_comment, xml_pi, comment, raw, math) stand on either level;
#: ``options["category"]`` says which.

#: Key of the list of references (``{:toc}``, ``{:name}``) in an attribute list, which maps attributes to
#: texts otherwise; no attribute has this name.
REFS: Final = ":refs"


class Element:
    """A node: ``type`` as above, ``value``, HTML attributes, parser's notes, and children.

    ``attr`` maps an HTML attribute to its text, in the order of writing; a value of ``None`` stands
    for an attribute without one. ``options`` carries what is not an attribute: ``location`` (line,
    counted from 1), ``level``, ``raw_text``, ``category``, ``content_model``, ``lang``, ``fenced``,
    ``alignment``, ``transparent``, ``ial``.
    """

    __slots__ = ("attr", "children", "options", "type", "value")

    def __init__(
        self,
        type: str,
        value: Any = None,
        attr: dict[str, str | None] | None = None,
        options: dict[str, Any] | None = None,
    ) -> None:
        self.type = type
        self.value = value
        self.attr: dict[str, str | None] = {} if attr is None else attr
        self.options: dict[str, Any] = {} if options is None else options
        self.children: list[Element] = []

    @property
    def category(self) -> str:
        """``"block"`` or ``"span"``."""
        if self.type in BLOCK_TYPES:
            return "block"
        if self.type in SPAN_TYPES:
            return "span"
        return str(self.options.get("category", "block"))

    @property
    def is_block(self) -> bool:
        """Whether this is a block-level element."""
        return self.category == "block"

    def add_to_value(self, text: str) -> None:
        """Add to the text that is the value, so that many additions cost no more than their length."""
        value = self.value
        # A text that nothing else refers to grows in its place.
        self.value = None
        value += text
        self.value = value

    def __repr__(self) -> str:
        return f"<{self.type} {self.value!r} {self.attr} {self.options} {self.children}>"
