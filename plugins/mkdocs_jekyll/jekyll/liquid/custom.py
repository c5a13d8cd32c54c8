"""Tags and filters of the author's own, written in Python.

A function becomes one by its decorator, under its own name or under another::

    from mkdocs_jekyll.jekyll.liquid import TagCall, liquid_block, liquid_filter, liquid_tag

    @liquid_tag
    def youtube(call: TagCall) -> str:
        return f'<iframe src="https://www.youtube-nocookie.com/embed/{call.markup}"></iframe>'

    @liquid_block("note")
    def note_box(call: TagCall) -> str:
        return f'<div class="note">{call.body}</div>'

    @liquid_filter
    def shout(value, mark="!"):
        return str(value).upper() + mark

``collect`` finds them in a module. What such a function raises becomes a problem, never a traceback.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import ModuleType
from typing import TYPE_CHECKING, Literal, TypeVar, overload

from .errors import InternalError, LimitReached, TemplateError
from .filters import Filter
from .ruby.objects import Drop, MethodLiteral, RubyRange

if TYPE_CHECKING:
    from .context import JekyllContext

_Kind = Literal["tag", "block", "filter"]
_Function = TypeVar("_Function", bound=Callable[..., object])
_MARK = "liquid_marks"


@dataclass(frozen=True, slots=True)
class CustomFunctions:
    """The author's functions by the names that templates use."""

    tags: Mapping[str, Callable[..., str]] = field(default_factory=dict)
    blocks: Mapping[str, Callable[..., str]] = field(default_factory=dict)
    filters: Mapping[str, Callable[..., object]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.tags or self.blocks or self.filters)


def collect(modules: Iterable[ModuleType]) -> CustomFunctions:
    """The marked functions of some modules; of two with one name the later counts."""
    found: dict[_Kind, dict[str, Callable[..., object]]] = {"tag": {}, "block": {}, "filter": {}}
    for module in modules:
        for value in vars(module).values():
            for kind, name in getattr(value, _MARK, ()):
                found[kind][name] = value
    return CustomFunctions(found["tag"], found["block"], found["filter"])  # type: ignore[arg-type]


def _marker(kind: _Kind, target: object) -> Callable[[_Function], _Function]:
    def mark(function: _Function) -> _Function:
        name = target if isinstance(target, str) else function.__name__
        setattr(function, _MARK, (*getattr(function, _MARK, ()), (kind, name)))
        return function

    return mark


@overload
def liquid_tag(target: _Function) -> _Function: ...
@overload
def liquid_tag(target: str) -> Callable[[_Function], _Function]: ...
def liquid_tag(target: object) -> object:
    """``@liquid_tag`` or ``@liquid_tag("name")``: the function is a tag without an end."""
    return _marker("tag", target)(target) if callable(target) else _marker("tag", target)


@overload
def liquid_block(target: _Function) -> _Function: ...
@overload
def liquid_block(target: str) -> Callable[[_Function], _Function]: ...
def liquid_block(target: object) -> object:
    """``@liquid_block`` or ``@liquid_block("name")``: the tag goes on until ``{% end<name> %}``."""
    return _marker("block", target)(target) if callable(target) else _marker("block", target)


@overload
def liquid_filter(target: _Function) -> _Function: ...
@overload
def liquid_filter(target: str) -> Callable[[_Function], _Function]: ...
def liquid_filter(target: object) -> object:
    """``@liquid_filter`` or ``@liquid_filter("name")``: the function gets the value, then the arguments."""
    return _marker("filter", target)(target) if callable(target) else _marker("filter", target)


class Record(Mapping[str, object]):
    """A post, a page or the like as an author's function sees it: a mapping, made when it is asked."""

    def __init__(self, drop: Drop) -> None:
        self._drop = drop

    def __getitem__(self, key: str) -> object:
        """A field's value; KeyError for one that is not there."""
        if not self._drop.has(key):
            raise KeyError(key)
        return plain(self._drop.get(key))

    def __iter__(self) -> Iterator[str]:
        """The fields' names."""
        return iter(self._drop.names())

    def __len__(self) -> int:
        """How many fields there are."""
        return len(self._drop.names())


def plain(value: object) -> object:
    """A template's value as Python's own."""
    if isinstance(value, Drop):
        return Record(value)
    if isinstance(value, (list, tuple)):
        return [plain(item) for item in value]
    if isinstance(value, RubyRange):
        return range(value.first, value.last + 1)
    return "" if isinstance(value, MethodLiteral) else value


def guarded(what: str, function: Callable[[], object]) -> object:
    """What an author's function gives back. Raises InternalError, with its place, for what it raises."""
    try:
        return function()
    except (LimitReached, TemplateError):
        raise
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        place = f" ({frames[-1].filename.rpartition('/')[2]}:{frames[-1].lineno})" if len(frames) > 1 else ""
        message = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise InternalError(
            f"the {what} of your own failed with {message}{place}", remedy="Correct its function."
        ) from error


class CustomFilter(Filter):
    """A filter of the author's: plain values in, named arguments by their names."""

    def call(
        self, context: JekyllContext, value: object, arguments: list[object], named: Mapping[str, object]
    ) -> object:
        """The function's result."""
        context.budget.spend(1)
        name = getattr(self.function, "__name__", "?")
        given = [plain(item) for item in (value, *arguments)]
        by_name = {key: plain(item) for key, item in named.items()}
        return guarded(f"filter '{name}'", lambda: self.function(*given, **by_name))
