"""Abbreviations: wherever a short form stands as a word, it is marked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from ..element import Element
from .context import Context

_WORD = re.compile(r"[A-Za-z0-9_]")


class Abbreviations:
    """Finds short forms in texts, the longest of those that stand at one place.

    They are looked up by their first two characters and their length, so that a text of many words and many
    short forms costs no more than its length.
    """

    def __init__(self, names: Iterable[str], context: Context) -> None:
        self.context = context
        self.names = frozenset(names)
        lengths: defaultdict[str, set[int]] = defaultdict(set)
        for name in self.names:
            lengths[name[:2]].add(len(name))
        self._lengths = {start: sorted(found, reverse=True) for start, found in lengths.items()}
        firsts = "".join(map(re.escape, sorted({name[0] for name in self.names})))
        self._start = re.compile(f"[{firsts}]") if firsts else None

    def mark(self, element: Element) -> None:
        """Mark the short forms in all texts below ``element``."""
        pending = [element] if self._start is not None else []
        while pending:
            parent = pending.pop()
            children: list[Element] = []
            is_raw = parent.options.get("content_model") == "raw"
            for child in parent.children:
                if child.type == "text" and not is_raw:
                    children.extend(self._split(child))
                    continue
                if child.children:
                    pending.append(child)
                children.append(child)
            parent.children = children

    def _split(self, element: Element) -> Iterator[Element]:
        text, place = element.value, {"location": element.options.get("location")}
        start = 0
        for begin, end in self._find(text):
            definition = self.context.abbreviations[text[begin:end]]
            repeated = (definition.text, *definition.element.attr.values())
            if not self.context.take_elements(1, place["location"]):
                break
            if not self.context.take_repeated(repeated, place["location"]):
                break
            if begin > start:
                yield Element("text", text[start:begin], None, dict(place))
            yield Element("abbreviation", text[begin:end], None, dict(place))
            start = end
        if start == 0:
            yield element
        elif start < len(text):
            yield Element("text", text[start:], None, dict(place))

    def _find(self, text: str) -> Iterator[tuple[int, int]]:
        """Where short forms begin and end.

        One that stands as a word says that there is something to mark, beginning with the character before
        the word; what is marked is the longest form there, even if it goes on into a word.
        """
        assert self._start is not None
        behind = position = 0
        while (match := self._start.search(text, position)) is not None:
            begin = match.start()
            position = begin + 1
            if begin > behind and _WORD.match(text, begin - 1):
                continue
            if self._end(text, begin, alone=True) is None:
                continue
            before = max(begin - 1, behind)
            end = self._end(text, before, alone=False)
            if end is None:
                before, end = begin, self._end(text, begin, alone=False)
            assert end is not None
            yield before, end
            position = behind = end

    def _end(self, text: str, begin: int, *, alone: bool) -> int | None:
        """The end of the longest short form at a place, ``alone`` if no letter or digit may follow."""
        for start in (text[begin : begin + 2], text[begin]):
            for length in self._lengths.get(start, ()):
                end = begin + length
                if text[begin:end] in self.names and not (alone and _WORD.match(text, end)):
                    return end
        return None
