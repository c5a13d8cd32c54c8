"""HTML as a tree of elements, read as leniently as browsers read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from mkdocs_jekyll.kramdown.html_model import HTML_VOID_ELEMENTS
from mkdocs_jekyll.kramdown.html_parser import LenientHTMLParser

BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "head",
        "header",
        "hr",
        "html",
        "iframe",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "title",
        "tr",
        "ul",
        "video",
    ]
)
#: What a start tag ends if it is still open, and the elements beyond which it ends nothing.
_ENDS: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
#: What they hold is for browsers that don't know them.
_REPLACED: Final = ("iframe", "noembed", "noframes")
_IN_P: Final = BLOCKS - {"head", "html", "body", "title", "option", "iframe", "video", "li", "dd", "dt"}
#: Deeper than this an element stands beside its parent, so that nothing here runs out of stack.
_DEEPEST: Final = 200


@dataclass(slots=True, eq=False)
class HtmlElement:
    """An element: its name in small letters, its attributes, and elements and texts in it."""

    name: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    @property
    def classes(self) -> frozenset[str]:
        """The names of its classes."""
        return frozenset(self.attributes.get("class", "").split())

    def walk(self) -> Iterator[HtmlElement]:
        """This element and all in it, in their order."""
        yield self
        for child in self.children:
            if isinstance(child, HtmlElement):
                yield from child.walk()

    def find(self, name: str, **attributes: str) -> HtmlElement | None:
        """The first element of a name whose attributes have these values."""
        return next(self.find_all(name, **attributes), None)

    def find_all(self, name: str, **attributes: str) -> Iterator[HtmlElement]:
        """All elements of a name whose attributes have these values."""
        for element in self.walk():
            if element.name == name and all(
                element.attributes.get(key) == value for key, value in attributes.items()
            ):
                yield element

    def texts(self) -> Iterator[str]:
        """The pieces of text in it, without those of scripts and styles."""
        if self.name in ("script", "style", "template"):
            return
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child.texts()

    @property
    def text(self) -> str:
        """Its text, white space made single spaces."""
        return " ".join("".join(self.texts()).split())


Node: TypeAlias = HtmlElement | str


class _Builder(LenientHTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = HtmlElement("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_implied(tag)
        first = {name: value or "" for name, value in reversed(attrs)}
        element = HtmlElement(tag, first)
        self._open[-1].children.append(element)
        if tag not in HTML_VOID_ELEMENTS and len(self._open) < _DEEPEST:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        inside_svg = any(element.name in ("svg", "math") for element in self._open)
        if inside_svg and self._open[-1].name == tag:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        for index in range(len(self._open) - 1, 0, -1):
            if self._open[index].name == tag:
                del self._open[index:]
                return

    def handle_data(self, data: str) -> None:
        if self._open[-1].name not in _REPLACED:
            self._open[-1].children.append(data)

    def _end_implied(self, tag: str) -> None:
        """End what this start tag ends without a word."""
        if tag in _IN_P and self._open[-1].name == "p":
            self._open.pop()
        ended, limits = _ENDS.get(tag, (frozenset(), frozenset()))
        for index in range(len(self._open) - 1, 0, -1):
            name = self._open[index].name
            if name in limits:
                return
            if name in ended:
                del self._open[index:]
                return


def parse(html: str) -> HtmlElement:
    """The tree of a page or of a piece of one; its root has no name. Never raises."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    return builder.root
