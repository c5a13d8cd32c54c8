"""The little YAML an option's value may be written in: ``{hellip: ...}``, ``[a, b]``, ``key: value`` lines.

The package needs no YAML library; what ``_config.yml`` says arrives as Python values, and only a text's own
``{::options}`` needs this.
"""

from __future__ import annotations

import re
from typing import Final

_BLANK: Final = re.compile(r"\s*")
_QUOTED: Final = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^']|'')*)'", re.S)
_PLAIN_IN_FLOW: Final = re.compile(r"(?:[^,:\[\]{}]|:(?=\S))+")
_NUMBER: Final = re.compile(r"[-+]?\d+\Z")
_WORDS: Final = {"true": True, "false": False, "null": None, "~": None, "": None}
_MAX_DEPTH: Final = 32


class FlowError(ValueError):
    """The text is not the little YAML read here."""


def parse_flow(text: str) -> object:
    """The value a text stands for: dict, list, str, int, bool or None. Raises `FlowError`."""
    stripped = text.strip()
    if stripped[:1] in ("{", "["):
        value, end = _value(stripped, 0, 0)
        if _skip(stripped, end) != len(stripped):
            raise FlowError(f"unexpected text after {stripped[:end]!r}")
        return value
    lines = [line for line in stripped.splitlines() if line.strip()]
    pairs = [re.match(r"([^\s:][^:]*):(?:\s+(.*)|\s*)\Z", line) for line in lines]
    if not pairs or not all(pairs):
        return _scalar(stripped)
    return {_scalar(pair[1]): parse_flow(pair[2] or "") for pair in pairs if pair}


def _skip(text: str, position: int) -> int:
    match = _BLANK.match(text, position)
    return match.end() if match else position


def _scalar(text: str) -> object:
    text = text.strip()
    if match := _QUOTED.fullmatch(text):
        return _unquote(match)
    if text.lower() in _WORDS:
        return _WORDS[text.lower()]
    return int(text) if _NUMBER.match(text) else text


def _unquote(match: re.Match[str]) -> str:
    if match[1] is not None:
        return re.sub(r"\\(.)", lambda part: {"n": "\n", "t": "\t"}.get(part[1], part[1]), match[1])
    return (match[2] or "").replace("''", "'")


def _value(text: str, position: int, depth: int) -> tuple[object, int]:
    position = _skip(text, position)
    if depth > _MAX_DEPTH:
        raise FlowError("nested too deeply")
    opener = text[position : position + 1]
    if opener == "{":
        return _collection(text, position + 1, "}", depth)
    if opener == "[":
        return _collection(text, position + 1, "]", depth)
    if match := _QUOTED.match(text, position):
        return _unquote(match), match.end()
    if match := _PLAIN_IN_FLOW.match(text, position):
        return _scalar(match[0]), match.end()
    raise FlowError(f"a value is missing at {text[position : position + 10]!r}")


def _collection(text: str, position: int, closer: str, depth: int) -> tuple[object, int]:
    pairs: dict[object, object] = {}
    items: list[object] = []
    while True:
        position = _skip(text, position)
        if text[position : position + 1] == closer:
            return (pairs if closer == "}" else items), position + 1
        item, position = _value(text, position, depth + 1)
        position = _skip(text, position)
        if closer == "}":
            if text[position : position + 1] != ":":
                raise FlowError(f"a colon is missing after {item!r}")
            position = _skip(text, position + 1)
            if text[position : position + 1] in (",", "}"):
                pairs[str(item)] = None
            else:
                pairs[str(item)], position = _value(text, position, depth + 1)
                position = _skip(text, position)
        else:
            items.append(item)
        following = text[position : position + 1]
        if following == ",":
            position += 1
        elif following != closer:
            raise FlowError(f"{closer} is missing")
