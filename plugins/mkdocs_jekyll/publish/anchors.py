"""Anchors of tags, categories and authors: one for each name, and those by which old links ask for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Final
from urllib.parse import quote_plus

from mkdocs_jekyll.jekyll.slugs import slugify

_SPACE: Final = re.compile(r"\s+")
#: What may stand in a fragment as it is.
_PLAIN: Final = re.compile(r"[\w.~-]")


def anchor_of(name: str) -> str:
    """The ``id`` of a name's heading."""
    return _SPACE.sub("-", name.strip()).replace('"', "").replace("<", "").replace("&", "")


def anchors_of(names: Iterable[str]) -> list[str]:
    """For each name an anchor of its own."""
    taken: dict[str, None] = {}
    for name in names:
        taken[_free(anchor_of(name) or "_", taken)] = None
    return list(taken)


def aliases_of(names: Sequence[str], taken: Iterable[str]) -> list[list[str]]:
    """For each name the anchors by which old links may ask for it; none twice, none that is ``taken``.

    A spelling that two names share belongs to the one that it is closer to: ``c`` leads to the tag ``c``, not
    to ``C``, whatever their order.
    """
    used = set(taken)
    found: list[list[str]] = [[] for _ in names]
    for same_kind in zip_longest(*(spellings_of(name) for name in names)):
        for mine, spelling in zip(found, same_kind, strict=True):
            if spelling and spelling not in used:
                used.add(spelling)
                mine.append(spelling)
    return found


def spellings_of(name: str) -> Iterator[str]:
    """How themes wrote a name behind ``/tags/#``, closest first: as it is, lowercase, as a slug."""
    plain = " ".join(name.split())
    dashed = plain.replace(" ", "-")
    yield from (plain, dashed, plain.lower(), dashed.lower(), quote_plus(plain))
    yield from (slugify(name, mode) for mode in ("pretty", "default", "latin"))


def distinct_slugs(names: Iterable[str], slug_of: Callable[[str], str]) -> Mapping[str, str]:
    """A slug of its own for each name, by name.

    ``slug_of`` says the usual one. Of several names with the same, the one that is spelled like it keeps it
    (``c`` of ``c``, ``C``, ``C++``); the others' slugs have every character: ``C-2b-2b``.
    """
    sharing: dict[str, list[str]] = {}
    for name in sorted(set(names)):
        sharing.setdefault(slug_of(name), []).append(name)
    found: dict[str, str] = {}
    others: list[str] = []
    for slug, same in sharing.items():
        first = min(same, key=lambda name: (name != slug, name.lower() != slug))
        found[first] = slug
        others += (name for name in same if name != first)
    taken = set(sharing)
    for name in others:
        slug = _free(_spelled_out(name), taken)
        taken.add(slug)
        found[name] = slug
    return found


def _spelled_out(name: str) -> str:
    """A slug in which no character of the name is lost."""
    plain = _SPACE.sub("-", name.strip())
    return "".join(char if _PLAIN.match(char) else f"-{ord(char):x}" for char in plain)


def _free(anchor: str, taken: Iterable[str]) -> str:
    """The anchor, with a number behind it if it is taken."""
    number, found = 0, anchor
    held = taken if isinstance(taken, (set, dict)) else set(taken)
    while found in held:
        number += 1
        found = f"{anchor}_{number}"
    return found
