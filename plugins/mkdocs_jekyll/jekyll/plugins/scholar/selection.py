"""Which entries of a bibliography are shown, in which order and groups."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final

from .bibtex import BibtexEntry

_QUERY: Final = re.compile(r"@(?P<types>[\w*,|@ ]*)(?:\[(?P<conditions>.*)\])?\*?", re.DOTALL)
_CONDITION: Final = re.compile(r"\s*(\w+)\s*(\^=|~=|=~|!=|/=|!~|<=|>=|==|=|<|>)\s*(.*?)\s*", re.DOTALL)
#: A longer query is none.
_LONGEST_QUERY: Final = 2_000
#: What of a regular expression is tried: characters and sets, one of which may be repeated. Its time is at
#: most the square of the value's length; groups, and more repetitions, may take years.
_ATOM: Final = r"(?>\\[^\W_]|\\\W|\[\^?[^\[\]\\]+\]|[^\\()\[\]{}*+?|])"
_SIMPLE: Final = re.compile(rf"{_ATOM}*+(?:(?<!^)[*+?]{_ATOM}*+)?", re.DOTALL)
_LONGEST_PATTERN: Final = 200
_LONGEST_VALUE: Final = 1_000
_NUMBER: Final = re.compile(r"-?\d+")
_MONTHS: Final = {
    **{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6},
    **{"jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12},
}
_Test = Callable[[str, str], bool]
_TESTS: Final[dict[str, _Test]] = {
    "=": lambda value, wanted: value == wanted,
    "==": lambda value, wanted: value == wanted,
    "!=": lambda value, wanted: value != wanted,
    "/=": lambda value, wanted: value != wanted,
    "^=": lambda value, wanted: _matches(wanted, value, at_start=True),
    "~=": lambda value, wanted: _matches(wanted, value),
    "=~": lambda value, wanted: _matches(wanted, value),
    "!~": lambda value, wanted: not _matches(wanted, value),
    "<=": lambda value, wanted: bool(value) and _number(value) <= _number(wanted),
    ">=": lambda value, wanted: bool(value) and _number(value) >= _number(wanted),
    "<": lambda value, wanted: bool(value) and _number(value) < _number(wanted),
    ">": lambda value, wanted: bool(value) and _number(value) > _number(wanted),
}


def selected(entries: Iterable[BibtexEntry], query: str) -> list[BibtexEntry]:
    """The entries that a query asks for: ``@article``, ``@*[selected=true && year>=2020]*``."""
    found = _QUERY.fullmatch(query.strip()) if len(query) <= _LONGEST_QUERY else None
    if found is None:
        return list(entries)
    types = {name for name in re.split(r"[\s,|@]+", found["types"].lower()) if name}
    choices = [re.split(r"\s*(?:&&|,)\s*", part) for part in re.split(r"\|\|", found["conditions"] or "")]

    def wanted(entry: BibtexEntry) -> bool:
        has_type = not types or "*" in types or entry.type in types
        return has_type and any(
            all(_holds(entry, one) for one in choice if one.strip()) for choice in choices
        )

    return [entry for entry in entries if wanted(entry)]


def _holds(entry: BibtexEntry, condition: str) -> bool:
    found = _CONDITION.fullmatch(condition)
    if found is None:
        return bool(value_of(entry, condition.strip()))
    return _TESTS[found[2]](value_of(entry, found[1]), found[3].strip("\"'{}"))


def value_of(entry: BibtexEntry, name: str) -> str:
    """A field of an entry, its key or type, as text."""
    name = name.lower()
    special = {"key": entry.key, "type": entry.type, "year": entry.year}
    return special[name] if name in special else entry.text(name)


def _matches(pattern: str, value: str, *, at_start: bool = False) -> bool:
    """Whether a regular expression matches; of one that may take long the characters are looked for."""
    parts = [part.removesuffix(".*") for part in pattern.split("|")]
    if not at_start:
        parts = [part.removeprefix(".*") for part in parts]
    if len(pattern) > _LONGEST_PATTERN or not all(map(_SIMPLE.fullmatch, parts)):
        return value.startswith(pattern) if at_start else pattern in value
    try:
        return (re.match if at_start else re.search)("|".join(parts), value[:_LONGEST_VALUE]) is not None
    except re.error:
        return pattern in value


def _number(value: str) -> int:
    found = _NUMBER.search(value)
    return int(found[0]) if found else 0


def ordered(entries: Sequence[BibtexEntry], keys: str, order: str) -> list[BibtexEntry]:
    """Sorted by fields (``year,month``), descending if ``order`` says so; ``none``: in the file's order."""
    names = [name for name in re.split(r"[\s,]+", keys) if name and name != "none"]
    if not names:
        return list(entries)
    return sorted(
        entries,
        key=lambda entry: [_sort_value(value_of(entry, name)) for name in names],
        reverse=order.startswith("desc"),
    )


def _sort_value(value: str) -> tuple[int, str]:
    month = _MONTHS.get(value[:3].lower())
    return (month if month else _number(value) if value.isdecimal() else 0, value.casefold())


def grouped(entries: Sequence[BibtexEntry], key: str, order: str) -> list[tuple[str, list[BibtexEntry]]]:
    """The entries by the values of a field; one group without a name where ``key`` is ``none``."""
    if key in ("", "none"):
        return [("", list(entries))]
    groups: dict[str, list[BibtexEntry]] = {}
    for entry in entries:
        groups.setdefault(value_of(entry, key), []).append(entry)
    names = sorted(groups, key=_sort_value, reverse=order.startswith("desc"))
    return [(name, groups[name]) for name in names]
