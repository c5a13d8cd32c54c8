"""How much one text may ask for, so that no template can hold up a build."""

from __future__ import annotations

from dataclasses import dataclass
from io import StringIO

from .errors import LimitReached

_BITS_OF_A_NUMBER = 1 << 13


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one text with all its includes.

    ``turns`` counts the turns of all loops; ``characters`` what is written, in captures too, and the length
    of any single text; ``items`` the length of any array; ``depth`` includes within includes.
    """

    turns: int = 500_000
    characters: int = 20_000_000
    items: int = 1_000_000
    depth: int = 40


class Budget:
    """What is left of the limits."""

    __slots__ = ("_characters", "_turns", "limits")

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._turns = limits.turns
        self._characters = limits.characters

    def turn(self) -> None:
        """Count one turn of a loop."""
        self._turns -= 1
        if self._turns < 0:
            raise LimitReached(
                f"the loops take more than {self.limits.turns} turns",
                remedy="Loop over less, or raise the limit for turns.",
            )

    def write(self, length: int) -> None:
        """Count written characters."""
        self._characters -= length
        if self._characters < 0:
            raise self._too_long()

    def _too_long(self) -> LimitReached:
        return LimitReached(
            f"the text grows over {self.limits.characters} characters",
            remedy="Look for a text that is appended to itself, or raise the limit for characters.",
        )

    def check_length(self, length: int) -> None:
        """Refuse to make a text of this length."""
        if length > self.limits.characters:
            raise self._too_long()

    def check_value(self, value: object) -> object:
        """The value, if it is not too big to be handed on."""
        if isinstance(value, str):
            if len(value) > self.limits.characters:
                raise self._too_long()
        elif isinstance(value, list):
            self.check_items(len(value))
        elif isinstance(value, int) and value.bit_length() > _BITS_OF_A_NUMBER:
            raise LimitReached("a number grows over 2,400 digits", remedy="Look for a product of itself.")
        return value

    def check_items(self, count: int) -> None:
        """Refuse to make an array of this length."""
        if count > self.limits.items:
            raise LimitReached(
                f"an array grows over {self.limits.items} items", remedy="Use a smaller range or array."
            )

    def buffer(self) -> StringIO:
        """An output whose text is counted."""
        return _Counted(self)

    def discard(self) -> StringIO:
        """An output that keeps nothing of what is written."""
        return _Discarded(newline="")


class _Discarded(StringIO):
    def write(self, text: str, /) -> int:
        return len(text)


class _Counted(StringIO):
    def __init__(self, budget: Budget) -> None:
        super().__init__(newline="")
        self._budget = budget

    def write(self, text: str, /) -> int:
        self._budget.write(len(text))
        return super().write(text)
