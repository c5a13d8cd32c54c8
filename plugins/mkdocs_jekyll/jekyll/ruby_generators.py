"""Ruby code of a site's that makes a page for each tag or category, and the path that it gives the page.

Ruby is not run: the code is read. A file that says it in another way than such plugins commonly do is not
understood.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from pathlib import Path
from typing import Final, Literal

from .files import text_in
from .ruby_expressions import SITE, RubyFile, Value, pair
from .ruby_programs import adds_something, programs

_LARGEST: Final = 30_000
_MOST_LOOPS: Final = 20
_REMARK: Final = re.compile(r"^[ \t]*#(?!\{)[^\n]*$", re.MULTILINE)
_LOOP: Final = re.compile(
    r"^([ \t]*)((?:@?site|self)\.)?(?:\w+_)?(tags|categories)\b([^\n|]*?)"
    r"(?:\bdo|\{)[ \t]*\|[ \t]*\(?(\w+)[ \t]*(,[^|\n]*)?\|"
    r"[^\n]*\n(.{0,4000}?)^\1(?:end\b|\})",
    re.MULTILINE | re.DOTALL,
)
_LAYOUT: Final = re.compile(r"\.layouts\.(?:key|has_key|include)\?[ (]*[\"']([\w-]+)[\"']")
_CONDITION: Final = re.compile(r"^[ \t]*(?:if|unless|next|case|break)\b", re.MULTILINE)
_ASSIGNMENT: Final = re.compile(r"^[ \t]*(@?\w+)[ \t]*=(?![=~])[ \t]*(.+)$", re.MULTILINE)
_CALL: Final = re.compile(r"(?:\w+\.)*\w+[?!]?\(")
_NEW: Final = re.compile(r"\bnew\(")
#: A method that is called on the value of the line before.
_CONTINUED: Final = re.compile(r"\n[ \t]*(?=\.\w)")
#: What a path is assigned to, in the order in which such plugins are read.
_PATHS: Final = re.compile(
    r"^[ \t]*(@dir|\w*dir|path|\w*_path|permalink|url)[ \t]*=(?![=~])[ \t]*(.+)$", re.MULTILINE
)
_PERMALINK: Final = re.compile(r"data\[[\"']permalink[\"']\][ \t]*=[ \t]*(.+)$", re.MULTILINE)
_FILE: Final = re.compile(r"^[ \t]*@(?:name|basename)[ \t]*=(?![=~])[ \t]*(.+)$", re.MULTILINE)
_TERMS: Final[Mapping[str, tuple[str, ...]]] = {
    "tag": ("tag", "tag_name", "name"),
    "category": ("category", "cat", "category_name", "name"),
}


@dataclass(frozen=True, slots=True)
class _Loop:
    """A loop over the site's tags or categories: its body, and what stands before it in the file."""

    kind: Literal["tag", "category"]
    variable: str
    is_pair: bool
    body: str
    layout: str


