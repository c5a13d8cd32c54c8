"""YAML as every released Jekyll reads it: with safe_yaml, from the parser's events, one after the other.

Facts observed on safe_yaml 1.0.5: objects are plain mappings, lists and texts; an alias without an anchor is
nil; an alias of a quoted text is read as if it were not quoted; a key of nil is no key, so the next value is
the key; the merge key takes a mapping through an alias, and nothing of one that is written in its place; a
key that comes twice keeps its last value; no text at all is false.

Where Jekyll can read nothing of a text, each key that stands at its left edge is read by itself, so that one
that is wrong costs no other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

import yaml

from .positions import position_in
from .read_limits import USUAL, ReadLimits
from .slugs import to_text
from .yaml_scalars import ScalarError, binary, typed

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_TEXT_OF_A_VALUE: Final = 100
#: A text in which nothing is right has no more errors than this.
_MAX_ERRORS: Final = 20
#: Behind so many, nothing more of it is read key by key: each costs a parser of its own.
_MOST_TRIED: Final = 200

_BINARY: Final = frozenset(("tag:yaml.org,2002:binary", "x-private:binary", "!binary"))
_CONTROL: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NO_KEY: Final = frozenset(" \t#[]{},&*!|>%@`")


class YamlError(ValueError):
    """Something that can't be read. ``line`` and ``column`` count from 1; they may be ``None``.

    ``refused`` says that it is no YAML, so that Jekyll reads nothing of the text.
    """

    def __init__(
        self, message: str, line: int | None = None, column: int | None = None, *, refused: bool = True
    ) -> None:
        super().__init__(message)
        self.line = line
        self.column = column
        self.refused = refused


@dataclass(slots=True)
class Loaded:
    """What a text holds: ``None``, ``bool``, ``int``, ``float``, ``str``, ``date``, aware ``datetime``,
    ``list``, ``dict``; ``False`` where it holds nothing.

    ``errors`` says what could not be read. Where ``whole`` is not set it is no YAML, and ``value`` has the
    keys that could be read by themselves.
    """

    value: Any = False
    errors: list[YamlError] = field(default_factory=list)
    whole: bool = True

    @property
    def refused(self) -> bool:
        """Whether Jekyll reads nothing of such a text."""
        return any(error.refused for error in self.errors)


def load(text: str, limits: ReadLimits = USUAL) -> Loaded:
    """The first document of ``text``."""
    builder = _Builder(limits)
    text = text.removeprefix("\ufeff")
    try:
        _feed(builder, text)
    except YamlError as error:
        return _key_by_key(text, error, limits)
    return Loaded(builder.result if builder.begun else False, builder.errors)


def _key_in(holder: dict[Any, object], key: object) -> Any:
    """A key of a mapping as Python can have it: of ``true``, ``1`` and ``1.0`` the later ones as text."""
    if not isinstance(key, Hashable):
        return to_text(key)
    if isinstance(key, int | float) and key in holder:
        held = next((one for one in holder if one is key or one == key), key)  # NaN equals nothing
        return key if type(held) is type(key) else to_text(key)
    return key


def _feed(builder: _Builder, text: str, line: int = 0) -> None:
    """Let ``builder`` have the events of a text that begins behind ``line``. Raises YamlError."""
    loader = None
    try:
        loader = _Base(text)
        builder.read(loader.get_event, line)
    except (yaml.reader.ReaderError, UnicodeEncodeError):
        raise _control_character(text, line) from None
    except yaml.YAMLError as error:
        raise readable(error, line) from None
    finally:
        if loader is not None:
            loader.dispose()


def _key_by_key(text: str, error: YamlError, limits: ReadLimits) -> Loaded:
    """What can be read of a text that is no YAML, each key at its left edge by itself."""
    loaded = Loaded({}, [], whole=False)
    anchors: dict[str, tuple[object, int]] = {}
    for line, part in _parts(text):
        builder = _Builder(limits, anchors)
        try:
            _feed(builder, part, line)
        except YamlError as yaml_error:
            last = line + len(part.rstrip().splitlines())
            if yaml_error.line is not None and yaml_error.line > last:  # what is never closed is found behind
                yaml_error.line, yaml_error.column = last, None
            builder.errors.append(yaml_error)
        loaded.errors += builder.errors
        if len(loaded.errors) > _MOST_TRIED:
            break
        if isinstance(builder.result, dict) and not builder.depth:
            loaded.value.update(builder.result)
    if not loaded.refused:
        loaded.errors.insert(0, error)
    del loaded.errors[_MAX_ERRORS:]
    return loaded


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The keys at the left edge of a text with their values, each with the number of lines before it."""
    begin, part = 0, ""
    for number, line in enumerate(text.split("\n")):
        if _begins_key(line):
            if part.strip():
                yield begin, part
            begin, part = number, ""
        part += line + "\n"
    if part.strip():
        yield begin, part


def _begins_key(line: str) -> bool:
    if line[:1] in ("'", '"'):
        rest = line[line.find(line[0], 1) + 1 :].lstrip()
        return rest.startswith(":") and not rest[1:2].strip()
    if not line or line[0] in _NO_KEY or line.startswith("- "):
        return False
    return ": " in line or ":\t" in line or line.rstrip().endswith(":")


