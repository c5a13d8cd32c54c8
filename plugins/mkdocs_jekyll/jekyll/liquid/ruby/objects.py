"""What a template can hold beside Python's own values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


class Drop:
    """An object that templates look into: lazy, read-only, and with Ruby's ways to be printed.

    ``text`` is what ``{{ drop }}`` prints, ``as_data`` what ``jsonify`` and ``inspect`` work on.
    """

    __slots__ = ()
    ruby_class = "Liquid::Drop"
    #: Whether Ruby can walk over its keys and values: true for Jekyll's drops, not for Liquid's own.
    walkable = False

    def has(self, key: object) -> bool:
        """Whether the key is known, whatever its value."""
        raise NotImplementedError

    def get(self, key: object) -> object:
        """The key's value; ``None`` where there is none."""
        raise NotImplementedError

    def names(self) -> list[str]:
        """The keys, in Ruby's order."""
        return []

    def pairs(self) -> list[list[object]]:
        """Each key with its value, in Ruby's order."""
        return [[key, self.get(key)] for key in self.names()]

    def text(self) -> str:
        """What printing it gives."""
        return self.ruby_class

    def joined(self) -> str:
        """What it prints as one of several in an array."""
        return self.text()

    def as_data(self) -> object:
        """What it holds, as plain values."""
        return {key: self.get(key) for key in self.names()}


@dataclass(frozen=True, slots=True)
class RubyRange:
    """``(first..last)``, both ends included; empty if the last lies before the first."""

    first: int
    last: int

    @property
    def size(self) -> int:
        """How many numbers it holds."""
        return max(0, self.last - self.first + 1)

    @property
    def numbers(self) -> range:
        """Its numbers."""
        return range(self.first, self.last + 1)

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers)

    def text(self) -> str:
        """What printing it gives."""
        return f"{self.first}..{self.last}"


@dataclass(frozen=True, slots=True)
class MethodLiteral:
    """``blank`` or ``empty`` in a condition: compared by asking the other side."""

    name: str

    def text(self) -> str:
        """Printed it is nothing."""
        return ""


def bytes_of(number: int) -> int:
    """Ruby's size of an integer: the bytes it takes."""
    return max(8, (number.bit_length() + 7) // 8)


BLANK = MethodLiteral("blank?")
EMPTY = MethodLiteral("empty?")
