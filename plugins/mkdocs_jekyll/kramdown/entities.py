"""The character entities kramdown knows: HTML 4's, and a few facts of its own.

The names come from Python's own table of HTML 4; what kramdown has otherwise is listed here and was
compared name by name with kramdown 2.4.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.entities import name2codepoint
from typing import Final

_EXTRA: Final = {"apos": 0x27, "vellip": 0x22EE}
#: kramdown holds left and right the other way round in these two pairs.
_SWAPPED: Final = {"lceil": 0x2309, "rceil": 0x2308, "lang": 0x232A, "rang": 0x2329}
#: Code points 128 to 159 mean what Windows-1252 has there.
_WINDOWS_1252: Final = {
    code: ord(character)
    for code in range(0x80, 0xA0)
    if (character := bytes([code]).decode("cp1252", "ignore"))
}

#: Name of an entity to its code point.
NAME_TO_CODE: Final[Mapping[str, int]] = {**name2codepoint, **_EXTRA, **_SWAPPED}
#: Code point to the name of its entity.
CODE_TO_NAME: Final[Mapping[int, str]] = {code: name for name, code in NAME_TO_CODE.items()}

#: An entity as it stands in a text: group 1 a name, 2 a decimal, 3 a hexadecimal number.
ENTITY_RE: Final = re.compile(r"&(?:([a-zA-Z0-9_:][-a-zA-Z0-9_.:]*)|#([0-9]+)|#x([0-9a-fA-F]+));")


def code_for_name(name: str) -> int | None:
    """The code point an entity's name stands for; nothing when kramdown does not know the name."""
    return NAME_TO_CODE.get(name)


def code_for_number(number: int) -> int:
    """The code point a numeric reference stands for: its own number, or Windows-1252's meaning of it."""
    return _WINDOWS_1252.get(number, number)


def name_for_code(code: int) -> str | None:
    """The name of the entity for a code point, where HTML 4 has one."""
    return CODE_TO_NAME.get(code)


def parse_entity(source: str) -> int | None:
    """The code point of ``&name;``, ``&#123;`` or ``&#x7b;``; nothing when it is no entity kramdown knows."""
    match = ENTITY_RE.fullmatch(source)
    if match is None:
        return None
    if match[1]:
        return code_for_name(match[1])
    digits, base = (match[2], 10) if match[2] else (match[3], 16)
    # a number this long is no character; int() would refuse thousands of digits
    return code_for_number(int(digits, base)) if len(digits) < 16 else 0x110000
