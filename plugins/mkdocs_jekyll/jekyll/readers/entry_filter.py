"""Which of a folder's entries Jekyll looks at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll import globs

_SPECIAL: Final = ("_", ".", "#", "~")


class EntryFilter:
    """``include`` and ``exclude``, hidden files, back-up files, and links that lead out of the source.

    A pattern without ``*`` matches whatever begins with it; ``*`` runs over slashes. ``include`` goes by the
    entry's name in its folder, ``exclude`` by the path below the source.
    """

    def __init__(self, source: Path, include: Sequence[str], exclude: Sequence[str]) -> None:
        self.source = source
        self._real = str(source.resolve())
        self._include = tuple(pattern.strip("/") for pattern in include if pattern.strip("/"))
        self._exclude = tuple(pattern.removeprefix("/") for pattern in exclude if pattern.strip("/"))

    def keeps(self, name: str, relative: str, *, is_dir: bool = False) -> bool:
        """Whether an entry is looked at.

        ``name`` is the entry's name (or its path below the folder that is being listed), ``relative`` its
        path below the source.
        """
        if name.endswith("."):
            return False
        base = name.rpartition("/")[2]
        if self._listed(self._include, name) or (base != name and self._listed(self._include, base)):
            return True
        if name.startswith(_SPECIAL) or base.startswith(_SPECIAL) or name.endswith("~"):
            return False
        return not self.excludes(relative, is_dir=is_dir)

    def excludes(self, relative: str, *, is_dir: bool = False) -> bool:
        """Whether ``exclude`` names a path below the source."""
        return self._listed(self._exclude, relative + "/" if is_dir else relative)

    @staticmethod
    def _listed(patterns: Sequence[str], path: str) -> bool:
        return any(path.startswith(pattern) or globs.matches(pattern, path) for pattern in patterns)

    def leads_out(self, path: Path) -> bool:
        """Whether a link leads to a place outside the source, or to nowhere."""
        try:
            real = str(path.resolve(strict=True))
        except (OSError, RuntimeError):
            return True
        return real != self._real and not real.startswith(self._real + "/")
