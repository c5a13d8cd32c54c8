"""A filter: a function, how many arguments it takes, and what it costs."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..errors import ArgumentError
from ..ruby.objects import RubyRange

if TYPE_CHECKING:
    from ..context import JekyllContext

_BITS = 10
_TEXTS = ("str", "str | None")


class Cost(NamedTuple):
    """Steps of work for each character, and for each item, of what a filter is given; ``call`` for a call."""

    characters: float = 0.01
    items: float = 0.125
    call: int = 1


CHEAP = Cost()


@dataclass(frozen=True, slots=True)
class Filter:
    """``least`` and ``most`` count the filtered value too, as Ruby's messages do; ``most`` may be open.

    A function whose first parameter is called ``context`` is given the context before the value. What it
    calls ``str`` in its signature it gets as text, whatever the template gives; ``str | None`` leaves nil
    alone. ``texts`` are the places of these.
    """

    function: Callable[..., object]
    least: int
    most: int | None
    wants_context: bool
    texts: Mapping[int, bool]
    cost: Cost

    @classmethod
    def of(cls, function: object, cost: Cost = CHEAP) -> Filter:
        """A filter of a Python function. Raises TypeError if it is none."""
        if not callable(function):
            raise TypeError(f"a filter must be a function, not {type(function).__name__}")
        parameters = list(inspect.signature(function).parameters.values())
        wants_context = bool(parameters) and parameters[0].name == "context"
        if wants_context:
            parameters = parameters[1:]
        by_place = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
        is_open = any(p.kind is p.VAR_POSITIONAL for p in parameters)
        least = sum(p.default is p.empty for p in by_place)
        texts = {place: p.annotation == "str" for place, p in enumerate(by_place) if p.annotation in _TEXTS}
        return cls(function, least, None if is_open else len(by_place), wants_context, texts, cost)

    def call(
        self, context: JekyllContext, value: object, arguments: list[object], named: Mapping[str, object]
    ) -> object:
        """The filter's result. Named arguments come last, together, as a mapping."""
        given = [value, *arguments]
        if named:
            given.append(dict(named))
        if len(given) < self.least or (self.most is not None and len(given) > self.most):
            raise ArgumentError(
                f"wrong number of arguments (given {len(given)}, expected {self._expected()})"
            )
        for place, always in self.texts.items():
            if place < len(given) and (always or given[place] is not None):
                given[place] = context.text(given[place])
        context.budget.spend(self.cost.call + int(sum(map(self._cost_of, given))))
        return self.function(context, *given) if self.wants_context else self.function(*given)

    def _cost_of(self, value: object) -> float:
        if isinstance(value, str):
            return len(value) * self.cost.characters
        if isinstance(value, (list, tuple, Mapping)):
            return len(value) * self.cost.items
        if isinstance(value, RubyRange):
            return value.size * self.cost.items
        return (value.bit_length() >> _BITS) ** 2 >> 4 if isinstance(value, int) else 0

    def _expected(self) -> str:
        if self.most is None:
            return f"{self.least}+"
        return str(self.least) if self.least == self.most else f"{self.least}..{self.most}"
