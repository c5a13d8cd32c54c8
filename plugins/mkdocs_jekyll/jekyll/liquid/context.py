"""The state of one rendering: variables, loops, limits, problems; and, as protocols, what it needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, Protocol

from mkdocs_jekyll.jekyll.slow_markdown import TextTime

from .errors import LimitReached, SilentError
from .limits import Budget, Discard, Output, size_of
from .ruby.objects import Drop, MethodLiteral
from .ruby.to_s import inspect_pieces, join_pieces, to_s

if TYPE_CHECKING:
    import datetime

    from mkdocs_jekyll.jekyll.errors import Problem
    from mkdocs_jekyll.kramdown import Result

    from .errors import SyntaxProblem
    from .lexer import Token
    from .protocol import SiteLike

Interrupt = Literal["break", "continue"]
_DEEPEST_SCOPES = 100
_CHEAP_BITS = 1 << 10
#: What Jekyll hands to every text.
_PAYLOAD = (
    *("layout", "page", "content", "theme", "site", "paginator", "jekyll"),
    *("highlighter_prefix", "highlighter_suffix"),
)


def _by_name(pairs: list[list[object]]) -> list[list[object]]:
    return sorted(pairs, key=lambda pair: str(pair[0]))


#: Names that nobody gave a value to, and that Ruby answers all the same: they ask the whole payload.
_PAYLOAD_METHODS: Mapping[str, Callable[[list[list[object]]], object]] = {
    "count": len,
    "first": lambda pairs: pairs[0],
    "min": lambda pairs: _by_name(pairs)[0],
    "max": lambda pairs: _by_name(pairs)[-1],
    "sort": _by_name,
}


class FilterLike(Protocol):
    """A filter as an expression calls it."""

    def call(
        self, context: JekyllContext, value: object, arguments: list[object], named: Mapping[str, object]
    ) -> object:
        """The filter's result."""
        ...


class Engine(Protocol):
    """The filters, and how strict the site wants to be."""

    @property
    def filters(self) -> Mapping[str, FilterLike]:
        """The filters by name."""
        ...

    @property
    def strict_filters(self) -> bool:
        """Whether an unknown filter is an error."""
        ...

    @property
    def strict_variables(self) -> bool:
        """Whether an unknown variable is an error."""
        ...


class TemplateLike(Protocol):
    """A file that was included."""

    @property
    def path(self) -> str:
        """The file below the source, with slashes."""
        ...

    @property
    def problems(self) -> Sequence[SyntaxProblem]:
        """What is wrong with its text."""
        ...

    def render(self, context: JekyllContext, output: Output) -> None:
        """Write what it becomes."""
        ...


class Includes(Protocol):
    """The files that can be included."""

    @property
    def folders(self) -> tuple[str, ...]:
        """Where ``include`` looks, below the source."""
        ...

    def load(self, name: str, folders: tuple[str, ...]) -> TemplateLike:
        """A file of one of the folders. Raises IncludeError."""
        ...

    def text(self, name: str, folder: str) -> str:
        """The text of a file. Raises IncludeError."""
        ...

    def source_text(self, name: str, folder: str) -> str:
        """The text of a file that nobody publishes. Raises IncludeError."""
        ...


class Services(Protocol):
    """What tags and filters ask of the site beyond its variables."""

    @property
    def site(self) -> SiteLike:
        """The site."""
        ...

    @property
    def includes(self) -> Includes:
        """The files that can be included."""
        ...

    @property
    def config(self) -> Mapping[str, object]:
        """The site's configuration."""
        ...

    @property
    def zone(self) -> datetime.tzinfo | None:
        """The site's time zone."""
        ...

    def link_to(self, url: str) -> str:
        """An item's URL as ``link`` and ``post_url`` write it."""
        ...

    def relative_url(self, url: str) -> str:
        """A URL with the site's baseurl before it."""
        ...

    def absolute_url(self, url: str) -> str:
        """A URL with the site's host and baseurl before it."""
        ...

    def markdown(self, text: str, time: TextTime) -> Result:
        """Markdown as HTML; ``time`` is that of the item."""
        ...

    def css(self, text: str, *, indented: bool) -> str:
        """Sass as CSS. Raises SassError."""
        ...

    def url_of_file(self, path: str) -> str | None:
        """The URL of a document, page or static file."""
        ...

    def other_file(self, path: str) -> str:
        """What to do about a path that no file has, if one has its letters in another form of Unicode."""
        ...

    def other_post(self, name: str) -> str:
        """The same about the name of a post."""
        ...

    def url_of_post(self, name: str) -> tuple[str | None, bool]:
        """A post's URL by its file's name, and whether the name names its folder too."""
        ...


@dataclass(frozen=True, slots=True)
class Origin:
    """Where the text being rendered stands: ``path`` below the source, ``line`` its first line there."""

    path: str
    line: int = 1


