"""A body in canonical form: what readers get of it, in one spelling, a line for each thing.

Two bodies with equal lines have the same words, headings, lists, tables, code, links, pictures and anchors.
What a theme adds around them (wrappers, classes, colours of code, hints for loading) is none of their lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from .html_tree import BLOCKS, HtmlElement, Node
from .urls import Place

#: Elements whose begin is a line of its own.
_SHOWN: Final = frozenset(
    [
        "a",
        "audio",
        "blockquote",
        "code",
        "dd",
        "del",
        "details",
        "dl",
        "dt",
        "em",
        "embed",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "iframe",
        "img",
        "input",
        "ins",
        "kbd",
        "li",
        "mark",
        "object",
        "ol",
        "p",
        "pre",
        "q",
        "s",
        "source",
        "strong",
        "sub",
        "summary",
        "sup",
        "table",
        "td",
        "th",
        "tr",
        "track",
        "u",
        "ul",
        "video",
    ]
)
_SAME: Final = {"b": "strong", "i": "em", "strike": "del", "s": "del"}
_URLS: Final = {
    "a": ("href",),
    "img": ("src",),
    "iframe": ("src",),
    "video": ("src", "poster"),
    "audio": ("src",),
    "source": ("src",),
    "embed": ("src",),
    "track": ("src",),
    "object": ("data",),
}
_WORDS: Final = {
    "img": ("alt", "title"),
    "ol": ("start",),
    "td": ("colspan", "rowspan"),
    "th": ("colspan", "rowspan"),
    "input": ("type", "checked"),
}
_LISTS: Final = frozenset(("ul", "ol", "menu"))
_EMPTY: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "p"))
_LOADED: Final = frozenset(
    ("img", "iframe", "video", "audio", "embed", "object", "input", "source", "script")
)
#: What shows nothing, and what a theme alone puts into a text.
_NOTHING: Final = frozenset(
    ("script", "style", "template", "noscript", "link", "meta", "svg", "button", "wbr")
)
_OF_THEME: Final = frozenset(
    ("headerlink", "anchor-heading", "anchor", "header-link", "permalink", "headeranchor-link")
)
_RULE: Final = "<hr>"
_CAPTIONED: Final = "jk-figure"
#: The title of a kind of callout, which old themes write by their style sheets.
_CALLOUT_TITLE: Final = "jk-callout__title"
#: A block of code, and the name of its file above it, which old themes write by their style sheets.
_CODE: Final = "highlight"
_FILE_NAME: Final = "filename"
#: The cell with the numbers of lines beside code.
_NUMBERS: Final = frozenset(("gutter", "linenos", "lineno"))
_YOUTUBE: Final = re.compile(r"https?://www\.youtube(?:-nocookie)?\.com/embed/([\w-]+)(?:\?[^#]*)?")
#: Where a picture's real URL may stand while a script loads it later.
_LAZY: Final = ("data-src", "data-original", "data-lazy-src")


@dataclass(slots=True)
class _Writer:
    place: Place
    page: str
    lines: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    verbatim: int = 0
    parent: str = ""
    is_code: bool = False

    def end_text(self) -> None:
        """Make a line of the text so far."""
        joined = "".join(self.text)
        self.text.clear()
        if self.verbatim:
            self.lines += [f"| {line.rstrip()}" for line in joined.strip("\n").split("\n") if line.strip()]
        elif joined := " ".join(joined.split()):
            self.lines.append(joined)

    def write(self, nodes: Sequence[Node]) -> None:
        for node in nodes:
            if isinstance(node, str):
                self.text.append(node)
            else:
                self.element(node)

    def element(self, element: HtmlElement) -> None:
        name = _SAME.get(element.name, element.name)
        if name == "script" and element.attributes.get("type", "").startswith("math/tex"):
            self.formula(element)
            return
        if name in _NOTHING or is_of_theme(element) or (self.is_code and _FILE_NAME in element.classes):
            return
        if name in _EMPTY and not element.text and not any(one.name in _LOADED for one in element.walk()):
            return  # a heading or a paragraph that shows nothing
        if name == "figure" and _CAPTIONED in element.classes:
            self.element(_without_caption(element))
            return
        if name == "table" and (code := _numbered_code(element)) is not None:
            self.write(code.children)
            return
        if name == "br":
            self.text.append("\n" if self.verbatim else " ")
            return
        if self.verbatim and name not in ("a", "img"):
            self.write(element.children)
            return
        is_block = name in BLOCKS
        is_shown = name in _SHOWN and (name != "li" or self.parent in _LISTS)
        is_code, self.is_code = self.is_code, _CODE in element.classes
        parent, self.parent = self.parent, name
        if is_block or is_shown:
            self.end_text()
        if is_shown:
            self.lines.append(f"<{name}{''.join(self.shown(name, element))}>")
        self.verbatim += name == "pre"
        self.write(element.children)
        self.parent, self.is_code = parent, is_code
        if is_block or is_shown:
            self.end_text()
        self.verbatim -= name == "pre"
        if name in ("a", "blockquote", "ul", "ol", "table"):
            self.lines.append(f"</{name}>")

    def formula(self, element: HtmlElement) -> None:
        """A formula as kramdown writes it today."""
        is_block = "mode=display" in element.attributes["type"]
        inner = "".join(child for child in element.children if isinstance(child, str))
        inner = inner.replace("% <![CDATA[", "").replace("%]]>", "").strip()
        self.text.append(f"\\[{inner}\\]" if is_block else f"\\({inner}\\)")

    def shown(self, name: str, element: HtmlElement) -> Iterator[str]:
        """The attributes that count."""
        attributes = element.attributes
        if attributes.get("id") and name not in ("a", "p", "img"):
            yield f" #{attributes['id']}"
        for key in _URLS.get(name, ()):
            value = attributes.get(key, "")
            if name == "img":
                value = next((attributes[lazy] for lazy in _LAZY if attributes.get(lazy)), value)
            if value:
                yield f" {_same_video(self.place.resolve(value, self.page))}"
        for key in _WORDS.get(name, ()):
            if value := " ".join(attributes.get(key, "").split()):
                yield f" {key}={value!r}"


def canonical(nodes: Sequence[Node], place: Place, page: str) -> list[str]:
    """The lines of a body that stands on the page with a URL; rules at its ends may be the theme's."""
    writer = _Writer(place, page)
    writer.write(nodes)
    writer.end_text()
    lines = writer.lines
    while lines and lines[-1] == _RULE:
        lines.pop()
    first = next((number for number, line in enumerate(lines) if line != _RULE), 0)
    return lines[first:]


