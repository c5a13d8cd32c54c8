"""Forms of one Chinese character, traditional and simplified, by which a search finds either."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from opencc import OpenCC

#: Chinese characters of all common texts.
_HAN: Final = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))


def chinese_forms(letters: Iterable[str]) -> str:
    """Which characters stand for each other, for the search of a site whose texts have ``letters``.

    One group a line, of which the site has at least one: those that it has, the simplified first, then a
    space and the others (``录 録錄``). Empty where OpenCC, which knows them, is not installed.
    """
    try:
        from opencc import OpenCC
    except ImportError:
        return ""
    there = frozenset(letter for letter in letters if any(ord(letter) in han for han in _HAN))
    if not there:
        return ""
    return "\n".join(_lines(OpenCC("t2s"), there))


def _lines(to_simplified: OpenCC, there: frozenset[str]) -> Iterator[str]:
    characters = [chr(code) for han in _HAN for code in han]
    simplified = to_simplified.convert("\n".join(characters)).split("\n")
    groups: dict[str, list[str]] = {}
    for character, one in zip(characters, simplified, strict=True):
        groups.setdefault(one, []).append(character)
    for simple, members in groups.items():
        own = sorted(there.intersection(members), key=lambda member: (member != simple, member))
        if own and len(members) > 1:
            yield f"{''.join(own)} {''.join(member for member in members if member not in there)}"
