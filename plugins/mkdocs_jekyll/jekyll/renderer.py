"""An item's text on its way to HTML: Liquid, then Markdown."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from .errors import Problem
from .kramdown_codes import LIMIT, code_of
from .kramdown_columns import column_of
from .liquid import CustomFunctions, Extensions, LiquidRenderer, Scope
from .model import Item
from .plugins import filters, named, tags
from .readers.boundary import Boundary
from .slow_markdown import TextTime, text_time
from .slugs import to_text
from .text_store import digest_of_text
from .themes import ThemeKit

if TYPE_CHECKING:
    from mkdocs_jekyll.kramdown import Result, TocEntry, Warning

    from .config import Config
    from .liquid import ConvertsMarkdown, LiquidSite
    from .markdown import MarkdownConverter

#: What the ``highlight`` tag writes around its code in a Markdown text, so that it is a block of its own.
_MARKDOWNS: Final[Mapping[str, object]] = {"highlighter_prefix": "\n", "highlighter_suffix": "\n"}
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


class RenderSettings(Protocol):
    """What rendering needs of a site besides what templates see."""

    @property
    def source(self) -> Path:
        """The site's root folder."""
        ...

    @property
    def config(self) -> Config:
        """What ``_config.yml`` says, over Jekyll's defaults."""
        ...

    @property
    def layouts(self) -> Mapping[str, Mapping[str, object]]:
        """The front matter of layouts by their names."""
        ...

    @property
    def gems(self) -> Sequence[str]:
        """The names of the plugins that are on."""
        ...

    @property
    def markdown(self) -> MarkdownConverter:
        """The site's own Markdown."""
        ...

    @property
    def custom(self) -> CustomFunctions:
        """The author's own tags and filters."""
        ...

    @property
    def engines(self) -> Mapping[str, ConvertsMarkdown]:
        """Other kinds of Markdown that an item may ask for, by the name it uses."""
        ...

    @property
    def kit(self) -> ThemeKit | None:
        """The kit of the site's theme."""
        ...

    def place_of(self, item: Item) -> str:
        """The path below the source, with slashes, as problems name it."""
        ...


