"""jekyll-toc: lists of a text's headings, and links beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag
from mkdocs_jekyll.jekyll.liquid.expressions import parse_expression
from mkdocs_jekyll.jekyll.liquid.filters.strings import strip_html
from mkdocs_jekyll.jekyll.liquid.ruby.html import escape_html
from mkdocs_jekyll.jekyll.liquid.ruby.to_s import to_s

from .plugin import Plugin
from .text_nodes import TOKEN

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.liquid.context import JekyllContext

_LEVEL: Final = re.compile(r"h([1-6])", re.IGNORECASE)
_ATTRIBUTE: Final = re.compile(
    r"(?<![^\s\"'=<>/])(?P<key>[^\s\"'=<>/]++)\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"'=<>`]+))"
)
_NOT_IN_ID: Final = re.compile(r"[^\w\- ]")


@dataclass(frozen=True, slots=True)
class _Settings:
    """``toc`` of the configuration, over its defaults."""

    min_level: int = 1
    max_level: int = 6
    ordered_list: bool = False
    no_toc_section_class: object = "no_toc_section"
    list_id: object = "toc"
    list_class: object = "section-nav"
    sublist_class: object = ""
    item_class: object = "toc-entry"
    item_prefix: object = "toc-"

    @classmethod
    def of(cls, written: object) -> _Settings:
        """The settings that are written; a level that is no number keeps its default."""
        given = written if isinstance(written, Mapping) else {}
        known = {name: given[name] for name in cls.__slots__ if name in given}
        for level in ("min_level", "max_level"):
            if not isinstance(known.get(level, 0), int):
                known.pop(level)
        return cls(**known)

    @property
    def skipped(self) -> frozenset[str]:
        """The classes of elements whose headings are not listed."""
        value = self.no_toc_section_class
        return frozenset(to_s(name) for name in (value if isinstance(value, list) else [value]))


@dataclass(frozen=True, slots=True)
class _Heading:
    """A heading: its level, its inner HTML from ``start`` to ``end``, and where a link to it leads."""

    level: int
    start: int
    end: int
    text: str
    target: str


def _headings(html: str, settings: _Settings) -> Iterator[_Heading]:
    made: Counter[str] = Counter()
    for level, attributes, start, end in _places(html, settings):
        if not settings.min_level <= level <= settings.max_level:
            continue
        if "no_toc" in attributes.get("class", "").split():
            continue
        text = unescape(strip_html(html[start:end]))
        target = attributes.get("id")
        if target is None:
            plain = _NOT_IN_ID.sub("", text.lower()).replace(" ", "-")
            target = quote(f"{plain}-{made[plain]}" if made[plain] else plain, safe="~")
            made[plain] += 1
        yield _Heading(level, start, end, text, target)


def _places(html: str, settings: _Settings) -> Iterator[tuple[int, dict[str, str], int, int]]:
    """Level, attributes, and where the inside begins and ends, of every heading outside skipped elements."""
    skipped, depth = "", 0
    opened: tuple[int, dict[str, str], int] | None = None
    for tag in TOKEN.finditer(html):
        name = (tag["name"] or "").lower()
        if skipped:
            depth += (-1 if tag["close"] else 1) * (name == skipped)
            skipped = skipped if depth else ""
        elif tag["close"]:
            if opened is not None and name == f"h{opened[0]}":
                yield (*opened, tag.start())
                opened = None
        elif name:
            attributes = _attributes(tag[0])
            if not settings.skipped.isdisjoint(attributes.get("class", "").split()):
                skipped, depth = name, 1
            elif opened is None and (level := _LEVEL.fullmatch(name)):
                opened = (int(level[1]), attributes, tag.end())


def _attributes(tag: str) -> dict[str, str]:
    return {
        match["key"].lower(): unescape(match["double"] or match["single"] or match["bare"] or "")
        for match in _ATTRIBUTE.finditer(tag)
    }


class _Contents:
    """A list of headings as HTML."""

    def __init__(self, headings: Sequence[_Heading], settings: _Settings) -> None:
        self._headings = headings
        self._settings = settings
        self._element = "ol" if settings.ordered_list else "ul"
        self._next = 0

    def html(self) -> str:
        settings = self._settings
        name, kind = (escape_html(to_s(found)) for found in (settings.list_id, settings.list_class))
        attributes = f' id="{name}" class="{kind}"'
        return self._list(attributes, 0)

    def _list(self, attributes: str, above: int) -> str:
        """The headings below level ``above`` that come next, each with its own below it."""
        items: list[str] = []
        while self._next < len(self._headings) and self._headings[self._next].level > above:
            items.append(self._item(self._headings[self._next]))
        return f"<{self._element}{attributes}>\n" + "".join(items) + f"</{self._element}>"

    def _item(self, heading: _Heading) -> str:
        settings = self._settings
        self._next += 1
        kind = f"{to_s(settings.item_class)} {to_s(settings.item_prefix)}h{heading.level}"
        link = f'<a href="#{escape_html(heading.target)}">{escape_html(heading.text)}</a>'
        below = ""
        if self._next < len(self._headings) and self._headings[self._next].level > heading.level:
            name = to_s(settings.sublist_class)
            below = "\n" + self._list(f' class="{escape_html(name)}"' if name else "", heading.level) + "\n"
        return f'<li class="{escape_html(kind)}">{link}{below}</li>\n'


def _contents(html: str, settings: _Settings) -> str:
    return _Contents(list(_headings(html, settings)), settings).html()


def _with_anchors(html: str, settings: _Settings) -> str:
    out: list[str] = []
    done = 0
    for heading in _headings(html, settings):
        inside = html[heading.start : heading.end]
        out.append(html[done : heading.start])
        out.append(f'\n<a class="anchor" href="#{escape_html(heading.target)}" aria-hidden="true">')
        out.append(f'<span class="octicon octicon-link"></span></a>{inside}')
        out.append("\n" if inside.endswith(">") else "")
        done = heading.end
    return "".join(out) + html[done:]


def _is_wanted(context: JekyllContext) -> bool:
    return parse_expression("page.toc").evaluate(context) is True


def _settings(context: JekyllContext) -> _Settings:
    return _Settings.of(context.registers.services.config.get("toc"))


def toc_only(context: JekyllContext, html: object) -> str:
    """The list of headings, where the page says ``toc: true``."""
    return _contents(to_s(html), _settings(context)) if _is_wanted(context) else ""


def inject_anchors(context: JekyllContext, html: object) -> object:
    """The text with a link before each heading, where the page says ``toc: true``."""
    return _with_anchors(to_s(html), _settings(context)) if _is_wanted(context) else html


def toc(context: JekyllContext, html: object) -> object:
    """The list of headings and the text with its links, where the page says ``toc: true``."""
    if not _is_wanted(context):
        return html
    settings, text = _settings(context), to_s(html)
    return _contents(text, settings) + _with_anchors(text, settings)


def toc_tag(call: TagCall) -> str:
    """The list of the page's headings. Of a text in Markdown, those written as HTML."""
    if call.value("page.toc") is not True:
        return ""
    return _contents(call.text("page.content"), _Settings.of(call.value("site.toc")))


PLUGIN: Final = Plugin(
    name="jekyll-toc",
    tags={"toc": function_tag(toc_tag)},
    filters={"toc": toc, "toc_only": toc_only, "inject_anchors": inject_anchors},
)