@dataclass(slots=True)
class Registers:
    """What tags keep between them while one text is rendered, includes and all.

    ``counters`` and ``reported`` (what is reported once for a site) are shared with other texts.
    """

    services: Services
    page: Drop | Mapping[str, object]
    origin: Origin
    first_origin: Origin
    problems: list[Problem] = field(default_factory=list)
    failed: bool = False
    loop_ends: dict[str, int] = field(default_factory=dict)
    cycles: dict[object, int] = field(default_factory=dict)
    includes: list[str] = field(default_factory=list)
    lines: dict[object, int] = field(default_factory=dict)
    last_changed: str | None = None
    counters: dict[str, int] = field(default_factory=dict)
    reported: set[str] = field(default_factory=set)
    time: TextTime = field(default_factory=TextTime)
    #: Files that asked for ``content``, which only layouts have.
    asked_for_content: set[str] = field(default_factory=set)


class JekyllContext:
    """A render context whose variables behave as in Ruby's Liquid.

    Scopes are searched from the innermost outwards, then the counters of ``increment``, then the payload
    (``site``, ``page`` and their like). ``assign`` writes to the outermost scope, also from inside includes.
    """

    __slots__ = ("budget", "discard", "engine", "forloops", "interrupts", "payload", "registers", "scopes")

    def __init__(
        self, engine: Engine, payload: Mapping[str, object], registers: Registers, budget: Budget
    ) -> None:
        self.engine = engine
        self.payload = payload
        self.registers = registers
        self.budget = budget
        self.scopes: list[MutableMapping[str, object]] = [{}]
        self.forloops: list[Drop] = []
        self.interrupts: list[Interrupt] = []
        self.discard = Discard(budget, 100)

    @property
    def counters(self) -> dict[str, int]:
        """The counters of ``increment`` and ``decrement``."""
        return self.registers.counters

    def find(self, name: str | None) -> object:
        """A variable's value; ``None`` if there is none of that name."""
        if name is not None:
            for scope in reversed(self.scopes):
                if name in scope:
                    found = scope[name]
                    # Kept under a name, ``blank`` and ``empty`` are no questions any more, but empty texts.
                    return "" if type(found) is MethodLiteral else found
            if name in self.payload or name in self.registers.counters or name in _PAYLOAD_METHODS:
                return self.payload_value(name)
            if name == "content":
                self.registers.asked_for_content.add(self.registers.origin.path)
        self.undefined(name or "")
        return None

    def payload_value(self, name: str) -> object:
        """The value of a name outside of all scopes: a counter, or what Jekyll hands to every text."""
        if name in self.counters:
            return self.counters[name]
        if name in self.payload:
            return self.payload[name]
        return _PAYLOAD_METHODS[name](self._everything()) if name in _PAYLOAD_METHODS else None

    def _everything(self) -> list[list[object]]:
        """The payload's keys with their values."""
        return [[key, self.payload.get(key)] for key in dict.fromkeys((*_PAYLOAD, *self.counters))]

    def assign(self, name: str, value: object) -> None:
        """Keep a value for the rest of the text."""
        scope = self.scopes[0]
        self.budget.hold(size_of(value) - size_of(scope.get(name)))
        scope[name] = value

    def undefined(self, name: str) -> None:
        """Raise SilentError if the site asks for a report of unknown variables."""
        if self.engine.strict_variables:
            raise SilentError(f"undefined variable {name}", remedy="Give it a value, or correct its name.")

    @contextmanager
    def scope_with(self, values: MutableMapping[str, object]) -> Iterator[None]:
        """An inner scope that begins with ``values``."""
        if len(self.scopes) > _DEEPEST_SCOPES:
            raise LimitReached("Nesting too deep", remedy="Look for an include that includes itself.")
        self.scopes.append(values)
        try:
            yield
        finally:
            self.scopes.pop()

    def apply_filter(
        self, name: str, value: object, arguments: list[object], named: Mapping[str, object]
    ) -> object:
        """What the filter makes of the value; the value itself if nobody knows the filter."""
        found = self.engine.filters.get(name)
        if found is not None:
            value = self.budget.check_value(found.call(self, value, arguments, named))
        elif self.engine.strict_filters:
            raise SilentError(f"undefined filter {name}", remedy="Correct its name, or register it.")
        return "" if type(value) is MethodLiteral else value

    def text(self, value: object) -> str:
        """A value as a filter takes it where it wants a text; what is long to write is counted."""
        if type(value) is str:
            return value
        if isinstance(value, (list, tuple, Mapping)):
            return self.budget.gather(inspect_pieces(value))
        if isinstance(value, Drop) and value.ruby_class == "Hash":
            return self.budget.gather(inspect_pieces({str(key): item for key, item in value.pairs()}))
        if isinstance(value, int):
            self.budget.spend((value.bit_length() // _CHEAP_BITS) ** 2)
        return to_s(value)

    def printed(self, value: object) -> str:
        """A value as ``{{ }}`` prints it: an array's items one after the other."""
        if isinstance(value, (list, tuple)):
            return self.budget.gather(join_pieces(value, ""))
        return self.text(value)

    def new_output(self) -> Output:
        """An output for a part of the text."""
        return self.budget.output()

    def line_in_file(self, token: Token) -> int:
        """The line of the current file on which a token stands."""
        return self.registers.origin.line + token.source.count("\n", 0, token.start)
