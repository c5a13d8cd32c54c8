"""Posts that are like another one, by the tags they share."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from heapq import nsmallest
from math import log
from typing import Final

#: Of a tag's posts so many, the newest, are looked at for each post: a tag that all share costs no more.
CANDIDATES: Final = 24


def wants_related(data: Mapping[str, object]) -> bool:
    """Whether a post has links to others, which Minimal Mistakes and al-folio let it leave out."""
    return data.get("related", data.get("related_posts")) is not False


def related(tags: Sequence[Collection[str]], limit: int) -> list[list[int]]:
    """For each post (given by its tags; newest post first) the numbers of the posts most like it.

    A rare tag says more than a common one. Among equals the newest comes first. A post without tags, or whose
    tags nobody shares, is like none.
    """
    sets = [frozenset(names) for names in tags]
    holders: dict[str, list[int]] = {}
    for number, names in enumerate(sets):
        for name in names:
            holders.setdefault(name, []).append(number)
    # Whole numbers: their sum is the same in any order, and a set has none.
    weights = {name: round(1e6 * log(1 + len(tags) / len(numbers))) for name, numbers in holders.items()}
    found = []
    for number, names in enumerate(sets):
        others = {other for name in names for other in holders[name][:CANDIDATES]} - {number}
        likeness = {other: sum(map(weights.__getitem__, names & sets[other])) for other in others}
        found.append(nsmallest(limit, others, key=lambda other: (-likeness[other], other)))
    return found
