"""Front matter as text: its lines are read and changed one by one, so that all others stay as they are."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from mkdocs_jekyll.jekyll import front_matter
from mkdocs_jekyll.jekyll.yaml_scalars import typed

from .files import AuthoringError

_KEY: Final = re.compile(
    r"(?P<key>[^\s:#](?:[^:#]*[^ \t:#])?)(?P<colon>[ \t]*:)(?P<space>[ \t]*)(?P<value>.*)"
)
_FENCE: Final = re.compile(r"---[ \t]*")
_END: Final = re.compile(r"(?:---|\.\.\.)[ \t]*")
#: Keys whose text is a list of words to Jekyll.
_WORDS: Final = ("tags", "categories")
#: Characters that no YAML may have as they are, and line ends that are none in other programs.
_CONTROLS: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
#: What means something to YAML without quotes; numbers and words such as ``yes`` are known to ``typed``.
_SPECIAL: Final = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`~]|: |:$| #|\s$|^[\d.+-]+$")
#: What ends a value within brackets.
_IN_BRACKETS: Final = re.compile(r"[,\[\]{}]")


@dataclass(frozen=True, slots=True)
class MatterEntry:
    """A key of front matter with its lines: the first as it is written, and those that belong to it."""

    key: str
    colon: str
    space: str
    value: str
    more: tuple[str, ...] = ()

    @property
    def lines(self) -> list[str]:
        """The entry as it stands in the file."""
        return [f"{self.key}{self.colon}{self.space}{self.value}", *self.more]

    def with_value(self, value: str, more: Sequence[str] = ()) -> MatterEntry:
        """The same key with another value, in the same column."""
        return MatterEntry(self.key, self.colon, (self.space or " ") if value else "", value, tuple(more))


@dataclass(frozen=True, slots=True)
class Matter:
    """A text taken apart: ``head`` are lines before the first key, ``newline`` what ends each line."""

    entries: tuple[MatterEntry, ...]
    body: str
    head: tuple[str, ...] = ()
    newline: str = "\n"
    mark: str = ""

    @property
    def text(self) -> str:
        """The whole file."""
        lines = [line for entry in self.entries for line in entry.lines]
        return self.mark + self.newline.join(["---", *self.head, *lines, "---", ""]) + self.body

    def get(self, key: str) -> MatterEntry | None:
        """The entry of a key."""
        return next((entry for entry in self.entries if entry.key == key), None)

    def with_entry(self, entry: MatterEntry, after: Sequence[str] = ()) -> Matter:
        """With an entry in the place of that of its key, or behind the last of ``after``, or at the end."""
        entries = list(self.entries)
        places = [index for index, one in enumerate(entries) if one.key == entry.key]
        if places:
            entries[places[0]] = entry
        else:
            behind = [index for index, one in enumerate(entries) if one.key in after]
            entries.insert(behind[-1] + 1 if behind else len(entries), entry)
        return replace(self, entries=tuple(entries))

    def without(self, key: str) -> Matter:
        """Without a key."""
        return replace(self, entries=tuple(entry for entry in self.entries if entry.key != key))

    @property
    def data(self) -> dict[Any, Any]:
        """The values, as Jekyll reads them."""
        return front_matter.split(self.text.replace("\r\n", "\n")).data


def parse(text: str, path: str) -> Matter:
    """Take a file apart. Raises AuthoringError where its front matter can't be changed line by line."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix(mark)
    newline = "\r\n" if "\r\n" in plain else "\n"
    lines = plain.split(newline)
    if not _FENCE.fullmatch(lines[0]):
        raise AuthoringError(f"{path} has no front matter: its first line is not ---.")
    end = next((index for index, line in enumerate(lines[1:], 1) if _END.fullmatch(line)), 0)
    if not end:
        raise AuthoringError(f"{path}: the front matter does not end; a line --- is missing.")
    if front_matter.split(plain.replace("\r\n", "\n")).errors:
        raise AuthoringError(f"{path}: the front matter is no YAML. `mkdocs-jekyll check` says where.")
    head: list[str] = []
    entries: list[MatterEntry] = []
    for line in lines[1:end]:
        match = _KEY.fullmatch(line)
        if match is not None:
            entries.append(MatterEntry(match["key"], match["colon"], match["space"], match["value"]))
        elif entries:
            entries[-1] = replace(entries[-1], more=(*entries[-1].more, line))
        else:
            head.append(line)
    matter = Matter(tuple(entries), newline.join(lines[end + 1 :]), tuple(head), newline, mark)
    if lines[0] != "---" or lines[end] != "---":  # blanks behind the hyphens go
        return matter
    assert matter.text == text
    return matter


def scalar(text: str, *, quote: str = "") -> str:
    """A text as a value of front matter, in the blog's kind of quotes or in those that it needs."""
    if _CONTROLS.search(text):
        written = json.dumps(text, ensure_ascii=False)
        return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
    if not quote and (_SPECIAL.search(text) or not isinstance(typed(text), str)):
        quote = '"' if "'" in text else "'"
    if quote == "'":
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False) if quote else text


def list_entry(like: MatterEntry | None, key: str, values: Sequence[str]) -> MatterEntry:
    """A list in the form in which another one is written: in brackets, in lines, or as words."""
    model = like or MatterEntry(key, ":", " ", "[]")
    first = next((line for line in model.more if line.strip().startswith("- ")), None)
    if first is not None:
        indent = first[: len(first) - len(first.lstrip())]
        dash = re.match(r"-\s+", first.lstrip())
        lines = [f"{indent}{dash[0] if dash else '- '}{scalar(value)}" for value in values]
        return MatterEntry(key, model.colon, "", "", tuple(lines))
    are_words = (
        model.key in _WORDS
        and model.value
        and not model.value.startswith("[")
        and not any(" " in value for value in values)
    )
    if are_words:
        return MatterEntry(key, model.colon, model.space or " ", " ".join(values))
    quotes = ('"' if _IN_BRACKETS.search(value) else "" for value in values)
    shown = [scalar(value, quote=quote) for value, quote in zip(values, quotes, strict=True)]
    return MatterEntry(key, model.colon, model.space or " ", f"[{', '.join(shown)}]")
