"""A filter: a function, and how many arguments it takes."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..errors import ArgumentError

if TYPE_CHECKING:
    from ..context import JekyllContext


@dataclass(frozen=True, slots=True)
class Filter:
    """``least`` and ``most`` count the filtered value too, as Ruby's messages do; ``most`` may be open.

    A function whose first parameter is called ``context`` is given the context before the value.
    """

    function: Callable[..., object]
    least: int
    most: int | None
    wants_context: bool

    @classmethod
    def of(cls, function: object) -> Filter:
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
        return cls(function, least, None if is_open else len(by_place), wants_context)

    def call(
        self, context: JekyllContext, value: object, arguments: list[object], named: Mapping[str, object]
    ) -> object:
        """The filter's result. Named arguments come last, together, as a mapping."""
        if named:
            arguments = [*arguments, dict(named)]
        given = 1 + len(arguments)
        if given < self.least or (self.most is not None and given > self.most):
            raise ArgumentError(f"wrong number of arguments (given {given}, expected {self._expected()})")
        if self.wants_context:
            return self.function(context, value, *arguments)
        return self.function(value, *arguments)

    def _expected(self) -> str:
        if self.most is None:
            return f"{self.least}+"
        return str(self.least) if self.least == self.most else f"{self.least}..{self.most}"
