"""HTML in a form that every Markdown leaves as it is; its headings are Markdown, so that they are listed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape
from typing import Final

from mkdocs_jekyll.kramdown.html_model import HTML_VOID_ELEMENTS
from mkdocs_jekyll.kramdown.html_parser import RAW_ELEMENTS, LenientHTMLParser

_HEADING: Final = re.compile(r"h[1-6]")
_RAW: Final = ("script", "style")
_VERBATIM: Final = (*_RAW, "pre", "textarea")
#: Characters that mean something to some Markdown.
_CHARACTERS: Final = re.compile(r"[\\`*_{}\[\]()#+\-.!|~^=$:@'\"]")
_ENTITY: Final = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
#: An id or a class that an attribute list can hold.
_NAME: Final = re.compile(r"[^\s{}\"'=.#<>]+")
_QUOTED: Final = re.compile(r"\"[^\"]*\"|'[^']*'")
_TAG: Final = re.compile(r"(<[^<>]*>)")


@dataclass(slots=True)
class _Part:
    """A piece of a body: a heading or a script that stands alone, or anything between two of them."""

    html: str
    level: int = 0
    is_raw: bool = False  # a script or style sheet, which every Markdown keeps to its end tag
    attributes: dict[str, str] = field(default_factory=dict)


class _Reader(LenientHTMLParser):
    """Divides a body at its headings, and ends what is not ended."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[_Part] = []
        self._text: list[str] = []
        self._open: list[str] = []
        self._verbatim = 0

    def finish(self) -> list[_Part]:
        while self._open:
            self._text.append(f"</{self._open.pop()}>")
        self._end_part()
        return self.parts

    def _end_part(self, *, is_raw: bool = False) -> None:
        if html := "".join(self._text).strip():
            self.parts.append(_Part(html, is_raw=is_raw))
        self._text = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not self._open and _HEADING.fullmatch(tag):
            self._end_part()
            self.parts.append(_Part("", int(tag[1]), attributes={key: value or "" for key, value in attrs}))
        elif not self._open and tag in _RAW:
            self._end_part()
        text = self.get_starttag_text() or f"<{tag}>"
        self._text.append(_in_one_line(text))
        if tag not in HTML_VOID_ELEMENTS and not text.endswith("/>"):
            self._open.append(tag)
            self._verbatim += tag in _VERBATIM

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            name = self._open.pop()
            self._verbatim -= name in _VERBATIM
            self._text.append(f"</{name}>")
            if name == tag:
                break
        if not self._open and _HEADING.fullmatch(tag) and self.parts and not self.parts[-1].html:
            whole = "".join(self._text)
            self.parts[-1].html = whole
            self._text = []
        elif not self._open and tag in _RAW:
            self._end_part(is_raw=True)

    def handle_data(self, data: str) -> None:
        if len(self._open) == 1 and self._open[0] in _RAW:
            self._text.append(data)
        elif self._open and self._open[-1] in RAW_ELEMENTS:
            # In another element a blank line would end the HTML for CommonMark.
            self._text.append(re.sub(r"\n\s*\n", "\n", data))
        else:
            self._text.append(_opaque(escape(data, quote=False), verbatim=self._verbatim > 0))

    def handle_comment(self, data: str) -> None:
        self._text.append(f"<!--{' '.join(data.split())}-->")


def _in_one_line(text: str) -> str:
    """A tag without line ends: those in the values of its attributes are written as numbers."""
    text = _QUOTED.sub(lambda value: value[0].replace("\n", "&#10;").replace("\t", "&#9;"), text)
    return re.sub(r"(?<!\s)\s*\n\s*", " ", text).replace("\t", " ")


def _opaque(text: str, *, verbatim: bool) -> str:
    """A text without what an extension of Markdown may look for: tabs, blank lines, fences."""
    if verbatim:
        text = text.replace("\t", "&#9;")
        text = re.sub(r"\n(?=[ ]*(?:\n|$))", "&#10;", text)
    else:
        text = re.sub(r"(?<![ \t\r\f])[ \t\r\f]*\n[ \t\r\f\n]*", "\n", text).replace("\t", " ")
    return text.replace("```", "&#96;&#96;&#96;").replace("~~~", "&#126;&#126;&#126;")


def as_markdown(html: str) -> str:
    """A body as text for a Markdown file. What is HTML in it stays HTML, top headings are Markdown's."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return "\n\n".join(_written(part) for part in reader.finish()) + "\n"


def _written(part: _Part) -> str:
    if part.level and (heading := _heading(part)) is not None:
        return heading
    if part.is_raw:
        return part.html
    return f"<div>\n{part.html}\n</div>"


def _heading(part: _Part) -> str | None:
    """A heading with an id as Markdown; ``None`` for one that Markdown can't write."""
    if not part.attributes.get("id"):
        return None
    names = [f"#{part.attributes['id']}", *(f".{name}" for name in part.attributes.get("class", "").split())]
    if set(part.attributes) - {"id", "class"} or not all(_NAME.fullmatch(name[1:]) for name in names):
        return None
    inner = part.html.partition(">")[2].rpartition("</")[0]
    if "\n" in inner.strip() or not inner.strip() or "<!--" in inner:
        return None
    words = "".join(_escaped(piece) for piece in _TAG.split(inner.strip()))
    return f"{'#' * part.level} {words}" + f" {{{' '.join(names)}}}"


def _escaped(piece: str) -> str:
    """A tag as it is, or text in which no character means anything to Markdown."""
    if piece.startswith("<"):
        return piece
    kept: list[str] = []
    position = 0
    for entity in _ENTITY.finditer(piece):
        kept += [_CHARACTERS.sub(_code, piece[position : entity.start()]), entity[0]]
        position = entity.end()
    return "".join([*kept, _CHARACTERS.sub(_code, piece[position:])])


def _code(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"
