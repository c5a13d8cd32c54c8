"""BibTeX: entries with their fields as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_ENTRY: Final = re.compile(r"@\s*(\w+)\s*[{(]", re.ASCII)
_KEY: Final = re.compile(r"\s*([^\s,{}()=]*)\s*,?")
_FIELD: Final = re.compile(r"\s*([\w:.+/-]+)\s*=\s*")
_BARE: Final = re.compile(r"[^\s,#{}\"]+")
_JOIN: Final = re.compile(r"\s*#\s*")
_COMMA: Final = re.compile(r"\s*,?")
_CLOSE: Final = re.compile(r"\s*[})]?")
_ACCENT: Final = re.compile(
    r"\\([`'^\"~=.])\s*+(?:\{\s*+)?(\\?[a-zA-Z])\s*\}?|\\([Hckruv])(?:\s+|\s*\{\s*)(\\?[a-zA-Z])\s*\}?"
)
_COMBINING: Final = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "u": "\u0306", "v": "\u030c",
}  # fmt: skip
_LETTERS: Final = {
    "aa": "å", "AA": "Å", "ae": "æ", "AE": "Æ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "oe": "œ",
    "OE": "Œ", "i": "i", "j": "j", "dh": "ð", "th": "þ", "textendash": "–", "textemdash": "—", "dots": "…",
    "ldots": "…", "LaTeX": "LaTeX", "TeX": "TeX",
}  # fmt: skip
_LETTER: Final = re.compile(r"\\([a-zA-Z]+)(?:\s+|\{\}|(?![a-zA-Z]))")
_MARKUP: Final = re.compile(r"\\(?:emph|text\w{2}|mathrm|mathit|mathbf|url|mbox|bf|it|em|tt|sc)\b\s*")
_ESCAPED: Final = re.compile(r"\\([&%$#_{}])")
_MATH: Final = re.compile(r"(\$[^$]*\$)")


@dataclass(frozen=True, slots=True)
class BibtexEntry:
    """An entry: its type and key in BibTeX, its ``fields`` by names in small letters, its own text."""

    type: str
    key: str
    fields: Mapping[str, str]
    source: str

    def text(self, name: str) -> str:
        """A field as a reader sees it; empty if it is not there."""
        return plain(self.fields.get(name, ""))

    @property
    def authors(self) -> list[Name]:
        """The authors, or the editors if there are none."""
        return names_in(self.fields.get("author") or self.fields.get("editor", ""))

    @property
    def year(self) -> str:
        """The year, also out of a date."""
        return self.text("year") or self.text("date")[:4]


@dataclass(frozen=True, slots=True)
class Name:
    """A person."""

    first: str
    last: str

    @property
    def initials(self) -> str:
        """First names as initials."""
        return " ".join(f"{part[0]}." for part in re.split(r"[\s.~-]+", self.first) if part)


@dataclass(slots=True)
class _Reader:
    text: str
    strings: dict[str, str] = field(default_factory=dict)

    def entries(self) -> Iterator[BibtexEntry]:
        at = 0
        while (found := _ENTRY.search(self.text, at)) is not None:
            kind, at = found[1].lower(), found.end()
            if kind == "comment":
                continue
            if kind == "preamble":
                _, at = self._value(at)
                continue
            if kind == "string":
                fields, at = self._fields(at)
                self.strings.update(fields)
                continue
            key = _KEY.match(self.text, at)
            assert key is not None
            fields, at = self._fields(key.end())
            yield BibtexEntry(kind, key[1], fields, self.text[found.start() : at])

    def _fields(self, at: int) -> tuple[dict[str, str], int]:
        fields: dict[str, str] = {}
        while (name := _FIELD.match(self.text, at)) is not None:
            value, at = self._value(name.end())
            fields.setdefault(name[1].lower(), value)
            at = self._behind(_COMMA, at)
        return fields, self._behind(_CLOSE, at)

    def _behind(self, pattern: re.Pattern[str], at: int) -> int:
        match = pattern.match(self.text, at)
        return at if match is None else match.end()

    def _value(self, at: int) -> tuple[str, int]:
        parts = []
        while True:
            part, at = self._part(at)
            parts.append(part)
            join = _JOIN.match(self.text, at)
            if join is None:
                return "".join(parts), at
            at = join.end()

    def _part(self, at: int) -> tuple[str, int]:
        opens = self.text[at : at + 1]
        if opens in ("{", '"'):
            end = self._end(at + 1, "}" if opens == "{" else '"')
            return self.text[at + 1 : end], end + 1
        bare = _BARE.match(self.text, at)
        if bare is None:
            return "", at + 1
        return self.strings.get(bare[0].lower(), bare[0]), bare.end()

    def _end(self, at: int, closes: str) -> int:
        """Where a value ends: at its delimiter, outside of braces; at the file's end if it never does."""
        depth = 0
        while at < len(self.text):
            char = self.text[at]
            if char == "\\":
                at += 1
            elif char == closes and depth == 0:
                return at
            elif char == "{":
                depth += 1
            elif char == "}":
                depth -= 1
            at += 1
        return at


@lru_cache(maxsize=8)
def entries_in(text: str) -> tuple[BibtexEntry, ...]:
    """The entries of a file, in their order. What can't be read is passed over.

    Each citation asks for them, so those of the last few files are kept.
    """
    return tuple(_Reader(text).entries())


def plain(value: str) -> str:
    """A value as text: accents, symbols and dashes instead of TeX' commands; formulas stay."""
    parts = _MATH.split(value)
    parts[::2] = [_without_commands(part) for part in parts[::2]]
    return re.sub(r"[ \t\r\n]+", " ", "".join(parts)).strip(" \t\r\n")


def _without_commands(text: str) -> str:
    text = _ACCENT.sub(_accented, text)
    text = _LETTER.sub(lambda found: _LETTERS.get(found[1], found[0]), text)
    text = _ESCAPED.sub(lambda found: found[1], _MARKUP.sub("", text).replace("{", "").replace("}", ""))
    text = text.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”")
    return text.replace("~", "\u00a0")


def _accented(found: re.Match[str]) -> str:
    accent, letter = (found[1], found[2]) if found[1] else (found[3], found[4])
    return unicodedata.normalize("NFC", letter.lstrip("\\") + _COMBINING[accent])


def names_in(value: str) -> list[Name]:
    """The persons that a field lists, divided by ``and``."""
    return [_name(part) for part in re.split(r"\s+and\s+", value.strip()) if part.strip()]


def _name(written: str) -> Name:
    parts = [plain(part) for part in written.split(",")]
    if len(parts) > 1:
        return Name(parts[-1], parts[0])
    if written.strip().startswith("{") and written.strip().endswith("}"):
        return Name("", plain(written))
    words = plain(written).split(" ")
    at = next((at for at, word in enumerate(words[:-1]) if at and word[:1].islower()), len(words) - 1)
    return Name(" ".join(words[:at]), " ".join(words[at:]))
