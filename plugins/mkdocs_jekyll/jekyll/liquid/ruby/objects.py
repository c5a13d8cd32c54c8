"""What a template can hold beside Python's own values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass


class Drop:
    """An object that templates look into: lazy, read-only, and with Ruby's ways to be printed.

    ``text`` is what ``{{ drop }}`` prints, ``as_json`` what ``jsonify`` and ``inspect`` write.
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

    def as_json(self, depth: int) -> object:
        """What JSON shows of it, where it stands within ``depth`` arrays and objects."""
        del depth
        return {key: self.get(key) for key in self.names()} if self.walkable else self.text()


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


def _by_name(drop: Drop) -> list[list[object]]:
    return sorted(drop.pairs(), key=lambda pair: str(pair[0]).encode("utf-8", "surrogatepass"))


def _as_hash(drop: Drop) -> object:
    return {str(key): value for key, value in drop.pairs()}


#: What Jekyll's drops answer by themselves, whatever the front matter says under these names.
METHODS: Mapping[str, Callable[[Drop], object]] = {
    "count": lambda drop: len(drop.names()),
    "first": lambda drop: next(([key, drop.get(key)] for key in drop.names()), None),
    "min": lambda drop: next(iter(_by_name(drop)), None),
    "max": lambda drop: next(iter(reversed(_by_name(drop))), None),
    "sort": _by_name,
    "keys": lambda drop: list(drop.names()),
    "to_hash": _as_hash,
    "hash_for_json": _as_hash,
}


def knows(drop: Drop, key: object) -> bool:
    """Whether templates find anything under a drop's key."""
    return drop.has(key) or (key in METHODS and drop.walkable and drop.ruby_class != "Hash")


def ask(drop: Drop, key: object) -> object:
    """What templates find under a drop's key."""
    method = METHODS.get(key) if type(key) is str else None
    if method is not None and drop.walkable and drop.ruby_class != "Hash":
        return method(drop)
    return drop.get(key)


def bytes_of(number: int) -> int:
    """Ruby's size of an integer: the bytes it takes."""
    return max(8, (number.bit_length() + 7) // 8)


BLANK = MethodLiteral("blank?")
EMPTY = MethodLiteral("empty?")