def _same_video(url: str) -> str:
    """The URL of a film without what concerns its player alone: cookies, colours, the scheme of the page."""
    url = f"https:{url}" if url.startswith("//") else url
    return _YOUTUBE.sub(r"https://www.youtube.com/embed/\1", url)


def _numbered_code(table: HtmlElement) -> HtmlElement | None:
    """The cell with the code in a table that has numbers of lines beside it; ``None`` for any other table."""
    cells = [one for one in table.walk() if one.name in ("td", "th")]
    if len(cells) != 2:
        return None
    numbers, code = cells
    is_numbered = numbers.find("pre") is not None or bool(numbers.classes & _NUMBERS)
    written = "".join(numbers.text.split())
    return code if is_numbered and written.isdecimal() and code.find("pre") is not None else None


def _without_caption(figure: HtmlElement) -> HtmlElement:
    """The paragraph with a picture that this project made a figure of."""
    caption = figure.find("figcaption")
    words = "" if caption is None else caption.text

    def copy(element: HtmlElement) -> HtmlElement:
        title = {"title": words} if element.name == "img" and words else {}
        children = [
            child if isinstance(child, str) else copy(child)
            for child in element.children
            if child is not caption
        ]
        return HtmlElement(element.name, {**element.attributes, **title}, children)

    copied = copy(figure)
    return HtmlElement("p", {}, copied.children)


def is_of_theme(element: HtmlElement) -> bool:
    """Whether an element in a text is the theme's: a heading's link to itself, a button, a title."""
    names = element.classes
    if _CALLOUT_TITLE in names:
        return True
    if any(
        name.startswith(("jk-", "md-")) and not name.startswith(("jk-figure", "jk-mermaid", "jk-math"))
        for name in names
    ):
        return element.name in ("nav", "a", "button", "form")
    if element.name != "a":
        return False
    is_to_anchor = element.attributes.get("href", "").startswith("#")
    return is_to_anchor and (bool(names & _OF_THEME) or not element.text)
