"""The parsers of blocks and of spans: each walks over a text and asks rules, in the order of their table.

A rule is a function. A block rule gets the `BlockParser` with the cursor at a line's start and says whether
the block was its; a span rule gets the `SpanParser` and the match of its start pattern. Which rules there
are, and in which order, is the dialect's affair (`blocks.py`, `spans.py`, `dialects.py`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache
from typing import Final

from ..element import Element
from ..scanner import Scanner
from .context import MAX_UNCLOSED, AttributeList, Context
from .patterns import BLOCK_BOUNDARY_RE, NOT_S


class Outcome(IntEnum):
    """What a block rule answers."""

    NO_MATCH = 0
    DONE = 1
    #: The end tag of the HTML element whose content is being read.
    END_TAG = 2


NO_MATCH: Final = Outcome.NO_MATCH
DONE: Final = Outcome.DONE
END_TAG: Final = Outcome.END_TAG


@dataclass(frozen=True, slots=True)
class BlockRule:
    """A block rule; ``first`` are the characters a block of this kind can start with (``None``: any)."""

    name: str
    parse: Callable[[BlockParser], Outcome]
    first: str | None = None


@dataclass(frozen=True, slots=True)
class SpanRule:
    """A span rule; ``first`` as for blocks, ``start`` is matched at the cursor.

    ``parse`` answers ``False`` where the span is not its own after all, with the cursor where it was.
    """

    name: str
    start: re.Pattern[str]
    parse: Callable[[SpanParser, re.Match[str]], bool | None]
    first: str | None = None


class SpanRules:
    """Span rules in their order, with a table from a first character to those that may start there."""

    def __init__(self, rules: tuple[SpanRule, ...], starts: str, quotes: bool) -> None:
        self.rules = rules
        self.starts = starts
        self.quotes = quotes
        self.otherwise = tuple(rule for rule in rules if rule.first is None)
        self.by_first = {
            first: tuple(rule for rule in rules if rule.first is None or first in rule.first)
            for first in {char for rule in rules if rule.first for char in rule.first}
        }


@dataclass(frozen=True)
class Dialect:
    """What one input format has and others have not."""

    name: str
    blocks: tuple[BlockRule, ...]
    spans: SpanRules
    #: Only code spans; only code spans and HTML: for the rows of tables.
    code_spans: SpanRules
    table_spans: SpanRules
    html_spans: SpanRules
    #: A line end before the line that ends a paragraph.
    paragraph_end: re.Pattern[str]
    task_lists: bool = False
    blocks_by_first: dict[str, tuple[BlockRule, ...]] = field(init=False)
    blocks_otherwise: tuple[BlockRule, ...] = field(init=False)

    def __post_init__(self) -> None:
        firsts = {char for rule in self.blocks if rule.first for char in rule.first}
        table = {
            char: tuple(rule for rule in self.blocks if rule.first is None or char in rule.first)
            for char in firsts
        }
        object.__setattr__(self, "blocks_by_first", table)
        object.__setattr__(self, "blocks_otherwise", tuple(r for r in self.blocks if r.first is None))


_FIRST_CHARACTER = re.compile(rf"[ \t]*({NOT_S}|\Z|.|\n)")


class BlockParser:
    """Reads blocks at ``src`` into ``tree``."""

    __slots__ = ("context", "depth", "dialect", "ial", "src", "tree")

    def __init__(self, context: Context, dialect: Dialect) -> None:
        self.context = context
        self.dialect = dialect
        self.src = Scanner("")
        self.tree = context.root
        #: An attribute list waiting for the block that follows it.
        self.ial: AttributeList | None = None
        self.depth = 0

    def parse_text(self, element: Element, text: str, line: int) -> bool:
        """Read ``text``, whose first line is ``line`` of the document, as the content of ``element``."""
        outer, self.src = self.src, Scanner(text, line)
        found = self.parse_blocks(element)
        self.src = outer
        return found

    def parse_blocks(self, element: Element) -> bool:
        """Read blocks into ``element`` up to the end, or up to its end tag; say whether that was found."""
        src = self.src
        if self.depth >= self.context.deepest:
            self.context.warn_of_nesting("Blocks", src.line)
            self._rest_as_text(element)
            return False
        outer_tree, outer_ial = self.tree, self.ial
        self.tree, self.ial = element, None
        self.depth += 1
        by_first, otherwise = self.dialect.blocks_by_first, self.dialect.blocks_otherwise
        first_character = _FIRST_CHARACTER.match
        outcome = DONE
        context = self.context
        while src.pos < src.end and outcome is not END_TAG:
            context.elements_left -= 1
            if context.elements_left < 0:
                context.warn_of_elements(src.line)
                self._rest_as_text(element)
                break
            first = first_character(src.text, src.pos)
            rules = by_first.get(first[1], otherwise) if first else otherwise
            for rule in rules:
                outcome = rule.parse(self)
                if outcome:
                    break
        self.depth -= 1
        self.tree, self.ial = outer_tree, outer_ial
        return outcome is END_TAG

    def _rest_as_text(self, element: Element) -> None:
        paragraph = Element("p", None, None, {"location": self.src.line})
        paragraph.children.append(Element("raw_text", self.src.rest().strip()))
        element.children.append(paragraph)

    def block(self, type: str, value: str | None = None, line: int | None = None) -> Element:
        """A new block-level element with the attribute list that waits for it."""
        element = Element(type, value, None, {"location": self.src.line if line is None else line})
        if self.ial is not None:
            element.options["ial"] = self.ial
            self.ial = None
        return element

    def last(self) -> Element | None:
        """The block before the cursor."""
        return self.tree.children[-1] if self.tree.children else None

    def after_boundary(self) -> bool:
        """Whether a block that needs room before it may start here."""
        last = self.last()
        return (
            last is None
            or last.type == "blank"
            or (last.type == "eob" and last.value is None)
            or self.ial is not None
        )

    def before_boundary(self) -> bool:
        """Whether a block that needs room after it may end here."""
        return self.src.check(BLOCK_BOUNDARY_RE) is not None


#: As a number: flags are slow to compare, and this is asked for each span.
_IGNORE_CASE: Final = int(re.I)


def _search_pattern(rules: SpanRules, stop: re.Pattern[str] | None = None) -> re.Pattern[str]:
    """What finds the next place where a rule may start, or the next match of ``stop``."""
    if stop is None:
        return _compiled(rules.starts, "", False)
    return _compiled(rules.starts, stop.pattern, bool(stop.flags & _IGNORE_CASE))


@lru_cache(maxsize=512)
def _compiled(starts: str, stop: str, ignore_case: bool) -> re.Pattern[str]:
    if not stop:
        return re.compile(starts)
    return re.compile(f"(?i:{stop})|{starts}" if ignore_case else f"{stop}|{starts}")


#: How many characters that are only passed over cost as much as a mark that is looked at.
_CHARACTERS_PER_STEP: Final = 64

Accept = Callable[["re.Match[str]"], bool]


class SpanParser:
    """Reads spans of one text into the element on top of its stack.

    Text gathers in ``parts`` and becomes one ``text`` element when another element follows it.
    """

    __slots__ = (
        "around",
        "context",
        "dialect",
        "element",
        "parts",
        "src",
        "stack",
        "steps",
        "texts_take_attributes",
        "unclosed",
        "unclosed_rules",
        "wasted",
    )

    def __init__(self, context: Context, dialect: Dialect, text: str, line: int, element: Element) -> None:
        self.context = context
        self.dialect = dialect
        self.src = Scanner(text, line)
        self.element = element
        self.parts: list[str] = []
        self.stack: list[tuple[Element, list[str]]] = []
        #: The types of the elements whose ends are looked for, outermost first; one for each running `parse`.
        self.around: list[str] = []
        #: How many elements without an end tag are open, and the rules for one that has just been opened; see
        #: `read_unclosed`.
        self.unclosed = 0
        self.unclosed_rules: SpanRules | None = None
        #: Whether an attribute list behind a text is read: so it is where kramdown looks for a table's pipes.
        self.texts_take_attributes = False
        #: Marks looked at, and how many of these in vain; see `may_look_ahead`.
        self.steps = 0
        self.wasted = 0

    def add_text(self, text: str) -> None:
        """Add text at the end of the current element."""
        if text:
            self.parts.append(text)

    def append(self, element: Element) -> None:
        """Add an element at the end of the current one."""
        self._flush()
        self.element.children.append(element)

    def _flush(self) -> None:
        if self.parts:
            text = Element("text", "".join(self.parts), None, {"location": self.src.line})
            self.element.children.append(text)
            self.parts = []

    @property
    def is_empty(self) -> bool:
        """Whether the current element holds nothing yet."""
        return not self.parts and not self.element.children

    def last_element(self) -> Element | None:
        """The element right before the cursor, or ``None`` where text stands there."""
        if self.texts_take_attributes:
            self._flush()
        if self.parts or not self.element.children:
            return None
        return self.element.children[-1]

    def inside(self, *types: str) -> bool:
        """Whether the current element or one around it is of one of these types."""
        return not set(types).isdisjoint(self.around)

    def may_look_ahead(self) -> bool:
        """Whether constructs that need a far end are still tried.

        Each attempt that finds no end has read in vain. A text of nothing but openers would so cost its
        length squared; once what was wasted is out of all proportion, an opener is text.
        """
        return len(self.around) < self.context.deepest and self.wasted <= 5_000 + 3 * self.src.end

    @property
    def may_leave_unclosed(self) -> bool:
        """Whether one more element without an end tag may be opened."""
        return self.unclosed < MAX_UNCLOSED

    def read_unclosed(self, element: Element, rules: SpanRules | None) -> None:
        """Let all that is left of the text be the content of ``element``, whose end tag is missing.

        The `parse` that runs goes on in it, and looks for no end of its own any more: however many such
        elements a text has, the interpreter's stack is as deep as with one.
        """
        self.stack.append((self.element, self.parts))
        self.element, self.parts = element, []
        self.unclosed += 1
        self.unclosed_rules = rules or self.dialect.spans

    def _leave_unclosed(self, count: int) -> None:
        """Close the elements without end tags but for the first ``count`` of them."""
        while self.unclosed > count:
            element = self.element
            self._flush()
            self.element, self.parts = self.stack.pop()
            self.unclosed -= 1
            self.context.warn(
                f"Found no end tag for '{element.value}' - auto-closing it", element.options.get("location")
            )

    def _open(self, element: Element) -> None:
        """Let ``element`` be the current one, with its end looked for."""
        self.stack.append((self.element, self.parts))
        self.around.append(element.type)
        self.element, self.parts = element, []

    def _close(self, unclosed: int) -> None:
        """Leave what `_open` opened, and the elements without end tags in it but for ``unclosed`` of them."""
        if self.unclosed > unclosed:
            self._leave_unclosed(unclosed)
        self._flush()
        self.element, self.parts = self.stack.pop()
        self.around.pop()

    def parse(
        self,
        element: Element,
        stop: re.Pattern[str] | None = None,
        accept: Accept | None = None,
        rules: SpanRules | None = None,
    ) -> bool:
        """Read spans into ``element`` up to ``stop`` (not read itself) or, without one, to the end.

        ``accept`` says whether a match of ``stop`` is the end. Returns whether it was found; if not, the
        cursor stands somewhere behind the last construct and the caller puts it back.
        """
        self._open(element)
        rules = rules or self.dialect.spans
        src, text, end = self.src, self.src.text, self.src.end
        before, unclosed, searched, found = self.steps, self.unclosed, stop is not None, False
        search = _search_pattern(rules, stop).search
        by_first, otherwise, quotes = rules.by_first, rules.otherwise, rules.quotes
        behind, context = src.pos, self.context
        while src.pos < end:
            context.elements_left -= 1
            if context.elements_left < 0:
                context.warn_of_elements(src.line)
                if stop is None:
                    self.add_text(src.rest())
                break
            self.steps += 1 + (src.pos - behind) // _CHARACTERS_PER_STEP
            behind = src.pos
            match = search(text, behind)
            if match is None:
                self.steps += (end - behind) // _CHARACTERS_PER_STEP
                if stop is None:
                    self.add_text(src.rest())
                break
            at = match.start()
            if quotes and at > src.pos and text[at] in "\"'" and text[at - 1] != "\\":
                at -= 1
            if at > src.pos:
                self.parts.append(text[src.pos : at])
                src.pos = at
            if stop is not None:
                stopped = stop.match(text, at)
                if stopped and (accept is None or accept(stopped)):
                    found = True
                    break
            for rule in by_first.get(text[at], otherwise):
                begun = rule.start.match(text, at)
                if begun and rule.parse(self, begun) is not False:
                    if self.unclosed_rules is not None:
                        stop, rules, self.unclosed_rules = None, self.unclosed_rules, None
                        search = _search_pattern(rules).search
                        by_first, otherwise, quotes = rules.by_first, rules.otherwise, rules.quotes
                    break
            else:
                self.parts.append(text[at])
                src.pos = at + 1
        if searched and not found:
            self.wasted += self.steps - before
        self._close(unclosed)
        return found
