"""File name patterns as Ruby matches them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

#: What ``**/`` stands for; it sees no hidden folder.
_FOLDERS: Final = r"(?:[^/.][^/]*/)*"
#: A pattern is no more alternatives than these: ``{a,b}`` twenty times would be a million.
_MOST_ALTERNATIVES: Final = 1_000


class _Part(NamedTuple):
    """A part of a pattern: its ``kind``, and its regular expression or what stands before it there.

    Kinds are ``text``, ``star``, ``folders`` and the signs of a group, ``{``, ``,`` and ``}``.
    """

    kind: str
    expression: str


@lru_cache(maxsize=4096)
def compiled(pattern: str, *, pathname: bool = False) -> re.Pattern[str]:
    """``pattern`` as a regular expression for ``fullmatch``.

    ``pathname`` is how a shell matches paths: ``*`` and ``?`` stop at a slash, ``**/`` is any number of
    folders, and ``{a,b}`` is one of them. Without it ``*`` runs over slashes and braces mean themselves,
    which is how Jekyll reads ``include`` and ``exclude``. However many stars there are, the time that a
    match takes grows with the square of the name at most.
    """
    parts = [*_parts(pattern, pathname)]
    expressions = (_expression(one, pathname) for one in _alternatives(parts))
    return re.compile("|".join(dict.fromkeys(expressions)), re.DOTALL)


def _parts(pattern: str, pathname: bool) -> Iterator[_Part]:
    depth = 0
    place = 0
    while place < len(pattern):
        char = pattern[place]
        place += 1
        if char == "*":
            before = pattern[place - 2 : place - 1] if place > 1 else ""
            first = place
            while pattern[place : place + 1] == "*":
                place += 1
            if pathname and place > first and pattern[place : place + 1] == "/":
                place += 1
                yield _Part("folders", "")
            else:
                # A shell's star does not see hidden files.
                yield _Part("star", r"(?!\.)" if pathname and before in ("", "/") else "")
        elif char == "?":
            yield _Part("text", "[^/]" if pathname else ".")
        elif char == "[":
            text, place = _set(pattern, place)
            yield _Part("text", f"(?!/){text}" if pathname else text)
        elif char == "\\" and place < len(pattern):
            yield _Part("text", re.escape(pattern[place]))
            place += 1
        elif pathname and (char == "{" or (depth and char in ",}")):
            depth += {"{": 1, "}": -1}.get(char, 0)
            yield _Part(char, "")
        else:
            yield _Part("text", re.escape(char))
    yield from (_Part("}", "") for _ in range(depth))


def _alternatives(parts: Sequence[_Part]) -> list[list[_Part]]:
    """The patterns without groups that a pattern stands for."""
    open_groups: list[tuple[list[list[_Part]], list[list[_Part]]]] = []  # before a group; its finished ones
    now: list[list[_Part]] = [[]]
    for part in parts:
        if part.kind == "{":
            open_groups.append((now, []))
            now = [[]]
        elif part.kind in ",}":
            before, finished = open_groups[-1]
            finished += now
            now = [[]]
            if part.kind == "}":
                open_groups.pop()
                now = [[*one, *other] for one in before for other in finished][:_MOST_ALTERNATIVES]
        else:
            for one in now:
                one.append(part)
    return now


def _expression(parts: Sequence[_Part], pathname: bool) -> str:
    """The regular expression of a pattern without groups.

    Of several stars all but the last take as little as they can, and give nothing of it back: the next one
    takes what they leave. ``**/`` and what follows it up to the next one is handled alike.
    """
    gap = "[^/]*" if pathname else ".*"
    sections: list[list[_Part]] = [[]]
    for part in parts:
        if part.kind == "folders":
            sections.append([])
        else:
            sections[-1].append(part)
    written = [_section(one, gap) for one in sections]
    out = written[0]
    for number, text in enumerate(written[1:], 1):
        is_last = number == len(written) - 1
        ends_folder = text.endswith("/") or not text
        out += f"{_FOLDERS}{text}" if is_last or not ends_folder else f"(?>{_FOLDERS}?{text})"
    return out


def _section(parts: Sequence[_Part], gap: str) -> str:
    """The expression of parts without ``**/``."""
    texts = [""]
    heads = []
    for part in parts:
        if part.kind == "star":
            heads.append(part.expression)
            texts.append("")
        else:
            texts[-1] += part.expression
    out = texts[0]
    for number, (head, text) in enumerate(zip(heads, texts[1:], strict=True), 1):
        out += f"{head}{gap}{text}" if number == len(heads) else f"{head}(?>{gap}?{text})"
    return out


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
