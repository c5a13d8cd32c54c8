"""Which of a folder's entries Jekyll looks at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll import globs

_SPECIAL: Final = ("_", ".", "#", "~")
_MAGIC: Final = frozenset("*?[\\")


class _Patterns:
    """A list of patterns; a path matches that begins with one of them, or that fits one."""

    def __init__(self, patterns: Iterable[str]) -> None:
        self.beginnings = tuple(pattern for pattern in patterns if pattern.strip("/"))
        self.globs = tuple(globs.compiled(text) for text in self.beginnings if _MAGIC.intersection(text))

    def match(self, path: str) -> bool:
        return path.startswith(self.beginnings) or any(glob.fullmatch(path) for glob in self.globs)


class EntryFilter:
    """``include`` and ``exclude``, hidden files, back-up files, and links that lead out of the source.

    A pattern without ``*`` matches whatever begins with it; ``*`` runs over slashes. ``include`` goes by the
    entry's name in its folder, ``exclude`` by the path below the source.
    """

    def __init__(
        self, source: Path, include: Sequence[str], exclude: Sequence[str], *, skips_dots: bool = True
    ) -> None:
        """``skips_dots`` is whether names that end in a dot are left out."""
        self.source = source
        self._skips_dots = skips_dots
        self._real = str(source.resolve())
        self._include = _Patterns(pattern.strip("/") for pattern in include)
        self._exclude = _Patterns(pattern.removeprefix("/") for pattern in exclude)

    def keeps(self, name: str, relative: str, *, is_dir: bool = False) -> bool:
        """Whether an entry is looked at.

        ``name`` is the entry's name (or its path below the folder that is being listed), ``relative`` its
        path below the source.
        """
        if self._skips_dots and name.endswith("."):
            return False
        base = name.rpartition("/")[2]
        if self.includes(name):
            return True
        if name.startswith(_SPECIAL) or base.startswith(_SPECIAL) or name.endswith("~"):
            return False
        return not self.excludes(relative, is_dir=is_dir)

    def includes(self, name: str) -> bool:
        """Whether ``include`` names a path or the name at its end."""
        base = name.rpartition("/")[2]
        return self._include.match(name) or (base != name and self._include.match(base))

    def excludes(self, relative: str, *, is_dir: bool = False) -> bool:
        """Whether ``exclude`` names a path below the source."""
        return self._exclude.match(relative + "/" if is_dir else relative)

    def leads_out(self, path: Path) -> bool:
        """Whether a link leads to a place outside the source, or to nowhere."""
        try:
            real = str(path.resolve(strict=True))
        except (OSError, RuntimeError):
            return True
        return real != self._real and not real.startswith(self._real + "/")
