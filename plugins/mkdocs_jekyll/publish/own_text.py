"""A page's own text around a list in whose place a view stands: what comes before it and what after."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from .html_tags import INSIDE
from .liquid_blocks import Block, without

#: Stands for the list while the text is rendered: a comment goes through Markdown unchanged.
MARK: Final = "<!--list of posts-->"
_VOID: Final = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
)
_TAG: Final = re.compile(
    rf"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|textarea)\b{INSIDE}>.*?(?:</(?P=raw)\s*>|\Z)"
    rf"|<(?P<end>/?)(?P<name>[a-zA-Z][\w:-]*+){INSIDE}(?P<self>/?)>",
    re.DOTALL | re.IGNORECASE,
)
#: What a page for search has and the theme does not need.
_CONTROLS: Final = re.compile(
    rf"<(?P<name>script|style|button|select|textarea|noscript)\b{INSIDE}>.*?(?:</(?P=name)\s*>|\Z)|</?(?:form|input)\b{INSIDE}>",
    re.DOTALL | re.IGNORECASE,
)
_OPENING_AT_END: Final = re.compile(rf"<(?P<name>[a-zA-Z][\w:-]*+){INSIDE}>\s*$")
#: So many characters before the list are looked through for a tag that holds nothing else.
_LONGEST_TAG: Final = 1000


def text_without(text: str, cut: Iterable[Block]) -> str:
    """A page's text with a mark in place of its lists."""
    return without(text, cut, MARK)


def around_list(html: str) -> tuple[str, str]:
    """The HTML before the mark and after it, each well-formed; all of it before, if there is no mark.

    Elements that held nothing but the list are gone. One that holds more around the list ends before it.
    """
    before, mark, after = html.partition(MARK)
    after = after.replace(MARK, "")
    while (
        mark and (opening := _OPENING_AT_END.search(before, max(0, len(before) - _LONGEST_TAG))) is not None
    ):
        closing = re.match(rf"\s*</{re.escape(opening['name'])}\s*>", after)
        if closing is None:
            break
        before, after = before[: opening.start()], after[closing.end() :]
    return (_closed(before).strip("\n"), _opened(after).strip("\n")) if mark else (html, "")


def without_controls(html: str) -> str:
    """A page's text without its form, its fields and its scripts."""
    return _CONTROLS.sub("", html)


def _closed(html: str) -> str:
    """HTML with an end for each element that it opens."""
    elements = _OpenElements()
    for tag in _TAG.finditer(html):
        elements.read(tag)
    return html + "".join(f"</{name}>" for name in reversed(elements.names))


def _opened(html: str) -> str:
    """HTML without the ends of elements that it does not open."""
    elements = _OpenElements()
    return _TAG.sub(lambda tag: tag[0] if elements.read(tag) else "", html)


class _OpenElements:
    """The elements that are open while the tags of a text are read in order, outermost first."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._counts: Counter[str] = Counter()

    def read(self, tag: re.Match[str]) -> bool:
        """Take a tag; ``False`` for the end of an element that is not open."""
        name = (tag["name"] or "").lower()
        if not name or name in _VOID or tag["self"]:
            return True
        if not tag["end"]:
            self.names.append(name)
            self._counts[name] += 1
            return True
        if not self._counts[name]:
            return False
        closed = ""
        while closed != name:
            closed = self.names.pop()
            self._counts[closed] -= 1
        return True
