"""Attribute lists: what stands in ``{: ...}``, and how it reaches an element."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from .context import REFS, AttributeList, Context
from .patterns import ATTRIBUTE_ID, NOT_S, WHITE, S

_CLASS = r"[^ \t\r\n\f\v.#]+"
_ELEMENT_ID = r"[A-Za-z][A-Za-z0-9_:-]*"
#: How a part begins; what has a value ends at a quotation mark, see `_Values`.
_PART = re.compile(
    rf"(?:\A|{S})(?:(?P<key>{ATTRIBUTE_ID})=(?P<quote>[\"'])|"
    rf"(?:(?P<ref>{ATTRIBUTE_ID})|(?P<names>(?:\#{_ELEMENT_ID}|\.{_CLASS})+))(?={S}|\Z))"
)
#: A brace that no backslash protects, or what stands for a character that kramdown has hidden.
_BARRIER = re.compile(r"(?<!\\)\}|\x02")
_ENDS = {quote: re.compile(rf"{quote}(?={S}|\Z)") for quote in "\"'"}
_NAMES = re.compile(rf"\#({_ELEMENT_ID})|\.({_CLASS})")
_ANY = re.compile(NOT_S)

#: Lists that name lists that name lists: two of each make thirty of them a thousand million.
_DEEPEST_REFERENCE: Final = 16
_MOST_REFERENCES: Final = 1000


def parse_attribute_list(
    text: str, context: Context, into: AttributeList | None = None, line: int | None = None
) -> AttributeList:
    """Read ``text``, the inside of an attribute list, into ``into`` (a new one by default).

    Classes gather, as a list that is joined once; a later attribute wins over an earlier one.
    """
    result: AttributeList = {} if into is None else into
    if not _ANY.search(text) or text.strip(WHITE) == ":":
        return result
    found = False
    for part, value in _parts(text):
        found = True
        if part["ref"]:
            result.setdefault(REFS, []).append(part["ref"])
        elif part["names"]:
            for name in _NAMES.finditer(part["names"]):
                if name[2]:
                    result.setdefault("class", []).append(name[2])
                else:
                    result["id"] = name[1]
        else:
            value = re.sub(rf"\\(\}}|{part['quote']})", r"\1", value)
            result[part["key"]] = [value] if part["key"] == "class" else value
    if not found:
        context.warn(f"No or invalid attributes found in IAL/ALD content: {text}", line)
    return result


def _parts(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The parts of a list, with the values of those that have one."""
    values = _Values(text)
    at = 0
    while (part := _PART.search(text, at)) is not None:
        at, value = part.end(), ""
        if part["key"]:
            end = values.end(at, part["quote"])
            if end is None:
                at = part.start() + 1
                continue
            at, value = end + 1, text[at:end]
        yield part, value


class _Values:
    """Where values end in a list, in a time that does not grow with their number."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _barriers(self) -> list[int]:
        return [found.start() for found in _BARRIER.finditer(self._text)]

    @cached_property
    def _quotes(self) -> dict[str, tuple[list[int], list[int]]]:
        """The places of the quotation marks that may end a value: bare ones, and those behind a backslash."""
        places: dict[str, tuple[list[int], list[int]]] = {}
        for quote, pattern in _ENDS.items():
            found = [end.start() for end in pattern.finditer(self._text)]
            escaped = [at for at in found if self._text[at - 1 : at] == "\\"]
            places[quote] = [at for at in found if self._text[at - 1 : at] != "\\"], escaped
        return places

    def end(self, start: int, quote: str) -> int | None:
        """Where the value that begins at ``start`` ends: at the first bare mark, or the last other one."""
        number = bisect_left(self._barriers, start)
        last = self._barriers[number] if number < len(self._barriers) else len(self._text)
        bare, escaped = self._quotes[quote]
        first = bisect_left(bare, start)
        if first < len(bare) and bare[first] < last:
            return bare[first]
        before = bisect_left(escaped, last) - 1
        return escaped[before] if before >= 0 and escaped[before] > start else None


def merge_attribute_lists(target: AttributeList, other: AttributeList) -> None:
    """Add ``other`` to ``target``: references and classes gather, the rest is replaced."""
    for key, value in other.items():
        if key in (REFS, "class"):
            target.setdefault(key, []).extend(value)
        else:
            target[key] = value


def apply_attribute_lists(
    attr: dict[str, str | None], given: Iterable[AttributeList], context: Context
) -> None:
    """Write attribute lists, one after the other, to an element's attributes, references resolved first."""
    target = _Target(attr, context, [attr.get("class") or ""])
    for attributes in given:
        target.add(attributes)
    if len(target.classes) > 1:
        attr["class"] = " ".join(target.classes).lstrip(WHITE + "\0")


@dataclass(slots=True)
class _Target:
    """An element's attributes while lists are written to them; so many references are ``left`` to follow."""

    attr: dict[str, str | None]
    context: Context
    classes: list[str]
    left: int = _MOST_REFERENCES

    def add(self, given: AttributeList, depth: int = 0) -> None:
        """Write one list, what it refers to first."""
        for name in given.get(REFS, ()):
            definition = self.context.attribute_lists.get(name)
            if not definition or depth >= _DEEPEST_REFERENCE or self.left <= 0:
                continue
            if not self.context.take_repeated(definition.values(), None):
                break
            self.left -= 1
            self.add(definition, depth + 1)
        for key, value in given.items():
            if key == "class":
                self.attr.setdefault("class", "")
                self.classes.extend(value)
            elif key != REFS:
                self.attr[key] = value
