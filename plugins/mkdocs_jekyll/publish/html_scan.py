"""One scan of HTML: its tags with their places. All that is read or changed in a body starts from it.

Tags are found as browsers find them: not in comments, and not inside elements whose content is no markup
(``script``, ``style``, ``textarea``). Changes are gathered as edits on the places of the scan and made at
once, so that what nobody changes stays as it is, to the byte.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator
from functools import cached_property, lru_cache
from heapq import merge
from html import unescape
from itertools import accumulate
from typing import Final, NamedTuple

#: A comment that never ends hides the rest. Inside a tag ``>`` may stand between quotes.
_TOKEN: Final = re.compile(
    r"(<(?:!--(?:.*?-->|.*\Z)|/?[a-zA-Z](?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>|[!?][^<>]*+>))", re.DOTALL
)
_NAME: Final = re.compile(r"</?([a-zA-Z][^\s<>/\"']*+)")
_ATTRIBUTE: Final = re.compile(
    r"(?P<name>[^\s\"'<>/=]++)(?:\s*=\s*(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'<>`]++)))?"
    r"|\"[^\"]*+\"|'[^']*+'"
)
#: Elements whose content is no markup.
RAW: Final = frozenset(("script", "style", "textarea"))
_HAS_RAW: Final = re.compile(r"<(?:script|style|textarea)\b", re.IGNORECASE)
_RAW_END: Final = {name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in RAW}
#: Headings of all levels.
HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
#: Elements whose pictures and paragraphs are none of the text: code as it is written, drawings, templates.
NOT_OF_TEXT: Final = frozenset(("pre", "svg", "template"))
#: Elements whose content no reader sees as words.
UNREAD: Final = frozenset(("script", "style", "svg"))


class Attribute(NamedTuple):
    """An attribute: its name in lower case, its places, and its value as written.

    ``value_start`` and ``value_end`` have the quotes between them; both are ``end`` where there is no value.
    """

    name: str
    start: int
    end: int
    value_start: int
    value_end: int
    raw: str

    @property
    def value(self) -> str:
        """The value as text."""
        return unescape(self.raw)

    @property
    def has_value(self) -> bool:
        """Whether something is written behind the name."""
        return self.value_end > self.value_start

    def moved(self, by: int) -> Attribute:
        """The same in a text that begins so many characters earlier."""
        name, start, end, value_start, value_end, raw = self
        return Attribute(name, start + by, end + by, value_start + by, value_end + by, raw)


class _Shape:
    """What a tag says, wherever it stands: places are counted from its ``<``. Texts repeat the same few."""

    __slots__ = ("_attributes", "_name_end", "_source", "is_end", "key", "name")

    def __init__(self, source: str) -> None:
        match = _NAME.match(source)
        #: Empty for a comment and a declaration.
        self.name = "" if match is None else match[1].lower()
        self.is_end = source.startswith("</")
        self.key = f"/{self.name}" if self.is_end else self.name
        has_attributes = match is not None and not self.is_end and match.end() < len(source) - 1
        self._name_end = match.end() if match is not None and has_attributes else 0
        self._source = source if has_attributes else ""
        self._attributes: tuple[Attribute, ...] | None = None if has_attributes else ()

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """Its attributes, which are read when somebody asks: what looks for words does not."""
        if self._attributes is None:
            self._attributes = tuple(_attributes(self._source, self._name_end))
        return self._attributes

    def has_one_of(self, names: frozenset[str]) -> bool:
        """Whether it has one of some attributes."""
        return any(one.name in names for one in self.attributes)


def _attributes(source: str, start: int) -> Iterator[Attribute]:
    for match in _ATTRIBUTE.finditer(source, start, len(source) - 1):
        if (name := match["name"]) is None:
            continue
        end, kind = match.end(), match.lastgroup
        if kind is None or kind == "name":
            yield Attribute(name.lower(), match.start(), end, end, end, "")
        else:
            value_start = match.start(kind) - (kind != "bare")
            yield Attribute(name.lower(), match.start(), end, value_start, end, match[kind])


_shape_of: Final = lru_cache(maxsize=8192)(_Shape)


class Tag:
    """A start tag or an end tag: its name in lower case, its place, and its number among the scan's tokens.

    ``raw_end`` is where the content of a ``script``, ``style`` or ``textarea`` ends; for others ``end``.
    """

    __slots__ = ("_scan", "_shape", "end", "number", "start")

    def __init__(self, scan: Scan, number: int) -> None:
        self._scan = scan
        self.number = number
        self.start = scan.begins[number]
        self.end = scan.ends[number]
        self._shape = scan.shapes[number]

    @property
    def name(self) -> str:
        """Its name in lower case; empty for a comment."""
        return self._shape.name

    @property
    def is_end(self) -> bool:
        """Whether it is an end tag."""
        return self._shape.is_end

    @property
    def name_end(self) -> int:
        """Where the name of a start tag ends: the place for one more attribute."""
        return self.start + 1 + len(self._shape.name)

    @property
    def raw_end(self) -> int:
        """Where the content of an element ends that has no markup in it."""
        if self.name not in RAW or self.is_end:
            return self.end
        found = self._scan.end_of(self.number)
        return len(self._scan.html) if found is None else found.start

    @property
    def is_closed(self) -> bool:
        """Whether it is written as ``<x/>``."""
        return self._scan.html[self.end - 2] == "/"

    @property
    def attributes(self) -> tuple[Attribute, ...]:
        """Its attributes in their order."""
        return tuple(one.moved(self.start) for one in self._shape.attributes)

    def attribute(self, name: str) -> Attribute | None:
        """The first attribute of that name."""
        found = next((one for one in self._shape.attributes if one.name == name), None)
        return None if found is None else found.moved(self.start)

    def get(self, name: str) -> str:
        """The value of an attribute as text; empty without it."""
        return next((one.value for one in self._shape.attributes if one.name == name), "")

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.get("class").split()


class Scan:
    """The tags of a text, in order. Each has a number; comments have numbers, too."""

    def __init__(self, html: str) -> None:
        self.html = html
        parts = _TOKEN.split(html) if _HAS_RAW.search(html) is None else _parts(html)
        places = array("Q", accumulate(map(len, parts)))  # two million tags as ints would be 150 MB
        #: Where each token begins and ends, and what it says.
        self.begins = places[0:-1:2]
        self.ends = places[1::2]
        self.shapes = list(map(_shape_of, parts[1::2]))
        self._texts = parts[0::2]

    @property
    def tags(self) -> Iterator[Tag]:
        """Start tags and end tags."""
        return (Tag(self, number) for number, shape in enumerate(self.shapes) if shape.name)

    def starts(self, names: Iterable[str]) -> Iterator[Tag]:
        """The start tags of some names, in order."""
        found = [self._numbers.get(name, ()) for name in names]
        return (Tag(self, number) for number in merge(*found))

    def end_tags(self, name: str) -> Iterator[Tag]:
        """The end tags of a name, in order."""
        return (Tag(self, number) for number in self._numbers.get(f"/{name}", ()))

    def with_attributes(self, names: frozenset[str]) -> Iterator[Tag]:
        """The start tags that have one of some attributes, in order."""
        for number, shape in enumerate(self.shapes):
            if shape.has_one_of(names):
                yield Tag(self, number)

    def tag(self, number: int) -> Tag | None:
        """The tag of that number; ``None`` where there is none, or a comment."""
        if not 0 <= number < len(self.shapes) or not self.shapes[number].name:
            return None
        return Tag(self, number)

    @cached_property
    def _numbers(self) -> dict[str, list[int]]:
        """The numbers of the tags, by name; those of end tags by ``/`` and name."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, shape in enumerate(self.shapes):
            found[shape.key].append(number)
        return found

    def end_of(self, number: int) -> Tag | None:
        """The first end tag behind the start tag of that number; ``None`` where the element never ends."""
        numbers = self._numbers.get(f"/{self.shapes[number].name}", ())
        at = bisect_right(numbers, number)
        return Tag(self, numbers[at]) if at < len(numbers) else None

    def elements(self, names: Iterable[str]) -> Iterator[tuple[Tag, Tag | None]]:
        """The elements of some names: their start tags, each with the first end tag behind it."""
        for tag in self.starts(names):
            yield tag, self.end_of(tag.number)

    def outside(self, holders: Iterable[str], names: Iterable[str]) -> Iterator[Tag]:
        """The start tags of some names that do not stand inside elements of others."""
        hidden = list(self._places(holders))
        starts = [start for start, _ in hidden]
        for tag in self.starts(names):
            at = bisect_right(starts, tag.start) - 1
            if at < 0 or tag.start >= hidden[at][1]:
                yield tag

    def _places(self, names: Iterable[str]) -> Iterator[tuple[int, int]]:
        """Where elements of some names stand; one inside another is left out."""
        last = 0
        for tag, end in self.elements(names):
            if tag.start >= last:
                last = len(self.html) if end is None else end.end
                yield tag.start, last

    def pieces(self) -> Iterator[str]:
        """The texts between the tags, entities as written, without what no reader sees."""
        if UNREAD.isdisjoint(self._numbers):
            yield from self._texts
            return
        html, at, hidden = self.html, 0, ""
        for start, end, shape in zip(self.begins, self.ends, self.shapes, strict=True):
            if not hidden:
                if at < start:
                    yield html[at:start]
                if shape.name in UNREAD and not shape.is_end:
                    hidden = shape.name
            elif shape.is_end and shape.name == hidden:
                hidden = ""
            at = end
        if not hidden:
            yield html[at:]

    def text(self, joining: Container[str] = ()) -> str:
        """What a reader sees, white space collapsed; a word ends at a tag, unless it is ``joining``."""
        if not joining:
            return " ".join(unescape(" ".join(self.pieces())).split())
        edits = Edits(self)
        for tag in self.tags:
            if tag.name in joining:
                edits.replace(tag.start, tag.end, "")
        return plain_text(edits.apply())


