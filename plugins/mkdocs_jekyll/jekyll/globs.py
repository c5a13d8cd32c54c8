"""File name patterns as Ruby matches them."""

from __future__ import annotations

import re
from functools import lru_cache


@lru_cache(maxsize=4096)
def compiled(pattern: str, *, pathname: bool = False) -> re.Pattern[str]:
    """``pattern`` as a regular expression for ``fullmatch``.

    ``pathname`` is how a shell matches paths: ``*`` and ``?`` stop at a slash, ``**/`` is any number of
    folders, and ``{a,b}`` is one of them. Without it ``*`` runs over slashes and braces mean themselves,
    which is how Jekyll reads ``include`` and ``exclude``.
    """
    return re.compile(_translate(pattern, pathname), re.DOTALL)


def _translate(pattern: str, pathname: bool) -> str:
    out: list[str] = []
    depth = 0
    place = 0
    while place < len(pattern):
        char = pattern[place]
        place += 1
        if char == "*":
            star_end = place
            while star_end < len(pattern) and pattern[star_end] == "*":
                star_end += 1
            if pathname and star_end > place and pattern[star_end : star_end + 1] == "/":
                out.append(r"(?:[^/.][^/]*/)*")
                place = star_end + 1
            else:
                out.append(_star(pathname, pattern[place - 2 : place - 1] if place > 1 else ""))
                place = star_end
        elif char == "?":
            out.append("[^/]" if pathname else ".")
        elif char == "[":
            text, place = _set(pattern, place)
            out.append(text)
        elif char == "\\" and place < len(pattern):
            out.append(re.escape(pattern[place]))
            place += 1
        elif pathname and char == "{":
            depth += 1
            out.append("(?:")
        elif pathname and char == "}" and depth:
            depth -= 1
            out.append(")")
        elif pathname and char == "," and depth:
            out.append("|")
        else:
            out.append(re.escape(char))
    return "".join(out) + ")" * depth


def _star(pathname: bool, before: str) -> str:
    if not pathname:
        return ".*"
    # A shell's star does not see hidden files.
    return r"(?!\.)[^/]*" if before in ("", "/") else "[^/]*"


def _set(pattern: str, place: int) -> tuple[str, int]:
    """A ``[...]`` that opened before ``place``; one that never closes matches nothing."""
    end = pattern.find("]", place + 1 if pattern[place : place + 1] not in ("!", "^") else place + 2)
    if end < 0:
        return "(?!)", len(pattern)
    body = pattern[place:end]
    negated = body[:1] in ("!", "^")
    inner = (body[1:] if negated else body).replace("\\", "\\\\").replace("[", "\\[").replace("^", "\\^")
    try:
        re.compile(f"[{inner}]")
    except re.error:
        return "(?!)", end + 1
    return f"[{'^' if negated else ''}{inner}]", end + 1