class Renderer:
    """Renders the items of one site; ``rendered`` is what templates see as ``site``."""

    def __init__(self, rendered: LiquidSite, settings: RenderSettings) -> None:
        plugins = named(settings.gems)
        includes = () if settings.kit is None else settings.kit.includes
        boundary = Boundary(settings.source, settings.config)
        extensions = Extensions(
            tags(plugins), filters(plugins), settings.custom, includes, boundary.of_include
        )
        self.liquid = LiquidRenderer(rendered, extensions=extensions)
        self._liquid_can_be_off = rendered.site.version.liquid_can_be_off
        self._markdown = settings.markdown
        self._settings = settings
        #: Digests of the texts that Liquid made of items which are their own excerpts.
        self._made_by_liquid: dict[Item, str] = {}
        #: What was taken by items whose texts took much.
        self._times: dict[Item, TextTime] = {}

    def body(self, item: Item, text: str | None = None) -> Rendered:
        """The item's whole text, or another one in its place."""
        layout = self._layout(item.data.get("layout"))
        made = self._render(item, item.content if text is None else text, {"layout": layout})
        assert made is not None
        return made

    def excerpt(self, item: Item) -> str | None:
        """The item's excerpt: as the front matter gives it, or cut from the text and rendered.

        ``None`` where it is what the item's body was made of, which takes its time only once so.
        """
        if item.excerpt_text is None:
            return to_text(item.data.get("excerpt"))
        # An excerpt has no layout of its own; Jekyll takes the default then.
        extra = {"layout": self._layout(item.defaults.get("layout"))}
        found = self._render(item, item.excerpt_text, extra, excerpt=True)
        return None if found is None else found.html

    def _is_body(self, item: Item, text: str, excerpt: bool) -> bool:
        """Whether Liquid made the same text of an item's excerpt as of its body, which is asked for first."""
        digest = digest_of_text(text)
        if excerpt:
            return self._made_by_liquid.get(item) == digest
        self._made_by_liquid[item] = digest
        return False

    def _layout(self, name: object) -> Mapping[str, object] | None:
        return self._settings.layouts.get(name) if isinstance(name, str) else None

    def line(self, text: str, item: Item) -> str:
        """A text of a layout's with the item as its ``page``: Liquid and no Markdown."""
        return self.liquid.render(text, page=item, path=self._settings.place_of(item), line=1).text

    def _render(
        self, item: Item, text: str, extra: Mapping[str, object], *, excerpt: bool = False
    ) -> Rendered | None:
        """``None`` for an excerpt that is the text of which the item's body was made."""
        time = self._times.pop(item, None) or text_time(self._settings.config)
        try:
            return self._converted(item, text, extra, excerpt=excerpt, time=time)
        finally:
            if time.matters:
                self._times[item] = time

    def _converted(
        self, item: Item, text: str, extra: Mapping[str, object], *, excerpt: bool, time: TextTime
    ) -> Rendered | None:
        line = item.body_line
        path = self._settings.place_of(item)
        problems: tuple[Problem, ...] = ()
        source = text
        if item.render_with_liquid or not self._liquid_can_be_off:
            scope = Scope(
                {**extra, **(_MARKDOWNS if item.is_markdown else {}), **item.variables}, excerpt, time
            )
            result = self.liquid.render(text, page=item, path=path, line=line, scope=scope)
            text, problems = result.text, result.problems
            if text is not source and source == item.excerpt_text and self._is_body(item, text, excerpt):
                return None
        if not item.is_markdown:
            ids = frozenset(html.unescape(found) for found in _ID.findall(text))
            return Rendered(text, ids=ids, problems=problems)
        engine, unknown = self._engine(item, path)
        converted = engine.convert(text, time)
        # Liquid may take lines away or add some; then a line of the text says nothing about the file's.
        shift = line - 1 if text.count("\n") == source.count("\n") else None
        return Rendered(
            converted.html,
            converted.toc,
            converted.ids,
            converted.has_math,
            (*problems, *unknown, *self._warnings(converted, path, source, shift)),
        )

    def _engine(self, item: Item, path: str) -> tuple[ConvertsMarkdown, list[Problem]]:
        """The Markdown an item asks for, and a word about one that nobody knows."""
        asked = to_text(item.data.get("markdown")).lower()
        engines = self._settings.engines
        if asked in ("", "kramdown") or not engines:
            return self._markdown, []
        if asked in engines:
            return engines[asked], []
        message = f"`markdown: {asked}` is not known; the site's own Markdown is used"
        return self._markdown, [
            Problem("info", message, path, None, f"Write {' or '.join(engines)}.", code="MJ018")
        ]

    def _warnings(self, converted: Result, path: str, source: str, shift: int | None) -> list[Problem]:
        lines = source.split("\n") if converted.warnings and shift is not None else []
        return [self._problem(warning, path, lines, shift or 0) for warning in converted.warnings]

    def _problem(self, warning: Warning, path: str, lines: Sequence[str], shift: int) -> Problem:
        """A warning as a problem; ``lines`` are those of the item's text, if they are known."""
        line = column = None
        if warning.line is not None and 0 < warning.line <= len(lines):
            line, column = warning.line + shift, column_of(warning.message, lines[warning.line - 1])
        # Jekyll keeps these to itself unless `kramdown: {show_warnings: true}` asks for them.
        code = code_of(warning.message)
        shown = self._markdown.shows_warnings or code == LIMIT
        counted_as = "" if shown else "remarks of kramdown on Markdown"
        message = f"kramdown: {warning.message}"
        return Problem(
            "warning" if shown else "info",
            message,
            path,
            line,
            counted_as=counted_as,
            code=code,
            column=column,
        )
