"""Attribute lists: what stands in ``{: ...}``, and how it reaches an element."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from .context import REFS, AttributeList, Context
from .patterns import ATTRIBUTE_ID, NOT_S, WHITE, S

_CLASS = r"[^ \t\r\n\f\v.#]+"
_ELEMENT_ID = r"[A-Za-z][A-Za-z0-9_:-]*"
_PART = re.compile(
    rf"(?:\A|{S})(?:"
    rf"(?P<key>{ATTRIBUTE_ID})=(?P<quote>[\"'])(?P<value>(?:\\\}}|\\(?P=quote)|[^}}\x02])*?)(?P=quote)"
    rf"|(?P<ref>{ATTRIBUTE_ID})"
    rf"|(?P<names>(?:\#{_ELEMENT_ID}|\.{_CLASS})+)"
    rf")(?={S}|\Z)"
)
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
    for part in _PART.finditer(text):
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
            value = re.sub(rf"\\(\}}|{part['quote']})", r"\1", part["value"])
            result[part["key"]] = [value] if part["key"] == "class" else value
    if not found:
        context.warn(f"No or invalid attributes found in IAL/ALD content: {text}", line)
    return result


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
