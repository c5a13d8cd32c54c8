"""Scripts that the layouts of the old theme bring to a page, each with the conditions around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Final

from . import front_matter
from .files import text_in
from .layouts import file_of, with_parents
from .paths import is_file_below
from .read_limits import IncludeLimit
from .site import Site
from .slugs import to_text

_DEPTH: Final = 8
_COMMENT: Final = re.compile(r"{%-?\s*comment\b.*?(?:endcomment\s*-?%}|\Z)|<!--.*?-->", re.DOTALL)
_TAG: Final = re.compile(r"{%-?\s*(\w+)\s*+(.*?)(?:-?%}|\Z)", re.DOTALL)
_INCLUDED: Final = re.compile(r"[\"']?([^\s\"'{}]+)")
_OUTPUT: Final = "{{[^{}]{0,500}}}"
#: An attribute's value: an output in it may hold quotes.
_QUOTED: Final = rf"\"(?>{_OUTPUT}|[^\"]){{0,20000}}+\"|'(?>{_OUTPUT}|[^']){{0,20000}}+'"
_SCRIPT: Final = re.compile(
    rf"<script\b((?>{_OUTPUT}|{_QUOTED}|[^>])*+)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE
)
_SRC: Final = re.compile(rf"\bsrc\s*=\s*({_QUOTED}|[^\s>]+)", re.IGNORECASE)
_ONLOAD: Final = re.compile(rf"\bonload\s*=\s*({_QUOTED}|[^\s>]+)", re.IGNORECASE)
_LOCAL: Final = re.compile(r"(?<![\w@./-])[\w@./-]+\.js\b")


@dataclass(frozen=True, slots=True)
class LayoutScript:
    """A script of a layout: its ``src`` as written, and its text, or that of the site's file which it names.

    Before the text stands what it does once it is loaded (``onload``).

    ``conditions`` are the openings of Liquid's tags around it (``if page.mathjax``), outermost first.
    """

    conditions: tuple[str, ...]
    src: str
    text: str


def scripts_of(site: Site, layout: str) -> list[LayoutScript]:
    """The scripts that a layout, the layouts around it and their includes bring."""
    return [script for name in with_parents(site, layout) for script in _in_layout(site, name)]


def _in_layout(site: Site, name: str) -> Iterator[LayoutScript]:
    path = file_of(site, name)
    text = _Text()
    _add(text, site, _of_theme(site) if path is None else front_matter.split(text_in(path)).content, (), 0)
    whole = "".join(text.parts)
    for found in _SCRIPT.finditer(whole):
        around = text.conditions_at(found.start())
        # What stands under further conditions inside of the script is not known to hold.
        body = text.within(found.start(2), found.end(2), around)
        source = _attribute(_SRC, found[1])
        parts = (unescape(_attribute(_ONLOAD, found[1])), body or _file_text(site, source))
        yield LayoutScript(around, source, "\n".join(filter(None, parts)))


def _attribute(pattern: re.Pattern[str], attributes: str) -> str:
    found = pattern.search(attributes)
    return found[1].strip("\"'") if found else ""


def _of_theme(site: Site) -> str:
    """What a layout that came with a gem includes of the author's own files."""
    names = () if site.kit is None else site.kit.layout_includes
    return "".join(f"{{% include {name} %}}" for name in names)


@dataclass(slots=True)
class _Text:
    """A layout's text in parts, each under its conditions."""

    parts: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    conditions: list[tuple[str, ...]] = field(default_factory=list)
    length: int = 0
    limit: IncludeLimit = field(default_factory=IncludeLimit)

    def add(self, part: str, conditions: tuple[str, ...]) -> None:
        if part:
            self.starts.append(self.length)
            self.parts.append(part)
            self.conditions.append(conditions)
            self.length += len(part)

    def conditions_at(self, position: int) -> tuple[str, ...]:
        return self.conditions[bisect_right(self.starts, position) - 1]

    def within(self, start: int, end: int, conditions: tuple[str, ...]) -> str:
        """What stands between two positions under these conditions and no others."""
        chosen = ""
        for begins, part, own in zip(self.starts, self.parts, self.conditions, strict=True):
            if own == conditions and begins < end and begins + len(part) > start:
                chosen += part[max(0, start - begins) : end - begins]
        return chosen


def _add(text: _Text, site: Site, source: str, conditions: Sequence[str], depth: int) -> None:
    source, stack, at = _COMMENT.sub("", source), list(conditions), 0
    for tag in _TAG.finditer(source):
        text.add(source[at : tag.start()], tuple(stack))
        at = tag.end()
        name, arguments = tag[1], tag[2].strip()
        if name in ("if", "unless", "case"):
            stack.append(f"{name} {arguments}")
        elif name == "elsif" and len(stack) > len(conditions):
            stack[-1] = f"if {arguments}"
        elif name == "else" and len(stack) > len(conditions):
            stack[-1] = _opposite(stack[-1])
        elif name in ("endif", "endunless", "endcase") and len(stack) > len(conditions):
            stack.pop()
        elif name in ("include", "include_cached") and depth < _DEPTH:
            _include(text, site, arguments, stack, depth)
    text.add(source[at:], tuple(stack))


def _include(text: _Text, site: Site, arguments: str, conditions: Sequence[str], depth: int) -> None:
    named = _INCLUDED.match(arguments)
    path = site.source / to_text(site.config.get("includes_dir")) / (named[1] if named else "\0")
    if named is not None and is_file_below(path, site.source):
        included = text_in(path)
        if text.limit.takes(included):
            _add(text, site, included, conditions, depth + 1)


def _opposite(condition: str) -> str:
    word, _, rest = condition.partition(" ")
    return f"{'if' if word == 'unless' else 'unless'} {rest}" if word != "case" else condition


def _file_text(site: Site, src: str) -> str:
    """The text of the file of the site's that ``src`` names, if it is one."""
    local = None if src.startswith(("http:", "https:", "//")) else _LOCAL.search(src)
    if local is None:
        return ""
    path = site.source / local[0].lstrip("/")
    return text_in(path) if is_file_below(path, site.source) else ""
