"""How long a text takes to read, in whichever script it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import Final

from mkdocs_jekyll.kramdown.scripts import CJK

from .html_scan import Scan

#: One of these characters is about as much as half a word, and no space divides them.
_CJK: Final = re.compile(f"[{CJK}]+")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")

#: A picture is looked at for this many seconds, every further one for a second less, but not below 3.
FIRST_PICTURE_SECONDS: Final = 12
LEAST_PICTURE_SECONDS: Final = 3


@dataclass(frozen=True, slots=True)
class TextLength:
    """What of a text takes time: words, characters of scripts without spaces, pictures."""

    words: int = 0
    characters: int = 0
    pictures: int = 0


def length_of(scan: Scan) -> TextLength:
    """The length of a body."""
    text = scan.text()
    others, runs = _CJK.subn(" ", text)
    characters = len(text) - len(others) + runs
    return TextLength(len(_WORD.findall(others)), characters, sum(1 for _ in scan.starts(("img",))))


def minutes(length: TextLength, *, words_per_minute: int, characters_per_minute: int) -> int:
    """Whole minutes, at least 1."""
    seconds: float = 60 * (length.words / words_per_minute + length.characters / characters_per_minute)
    for picture in range(length.pictures):
        seconds += max(FIRST_PICTURE_SECONDS - picture, LEAST_PICTURE_SECONDS)
    return max(1, ceil(seconds / 60))
