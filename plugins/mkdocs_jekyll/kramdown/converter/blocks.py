"""What stands on lines of its own."""

from __future__ import annotations

import re
from typing import Final

from ..element import REFS, Element
from ..header_ids import basic_id
from ..html_model import HTML_VOID_ELEMENTS
from .base import INDENTATION, Handler, HtmlWriter, mark_as_highlighted, take_language
from .escape import attributes, escape_all
from .headings import Heading, in_toc
from .highlight import default_language

#: Stand where the table of contents and the footnotes will be put. No character of these is in any text.
TOC_PLACE: Final = "\ufdd0toc\ufdd1"
FOOTNOTES_PLACE: Final = "\ufdd0footnotes\ufdd1"

_SHOW_WHITESPACE: Final = re.compile(r"\bshow-whitespaces\b")
_WHITESPACE: Final = re.compile(r"(?m:(^[ \t]+)|([ \t]+$)|([ \t]+))")
_AUTO_IDS: Final = re.compile(r"auto_ids(?:-([a-zA-Z0-9_-]+))?")


class BlockWriter(HtmlWriter):
    """Writes block elements."""

    #: The list ``{:toc}`` stands at, once it was met.
    toc_element: Element | None = None
    has_footnotes_place = False

    def handlers_by_type(self) -> dict[str, Handler]:
        """The methods of this class, by type."""
        return super().handlers_by_type() | {
            "blank": lambda _element, _indent: "\n",
            "blockquote": self.indented_block,
            "codeblock": self.codeblock,
            "dd": self.list_item,
            "dl": self.any_list,
            "dt": self.term,
            "header": self.header,
            "hr": lambda element, indent: f"{' ' * indent}<hr{attributes(element.attr)} />\n",
            "html_element": self.html_element,
            "li": self.list_item,
            "ol": self.any_list,
            "p": self.paragraph,
            "table": self.indented_block,
            "tbody": self.indented_block,
            "td": lambda element, indent: self._cell(element, indent, 0),
            "tfoot": self.indented_block,
            "thead": self.indented_block,
            "tr": self.table_row,
            "ul": self.any_list,
            "xml_comment": self.verbatim,
            "xml_pi": self.verbatim,
        }

    def indented_block(self, element: Element, indent: int) -> str:
        """An element whose tags stand on lines of their own."""
        margin = " " * indent
        inner = self.inner(element, indent)
        return f"{margin}<{element.type}{attributes(element.attr)}>\n{inner}{margin}</{element.type}>\n"

    def paragraph(self, element: Element, indent: int) -> str:
        """A paragraph, a list item's text without ``p``, or a picture that stands alone."""
        if element.options.get("transparent"):
            return self.inner(element, indent)
        children = element.children
        if len(children) == 1 and children[0].type == "img" and "standalone" in _references(children[0]):
            return self._figure(element, children[0], indent)
        return f"{' ' * indent}<p{attributes(element.attr)}>{self.inner(element, indent)}</p>\n"

    # kramdown writes the caption as it stands, markup included
    def _figure(self, element: Element, image: Element, indent: int) -> str:
        margin = " " * indent
        figure, picture = dict(element.attr), dict(image.attr)
        for name in ("class", "id"):
            if figure.get(name) is None and name in picture:
                figure[name] = picture.pop(name)
        return (
            f"{margin}<figure{attributes(figure)}>\n"
            f"{margin}  <img{attributes(picture)} />\n"
            f"{margin}  <figcaption>{picture.get('alt') or ''}</figcaption>\n"
            f"{margin}</figure>\n"
        )

    def header(self, element: Element, indent: int) -> str:
        """A header, which gets an id here if it has none and is to have one."""
        attr = element.attr
        if self.options.auto_ids and attr.get("id") is None:
            attr = {**attr, "id": self.ids.basic(str(element.options.get("raw_text", "")))}
        header_id = attr.get("id")
        if header_id is not None and in_toc(element, self.options.toc_levels):
            self.headings.append(Heading(element.options["level"], header_id, element.children))
        level = max(1, min(6, int(element.options["level"]) + self.options.header_offset))
        return f"{' ' * indent}<h{level}{attributes(attr)}>{self.inner(element, indent)}</h{level}>\n"

    def codeblock(self, element: Element, indent: int) -> str:
        """A code block, coloured if its language is known."""
        margin = " " * indent
        attr = dict(element.attr)
        language = take_language(attr)
        wanted = element.options.get("lang") or language
        highlighted = self.coloured(element, wanted, "block")
        if highlighted is not None:
            mark_as_highlighted(attr, language or default_language(self.options, "block"))
            return f"{margin}<div{attributes(attr)}>{highlighted}{margin}</div>\n"
        code = escape_all(_chomp(element.value))
        if _SHOW_WHITESPACE.search(attr.get("class") or ""):
            code = _WHITESPACE.sub(_visible, code)
        inside = attributes({"class": f"language-{language}"}) if language else ""
        return f"{margin}<pre{attributes(attr)}><code{inside}>{code}\n</code></pre>\n"

    def any_list(self, element: Element, indent: int) -> str:
        """A list, or what a list stands for: the table of contents, the footnotes."""
        references = _references(element)
        if references:
            if self.toc_element is None and "toc" in references and element.type != "dl":
                self.toc_element = element
                return TOC_PLACE
            if not self.has_footnotes_place and "footnotes" in references and element.type != "dl":
                self.has_footnotes_place = True
                return FOOTNOTES_PLACE
        return self.indented_block(element, indent)

    def list_item(self, element: Element, indent: int) -> str:
        """``li`` and ``dd``: text directly behind the tag, blocks on lines of their own."""
        margin = " " * indent
        inner = self.inner(element, indent)
        opening = f"{margin}<{element.type}{attributes(element.attr)}>"
        first = element.children[0] if element.children else None
        if first is None or (first.type == "p" and first.options.get("transparent")):
            before_end = margin if inner.endswith("\n") else ""
            return f"{opening}{inner}{before_end}</{element.type}>\n"
        return f"{opening}\n{inner}{margin}</{element.type}>\n"

    def term(self, element: Element, indent: int) -> str:
        """``dt``; ``{:auto_ids}`` at the list gives it an id."""
        attr = element.attr
        for reference in _references(self.stack[-1]) if self.stack else ():
            match = _AUTO_IDS.match(reference)
            if match and attr.get("id") is None:
                made = basic_id(str(element.options.get("raw_text", "")))
                attr = {**attr, "id": f"{match[1] or ''}{made}".lstrip()}
        return f"{' ' * indent}<dt{attributes(attr)}>{self.inner(element, indent)}</dt>\n"

    def html_element(self, element: Element, indent: int) -> str:
        """An element the author wrote in HTML."""
        if element.options.get("category") == "span":
            return self._html_span(element, indent)
        name = element.value
        inner = self.inner(element, indent)
        tag = f"<{name}{attributes(element.attr)}"
        model = element.options.get("content_model")
        margin, end = ("", "") if self.in_raw_html else (" " * indent, "\n")
        if element.options.get("is_closed") and model == "raw":
            return f"{margin}{tag} />{end}"
        if inner and model != "block":
            return f"{margin}{tag}>{inner}</{name}>{end}"
        if inner:
            return f"{margin}{tag}>\n{_chomp(inner)}\n{' ' * indent}</{name}>{end}"
        if name in HTML_VOID_ELEMENTS:
            return f"{margin}{tag} />{end}"
        return f"{margin}{tag}></{name}>{end}"

    def _html_span(self, element: Element, indent: int) -> str:
        """Elements of which each is the last in the one before are written without going down the stack.

        So they lie in each other where an author left end tags out, in numbers.
        """
        parts: list[str] = []
        ends: list[str] = []
        while (last := _last_html_span(element)) is not None:
            parts.append(f"<{element.value}{attributes(element.attr)}>")
            ends.append(f"</{element.value}>")
            self.stack.append(element)
            indent += INDENTATION
            parts.extend([self.write(child, indent) for child in element.children[:-1]])
            element = last
        name, inner = element.value, self.inner(element, indent)
        tag = f"<{name}{attributes(element.attr)}"
        parts.append(f"{tag} />" if not inner and name in HTML_VOID_ELEMENTS else f"{tag}>{inner}</{name}>")
        del self.stack[len(self.stack) - len(ends) :]
        return "".join([*parts, *reversed(ends)])

    def verbatim(self, element: Element, indent: int) -> str:
        """Comments and processing instructions of HTML."""
        if element.options.get("category") == "block" and not self.in_raw_html:
            return f"{' ' * indent}{element.value}\n"
        return str(element.value)

    def table_row(self, element: Element, indent: int) -> str:
        """``tr``, with the alignment of each cell from the table."""
        margin = " " * indent
        deeper = indent + INDENTATION
        self.stack.append(element)
        cells = [
            self._cell(child, deeper, column) if child.type == "td" else self.write(child, deeper)
            for column, child in enumerate(element.children)
        ]
        self.stack.pop()
        return f"{margin}<tr{attributes(element.attr)}>\n{''.join(cells)}{margin}</tr>\n"

    def _cell(self, element: Element, indent: int, column: int) -> str:
        inner = self.inner(element, indent) or self.nbsp
        section, table = (self.stack[-2], self.stack[-3]) if len(self.stack) > 2 else (None, None)
        name = "th" if section is not None and section.type == "thead" else "td"
        alignment = table.options.get("alignment", ()) if table is not None else ()
        attr = element.attr
        side = alignment[column] if column < len(alignment) else "default"
        if side != "default":
            style = attr.get("style")
            attr = {**attr, "style": f"{style}; text-align: {side}" if style else f"text-align: {side}"}
        return f"{' ' * indent}<{name}{attributes(attr)}>{inner}</{name}>\n"


def _references(element: Element) -> tuple[str, ...]:
    """The names in an element's attribute list, ``{:toc .class}`` -> ``("toc",)``."""
    ial = element.options.get("ial")
    return tuple(ial.get(REFS) or ()) if ial else ()


def _last_html_span(element: Element) -> Element | None:
    """The HTML element for spans with which the element's content ends, if that holds anything."""
    last = element.children[-1] if element.children else None
    is_span = last is not None and last.type == "html_element" and last.options.get("category") == "span"
    return last if is_span and last is not None and last.children else None


def _chomp(text: str) -> str:
    """Without one line end."""
    if text.endswith("\r\n"):
        return text[:-2]
    return text[:-1] if text.endswith(("\n", "\r")) else text


def _visible(match: re.Match[str]) -> str:
    suffix = "-l" if match[1] else "-r" if match[2] else ""
    return "".join(
        [
            f'<span class="ws-tab{suffix}">\t</span>'
            if character == "\t"
            else f'<span class="ws-space{suffix}">&#8901;</span>'
            for character in match[0]
        ]
    )
