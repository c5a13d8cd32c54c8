"""Where jekyll-relative-links finds links in a Markdown text: by characters alone, also in code."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_CLOSING: Final = {quote: re.compile(rf"(?<!\\){quote}") for quote in "\"'"}
_BLANK: Final = re.compile(r"[ \t\r\f\v]*+(?:\n|\Z)")
_SPACE: Final = " \t\r\n\f\v"


@dataclass(frozen=True, slots=True)
class MarkdownLink:
    """A link from ``start`` to ``end``. ``fragment`` begins with ``#``, ``title`` with space and a quote.

    ``is_definition`` is whether it defines a name: ``[name]: path``.
    """

    start: int
    end: int
    text: str
    path: str
    fragment: str
    title: str
    is_definition: bool


def links_in(text: str) -> Iterator[MarkdownLink]:
    """The links of a text in their order; none lies inside another."""
    scanner = _Scanner(text)
    position = 0
    inline, definition = scanner.inline(0), scanner.definition(0)
    while inline is not None or definition is not None:
        if definition is None or (inline is not None and inline.start <= definition.start):
            found = inline
        else:
            found = definition
        assert found is not None
        yield found
        position = found.end
        if inline is not None and inline.start < position:
            inline = scanner.inline(position)
        if definition is not None and definition.start < position:
            definition = scanner.definition(position)


class _Titles:
    """The titles of a text after which a link may end. Each begins at any white space before its quote."""

    def __init__(self, spaces: list[int], quotes: list[int], ends: list[int]) -> None:
        self._spaces = spaces
        self._quotes = quotes
        self._ends = ends

    def first(self, start: int, last: int) -> tuple[int, int] | None:
        """Where the first title that begins from ``start`` to ``last`` begins and ends."""
        index = bisect_right(self._quotes, start)
        if index == len(self._quotes):
            return None
        begin = max(self._spaces[index], start)
        return (begin, self._ends[index]) if begin <= last else None


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._line = (0, -1)  # where the line that was asked for last was entered, and its end
        closing = {
            quote: [match.start() for match in pattern.finditer(text)] for quote, pattern in _CLOSING.items()
        }
        openings = list(self._openings())
        self._before_parenthesis = self._titles(openings, closing, definitions=False)
        self._before_line_end = self._titles(openings, closing, definitions=True)

    def _openings(self) -> Iterator[tuple[int, int]]:
        """For each quote behind white space: where that begins, and what stands behind the quote."""
        quote = self._text.find('"')
        while quote >= 0:
            space = quote
            while space > 0 and self._text[space - 1] in _SPACE:
                space -= 1
            if space < quote:
                yield space, quote + 1
            quote = self._text.find('"', quote + 1)

    def _titles(
        self, openings: list[tuple[int, int]], closing: dict[str, list[int]], *, definitions: bool
    ) -> _Titles:
        spaces, quotes, ends = [], [], []
        for space, behind in openings:
            for places in closing.values():
                index = bisect_left(places, behind)
                if index < len(places) and self._may_end(places[index] + 1, definitions=definitions):
                    spaces.append(space)
                    quotes.append(behind - 1)
                    ends.append(places[index] + 1)
                    break
        return _Titles(spaces, quotes, ends)

    def _may_end(self, place: int, *, definitions: bool) -> bool:
        if not definitions:
            return self._text.startswith(")", place)
        return _BLANK.match(self._text, place) is not None

    def _line_end(self, place: int) -> int:
        entered, end = self._line
        if not entered <= place <= end:
            end = self._text.find("\n", place)
            end = len(self._text) if end < 0 else end
            self._line = (place, end)
        return end

    # -- [text](path#fragment "title")

    def inline(self, position: int) -> MarkdownLink | None:
        """The first link in a line that begins at ``position`` or later."""
        text = self._text
        start = text.find("[", position)
        while start >= 0:
            line_end = self._line_end(start)
            middle = text.find("](", start + 1, line_end)
            while middle >= 0 and text.startswith(")", middle + 2):
                middle = text.find("](", middle + 1, line_end)
            if middle >= 0:
                close = text.find(")", middle + 3)
                return None if close < 0 else self._inline_target(start, middle, close)
            start = text.find("[", line_end)
        return None

    def _inline_target(self, start: int, middle: int, close: int) -> MarkdownLink:
        """The shortest path whose rest is a fragment, a title, both or nothing.

        ``close`` is the place of the first ``)``, ``middle`` that of ``](``.
        """
        text, begin = self._text, middle + 2
        title = self._before_parenthesis.first(begin + 1, close)
        stop = close if title is None else title[0]
        hash_at, line_end = text.find("#", begin + 1, stop), begin
        while hash_at >= 0:
            line_end = self._line_end(hash_at) if hash_at > line_end else line_end
            end = close if close >= hash_at + 2 else text.find(")", hash_at + 2, line_end)
            later = self._before_parenthesis.first(hash_at + 2, line_end)
            if later is not None and (end < 0 or end > line_end or later[0] < end):
                return self._link(
                    (start, later[1] + 1), (start + 1, middle), (begin, hash_at, later[0]), later
                )
            if 0 <= end <= line_end:
                return self._link((start, end + 1), (start + 1, middle), (begin, hash_at, end), None)
            hash_at = text.find("#", hash_at + 1, stop)
        end = close if title is None else title[1]
        return self._link((start, end + 1), (start + 1, middle), (begin, stop, stop), title)

    # -- [text]: path#fragment "title"

    def definition(self, position: int) -> MarkdownLink | None:
        """The first definition that begins at ``position`` or later; blank lines before it belong to it."""
        text = self._text
        place = text.find("[", position)
        while place >= 0:
            line_end = self._line_end(place)
            start = self._line_start(place, position)
            if start is not None:
                middle = text.find("]: ", place + 1, line_end)
                if middle >= 0 and middle + 3 < line_end:
                    return self._definition_target(start, place, middle)
            place = text.find("[", line_end)
        return None

    def _line_start(self, place: int, position: int) -> int | None:
        """The earliest beginning of a line from which white space alone leads to ``place``."""
        text = self._text
        first = place
        while first > position and text[first - 1] in _SPACE:
            first -= 1
        if first == 0 or text[first - 1] == "\n":
            return first
        line = text.find("\n", first, place)
        return None if line < 0 else line + 1

    def _definition_target(self, start: int, place: int, middle: int) -> MarkdownLink:
        text, begin = self._text, middle + 3
        line_end = self._line_end(begin)
        blank = begin + len(text[begin:line_end].rstrip(_SPACE))
        stop, title = self._end_of(begin + 1, blank, line_end)
        fragment = stop
        hash_at = text.find("#", begin + 1, stop)
        if hash_at >= 0 and hash_at + 2 <= line_end:
            stop = hash_at
            fragment, title = self._end_of(hash_at + 2, blank, line_end)
        end = self._line_end(fragment if title is None else title[1])
        parts = (begin, stop, fragment)
        return self._link((start, end), (place + 1, middle), parts, title, is_definition=True)

    def _end_of(self, start: int, blank: int, line_end: int) -> tuple[int, tuple[int, int] | None]:
        """Where a part ends that reaches to ``start`` at least, and the title that ends it.

        From ``blank`` on nothing stands on the line.
        """
        end = max(blank, start)
        title = self._before_line_end.first(start, line_end)
        return (title[0], title) if title is not None and title[0] <= end else (end, None)

    def _link(
        self,
        whole: tuple[int, int],
        words: tuple[int, int],
        parts: tuple[int, int, int],
        title: tuple[int, int] | None,
        *,
        is_definition: bool = False,
    ) -> MarkdownLink:
        """A link whose path, fragment and its end are the ``parts``."""
        text = self._text
        path, fragment = text[parts[0] : parts[1]], text[parts[1] : parts[2]]
        named = "" if title is None else text[title[0] : title[1]]
        return MarkdownLink(
            whole[0], whole[1], text[words[0] : words[1]], path, fragment, named, is_definition
        )
