"""What a process does that makes bodies for another: it has the site, and gets the numbers of items."""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import Any, Final
from zoneinfo import ZoneInfo

from mkdocs_jekyll.jekyll import Document, Item, Rendered, Site, TextStore
from mkdocs_jekyll.jekyll.clock import TIME_USE
from mkdocs_jekyll.jekyll.files import read_bytes
from mkdocs_jekyll.jekyll.liquid import CustomFunctions
from mkdocs_jekyll.jekyll.single_renderer import AsksAnotherError, SingleRenderer

from .math import SiteMath
from .page_body import BodyWriter, PageBody
from .system_events import SystemEvent, system_events
from .url_index import UrlIndex

#: Codes of problems that are reported once for a site, wherever they come first.
_ONCE: Final = "MJ2"
#: How Jekyll's model calls the zone that the machine is set to.
_LOCAL_ZONE: Final = "localtime"
_LOCAL_FILE: Final = Path("/etc/localtime")


@dataclass(frozen=True, slots=True)
class BodyWork:
    """The items whose bodies are to be made, each with its page's URL, and what that takes of the site."""

    site: Site
    urls: UrlIndex
    has_layouts: bool
    items: Sequence[tuple[Item, str]]

    @property
    def texts(self) -> TextStore | None:
        """Where converted texts are kept from one build to the next."""
        cache = self.site.markdown.cache
        return None if cache is None else cache.store


@dataclass(frozen=True, slots=True)
class MadeBody:
    """A body that another process has made, with what Jekyll makes of the item and of its excerpt.

    ``excerpt`` is ``None`` where it was not made. ``texts`` are the keys of the converted texts in the site's
    store that it was made of, ``events`` what was asked of the machine for it.
    """

    body: PageBody
    rendered: Rendered
    excerpt: str | None
    texts: Sequence[str]
    events: Sequence[SystemEvent]


class BodyMaker:
    """Makes the bodies of one site, each on its own. Threads may share it, and wait for each other."""

    def __init__(self, work: BodyWork) -> None:
        self._items = work.items
        self._lock = Lock()
        self._renderer = SingleRenderer(work.site)
        self._writer = BodyWriter(self._renderer, SiteMath(self._renderer), work.urls, work.has_layouts)
        self._texts = work.texts

    def make_all(self, numbers: Iterable[int]) -> list[MadeBody | None]:
        """The bodies of some items."""
        with self._lock:
            return [self.make(number) for number in numbers]

    def make(self, number: int) -> MadeBody | None:
        """The body of an item.

        ``None`` for one that depends on those before it, and for one that can't be made: the process that
        asks makes it again, in its turn, and says what is wrong.
        """
        was_shown, TIME_USE.is_shown = TIME_USE.is_shown, False
        try:
            with system_events() as events:
                made = self._made(*self._items[number])
            return None if made is None else replace(made, events=tuple(events))
        except (AsksAnotherError, Exception):
            return None
        finally:
            TIME_USE.is_shown |= was_shown

    def _made(self, item: Item, url: str) -> MadeBody | None:
        self._renderer.begin(item)
        mark = 0 if self._texts is None else self._texts.used_count
        body = self._writer.body(item, url)
        rendered = self._renderer.render(item)
        excerpt = self._excerpt(item, rendered)
        if TIME_USE.is_shown or any(problem.code.startswith(_ONCE) for problem in body.problems):
            return None  # the process that asks has to know of it
        texts = () if self._texts is None else self._texts.used_since(mark)
        return MadeBody(body, rendered, excerpt, tuple(texts), ())

    def _excerpt(self, item: Item, rendered: Rendered) -> str | None:
        """A post's excerpt, unless it is the whole text."""
        if not isinstance(item, Document):
            return None
        try:
            excerpt = self._renderer.excerpt(item)
        except (AsksAnotherError, Exception):
            return None
        return None if excerpt == rendered.html else excerpt


#: What a process of its own was started with.
_STARTED_WITH: ContextVar[BodyMaker] = ContextVar("_STARTED_WITH")


def start_with(work: BodyWork) -> None:
    """Give this process its work, for ``make_bodies`` without a site."""
    _STARTED_WITH.set(BodyMaker(work))


def make_bodies(packed_work: bytes | None, numbers: Sequence[int]) -> list[MadeBody | None]:
    """The bodies of some items of a work; ``None`` for the one that the process was started with."""
    maker = _STARTED_WITH.get() if packed_work is None else _maker_of(packed_work)
    return maker.make_all(numbers)


@lru_cache(maxsize=1)
def _maker_of(packed_work: bytes) -> BodyMaker:
    return BodyMaker(unpacked(packed_work))


def packed(work: BodyWork) -> bytes:
    """A work as bytes, for a process that does not share memory. Raises Exception where it can't be packed.

    The author's own functions and further kinds of Markdown stay behind.
    """
    site = replace(work.site, custom=CustomFunctions(), engines={}, generated=())
    documents = {*site.posts, *chain.from_iterable(one.docs for one in site.collections.values())}
    neighbours = [(doc, doc.previous, doc.next) for doc in documents]
    out = io.BytesIO()
    _Pickler(out, pickle.HIGHEST_PROTOCOL).dump((replace(work, site=site), neighbours))
    return out.getvalue()


def unpacked(data: bytes) -> BodyWork:
    """The work that was packed; what comes from nobody but `packed` may be given."""
    work, neighbours = pickle.loads(data)
    for doc, previous, following in neighbours:
        doc.previous, doc.next = previous, following
    assert isinstance(work, BodyWork)
    return work


class _Pickler(pickle.Pickler):
    """Packs what pickle refuses: read-only mappings, the machine's zone, chains of a thousand documents."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, MappingProxyType):
            return _read_only, (dict(value),)
        if isinstance(value, ZoneInfo) and value.key == _LOCAL_ZONE:
            return _zone, (read_bytes(_LOCAL_FILE),)
        if isinstance(value, Document):
            reduced: Any = value.__reduce_ex__(2)
            make, arguments, (_, fields) = reduced[:3]
            return make, arguments, (None, {**fields, "previous": None, "next": None})
        return NotImplemented


def _read_only(values: dict[str, object]) -> MappingProxyType[str, object]:
    return MappingProxyType(values)


def _zone(data: bytes) -> ZoneInfo:
    return ZoneInfo.from_file(io.BytesIO(data), key=_LOCAL_ZONE)
