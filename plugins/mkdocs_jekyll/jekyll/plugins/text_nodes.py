"""The words of a page's HTML, apart from its tags: what plugins change that work on a finished page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

#: Comments and texts that are not a page's words, or a tag. What is never closed reaches to the end.
TOKEN: Final = re.compile(
    r"<!--(?:.*?-->|.*)"
    r"|<(?P<raw>script|style|textarea|svg|math)\b[^>]*>(?:.*?</(?P=raw)\s*>|.*)"
    r"|<(?P<close>/?)(?P<name>[a-z][\w:-]*+)(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+>",
    re.DOTALL | re.IGNORECASE,
)


def change_text(html: str, change: Callable[[str], str], apart_from: frozenset[str]) -> str:
    """Let ``change`` loose on each run of text that lies in none of the elements ``apart_from``.

    A run is HTML still: its entities are written out. Linear in the text's length.
    """
    out: list[str] = []
    inside: Counter[str] = Counter()
    position = 0
    for match in TOKEN.finditer(html):
        text = html[position : match.start()]
        out.append(change(text) if text and not inside.total() else text)
        out.append(match[0])
        position = match.end()
        name = (match["name"] or "").lower()
        if name in apart_from:
            # Links don't nest: a second one ends the first.
            depth = inside[name] + (-1 if match["close"] else 1)
            inside[name] = min(max(depth, 0), 1) if name == "a" else max(depth, 0)
    text = html[position:]
    out.append(change(text) if text and not inside.total() else text)
    return "".join(out)
