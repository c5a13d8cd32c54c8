"""Front matter defaults: values that ``_config.yml`` gives to files by path and type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Final

from . import globs
from .config import merge
from .dates import parse_time
from .errors import Problem
from .slugs import to_text

_OLD_TYPES: Final = {"post": "posts", "page": "pages", "draft": "drafts"}
#: The types of files that lie in no collection: pages, and files to copy.
_OUTSIDE_COLLECTIONS: Final = ("pages", None)


@dataclass(frozen=True, slots=True)
class DefaultSet:
    """One entry of ``defaults``.

    ``path`` is as written and may hold a pattern; ``type`` is ``None`` where any will do. ``is_prefix`` is
    whether the path fits all that begins with it, not only whole folders and files. ``base`` is the folder of
    the collections, empty where they lie in the source itself.
    """

    path: str
    type: str | None
    values: dict[str, Any]
    is_prefix: bool = True
    base: str = ""

    def applies(self, path: str, type_name: str | None) -> bool:
        """Whether the set applies to a file.

        ``path`` is below the source, with slashes; that of a document below the folder of the collections.
        """
        if self.type is not None and self.type != type_name:
            return False
        if not self.path:
            return True
        if "*" not in self.path:
            below = self.path.removeprefix(f"{self.base}/") if self.base else self.path
            return path.startswith(below if self.is_prefix or path == below else below + "/")
        pattern = globs.compiled(self.path, pathname=True)
        # Jekyll takes the collections' folder off all that the pattern fits.
        is_inside = bool(self.base) and type_name not in _OUTSIDE_COLLECTIONS
        path = f"{self.base}/{path}" if is_inside else path
        # A pattern that fits a folder applies to all that lies in it.
        ends = (*(end for end, char in enumerate(path) if char == "/"), len(path))
        return any(
            pattern.fullmatch(path, 0, end)
            for end in ends
            if not self.base or path.startswith(f"{self.base}/", 0, end) == is_inside
        )

    def leads(self, other: DefaultSet | None) -> bool:
        """Whether this one's values stand over ``other``'s: the longer path, then the one with a type."""
        if other is None:
            return True
        if self.length != other.length:
            return self.length > other.length
        return self.type is not None or other.type is None

    @property
    def length(self) -> int:
        """How long the path is; a slash before it does not count."""
        return len(self.path.removeprefix("/"))


class Defaults:
    """All sets of a site, in the order of writing."""

    def __init__(self, sets: Sequence[DefaultSet]) -> None:
        self.sets = tuple(sets)

    def for_document(self, path: str, type_name: str | None) -> dict[str, Any]:
        """The values of a document or a static file, merged.

        As in Jekyll the set that took the lead last is the one that the next is measured by, so a set that
        does not lead goes below everything before it.
        """
        values: dict[str, Any] = {}
        lead: DefaultSet | None = None
        for item in self._of(path, type_name):
            if item.leads(lead):
                values = merge(values, item.values)
                lead = item
            else:
                values = merge(item.values, values)
        return values

    def for_page(self, path: str) -> dict[str, Any]:
        """The values of a page: Jekyll looks up each key by itself, and merges nothing."""
        values: dict[str, Any] = {}
        leads: dict[str, DefaultSet] = {}
        for item in self._of(path, "pages"):
            for key, value in item.values.items():
                if item.leads(leads.get(key)):
                    values[key] = value
                    leads[key] = item
        return values

    def _of(self, path: str, type_name: str | None) -> Iterable[DefaultSet]:
        return (item for item in self.sets if item.applies(path, type_name))


def read_defaults(
    entries: Sequence[object], collections_dir: str, where: str, zone: tzinfo, *, prefixes: bool = True
) -> tuple[Defaults, list[Problem]]:
    """The sets that the configuration's ``defaults`` describe, and what is wrong with other entries.

    ``prefixes`` is whether a path fits all that begins with it.
    """
    sets: list[DefaultSet] = []
    problems: list[Problem] = []
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict) or not isinstance(entry.get("values"), dict):
            problems.append(
                Problem(
                    "warning",
                    f"entry {number} of `defaults` has no `values`; it is ignored",
                    where,
                    remedy="Write `- scope: {path: ...}` and `values: {...}`.",
                    code="MJ010",
                )
            )
            continue
        scope = entry.get("scope")
        scope = scope if isinstance(scope, dict) else {}
        written = scope.get("path")
        path = written if isinstance(written, str) else ""
        type_name = to_text(scope["type"]) if scope.get("type") is not None else None
        type_name = _OLD_TYPES.get(type_name, type_name) if type_name else type_name
        values = {to_text(key): value for key, value in entry["values"].items()}
        if "date" in values and not isinstance(values["date"], datetime):
            values["date"] = parse_time(to_text(values["date"]), zone) or values["date"]
        sets.append(DefaultSet(path, type_name, values, prefixes, collections_dir))
    return Defaults(sets), problems
