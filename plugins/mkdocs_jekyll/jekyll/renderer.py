"""An item's text on its way to HTML: Liquid, then Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Protocol

from .errors import Problem
from .liquid import LiquidRenderer
from .model import Item
from .plugins import Plugin, filters, tags
from .slugs import to_text

if TYPE_CHECKING:
    from mkdocs_jekyll.kramdown import Result, TocEntry, Warning

    from .liquid import SiteLike
    from .markdown import MarkdownConverter

_ID: Final = re.compile(r"<[^<>]*?\s(?:id|name)=[\"']([^\"']*)[\"']")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What an item becomes, without a layout. Picklable.

    ``ids`` are the places in the HTML that a link may lead to; ``problems`` name the file and its own lines.
    Where Liquid failed, ``html`` holds what could be rendered, and the reason stands among the problems.
    """

    html: str
    toc: tuple[TocEntry, ...] = ()
    ids: frozenset[str] = frozenset()
    has_math: bool = False
    problems: tuple[Problem, ...] = field(default=())


class Places(Protocol):
    """Tells where an item's file lies below the source."""

    def place_of(self, item: Item) -> str:
        """The path below the source, with slashes, as problems name it."""
        ...


class Renderer:
    """Renders the items of one site; ``site`` is what templates see as ``site``."""

    def __init__(
        self, site: SiteLike, markdown: MarkdownConverter, places: Places, plugins: Sequence[Plugin] = ()
    ) -> None:
        self._liquid = LiquidRenderer(site, plugin_tags=tags(), extra_filters=filters(plugins))
        self._markdown = markdown
        self._places = places

    def body(self, item: Item) -> Rendered:
        """The item's whole text."""
        return self._render(item, item.content, item.body_line)

    def excerpt(self, item: Item) -> str:
        """The item's excerpt: as the front matter gives it, or cut from the text and rendered."""
        own = item.data.get("excerpt")
        if own is not None and own is not False:
            return to_text(own)
        if not item.excerpt_text:
            return ""
        return self._render(item, item.excerpt_text, item.body_line).html

    def _render(self, item: Item, text: str, line: int) -> Rendered:
        path = self._places.place_of(item)
        problems: tuple[Problem, ...] = ()
        source = text
        if item.render_with_liquid:
            result = self._liquid.render(text, page=item, path=path, line=line, extra=item.variables)
            text, problems = result.text, result.problems
        if not item.is_markdown:
            ids = frozenset(html.unescape(found) for found in _ID.findall(text))
            return Rendered(text, ids=ids, problems=problems)
        converted = self._markdown.convert(text)
        # Liquid may take lines away or add some; then a line of the text says nothing about the file's.
        shift = line - 1 if text.count("\n") == source.count("\n") else None
        return Rendered(
            converted.html,
            converted.toc,
            converted.ids,
            converted.has_math,
            (*problems, *self._warnings(converted, path, shift)),
        )

    def _warnings(self, converted: Result, path: str, shift: int | None) -> list[Problem]:
        return [self._problem(warning, path, shift) for warning in converted.warnings]

    def _problem(self, warning: Warning, path: str, shift: int | None) -> Problem:
        line = None if warning.line is None or shift is None else warning.line + shift
        # Jekyll keeps these to itself unless `kramdown: {show_warnings: true}` asks for them.
        severity = "warning" if self._markdown.shows_warnings else "info"
        return Problem(
            "warning" if severity == "warning" else "info", f"kramdown: {warning.message}", path, line
        )
