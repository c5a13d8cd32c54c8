"""The value of a simple Ruby expression: how the Ruby code of a site writes a path. Nothing is run.

Texts, names with an assignment, ``+``, ``||``, ``#{...}``, settings (``site.config['key']``), ``File.join``,
methods that make a slug of a text, and functions of the same file that consist of these.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeAlias
from urllib.parse import quote, quote_plus

from .slugs import slugify

#: Deeper than this a file is a program and no list of paths.
_DEEPEST: Final = 12
_MOST_EXPRESSIONS: Final = 200
#: Characters of a value.
_LONGEST_VALUE: Final = 10_000
_DEF: Final = re.compile(r"^([ \t]*)def (?:self\.)?(\w+[?!]?)[ \t]*+\(?([^\n)]*+)\)?[ \t]*\n", re.MULTILINE)
_END: Final = re.compile(r"^([ \t]*)end\b", re.MULTILINE)
#: A name longer than this is no tag's; it also limits what a pattern of the file may cost.
_LONGEST: Final = 500
_TOKEN: Final = re.compile(
    r"""\s*(?:
      (?P<text>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+')
    | (?P<symbol>:[A-Za-z_]\w*|[A-Za-z_]\w*:(?!:))
    | (?P<name>@{0,2}[A-Za-z_]\w*(?:::[A-Za-z_]\w*)*[?!]?)
    | (?P<number>\d+)
    | (?P<mark>\|\||=>|[().,\[\]+])
    | (?P<pattern>/(?:[^/\\\n]|\\.)+/)
    )""",
    re.VERBOSE,
)
_INNER: Final = re.compile(r"#\{([^{}]*)\}")
_ESCAPED: Final = re.compile(r"\\(.)")
#: Classes of Ruby's patterns that know all letters; the others know those of ASCII.
_CLASSES: Final = (
    (r"\p{Word}", r"\w"),
    (r"\P{Word}", r"\W"),
    (r"\p{Space}", r"\s"),
    (r"\p{Alnum}", r"[^\W_]"),
)
_WORDS: Final = re.compile("[A-Za-z0-9 -]+")
#: A group that is repeated may take time that grows exponentially.
_REPEATED_GROUP: Final = re.compile(r"\)[*+{?]")

#: A text, ``nil``, a part of the site (``site``, ``config``), or the tag with its posts.
Value: TypeAlias = "str | _Part | None"


class UnknownExpression(Exception):
    """The expression says something that this module does not know."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A thing that is no text: the site, its settings, a tag with its posts (``text`` is the tag)."""

    kind: str
    text: str = ""


SITE: Final = _Part("site")
_CONFIG: Final = _Part("config")
#: The value of a name while the expression assigned to it is read.
_PENDING: Final = _Part("pending")


def pair(text: str) -> Value:
    """A tag with its posts, as ``site.tags.each do |tag|`` gives it."""
    return _Part("pair", text)


@dataclass(slots=True)
class RubyFile:
    """The text of a file, and what expressions may ask: ``setting`` gives a setting of the site."""

    text: str
    setting: Callable[[str], str | None]
    _functions: dict[str, tuple[list[str], str]] = field(default_factory=dict)
    _assigned: dict[str, str] = field(default_factory=dict)
    #: Expressions that are still read: a function may call another many times, and that one a third.
    _left: int = _MOST_EXPRESSIONS

    def __post_init__(self) -> None:
        ends: dict[str, list[int]] = {}
        for end in _END.finditer(self.text):
            ends.setdefault(end[1], []).append(end.start())
        at = 0
        while match := _DEF.search(self.text, at):
            at = match.end()
            places = ends.get(match[1], [])
            following = bisect_left(places, at)
            if following < len(places):
                body, at = self.text[at : places[following]], places[following]
                names = [name.partition("=")[0].strip() for name in match[3].split(",")]
                self._functions.setdefault(match[2], ([name for name in names if name], body))

    def text_of(self, expression: str, names: Mapping[str, Value]) -> str | None:
        """The text that an expression gives; ``None`` for one that is not known, or gives no text."""
        self._left = _MOST_EXPRESSIONS
        try:
            value = self.evaluate(expression, names)
        except UnknownExpression:
            return None
        return value if isinstance(value, str) else None

    def evaluate(self, expression: str, names: Mapping[str, Value], depth: int = 0) -> Value:
        """The value of an expression; ``names`` are those that are known. Raises UnknownExpression."""
        self._left -= 1
        if depth > _DEEPEST or self._left < 0:
            raise UnknownExpression
        reader = _Reader(self, _tokens(expression), names, depth)
        value = reader.either()
        if reader.left or (isinstance(value, str) and len(value) > _LONGEST_VALUE):
            raise UnknownExpression
        return value

    def assigned(self, name: str, names: Mapping[str, Value], depth: int) -> Value:
        """What the file assigns to a name, wherever it does so first. Raises UnknownExpression."""
        if name not in self._assigned:
            pattern = rf"^[ \t]*{re.escape(name)}[ \t]*(?:\|\|)?=(?![=~])[ \t]*(.+)$"
            found = re.search(pattern, self.text, re.MULTILINE)
            self._assigned[name] = "" if found is None else found[1]
        return self.evaluate(self._assigned[name], {**names, name: _PENDING}, depth + 1)

    def called(self, name: str, given: Sequence[Value], depth: int) -> Value:
        """What a function of the file gives. Raises UnknownExpression."""
        if name not in self._functions:
            raise UnknownExpression
        parameters, body = self._functions[name]
        if len(given) > len(parameters):
            raise UnknownExpression
        names: dict[str, Value] = {"site": SITE, **dict(zip(parameters, given, strict=False))}
        lines = [line.strip() for line in body.splitlines() if line.strip()]
        for line in lines[:-1]:
            assignment = re.fullmatch(r"(\w+)\s*=(?![=~])\s*(.+)", line)
            if assignment is None:
                raise UnknownExpression
            names[assignment[1]] = self.evaluate(assignment[2], names, depth + 1)
        last = re.sub(r"^(?:return\s+|\w+\s*=(?![=~])\s*)", "", lines[-1]) if lines else ""
        return self.evaluate(last, names, depth + 1)


def _tokens(expression: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at, text = 0, expression.strip()
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None or match.lastgroup is None:
            if text[at:].lstrip().startswith("#"):
                break
            raise UnknownExpression
        tokens.append((match.lastgroup, match[match.lastgroup]))
        at = match.end()
    return tokens


@dataclass(slots=True)
class _Reader:
    """Reads tokens from the left and evaluates as it goes."""

    file: RubyFile
    tokens: list[tuple[str, str]]
    names: Mapping[str, Value]
    depth: int
    at: int = 0

    @property
    def left(self) -> bool:
        return self.at < len(self.tokens)

    def _is(self, mark: str) -> bool:
        return self.left and self.tokens[self.at] == ("mark", mark)

    def _take(self, mark: str) -> bool:
        if self._is(mark):
            self.at += 1
            return True
        return False

    def _need(self, mark: str) -> None:
        if not self._take(mark):
            raise UnknownExpression

    def either(self) -> Value:
        """Values with ``||`` between them: the first that is not nil."""
        value = self._sum()
        while self._take("||"):
            other = self._sum()
            value = other if value is None else value
        return value

    def _sum(self) -> Value:
        value = self._chain()
        while self._take("+"):
            value = _text(value) + _text(self._chain())
            if len(value) > _LONGEST_VALUE:
                raise UnknownExpression
        return value

    def _chain(self) -> Value:
        """A value with what is called on it."""
        value = self._one()
        while self.left:
            if self._take("."):
                name = self._name()
                value = self._method(value, name, self._arguments())
            elif self._is("["):
                self.at += 1
                key = self.either()
                self._need("]")
                value = self._item(value, key)
            else:
                break
        return value

    def _name(self) -> str:
        if not self.left or self.tokens[self.at][0] != "name":
            raise UnknownExpression
        self.at += 1
        return self.tokens[self.at - 1][1]

    def _arguments(self) -> list[Value]:
        """The arguments in brackets, if any; a keyword's name is one, as a symbol."""
        given: list[Value] = []
        if not self._take("("):
            return given
        while not self._take(")"):
            if self.left and self.tokens[self.at][0] == "symbol":
                given.append(_Part("symbol", self.tokens[self.at][1].strip(":")))
                self.at += 1
                self._take("=>")
            else:
                given.append(self.either())
            self._take(",")
        return given

    def _one(self) -> Value:
        if self._take("("):
            value = self.either()
            self._need(")")
            return value
        if not self.left:
            raise UnknownExpression
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "text":
            return self._written(text)
        if kind == "pattern":
            return _Part("pattern", text[1:-1])
        if kind == "number":
            return _Part("number", text)
        if kind == "name":
            return self._named(text)
        raise UnknownExpression

    def _written(self, text: str) -> str:
        inner = text[1:-1]
        if text[0] == "'":
            return _ESCAPED.sub(lambda match: match[1] if match[1] in "'\\" else match[0], inner)
        parts = _INNER.split(inner)
        values = [
            part if number % 2 == 0 else _text(self.file.evaluate(part, self.names, self.depth + 1))
            for number, part in enumerate(parts)
        ]
        if sum(map(len, values)) > _LONGEST_VALUE:
            raise UnknownExpression
        return "".join(values)

    def _named(self, name: str) -> Value:
        if name in self.names:
            if self.names[name] == _PENDING:
                raise UnknownExpression
            return self.names[name]
        if name in ("site", "@site"):
            return SITE
        if name == "self":
            return _Part("self")
        if name == "nil":
            return None
        if name[0].isupper():
            if self._is("."):
                return _Part("module", name)
            return self.file.assigned(name.rpartition("::")[2], self.names, self.depth)
        if self._is("("):
            return self.file.called(name, self._arguments(), self.depth + 1)
        return self.file.assigned(name, self.names, self.depth)

    def _item(self, value: Value, key: Value) -> Value:
        if isinstance(value, _Part) and value.kind == "pair" and key == _Part("number", "0"):
            return value.text
        if value == _CONFIG and isinstance(key, str):
            return self.file.setting(key)
        raise UnknownExpression

    def _method(self, value: Value, name: str, given: list[Value]) -> Value:
        if isinstance(value, _Part):
            if value.kind in ("site", "self") and name == "config":
                return _CONFIG
            if value.kind == "self" and name == "class":
                return value
            if value.kind == "module":
                known = _of_module(value.text, name, given)
                if known is not None:
                    return known
            if value.kind in ("module", "self"):
                return self.file.called(name, given, self.depth + 1)
            raise UnknownExpression
        if value is None:
            raise UnknownExpression
        return _of_text(value, name, given)


def _text(value: Value) -> str:
    if isinstance(value, str):
        return value
    raise UnknownExpression


def _of_module(module: str, name: str, given: list[Value]) -> str | None:
    """What a function of Ruby's or Jekyll's library gives; ``None`` for one that is not known."""
    if (module, name) == ("File", "join"):
        return re.sub("/{2,}", "/", "/".join(_text(part) for part in given))
    if module.endswith("Utils") and name == "slugify" and given:
        modes = [part for part in given[2:] if isinstance(part, str)]
        modes += [part.text for part in given[2:] if isinstance(part, _Part) and part.kind == "symbol"]
        return slugify(_text(given[0]), modes[0] if modes else "default")
    if (module, name) in (("CGI", "escape"), ("URI", "encode_www_form_component")) and given:
        return quote_plus(_text(given[0]))
    if (module, name) == ("ERB::Util", "url_encode") and given:
        return quote(_text(given[0]), safe="")
    return None


def _of_text(text: str, name: str, given: list[Value]) -> str:
    """What a method of a text gives. Raises UnknownExpression for one that is not known."""
    if len(text) > _LONGEST:
        raise UnknownExpression
    plain: Mapping[str, Callable[[str], str]] = {
        "downcase": str.lower,
        "upcase": str.upper,
        "capitalize": str.capitalize,
        "strip": str.strip,
        "to_s": str,
        "dup": str,
        "slugize": slugify,
        "slugify": slugify,
        "to_url": _plain_url,
    }
    if name.rstrip("!") in plain and not given:
        return plain[name.rstrip("!")](text)
    if name in ("gsub", "gsub!", "sub", "sub!") and len(given) == 2:
        return _replaced(text, given[0], _text(given[1]), every=name.startswith("g"))
    if name in ("tr", "tr!") and len(given) == 2:
        return _translated(text, _text(given[0]), _text(given[1]))
    raise UnknownExpression


def _plain_url(text: str) -> str:
    """What the library stringex makes of plain words; it transliterates the others."""
    if not _WORDS.fullmatch(text):
        raise UnknownExpression
    return "-".join(text.lower().split())


def _replaced(text: str, what: Value, new: str, *, every: bool) -> str:
    if isinstance(what, str):
        return text.replace(what, new, -1 if every else 1)
    if what is None or what.kind != "pattern" or _REPEATED_GROUP.search(what.text) or "[:" in what.text:
        raise UnknownExpression
    pattern = what.text.replace("\\z", "\\Z")
    for ruby, python in _CLASSES:
        pattern = pattern.replace(ruby, python)
    flags = re.MULTILINE | (re.UNICODE if "{Word}" in what.text or r"\p" in what.text else re.ASCII)
    try:
        return re.sub(pattern, new.replace("\\0", "\\g<0>"), text, count=0 if every else 1, flags=flags)
    except (re.error, IndexError) as error:
        raise UnknownExpression from error


def _translated(text: str, old: str, new: str) -> str:
    if not new or "-" in old[1:-1] or old.startswith("^"):
        raise UnknownExpression
    table = {letter: new[min(index, len(new) - 1)] for index, letter in enumerate(old)}
    return "".join(table.get(letter, letter) for letter in text)
