"""A few words of an author's, as HTML that can do no harm: emphasis, breaks and links stay."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from typing import Final

from mkdocs_jekyll.kramdown import Options, convert

from .safe_url import harmless

_KEPT: Final = frozenset(("b", "code", "del", "em", "i", "kbd", "mark", "s", "small", "strong", "sub", "sup"))
_DROPPED_WITH_CONTENT: Final = frozenset(("script", "style", "iframe", "template", "noscript"))
_ADDRESS: Final = re.compile(r"(?:https?:)?//|mailto:|[/#]", re.IGNORECASE)


def is_address(value: object) -> bool:
    """Whether something is an address that a page may link to: of the web, of the site, of mail."""
    return isinstance(value, str) and _ADDRESS.match(harmless(value)) is not None


def phrase(text: str) -> str:
    """A line or two of Markdown and HTML, such as an author's description, as inline HTML."""
    if not text.strip():
        return ""
    reader = _InlineSanitizer()
    reader.feed(convert(text, Options(input="GFM", auto_ids=False)).html)
    reader.close()
    return reader.html()


class _InlineSanitizer(HTMLParser):
    """Writes what may stay; a paragraph's end becomes a break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._out: list[str] = []
        self._open: list[str] = []
        self._silent = 0

    def html(self) -> str:
        """What was kept, with everything closed that was opened."""
        closing = "".join(f"</{tag}>" for tag in reversed(self._open))
        return re.sub(r"(?:<br>|\s)+$", "", "".join(self._out)) + closing

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED_WITH_CONTENT:
            self._silent += 1
        elif tag == "br":
            self._out.append("<br>")
        elif tag in _KEPT:
            self._open.append(tag)
            self._out.append(f"<{tag}>")
        elif tag == "a" and is_address(href := dict(attrs).get("href")):
            self._open.append(tag)
            self._out.append(f'<a href="{escape(harmless(str(href)))}" rel="noopener">')

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED_WITH_CONTENT:
            self._silent = max(0, self._silent - 1)
        elif tag == "p":
            self._out.append("<br>")
        elif tag in self._open:
            while True:
                last = self._open.pop()
                self._out.append(f"</{last}>")
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._out.append(escape(data, quote=False))