def _parts(html: str) -> list[str]:
    """A text cut at its tokens, as ``_TOKEN.split`` does, but none inside content that is no markup."""
    parts: list[str] = []
    at = start = 0
    while (match := _TOKEN.search(html, at)) is not None:
        parts += (html[start : match.start()], match[0])
        start = at = match.end()
        shape = _shape_of(match[0])
        if shape.name in RAW and not shape.is_end:
            end = _RAW_END[shape.name].search(html, at)
            at = len(html) if end is None else end.start()
    return [*parts, html[start:]]


class Edits:
    """Changes of a text, on the places of its scan; made at once by ``apply``."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self._edits: list[tuple[int, int, str]] = []
        self._classes: dict[int, tuple[Tag, list[str]]] = {}

    def replace(self, start: int, end: int, new: str) -> None:
        """Put ``new`` in the place of a part. Of two changes of one part the first is made."""
        self._edits.append((start, end, new))

    def insert(self, at: int, new: str) -> None:
        """Put ``new`` at a place, behind what was put there before."""
        self._edits.append((at, at, new))

    def set_value(self, attribute: Attribute, value: str) -> None:
        """Give an attribute another value, as HTML."""
        self.replace(attribute.value_start, attribute.value_end, f'"{value}"')

    def add_class(self, tag: Tag, name: str, *, replacing: str = "") -> None:
        """Give a tag one class more, before the others or in the place of one of them."""
        written = tag.attribute("class")
        names = [] if written is None else written.raw.replace('"', "&quot;").split()
        _, names = self._classes.setdefault(tag.start, (tag, names))
        if replacing:
            names[:] = [name if one == replacing else one for one in names]
        else:
            names.insert(0, name)

    def apply(self) -> str:
        """The text with all changes; what is inserted at a place stands before what is replaced there."""
        classes = [_class_edit(tag, names) for tag, names in self._classes.values()]
        html, at = self.scan.html, 0
        parts: list[str] = []
        for start, end, new in sorted([*classes, *self._edits], key=lambda edit: edit[:2]):
            if start < at:
                continue
            parts += (html[at:start], new)
            at = end
        return "".join((*parts, html[at:])) if parts else html


def _class_edit(tag: Tag, names: list[str]) -> tuple[int, int, str]:
    written = tag.attribute("class")
    if written is None or not written.has_value:
        return tag.name_end, tag.name_end, f' class="{" ".join(names)}"'
    return written.value_start, written.value_end, f'"{" ".join(names)}"'


def plain_text(html: str) -> str:
    """The text that a reader sees, white space collapsed."""
    if "<" not in html:
        return " ".join(unescape(html).split())
    return Scan(html).text()
