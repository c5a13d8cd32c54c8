"""A text, read and converted."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from html import unescape
from typing import Any, Final

from .converter.colour_limit import ColourLimit
from .converter.html import HtmlConverter
from .converter.toc import TocEntry, toc_entries
from .converter.tree import tree
from .element import Element
from .options import USUAL_NESTING, Options
from .parser.abbreviations import Abbreviations
from .parser.base import BlockParser
from .parser.context import Context, LinkDefinition
from .parser.dialects import dialect_for
from .parser.post_process import finish_gfm, parse_texts
from .warning import Warning

#: Calls within each other that a level of a text takes, at most.
_CALLS_PER_LEVEL: Final = 20
_LINE_END: Final = re.compile(r"\r\n?")
_ID: Final = re.compile(r"<[^<>]*?\s(?:id|name)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class Result:
    """All that one conversion gives; plain data that can be pickled.

    ``ids`` are the places in ``html`` that a link may lead to.
    """

    html: str
    toc: tuple[TocEntry, ...]
    warnings: tuple[Warning, ...]
    ids: frozenset[str]
    has_math: bool


class Document:
    """Reads ``text`` when made; `root` is its tree, `warnings` what was odd about it."""

    def __init__(self, text: str, options: Options | None = None) -> None:
        self.options = options or Options()
        self.root = Element("root", None, None, {"location": 1})
        context = Context(self.options, self.root)
        for name, (url, title) in self.options.link_defs.items():
            context.link_definitions[name.lower()] = LinkDefinition(url, title)
        _let_calls_nest(context.deepest)
        dialect = dialect_for(self.options)
        source = _LINE_END.sub("\n", text).removesuffix("\n") + "\n"
        BlockParser(context, dialect).parse_text(self.root, source, 1)
        self._finish(context)
        self.options = context.options
        self.warnings = [Warning(message, line) for message, line in context.all_warnings()]

    def _finish(self, context: Context) -> None:
        dialect = dialect_for(self.options)
        parse_texts(self.root, context, dialect)
        abbreviations = Abbreviations(context.abbreviations, context)
        abbreviations.mark(self.root)
        for definition in context.footnotes.values():
            parse_texts(definition.content, context, dialect)
            abbreviations.mark(definition.content)
        definitions: dict[str, str] = {}
        attributes: dict[str, dict[str, str | None]] = {}
        for name, abbreviation in context.abbreviations.items():
            definitions[name] = abbreviation.text
            attributes[name] = abbreviation.element.attr
        self.root.options["abbrev_defs"] = definitions
        self.root.options["abbrev_attr"] = attributes
        self.root.options["footnote_count"] = sum(1 for d in context.footnotes.values() if d.markers)
        if dialect.task_lists:
            finish_gfm(self.root, context)

    def to_html(self) -> str:
        """The body as HTML."""
        return HtmlConverter(self.root, self.options).convert()

    def to_toc(self) -> tuple[TocEntry, ...]:
        """The headers as a tree, for a table of contents."""
        return toc_entries(self.root, self.options)

    def to_tree(self) -> dict[str, Any]:
        """The tree as plain data, for tests and for looking at."""
        return tree(self.root)

    def to_result(self, limit: ColourLimit | None = None) -> Result:
        """Everything at once; the tree is written once. ``limit`` is that of the text's code."""
        converter = HtmlConverter(self.root, self.options)
        converter.colour_limit = limit or converter.colour_limit
        html = converter.convert()
        return Result(
            html,
            toc_entries(self.root, self.options, converter),
            (*self.warnings, *converter.warnings),
            frozenset(unescape(found) for found in _ID.findall(html)),
            converter.has_math,
        )


def _let_calls_nest(levels: int) -> None:
    """Let Python call deep enough for a text of so many levels, where a setting raises them."""
    if levels > USUAL_NESTING:
        sys.setrecursionlimit(max(sys.getrecursionlimit(), 1_000 + _CALLS_PER_LEVEL * levels))


def convert(text: str, options: Options | None = None, limit: ColourLimit | None = None) -> Result:
    """Convert a text. Whatever the text is, there is a result; what was odd is among its warnings.

    ``limit`` is that of its code, where other texts share it.
    """
    return Document(text, options).to_result(limit)
