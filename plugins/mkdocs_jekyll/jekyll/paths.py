"""Paths that an author writes: whether something of the site lies there. No path is too odd to ask for."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final
from unicodedata import normalize

#: In bytes, as Linux and macOS have it; a whole path needs room for the folder above it.
_LONGEST_NAME: Final = 255
_LONGEST_PATH: Final = 3000


def is_file_below(path: Path, root: Path) -> bool:
    """Whether ``path`` is a file below ``root``, links followed; not with a name that no system takes."""
    try:
        return path.is_file() and _is_open(path, root)
    except (OSError, ValueError):
        return False


def is_folder_below(path: Path, root: Path) -> bool:
    """Whether ``path`` is a folder below ``root`` (or ``root`` itself), links followed."""
    try:
        return path.is_dir() and _is_open(path, root)
    except (OSError, ValueError):
        return False


def _is_open(path: Path, root: Path) -> bool:
    """Whether ``path`` leads to a place below ``root`` and, through no link, to a hidden one."""
    real, root_there = path.resolve(), root.resolve()
    if not real.is_relative_to(root_there):
        return False
    hidden = {part for part in real.relative_to(root_there).parts if part.startswith(".")}
    return ".git" not in hidden and hidden <= set(path.parts)


def ruby_extension(name: str) -> str:
    """The extension with its dot, as Ruby has it: ``a.`` has ``.``, a hidden file none."""
    stem, dot, ext = name.rpartition(".")
    return dot + ext if stem.strip(".") and dot else ""


def ruby_stem(name: str) -> str:
    """The name without its extension, and without dots before that."""
    ext = ruby_extension(name)
    return (name.removesuffix(ext) if ext else name).rstrip(".")


def by_form(names: Iterable[str]) -> dict[str, str]:
    """Names that are not ASCII by their composed form (NFC)."""
    return {normalize("NFC", name): name for name in names if not name.isascii()}


def other_form(name: str, forms: Mapping[str, str]) -> str:
    """What to do about a name that no file has, if one of ``forms`` has its letters; empty where none has.

    macOS may write an accent as a character of its own; to Jekyll and to web servers these are two names.
    """
    found = "" if name.isascii() else forms.get(normalize("NFC", name), "")
    return rename_remedy(found) if found else ""


def rename_remedy(name: str) -> str:
    """What to do where a file's name has the letters that a text asks for in another form of Unicode."""
    return (
        f"The name of '{name}' has the same letters in another form of Unicode (accents as "
        "characters of their own, or not): copy the file's name into the link, or rename the file."
    )


def is_below(path: Path, root: Path) -> bool:
    """Whether ``path``, links followed, lies below ``root`` and is not ``root`` itself."""
    try:
        path, root = path.resolve(), root.resolve()
    except (OSError, ValueError):
        return False
    return path != root and path.is_relative_to(root)


def paths_below(root: Path, paths: Iterable[Path]) -> frozenset[str]:
    """Those of ``paths`` that lie below ``root``, as paths from there with slashes, links followed."""
    real = root.resolve()
    return frozenset(path.resolve().relative_to(real).as_posix() for path in paths if is_below(path, root))


def bytes_shown(path: str) -> str:
    r"""A path that is no UTF-8 with the bytes that are none as ``\xff``; empty for one that is."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return os.fsencode(path).decode("utf-8", "backslashreplace")
    return ""


def inside(written: str) -> str:
    """A path below the site's folder as Jekyll takes it: ``..`` and a leading slash never lead out."""
    return posixpath.normpath(f"/{written}").strip("/")


def invalid_path_reason(path: str) -> str:
    """Why no file can have the path ``path``, with slashes; empty if one can."""
    if any(letter < " " or letter == "\x7f" for letter in path):
        return "has a control character in it"
    try:
        written = path.encode()
    except UnicodeEncodeError:
        return "is no text that can be written"
    if len(written) > _LONGEST_PATH or any(len(part) > _LONGEST_NAME for part in written.split(b"/")):
        return "is longer than the name of a file can be"
    return ""
