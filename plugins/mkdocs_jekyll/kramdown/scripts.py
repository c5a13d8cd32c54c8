"""The characters of scripts that are written without spaces or from right to left, for character classes.

The ranges are those of Unicode's scripts Han, Hiragana, Katakana, Hangul, Arabic and Hebrew.
"""

from __future__ import annotations

import re
from typing import Final

HAN: Final = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufa6d\ufa70-\ufad9\U00016ff0\U00016ff1\U00020000-\U000323af"
)
KANA: Final = (
    "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\uff66-\uff6f"
    "\uff71-\uff9d\U0001b000-\U0001b122\U0001b132\U0001b150-\U0001b152\U0001b155\U0001b164-\U0001b167\U0001f200"
)
HANGUL: Final = (
    "\u1100-\u11ff\u302e\u302f\u3131-\u318e\u3200-\u321e\u3260-\u327e\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7c6"
    "\ud7cb-\ud7fb\uffa0-\uffbe\uffc2-\uffc7\uffca-\uffcf\uffd2-\uffd7\uffda-\uffdc"
)
CJK: Final = HAN + KANA + HANGUL
ARABIC: Final = "\u0620-\u064a\u066e-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc"
HEBREW: Final = "\u05d0-\u05ea\u05ef-\u05f4\ufb1d-\ufb4f"

_LETTER: Final = re.compile(r"\w")
_CJK: Final = re.compile(f"[{CJK}]")


def count_letters(text: str) -> int:
    """How many letters and digits a text has; a Chinese, Japanese or Korean one counts for two."""
    return len(_LETTER.findall(text)) + len(_CJK.findall(text))
