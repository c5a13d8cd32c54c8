"""The counters of ``increment`` and ``decrement``: Jekyll has one of a name for the whole site."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.model import Item

_COUNTS = re.compile(r"\{%-?\s*(?:in|de)crement\b")


class SiteCounters:
    """The counters of a site; ``values`` are shared by all its texts.

    What a counter says depends on the texts rendered before, so where a site counts at all, its texts are
    rendered in Jekyll's order, ``items``. ``includes`` gives the texts that they may include, ``render``
    renders one.
    """

    def __init__(
        self,
        items: Sequence[Item],
        includes: Callable[[], Iterable[str]],
        render: Callable[[Item], object],
    ) -> None:
        self.values: dict[str, int] = {}
        self._items = items
        self._includes = includes
        self._render = render
        self._next = 0

    def _texts(self) -> Iterator[str]:
        for item in self._items:
            yield item.content
        yield from self._includes()

    @cached_property
    def are_used(self) -> bool:
        """Whether any text of the site counts."""
        return any(_COUNTS.search(text) for text in self._texts())

    @cached_property
    def _places(self) -> dict[Item, int]:
        return {item: place for place, item in enumerate(self._items)}

    def render_before(self, item: Item) -> None:
        """Render what Jekyll renders before ``item``, if the site counts anything."""
        place = self._places.get(item, 0) if self.are_used else 0
        while self._next < place:
            self._next += 1
            self._render(self._items[self._next - 1])
