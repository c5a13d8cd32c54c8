"""JSON as Ruby's generator writes it, on one line or indented."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from mkdocs_jekyll.jekyll.ruby_values import float_to_s, integer_to_s

from ..errors import InternalError
from .objects import Drop
from .to_s import to_s

_DEEPEST = 100


def json_pieces(value: object, *, indented: bool = False) -> Iterator[str]:
    """The value as JSON, a piece at a time.

    Raises InternalError for what has no form there, and for what is nested too deep.
    """
    return _Writer(indented=indented).pieces(value, 0)


class _Writer:
    def __init__(self, *, indented: bool) -> None:
        self._indented = indented

    def pieces(self, value: object, depth: int) -> Iterator[str]:
        """A value that stands within so many arrays and objects."""
        if isinstance(value, Drop):
            value = value.as_json(depth)
        if isinstance(value, Mapping):
            yield from self._block("{}", value.items(), depth)
        elif isinstance(value, (list, tuple)):
            yield from self._block("[]", ((None, item) for item in value), depth)
        else:
            yield _scalar(value)

    def _block(self, ends: str, items: Iterable[tuple[object, object]], depth: int) -> Iterator[str]:
        if depth >= _DEEPEST:
            raise InternalError(f"nesting of {depth + 1} is too deep", remedy="Filter a smaller part.")
        line = "\n" + "  " * (depth + 1) if self._indented else ""
        colon = ": " if self._indented else ":"
        yield ends[0]
        empty = True
        for key, item in items:
            yield line if empty else "," + line
            empty = False
            if ends == "{}":
                yield json.dumps(to_s(key), ensure_ascii=False) + colon
            yield from self.pieces(item, depth + 1)
        if not empty:
            yield line[:-2]
        elif self._indented and ends == "[]":
            yield "\n" + line[:-2]
        yield ends[1]


def _scalar(value: object) -> str:
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return integer_to_s(value)
    if isinstance(value, float):
        text = float_to_s(value)
        if not text[-1].isdigit():
            raise InternalError(f"{text} not allowed in JSON", remedy="Filter a number that is finite.")
        return text
    return json.dumps(to_s(value), ensure_ascii=False)
