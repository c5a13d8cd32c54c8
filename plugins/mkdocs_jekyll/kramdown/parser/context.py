"""What all rules share while one text is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from ..element import REFS, Element
from ..options import MAX_ELEMENTS, MAX_FILLED_CELLS, MAX_NESTING, MAX_REPEATED, USUAL_NESTING, Options

#: Inline tags that no end tag closes, such as that of ``Vec<T>``, hold all that follows in the paragraph.
#: They cost no stack and may be as many as this; kramdown gives up at about 1,980.
MAX_UNCLOSED: Final = 1_800

#: An attribute list as it was read: attributes in order, classes as a list, and under `REFS` the names it
#: refers to.
AttributeList = dict[str, Any]

__all__ = [
    "MAX_FILLED_CELLS",
    "MAX_UNCLOSED",
    "REFS",
    "AbbreviationDefinition",
    "AttributeList",
    "Context",
    "FootnoteDefinition",
    "LinkDefinition",
]


def _length(value: object) -> int:
    """The characters of an attribute's value; a class is a list of names."""
    if isinstance(value, list):
        return len(value) + sum(map(len, value))
    return len(value) if isinstance(value, str) else 0


@dataclass(slots=True)
class LinkDefinition:
    """``[id]: url "title"`` and the element that stands for it, which carries its attribute list."""

    url: str
    title: str | None
    element: Element | None = None


@dataclass(slots=True)
class FootnoteDefinition:
    """A footnote's content and the element that stands for it, which carries its attribute list."""

    content: Element
    element: Element
    markers: list[Element] = field(default_factory=list)


@dataclass(slots=True)
class AbbreviationDefinition:
    """``*[short]: long text`` and the element that stands for it."""

    text: str
    element: Element


@dataclass(slots=True)
class Context:
    """Definitions, options and warnings of one text; made for it and gone with it."""

    options: Options
    root: Element
    warnings: list[tuple[str, int | None]] = field(default_factory=list)
    link_definitions: dict[str, LinkDefinition] = field(default_factory=dict)
    attribute_lists: dict[str, AttributeList] = field(default_factory=dict)
    footnotes: dict[str, FootnoteDefinition] = field(default_factory=dict)
    abbreviations: dict[str, AbbreviationDefinition] = field(default_factory=dict)

    filled_cells: int = 0
    #: Whether some row has not got the cells that it lacks.
    lacks_cells: bool = False
    #: Blocks and spans that may still be read.
    elements_left: int = field(init=False)
    #: Characters that definitions may still put into the text.
    repeats_left: int = field(init=False)
    #: How deep blocks, or spans, may stand in each other: what is deeper only an attacker writes.
    deepest: int = field(init=False)
    is_deep: bool = False
    #: Whether there are too many, and the line of the first.
    is_full: bool = False
    full_line: int | None = None
    #: Whether definitions would put too much into the text, and the line of a place that goes without.
    has_too_many_repeats: bool = False
    repeats_line: int | None = None

    def __post_init__(self) -> None:
        given = self.options.element_limit
        self.elements_left = given if given > 0 else MAX_ELEMENTS
        repeats = self.options.repeat_limit
        self.repeats_left = repeats if repeats > 0 else MAX_REPEATED
        nesting = self.options.nesting_limit
        self.deepest = min(nesting, MAX_NESTING) if nesting > 0 else USUAL_NESTING

    def take_elements(self, count: int, line: int | None) -> bool:
        """Count elements that are about to be made; whether the text may have them."""
        self.elements_left -= count
        if self.elements_left < 0:
            self.warn_of_elements(line)
            return False
        return True

    def take_repeated(self, texts: Iterable[object], line: int | None) -> bool:
        """Count the characters of a definition that a place of the text names; whether it may have them."""
        if self.repeats_left <= 0:
            return False
        self.repeats_left -= 1 + sum(_length(text) for text in texts)
        if self.repeats_left > 0:
            return True
        self.has_too_many_repeats, self.repeats_line = True, line
        return False

    def parts_of(self, text: str, separator: str, line: int | None) -> list[str]:
        """A text at its separators, each part an element: of what is too much, no more than one."""
        parts = text.split(separator, max(self.elements_left, 0))
        self.take_elements(len(parts) - 1, line)
        if separator in parts[-1]:
            self.warn_of_elements(line)
        return parts

    def warn_of_elements(self, line: int | None) -> None:
        """Remember where there are too many blocks and spans: emphasis that is none takes warnings back."""
        if not self.is_full:
            self.is_full, self.full_line = True, line

    def all_warnings(self) -> list[tuple[str, int | None]]:
        """The warnings of a text that is read."""
        result = list(self.warnings)
        if self.is_full:
            full = "Too many blocks and spans; the rest is text (raise element_limit under kramdown)"
            result.append((full, self.full_line))
        if self.has_too_many_repeats:
            long = "Definitions make the text too long; the rest goes without"
            long += " (raise repeat_limit under kramdown)"
            result.append((long, self.repeats_line))
        return result

    def warn_of_nesting(self, what: str, line: int) -> None:
        """Warn of blocks or elements that stand too deep in each other."""
        if not self.is_deep:
            self.is_deep = True
            rest = "the rest is text (raise nesting_limit under kramdown)"
            self.warn(f"{what} are nested more than {self.deepest} deep; {rest}", line)

    def fill_cells(self, count: int, line: int) -> int:
        """How many of ``count`` cells that a row lacks it gets, in the table that begins at ``line``."""
        given = self.options.cell_limit
        most = given if given > 0 else MAX_FILLED_CELLS
        filled = min(count, most - self.filled_cells)
        self.filled_cells += filled
        if filled < count and not self.lacks_cells:
            self.lacks_cells = True
            rest = "the rest is not filled in (raise cell_limit under kramdown)"
            self.warn(f"Rows lack more than {most} cells; {rest}", line)
        return filled

    def warn(self, message: str, line: int | None = None) -> None:
        """Remember a warning about ``line`` of the text."""
        self.warnings.append((message, line))
