"""The words behind an embed's tag: quoted texts, values of variables, and sizes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall
from mkdocs_jekyll.jekyll.liquid.errors import SilentError

_WORD: Final = re.compile(r"\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s\"']\S*)")
_VARIABLE: Final = re.compile(r"[a-zA-Z_][\w-]*(?:\.[\w-]+)+|(?:include|page|site|post)\b.*")
_SIZE: Final = re.compile(r"\d{1,4}(?:px|%)?")
_SAFE: Final = re.compile(r"(?!(?:javascript|vbscript|data):)[^\s<>\"']+", re.IGNORECASE)


def words(text: str) -> list[str]:
    """The words of a text; what stands in quotes is one."""
    return [match["double"] or match["single"] or match["bare"] or "" for match in _WORD.finditer(text)]


def values(call: TagCall) -> list[str]:
    """The words of a call, ``{{ }}`` filled in, and those that name a variable's field by its value."""
    found = []
    for match in _WORD.finditer(call.printed()):
        word = match["bare"] or ""
        value = call.text(word) if _VARIABLE.fullmatch(word) else ""
        found.append(value or word or match["double"] or match["single"] or "")
    return found


def is_size(word: str) -> bool:
    """Whether a word is a width or a height."""
    return _SIZE.fullmatch(word) is not None


def is_url(word: str) -> bool:
    """Whether a word is a URL that nothing runs."""
    return _SAFE.fullmatch(word) is not None


def checked_url(call: TagCall, word: str) -> str:
    """A file's or a page's URL, escaped.

    Raises SilentError, which is reported and prints nothing, for what is no URL or would be run.
    """
    if not is_url(word):
        raise refused(call, word, "a URL such as /assets/film.mp4")
    return escape(word)


def attributes(pairs: Sequence[tuple[str, str]]) -> str:
    """Attributes as HTML, a space before each; those without a value are left out."""
    return "".join(f' {name}="{escape(value)}"' for name, value in pairs if value)


def refused(call: TagCall, word: str, expected: str) -> SilentError:
    """What to raise for a word that a tag can't work with."""
    found = f"'{word}'" if word else "nothing"
    return SilentError(
        f"the tag '{call.name}' is given {found}; {expected} is expected, so it shows nothing",
        remedy=f"Write {{% {call.name} … %}} with {expected}.",
    )
