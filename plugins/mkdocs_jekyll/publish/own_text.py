"""A page's own text around a list in whose place a view stands: what comes before it and what after."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from mkdocs_jekyll.kramdown.html_model import HTML_VOID_ELEMENTS

from .html_scan import RAW, Edits, Scan, Tag
from .liquid_blocks import Block, without

#: Stands for the list while the text is rendered: a comment goes through Markdown unchanged.
MARK: Final = "<!--list of posts-->"
#: What a page for search has and the theme does not need: elements with their content, and tags alone.
_CONTROLS: Final = frozenset(("button", "noscript", "script", "select", "style", "textarea"))
#: Elements of which the page around a text has some, too.
_AROUND: Final = ("article", "aside", "div", "footer", "header", "main", "nav", "section")
_FIELDS: Final = frozenset(("form", "input"))


def text_without(text: str, cut: Iterable[Block]) -> str:
    """A page's text with a mark in place of its lists."""
    return without(text, cut, MARK)


def around_list(html: str) -> tuple[str, str]:
    """The HTML before the mark and after it, each well-formed; all of it before, if there is no mark.

    Elements that held nothing but the list are gone. One that holds more around the list ends before it.
    """
    before, mark, after = html.partition(MARK)
    after = after.replace(MARK, "")
    if not mark:
        return html, ""
    first, last = Scan(before), Scan(after)
    start, end = len(before), 0
    for opening, closing in zip(reversed([*first.tags]), last.tags, strict=False):
        holds_list = not opening.is_end and closing.is_end and opening.name == closing.name
        if not holds_list or before[opening.end : start].strip() or after[end : closing.start].strip():
            break
        start, end = opening.start, closing.end
    return _closed(before[:start]).strip("\n"), _opened(after[end:]).strip("\n")


def without_controls(html: str) -> str:
    """A page's text without its form, its fields and its scripts."""
    scan = Scan(html)
    edits = Edits(scan)
    for tag, end in scan.elements(_CONTROLS):
        edits.replace(tag.start, len(html) if end is None else end.end, "")
    for tag in scan.tags:
        if tag.name in _FIELDS:
            edits.replace(tag.start, tag.end, "")
    return edits.apply()


def stray_ends(scan: Scan) -> list[Tag]:
    """The end tags of nothing in a text, which would close elements of the page around it."""
    found: list[Tag] = []
    for name in _AROUND:
        starts, ahead, count = scan.starts((name,)), None, 0
        for end in scan.end_tags(name):
            ahead = ahead or next(starts, None)
            while ahead is not None and ahead.number < end.number:
                count += 1
                ahead = next(starts, None)
            found += [] if count else [end]
            count -= min(count, 1)
    return found


def without_stray_ends(html: str) -> str:
    """A text without the end tags of nothing."""
    scan = Scan(html)
    edits = Edits(scan)
    for tag in stray_ends(scan):
        edits.replace(tag.start, tag.end, "")
    return edits.apply()


def well_formed(html: str) -> str:
    """The beginning of a text such that nothing behind it is in its elements, its scripts or its comments.

    What has no end because the text was cut there is left out, if it is no markup; an element gets its end.
    """
    scan = Scan(html)
    cut = [tag.start for tag, end in scan.elements(RAW) if end is None]
    opens = html.rfind("<!--")
    if opens >= 0 and html.find("-->", opens) < 0:
        cut.append(opens)
    return _closed(_opened(html[: min(cut, default=len(html))]))


def _closed(html: str) -> str:
    """HTML with an end for each element that it opens."""
    elements = _OpenElements()
    for tag in Scan(html).tags:
        elements.read(tag)
    return html + "".join(f"</{name}>" for name in reversed(elements.names))


def _opened(html: str) -> str:
    """HTML without the ends of elements that it does not open."""
    scan, elements = Scan(html), _OpenElements()
    edits = Edits(scan)
    for tag in scan.tags:
        if not elements.read(tag):
            edits.replace(tag.start, tag.end, "")
    return edits.apply()


class _OpenElements:
    """The elements that are open while the tags of a text are read in order, outermost first."""

    def __init__(self) -> None:
        self.names: list[str] = []
        self._counts: Counter[str] = Counter()

    def read(self, tag: Tag) -> bool:
        """Take a tag; ``False`` for the end of an element that is not open."""
        name = tag.name
        if name in HTML_VOID_ELEMENTS or tag.is_closed:
            return True
        if not tag.is_end:
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
