"""What counts as a letter: Unicode's property Alphabetic, which is wider than Python's ``str.isalpha``.

Number signs such as ``Ⅳ`` and ``〇`` and the vowel signs of Thai, Hindi or Arabic are letters by it; marks
that only decorate a letter are not. Python has no table of the property; it is drawn from the categories,
which is right for all scripts in everyday use.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

#: Letters in circles and squares.
_ENCLOSED: Final = ((0x24B6, 0x24E9), (0x1F130, 0x1F149), (0x1F150, 0x1F169), (0x1F170, 0x1F189))
#: Marks without a class of their own, and those of Hebrew, Arabic and Syriac, which are vowels.
_VOWEL_CLASSES: Final = frozenset((0, *range(10, 37)))


@lru_cache(maxsize=4096)
def is_letter(character: str) -> bool:
    """Whether a character is alphabetic."""
    if character.isalpha():
        return True
    category = unicodedata.category(character)
    if category in ("Mn", "Mc"):
        return unicodedata.combining(character) in _VOWEL_CLASSES and not _is_selector(character)
    return category == "Nl" or any(first <= ord(character) <= last for first, last in _ENCLOSED)


def is_letter_or_digit(character: str) -> bool:
    """Whether a character is alphabetic or a decimal digit of any script."""
    return is_letter(character) or character.isdecimal()


def _is_selector(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"