@dataclass(frozen=True)
class Generator:
    """A Ruby file that makes a page for each tag or category; ``where`` is its path below the source."""

    where: str
    _file: RubyFile
    _loop: _Loop

    @property
    def kind(self) -> Literal["tag", "category"]:
        """What the pages are of."""
        return self._loop.kind

    @property
    def layout(self) -> str:
        """The layout without which the site has none of these pages; empty where the file asks for none."""
        return self._loop.layout

    def path_of(self, term: str) -> str | None:
        """The path of a term's page below the root, with its file's name; ``None`` where nobody can say."""
        if self._choice is None:
            return None
        number, is_file = self._choice
        names = self._names(term)
        _, value = next(islice(self._values(names), number, None), ("", None))
        if value is None:
            return None
        path = value.strip("/")
        if is_file:
            return path if path.endswith((".html", ".htm")) else None
        return f"{path}/{self._name(names)}"

    def _names(self, term: str) -> dict[str, Value]:
        names: dict[str, Value] = dict.fromkeys(_TERMS[self.kind], term)
        names |= {
            "type": self.kind,
            "site": SITE,
            self._loop.variable: pair(term) if self._loop.is_pair else term,
        }
        return names | {"posts": pair(term)} if self._loop.is_pair else names

    @cached_property
    def _choice(self) -> tuple[int, bool] | None:
        """Which of the values that the file names is the path, and whether it is a file's, not a folder's."""
        both = zip(self._values(self._names("a-term")), self._values(self._names("b-term")), strict=False)
        for number, ((place, value), (_, other)) in enumerate(both):
            # What does not depend on the term is no path of it.
            if value is not None and other is not None and value != other and _is_path(place, value):
                # Of a term without a dot: that in "node.js" begins no extension.
                return number, "." in value.strip("/").rpartition("/")[2]
        return None

    def _name(self, names: Mapping[str, Value]) -> str:
        given = (self._file.text_of(match[1], names) for match in _FILE.finditer(self._file.text))
        return next((name for name in given if name is not None and name.endswith(".html")), "index.html")

    def _values(self, names: Mapping[str, Value]) -> Iterator[tuple[str, str | None]]:
        """What the file assigns or passes on and may be a path, the likeliest first, and to what."""
        inner = dict(names)
        for match in _ASSIGNMENT.finditer(self._loop.body):
            value = self._file.text_of(match[2], inner)
            yield "", value
            if value is not None:
                inner[match[1]] = value
        for arguments in _arguments(self._loop.body):
            values = [self._file.text_of(argument, inner) for argument in arguments]
            yield "", _with_file(values)
            yield from (("", value) for value in values)
        for arguments in _arguments(self._file.text, _NEW):
            yield from (
                ("", self._file.text_of(argument, names)) for argument in arguments if "(" in argument
            )
        for match in _PERMALINK.finditer(self._file.text):
            yield "permalink", self._file.text_of(match[1], names)
        folder = ""
        for match in _PATHS.finditer(self._file.text):
            value = self._file.text_of(match[2], names)
            folder = value or "" if match[1] == "@dir" else folder
            yield match[1], value
        for match in _FILE.finditer(self._file.text):
            name = self._file.text_of(match[1], names) or ""
            yield "@name", f"{folder}/{name}" if folder and name.endswith((".html", ".htm")) else None


def _with_file(values: Sequence[str | None]) -> str | None:
    """A folder and the name of a file after it among the arguments of a call."""
    for folder, name in pairwise(values):
        if folder is not None and name is not None and name.endswith(".html"):
            return f"{folder}/{name}"
    return None


def _is_path(place: str, value: str) -> bool:
    """Whether a value is a path and not a title or a slug."""
    path = value.strip("/")
    return bool(path) and " " not in path and ("/" in path or place == "@dir")


def _arguments(body: str, calls: re.Pattern[str] = _CALL) -> Iterator[list[str]]:
    """The arguments of each call in a text, outer calls first."""
    for match in calls.finditer(body):
        depth, start, arguments = 1, match.end(), []
        for at in range(match.end(), min(len(body), match.end() + 1000)):
            letter = body[at]
            depth += (letter in "([{") - (letter in ")]}")
            if depth == 0 or (depth == 1 and letter == ","):
                arguments.append(body[start:at])
                start = at + 1
            if depth == 0:
                break
        yield arguments


def generators_in(source: Path, config: Mapping[str, object]) -> list[Generator]:
    """The site's own generators of pages that are understood, in the order of their files."""
    return [one for path in programs(config, source) for one in generators_of(path, source, config)]


def generators_of(path: Path, source: Path, config: Mapping[str, object]) -> Iterator[Generator]:
    """The generators of pages in a Ruby file that are understood."""
    text = _CONTINUED.sub("", _REMARK.sub("", text_in(path))) if path.stat().st_size <= _LARGEST else ""
    if "Generator" not in text:
        return

    def setting(key: str) -> str | None:
        value = config.get(key)
        return value if isinstance(value, str) else None

    file = RubyFile(text, setting)
    where = path.relative_to(source).as_posix()
    for loop in islice(_loops(text), _MOST_LOOPS):
        generator = Generator(where, file, loop)
        if not _CONDITION.search(loop.body) and generator.path_of("a-term") is not None:
            yield generator


def _loops(text: str) -> Iterator[_Loop]:
    for match in _LOOP.finditer(text):
        kind: Literal["tag", "category"] = "tag" if match[3] == "tags" else "category"
        layouts = _LAYOUT.findall(text[: match.start()])
        is_pair = bool(match[2]) and not match[6] and "key" not in match[4] and "each" in match[4]
        yield _Loop(kind, match[5], is_pair, match[7], layouts[-1] if layouts else "")


def is_missed(program: Path, source: Path, config: Mapping[str, object]) -> bool:
    """Whether a site lacks something without a Ruby file: it is not known, and makes no pages of terms."""
    return adds_something(program, config) and next(generators_of(program, source, config), None) is None
