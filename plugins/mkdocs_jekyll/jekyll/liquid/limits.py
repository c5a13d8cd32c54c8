"""How much one text may ask for, so that no template can hold up a build or fill the memory.

Work is counted, not time: by each node, by each iteration of a loop, and by each filter and tag for the items
and the characters that it touches. So a text is rendered, or ended, alike on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .errors import LimitReached

#: How many characters a simple operation touches in one step.
CHARACTERS_PER_STEP = 100
#: What an item of an array takes in memory, in characters.
ITEM_SIZE = 10
#: Includes within includes, whatever a site says: Liquid has no more scopes.
_DEEPEST = 100
_BITS_OF_A_NUMBER = 1 << 17
_NUMBER_REMEDY = "Look for a product of itself."


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one text with all its includes.

    ``work`` counts steps of about a microsecond; ``size`` the characters that are held at a time, in one
    value and in variables and outputs together, where an item of an array counts as ten; ``depth`` includes
    within includes.
    """

    work: int = 5_000_000
    size: int = 10_000_000
    depth: int = 40

    @classmethod
    def from_settings(cls, settings: Mapping[str, object]) -> Limits:
        """The limits that ``liquid`` in ``_config.yml`` sets, where they are positive numbers."""
        usual = cls()
        work, size, depth = (_positive(settings.get(f"{name}_limit")) for name in ("work", "size", "depth"))
        return cls(work or usual.work, size or usual.size, min(depth or usual.depth, _DEEPEST))


def _positive(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


class SizedList(list[object]):
    """An array that a filter made.

    ``weight`` is its size with all arrays and texts in it; what stands in it twice counts twice.
    """

    __slots__ = ("weight",)

    def __init__(self, items: Iterable[object], weight: int | None = None) -> None:
        super().__init__(items)
        self.weight = sum(map(size_of, self)) + ITEM_SIZE * len(self) if weight is None else weight


def size_of(value: object) -> int:
    """What a value takes that a filter or a tag made; what the site holds takes nothing."""
    if type(value) is str:
        return len(value)
    return value.weight if isinstance(value, SizedList) else 0


class Budget:
    """What is left of the limits. ``left`` are the steps of work, if they are not those of the limits."""

    __slots__ = ("held", "left", "limits")

    def __init__(self, limits: Limits, left: int | None = None) -> None:
        self.limits = limits
        self.left = limits.work if left is None else left
        self.held = 0

    def spend(self, steps: int) -> None:
        """Count work."""
        self.left -= steps
        if self.left < 0:
            raise LimitReached(
                f"this takes more than {self.limits.work:,} steps of work",
                remedy="Loop over less, or raise `work_limit` under `liquid` in _config.yml.",
            )

    def read(self, characters: int) -> None:
        """Count characters that are touched."""
        if characters >= CHARACTERS_PER_STEP:
            self.spend(characters // CHARACTERS_PER_STEP)

    def hold(self, size: int) -> None:
        """Count what is kept from now on; a negative size was kept until now."""
        self.held += size
        if self.held > self.limits.size:
            raise self._too_big()

    def check_size(self, size: int) -> None:
        """Refuse to make a value of this size."""
        if size > self.limits.size:
            raise self._too_big()

    def _too_big(self) -> LimitReached:
        return LimitReached(
            f"texts and arrays grow over {self.limits.size:,} characters",
            remedy="Append less to itself, or raise `size_limit` under `liquid` in _config.yml.",
        )

    def check_value(self, value: object) -> object:
        """A value that a filter made, if it is not too big to be handed on."""
        if isinstance(value, str):
            self.read(len(value))
            self.check_size(len(value))
        elif type(value) is list:
            self.spend(len(value) >> 3)
            value = SizedList(value)
        elif isinstance(value, int) and value.bit_length() > _BITS_OF_A_NUMBER:
            raise LimitReached("a number grows over 39,000 digits", remedy=_NUMBER_REMEDY)
        if isinstance(value, SizedList):
            self.check_size(value.weight)
        return value

    def gather(self, pieces: Iterable[str], steps: int = 1) -> str:
        """The pieces as one text, each of them counted, with so many steps, before the next is made."""
        gathered: list[str] = []
        size = 0
        for piece in pieces:
            self.spend(steps + len(piece) // CHARACTERS_PER_STEP)
            size += len(piece)
            self.check_size(size)
            gathered.append(piece)
        return "".join(gathered)

    def output(self, characters_per_step: int = CHARACTERS_PER_STEP) -> Output:
        """An output whose text is counted."""
        return Output(self, characters_per_step)


class Output:
    """What a text or a part of it becomes. Its size is held until it is closed."""

    __slots__ = ("_budget", "_characters_per_step", "_pieces", "_size")

    def __init__(self, budget: Budget, characters_per_step: int) -> None:
        self._budget = budget
        self._characters_per_step = characters_per_step
        self._pieces: list[str] = []
        self._size = 0

    def write(self, text: str) -> None:
        """Add a text."""
        size = len(text)
        budget = self._budget
        if size >= self._characters_per_step:
            budget.spend(size // self._characters_per_step)
        budget.held += size
        if budget.held > budget.limits.size:
            budget.check_size(budget.held)
        self._size += size
        self._pieces.append(text)

    def getvalue(self) -> str:
        """All that was written."""
        return "".join(self._pieces)

    def close(self) -> str:
        """All that was written, which is held no longer."""
        self._budget.held -= self._size
        self._size = 0
        return self.getvalue()


class Discard(Output):
    """An output that keeps nothing of what is written."""

    __slots__ = ()

    def write(self, text: str) -> None:
        """Count the text."""
        self._budget.read(len(text))
