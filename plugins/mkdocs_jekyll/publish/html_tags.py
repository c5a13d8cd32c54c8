"""Small facts about tags, for whoever reads HTML without building a tree of it."""

from __future__ import annotations

import re
from typing import Final

#: The attributes of a tag, with signs inside quotes; to be put after the name and before ``>``.
INSIDE: Final = r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+"
_CLASS: Final = re.compile(r"(\sclass\s*=\s*)(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>=`]+))", re.IGNORECASE)


def classes_of(attributes: str) -> list[str]:
    """The classes that a tag's attributes give it."""
    found = _CLASS.search(attributes)
    return [] if found is None else (found[2] or found[3] or found[4] or "").split()


def with_class(attributes: str, name: str, *, replacing: str = "") -> str:
    """A tag's attributes with one class more, first or in place of another."""
    names = classes_of(attributes)
    if replacing:
        names = [name if one == replacing else one for one in names]
    else:
        names.insert(0, name)
    written = " ".join(names)
    changed, count = _CLASS.subn(lambda found: f'{found[1]}"{written}"', attributes, count=1)
    return changed if count else f' class="{written}"{attributes}'
