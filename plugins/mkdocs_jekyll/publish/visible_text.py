"""What of a text with Liquid and markup a reader sees as words."""

from __future__ import annotations

import re
from typing import Final

from mkdocs_jekyll.kramdown.scripts import count_letters

LIQUID: Final = re.compile(r"{[{%](.*?)[%}]}", re.DOTALL)
_WORD: Final = re.compile(r"\w")
_TAG: Final = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->|<[^<>]*>", re.DOTALL | re.IGNORECASE)


def says_something(text: str) -> bool:
    """Whether there is a word for a reader outside Liquid and markup."""
    return bool(_WORD.search(_TAG.sub("", LIQUID.sub("", text))))


def letters_of(text: str) -> int:
    """How many letters a reader sees of a text, Liquid aside; a Chinese character counts for two."""
    return count_letters(_TAG.sub("", LIQUID.sub("", text)))
