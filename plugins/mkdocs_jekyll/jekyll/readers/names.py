"""What the names of files say: date, slug, extension."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mkdocs_jekyll.jekyll.version import JekyllVersion

_DATED: Final = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-(.*)(\.[^.]+)", re.DOTALL | re.ASCII)


@dataclass(frozen=True, slots=True)
class NameParts:
    """``date`` is ``None`` where the name brings none; ``ext`` has its dot, or is ``None``."""

    date: str | None
    slug: str
    ext: str | None


def dated_parts(path: str, version: JekyllVersion) -> NameParts | None:
    """The parts of a post's path, or ``None`` where it has no date.

    To Jekyll 3 the date may be that of a folder, and the slug what stands behind it: ``2021-01-18-a/b.md``.
    """
    starts = [len(path) - len(path.rpartition("/")[2])]
    if version.dates_folders:
        starts = [place + 1 for place in range(len(path) - 1, -1, -1) if path[place] == "/"] + [0]
    for start in starts:
        match = _DATED.fullmatch(path, start)
        if match is not None:
            return NameParts(match[1], _without_dots(match[2], version), match[3])
    return None


def is_post_name(path: str, version: JekyllVersion) -> bool:
    """Whether a file in ``_posts`` is a post by its name."""
    return dated_parts(path, version) is not None


def has_extension(path: str) -> bool:
    """Whether a draft's name has the form that Jekyll asks for."""
    return 0 <= path.rfind(".") < len(path) - 1


def name_parts(path: str, version: JekyllVersion) -> NameParts:
    """The parts of any document's path."""
    dated = dated_parts(path, version)
    if dated is not None:
        return dated
    # A name without an extension has what stands behind the last dot of its folders.
    if not has_extension(path):
        return NameParts(None, path.rpartition("/")[2], None)
    stem, dot, ext = path.rpartition(".")
    return NameParts(None, _without_dots(stem.rpartition("/")[2], version), dot + ext)


def _without_dots(stem: str, version: JekyllVersion) -> str:
    """A name without the dots before its extension, which Jekyll 3 keeps."""
    return stem.rstrip(".") if version.skips_trailing_dots else stem
