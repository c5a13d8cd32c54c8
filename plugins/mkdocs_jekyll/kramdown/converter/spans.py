"""What stands in a line."""

from __future__ import annotations

from typing import Final

from ..element import Element
from .base import Handler, HtmlWriter, find_language, mark_as_highlighted
from .escape import attributes, escape_all, escape_text
from .highlight import default_language

_TYPOGRAPHIC: Final = {
    "hellip": (0x2026,),
    "mdash": (0x2014,),
    "ndash": (0x2013,),
    "laquo": (0xAB,),
    "raquo": (0xBB,),
    "laquo_space": (0xAB, 0xA0),
    "raquo_space": (0xA0, 0xBB),
}
_QUOTES: Final = {"lsquo": 0, "rsquo": 1, "ldquo": 2, "rdquo": 3}


class SpanWriter(HtmlWriter):
    """Writes span elements."""

    def handlers_by_type(self) -> dict[str, Handler]:
        """The methods of this class, by type."""
        symbols = {name: self._symbol(name) for name in _TYPOGRAPHIC}
        quotes = {name: self.character_named(self.options.smart_quotes[i]) for name, i in _QUOTES.items()}
        default = default_language(self.options, "span")
        return super().handlers_by_type() | {
            "a": self.link,
            "abbreviation": self.abbreviation,
            "br": lambda _element, _indent: "<br />",
            "codespan": lambda element, _indent: self._codespan(element, default),
            "em": self.emphasis,
            "entity": lambda element, _indent: self.entity(element.value, element.options.get("original")),
            "footnote": lambda element, _indent: self.footnotes.reference(element),
            "img": lambda element, _indent: f"<img{attributes(element.attr)} />",
            "smart_quote": lambda element, _indent: quotes[element.value],
            "strong": self.emphasis,
            "typographic_sym": lambda element, _indent: symbols[element.value],
        }

    def _symbol(self, name: str) -> str:
        replacement = self.options.typographic_symbols.get(name)
        if replacement is not None:
            return escape_text(replacement)
        return "".join([self.entity(code) for code in _TYPOGRAPHIC[name]])

    def link(self, element: Element, indent: int) -> str:
        """A link."""
        return f"<a{attributes(element.attr)}>{self.inner(element, indent)}</a>"

    def emphasis(self, element: Element, indent: int) -> str:
        """``em`` and ``strong``."""
        name = element.type
        return f"<{name}{attributes(element.attr)}>{self.inner(element, indent)}</{name}>"

    def abbreviation(self, element: Element, _indent: int) -> str:
        """A short form, with the long one as its title."""
        title = self.root.options.get("abbrev_defs", {}).get(element.value)
        attr = dict(self.root.options.get("abbrev_attr", {}).get(element.value) or {})
        if title:
            attr["title"] = title
        return f"<abbr{attributes(attr)}>{element.value}</abbr>"

    def _codespan(self, element: Element, default: str | None) -> str:
        language = find_language(element.attr) if element.attr else None
        code = self.coloured(element, language, "span")
        attr = element.attr
        if code is None:
            code = escape_all(element.value)
        else:
            attr = dict(attr)
            mark_as_highlighted(attr, language or default)
        return f"<code{attributes(attr)}>{code}</code>"
