"""Which characters Ruby's ``[[:alnum:]]`` stands for: letters, digits, and what Unicode calls alphabetic."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

#: Marks that are not alphabetic in Unicode 13: accents that stand alone, viramas, variation selectors, ...
_OTHER_MARKS: Final = """
    300-344 346-36f 483-489 591-5af 658 6df-6e0 6ea-6ec 740-74a 7eb-7f3 7fd 818-819 82d 859-85b 8d3 8e0-8e1
    8ea-8ef 93c 94d 951-954 9bc 9cd 9fe a3c a4d abc acd afd-aff b3c b4d b55 bcd c04 c4d cbc ccd d3b-d3c d4d
    dca e47-e4c e4e eba ec8-ecc f18-f19 f35 f37 f39 f3e-f3f f82-f84 f86-f87 fc6 1037 1039-103a 135d-135f
    1714 1734 17b4-17b5 17c9-17d3 17dd 180b-180d 1939-193b 1a60 1a75-1a7c 1a7f 1ab0-1abe 1b34 1b44 1b6b-1b73
    1baa-1bab 1be6 1bf2-1bf3 1c37 1cd0-1cd2 1cd4-1ce8 1ced 1cf4 1cf7-1cf9 1dc0-1de6 1df5-1df9 1dfb-1dff
    20d0-20f0 2cef-2cf1 2d7f 302a-302f 3099-309a a66f-a672 a67c-a67d a6f0-a6f1 a806 a82c a8c4 a8e0-a8f1
    a92b-a92d a953 a9b3 a9c0 aabf aac1 aaf6 abec-abed fe00-fe0f fe20-fe2f 101fd 102e0 10a38-10a3a 10a3f
    10ae5-10ae6 10f46-10f50 11046 1107f-11081 110b9-110ba 11133-11134 11173 111c0 111c9-111cc 11235-11236
    112e9-112ea 1133b-1133c 1134d 11366-1136c 11370-11374 11442 11446 1145e 114c2-114c3 115bf-115c0 1163f
    116b6-116b7 1172b 11839-1183a 1193d-1193e 11943 119e0 11a33-11a34 11a47 11a98-11a99 11c3f 11d42
    11d44-11d45 11d97 16af0-16af4 16b30-16b36 16fe4 1bc9d 1d165-1d169 1d16d-1d172 1d17b-1d182 1d185-1d18b
    1d1aa-1d1ad 1d242-1d244 1da00-1da36 1da3b-1da6c 1da75 1da84 1da9b-1da9f 1daa1-1daaf 1e130-1e136
    1e2ec-1e2ef 1e8d0-1e8d6 1e944-1e946 1e948-1e94a e0100-e01ef
"""
#: Letters in circles and squares.
_ENCLOSED: Final = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))


def _code_points(ranges: str) -> frozenset[int]:
    found: set[int] = set()
    for part in ranges.split():
        first, _, last = part.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)


_NOT_ALPHABETIC: Final = _code_points(_OTHER_MARKS)


@lru_cache(maxsize=65536)
def is_alphanumeric(char: str) -> bool:
    """Whether a character is a letter, a decimal digit, a number of letters (Ⅷ), or an alphabetic mark."""
    category = unicodedata.category(char)
    if category[0] == "M":
        return ord(char) not in _NOT_ALPHABETIC
    if category == "So":
        return any(first <= ord(char) <= last for first, last in _ENCLOSED)
    return category[0] == "L" or category in ("Nd", "Nl")
