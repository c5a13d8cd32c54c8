"""The part of a collection that a loop goes over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..limits import ITEM_SIZE, size_of
from ..ruby.objects import Drop, RubyRange


class Segment:
    """Items of a collection, in order or reversed; arrays and ranges are not copied.

    ``size`` is how many there are, ``weight`` what has to be held while the loop goes on.
    """

    __slots__ = ("_reversed", "_source", "_start", "size", "weight")

    def __init__(self, collection: object, start: int, stop: int | None, *, reversed: bool = False) -> None:
        if isinstance(collection, str):
            start, stop = 0, None  # a text is one item, wherever the loop is to begin
        source = _items(collection)
        whole = source.stop - source.start if isinstance(source, range) else len(source)
        self._source = source
        self._start = max(start, 0)
        self._reversed = reversed
        self.size = max((whole if stop is None else min(stop, whole)) - self._start, 0)
        self.weight = size_of(collection)
        if not isinstance(collection, (str, list, tuple, RubyRange)):
            self.weight += ITEM_SIZE * len(source)

    def __iter__(self) -> Iterator[object]:
        end = self._start + self.size
        indexes = range(end - 1, self._start - 1, -1) if self._reversed else range(self._start, end)
        source = self._source
        if isinstance(source, range):
            first = source.start
            return (first + index for index in indexes)
        return (source[index] for index in indexes)


def _items(collection: object) -> Sequence[object]:
    """A hash's pairs, a string once and whole, nothing for what has no items."""
    if isinstance(collection, (list, tuple)):
        return collection
    if isinstance(collection, RubyRange):
        return range(collection.first, max(collection.last + 1, collection.first))
    if isinstance(collection, str):
        return [collection] if collection else []
    if isinstance(collection, Mapping):
        return [[key, value] for key, value in collection.items()]
    if isinstance(collection, Drop) and collection.walkable:
        return collection.pairs() if collection.ruby_class == "Hash" else collection.names()
    return []
