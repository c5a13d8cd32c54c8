"""The state of one rendering: variables, loops, limits, problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import StringIO
from typing import TYPE_CHECKING, Literal

from liquid import BoundTemplate, RenderContext
from liquid.token import Token

from .errors import LimitReached, SilentError
from .lexer import line_of
from .limits import Budget
from .ruby.objects import Drop, MethodLiteral

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.errors import Problem

    from .environment import JekyllEnvironment
    from .services import Services

Interrupt = Literal["break", "continue"]
_DEEPEST_SCOPES = 100
#: What Jekyll hands to every text.
_PAYLOAD = (
    *("layout", "page", "content", "theme", "site", "paginator", "jekyll"),
    *("highlighter_prefix", "highlighter_suffix"),
)


def _by_name(pairs: list[list[object]]) -> list[list[object]]:
    return sorted(pairs, key=lambda pair: str(pair[0]))


#: Names that nobody gave a value to, and that Ruby answers all the same: they ask the whole payload.
_OF_THE_WHOLE: Mapping[str, Callable[[list[list[object]]], object]] = {
    "count": len,
    "first": lambda pairs: pairs[0],
    "min": lambda pairs: _by_name(pairs)[0],
    "max": lambda pairs: _by_name(pairs)[-1],
    "sort": _by_name,
}


@dataclass(slots=True)
class Origin:
    """Where the text being rendered stands: ``path`` below the source, ``line`` its first line there."""

    path: str
    line: int = 1


@dataclass(slots=True)
class Registers:
    """What tags keep between them while one text is rendered, includes and all.

    ``counters`` and ``told`` (what the author is told once for a site) are shared with other texts.
    """

    services: Services
    page: Drop | Mapping[str, object]
    origin: Origin
    first_origin: Origin
    budget: Budget
    problems: list[Problem] = field(default_factory=list)
    failed: bool = False
    loop_ends: dict[str, int] = field(default_factory=dict)
    cycles: dict[object, int] = field(default_factory=dict)
    includes: list[str] = field(default_factory=list)
    lines: dict[int, int] = field(default_factory=dict)
    last_changed: str | None = None
    counters: dict[str, int] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)

    def inner_origin(self, path: str) -> Origin:
        """The place of an included file."""
        return Origin(path)


class JekyllContext(RenderContext):
    """A render context whose variables behave as in Ruby's Liquid.

    Scopes are searched from the innermost outwards, then the counters of ``increment``, then the payload
    (``site``, ``page`` and their like). ``assign`` writes to the outermost scope, also from inside includes.
    """

    __slots__ = ("discard", "forloops", "interrupts", "payload", "registers", "scopes")

    env: JekyllEnvironment

    def __init__(self, template: BoundTemplate, payload: Mapping[str, object], registers: Registers) -> None:
        super().__init__(template)
        self.payload = payload
        self.registers = registers
        self.scopes: list[MutableMapping[str, object]] = [self.locals]
        self.forloops: list[Drop] = []
        self.interrupts: list[Interrupt] = []
        self.discard = registers.budget.discard()
        self.counters = registers.counters

    def find(self, name: str | None) -> object:
        """A variable's value; ``None`` if there is none of that name."""
        if name is not None:
            for scope in reversed(self.scopes):
                if name in scope:
                    found = scope[name]
                    # Kept under a name, ``blank`` and ``empty`` are no questions any more, but empty texts.
                    return "" if isinstance(found, MethodLiteral) else found
            if name in self.counters or name in self.payload or name in _OF_THE_WHOLE:
                return self.held_by_all(name)
        self.undefined(name or "")
        return None

    def held_by_all(self, name: str) -> object:
        """The value of a name outside of all scopes: a counter, or what Jekyll hands to every text."""
        if name in self.counters:
            return self.counters[name]
        if name in self.payload:
            return self.payload[name]
        return _OF_THE_WHOLE[name](self._everything()) if name in _OF_THE_WHOLE else None

    def _everything(self) -> list[list[object]]:
        """The payload's keys with their values."""
        return [[key, self.payload.get(key)] for key in dict.fromkeys((*_PAYLOAD, *self.counters))]

    def undefined(self, name: str) -> None:
        """Raise SilentError if the site asked to be told of unknown variables."""
        if self.env.strict_variables:
            raise SilentError(f"undefined variable {name}", remedy="Give it a value, or mend its name.")

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
        found = self.env.jekyll_filters.get(name)
        if found is not None:
            value = self.registers.budget.check_value(found.call(self, value, arguments, named))
        elif self.env.strict_filters:
            raise SilentError(f"undefined filter {name}", remedy="Mend its name, or register it.")
        return "" if isinstance(value, MethodLiteral) else value

    def new_buffer(self) -> StringIO:
        """A buffer whose text counts against the limit of what one text may become."""
        return self.registers.budget.buffer()

    def line_in_file(self, token: Token | None) -> int:
        """The line of the current file on which a token stands."""
        return self.registers.origin.line + line_of(token) - 1