def readable(error: yaml.YAMLError, before: int = 0) -> YamlError:
    """An error of PyYAML with its place in a text that begins behind ``before`` lines."""
    if isinstance(error, yaml.MarkedYAMLError):
        parts = [part for part in (error.problem, error.context) if part]
        # What is never closed is best found where it was opened.
        opened = (error.context or "").startswith(("while scanning", "while parsing a flow"))
        marks = (error.context_mark, error.problem_mark)
        first, second = marks if opened else reversed(marks)
        mark = first or second
        if mark is not None:
            return YamlError(" ".join(parts), before + mark.line + 1, mark.column + 1)
        return YamlError(" ".join(parts))
    return YamlError(str(error))


def _control_character(text: str, before: int) -> YamlError:
    match = _CONTROL.search(text)
    if match is None:
        return YamlError("control characters are not allowed")
    position = position_in(text, match.start(), before + 1)
    return YamlError(f"control characters are not allowed (#x{ord(match[0]):04x})", *position)


class _Builder:
    """Puts values together as safe_yaml does, which keeps one key for all open mappings."""

    def __init__(self, limits: ReadLimits, anchors: dict[str, tuple[object, int]] | None = None) -> None:
        self._limits = limits
        self.begun = False
        self.result: object = None
        self.errors: list[YamlError] = []
        self.depth = 0
        self._stack: list[list[object] | dict[Any, object]] = []
        self._key: object = None
        self._anchors = {} if anchors is None else anchors
        #: The anchors of the open structures, and how many values came before each.
        self._open: list[tuple[str | None, int]] = []
        self._values = 0
        self._repeated = 0

    def read(self, next_event: Callable[[], Any], before: int) -> None:
        """Take the events of the first document; its lines are counted from ``before`` on."""
        self._before = before
        most = self._limits.values
        while True:
            event = next_event()
            kind = type(event)
            if self._values > most:
                message = f"more than {most:,} values; the rest is left out (`values` under `limits`)"
                self._error(message, event)
                return
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                self._start({} if kind is yaml.MappingStartEvent else [], event)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self._end()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentEndEvent or kind is yaml.StreamEndEvent:
                return

    def _error(self, message: str, event: Any, *, refused: bool = False) -> None:
        if len(self.errors) < _MAX_ERRORS:
            mark = event.start_mark
            line = self._before + mark.line + 1
            self.errors.append(YamlError(message, line, mark.column + 1, refused=refused))

    def _scalar(self, event: Any) -> None:
        text: str = event.value
        self._values += 1 + len(text) // _TEXT_OF_A_VALUE
        value: object = text
        if event.tag in _BINARY:
            value = binary(text)
        elif not event.implicit[1]:  # not quoted; a quoted text behind a tag counts as not quoted
            value = self._typed(text, event)
        if event.anchor:
            self._anchors[event.anchor] = value, 1 + len(text) // _TEXT_OF_A_VALUE
        self._add(value, event)

    def _typed(self, text: str, event: Any) -> object:
        try:
            return typed(text, self._limits.digits)
        except ScalarError as error:
            self._error(str(error), event, refused=error.refused)
            return text

    def _start(self, structure: list[object] | dict[Any, object], event: Any) -> None:
        self.depth += 1
        deepest = self._limits.yaml_depth
        if self.depth > deepest:
            if self.depth == deepest + 1:
                message = f"nested deeper than {deepest} lists and mappings; what is deeper is left out"
                self._error(f"{message} (`yaml_depth` under `limits`)", event)
                self._add(None, event)
            structure = []  # filled, and seen by nobody
        else:
            self._add(structure, event)
        self._open.append((event.anchor, self._values))
        self._values += 1
        if event.anchor:
            self._anchors[event.anchor] = structure, 1
        self._stack.append(structure)

    def _end(self) -> None:
        self.depth -= 1
        structure = self._stack.pop()
        anchor, before = self._open.pop()
        if anchor and self._anchors[anchor][0] is structure:  # and not of something inside
            self._anchors[anchor] = structure, self._values - before

    def _alias(self, event: Any) -> None:
        value, weight = self._anchors.get(event.anchor, (None, 1))
        if isinstance(value, list | dict) and any(value is held for held in self._stack):
            self._error(f"`*{event.anchor}` stands inside of what it names, which would never end", event)
            value, weight = type(value)(), 1
        self._repeated += weight
        self._values += weight
        most = self._limits.yaml_repeats
        if self._repeated > most:
            if self._repeated - weight <= most:
                message = f"the aliases repeat more than {most:,} values; the rest is left out"
                self._error(f"{message} (`yaml_repeats` under `limits`)", event)
            self._repeated = most + 1
            self._values -= weight
            value = None
        self._add(self._typed(value, event) if isinstance(value, str) else value, event)

    def _add(self, value: object, event: Any) -> None:
        if not self.begun:
            self.begun, self.result = True, value
            return
        holder = self._stack[-1]
        if isinstance(holder, list):
            holder.append(value)
        elif self._key is None:
            self._key = value
        else:
            if self._key == "<<":
                self._merge(holder, value, event)
            else:
                holder[_key_in(holder, self._key)] = value
            self._key = None

    def _merge(self, holder: dict[Any, object], value: object, event: Any) -> None:
        if isinstance(value, dict):
            holder.update(value)
        else:
            self._error("`<<:` takes one mapping, by an alias as in `<<: *name`", event, refused=True)
