"""The result of a comparison, as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

Aspect = Literal["url", "title", "date", "tags", "body", "picture", "description", "canonical", "feed"]
#: In the order of the report.
ASPECTS: Final[tuple[Aspect, ...]] = (
    "url",
    "body",
    "picture",
    "title",
    "date",
    "tags",
    "description",
    "canonical",
    "feed",
)


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the new site has otherwise: what of which page, and both sides of it.

    ``old_lines`` and ``new_lines`` are the two bodies in canonical form where ``aspect`` is ``body``.
    """

    aspect: Aspect
    url: str
    message: str
    old: str = ""
    new: str = ""
    old_lines: tuple[str, ...] = ()
    new_lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sites held against each other.

    ``urls`` counts the old site's URLs that matter, ``kept`` those at which the new one answers,
    ``redirected`` those of them that lead elsewhere. ``bodies`` are the texts that were compared, ``same``
    those that are equal. ``theme_files`` are files that only the old theme needs and the new site lacks,
    ``notes`` what else a reader may want to know; neither counts as a difference.
    """

    old: str
    new: str
    urls: int
    kept: int
    redirected: int
    bodies: int
    same: int
    differences: tuple[Difference, ...]
    theme_files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
