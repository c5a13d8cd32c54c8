"""Values out of scripts: what a key of an object is set to, as far as it is written out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_SKIP: Final = re.compile(r"(?:\s|//[^\n]*|/\*.*?\*/)*", re.DOTALL)
_KEY: Final = re.compile(r"(?:\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|([\w$]+))", re.DOTALL)
_STRING: Final = re.compile(
    r"\"((?:[^\"\\\n]|\\.)*)\"|'((?:[^'\\\n]|\\.)*)'|String\.raw`([^`]*)`|`((?:[^`\\]|\\.)*)`", re.DOTALL
)
_WORD: Final = re.compile(r"[\w$.+-]+")
_ESCAPE: Final = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_NAMED: Final = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": ""}
_DEPTH: Final = 20


class _Unreadable(Exception):
    """A value that is not written out: a call, a sum, a function."""


def values_of(script: str, key: str) -> Iterator[object]:
    """The values that a script sets a key to: ``key: value`` in an object, or ``something.key = value``.

    Strings, numbers as text, lists and objects come out; what is no such value is left out.
    """
    for found in re.finditer(rf"(?<![\w$]){re.escape(key)}[\"']?\s*[:=](?!=)", script):
        try:
            value, _ = _value(script, found.end(), 0)
        except _Unreadable:
            continue
        yield value


def _value(text: str, at: int, depth: int) -> tuple[object, int]:
    at = _after_space(text, at)
    if depth > _DEPTH or at >= len(text):
        raise _Unreadable
    if text[at] == "{":
        return _object(text, at + 1, depth + 1)
    if text[at] == "[":
        return _list(text, at + 1, depth + 1)
    if (string := _STRING.match(text, at)) is not None:
        if string[3] is not None:
            return string[3], string.end()
        return _unescaped(next(part for part in string.groups() if part is not None)), string.end()
    if (word := _WORD.match(text, at)) is not None:
        return {"true": True, "false": False, "null": None}.get(word[0], word[0]), word.end()
    raise _Unreadable


def _object(text: str, at: int, depth: int) -> tuple[dict[str, object], int]:
    found: dict[str, object] = {}
    while True:
        at = _after_space(text, at)
        if text[at : at + 1] == "}":
            return found, at + 1
        key = _KEY.match(text, at)
        if key is None:
            raise _Unreadable
        name = key[3] if key[3] is not None else _unescaped(key[1] if key[1] is not None else key[2])
        at = _after_space(text, key.end())
        if text[at : at + 1] != ":":
            raise _Unreadable
        found[name], at = _value(text, at + 1, depth)
        at = _after_comma(text, at)


def _list(text: str, at: int, depth: int) -> tuple[list[object], int]:
    found: list[object] = []
    while True:
        at = _after_space(text, at)
        if text[at : at + 1] == "]":
            return found, at + 1
        value, at = _value(text, at, depth)
        found.append(value)
        at = _after_comma(text, at)


def _after_space(text: str, at: int) -> int:
    space = _SKIP.match(text, at)
    return at if space is None else space.end()


def _after_comma(text: str, at: int) -> int:
    at = _after_space(text, at)
    if at >= len(text) or text[at] not in ",]}":
        raise _Unreadable
    return at + 1 if text[at] == "," else at


def _unescaped(text: str) -> str:
    def character(match: re.Match[str]) -> str:
        escape = match[1]
        return chr(int(escape[1:], 16)) if len(escape) > 1 else _NAMED.get(escape, escape)

    return _ESCAPE.sub(character, text)
