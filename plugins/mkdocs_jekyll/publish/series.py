"""Series: posts that say they belong together, in their order."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

from .page_meta import text_of

Post = TypeVar("Post")

#: So many parts are listed around the one that is read; a series of hundreds doesn't fill every post.
WINDOW: Final = 9
_TITLES: Final = ("series", "series_title", "series-title")
_PARTS: Final = ("part", "series_part", "series-part", "series_order", "series_index", "series_number")


@dataclass(frozen=True, slots=True)
class SeriesPart(Generic[Post]):
    """A post of a series and its number there."""

    post: Post
    number: int


@dataclass(frozen=True, slots=True)
class PostSeries(Generic[Post]):
    """A series as one of its posts shows it.

    ``parts`` are those around the post, ``before`` and ``after`` say how many more there are.
    """

    title: str
    number: int
    count: int
    parts: Sequence[SeriesPart[Post]]
    before: int
    after: int


def place_in_series(data: Mapping[str, object]) -> tuple[str, float | None]:
    """The name of the series that front matter asks for (empty: none) and the post's part, if it has one."""
    named = next((value for key in _TITLES if (value := data.get(key)) not in (None, True, False)), None)
    entry: Mapping[str, object] = data
    parts: tuple[str, ...] = _PARTS
    if isinstance(named, Mapping):
        entry, parts = named, ("part", "order", "index", "number")
        named = named.get("title") or named.get("name")
    part = next((entry[key] for key in parts if entry.get(key) is not None), None)
    return text_of(named), _number(part)


def series_of(
    posts: Sequence[Post], places: Sequence[tuple[str, float | None]]
) -> dict[int, PostSeries[Post]]:
    """The series of each post (oldest first, with its place), by the post's number; a lone post has none.

    Parts come first, in their order; posts that have no part follow, oldest first.
    """
    members: dict[str, list[int]] = {}
    for number, (name, _) in enumerate(places):
        if name:
            members.setdefault(name, []).append(number)
    found: dict[int, PostSeries[Post]] = {}
    for name, numbers in members.items():
        if len(numbers) < 2:
            continue
        numbers.sort(key=lambda number: math.inf if (part := places[number][1]) is None else part)
        parts = [SeriesPart(posts[number], at) for at, number in enumerate(numbers, 1)]
        for at, number in enumerate(numbers):
            start = max(0, min(at - WINDOW // 2, len(parts) - WINDOW))
            shown = parts[start : start + WINDOW]
            after = len(parts) - start - len(shown)
            found[number] = PostSeries(name, at + 1, len(parts), shown, start, after)
    return found


def _number(value: object) -> float | None:
    try:
        number = float(str(value))
    except ValueError:
        return None
    return number if math.isfinite(number) else None
