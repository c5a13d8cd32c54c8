"""Filters that cut, change and search texts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.ruby_values import truthy
from mkdocs_jekyll.kramdown.scripts import CJK

from ..errors import InternalError
from ..expressions.primary import to_index, to_integer
from ..ruby import text as ruby
from ..ruby.to_s import to_s

if TYPE_CHECKING:
    from ..context import JekyllContext


def downcase(value: object) -> str:
    """In small letters."""
    return _lower(to_s(value))


def _lower(text: str) -> str:
    # Ruby has one small sigma only.
    return text.replace("Σ", "σ").lower()


def upcase(value: object) -> str:
    """In capitals."""
    return to_s(value).upper()


def capitalize(value: object) -> str:
    """The first letter a capital, the others small."""
    text = to_s(value)
    return text[:1].title() + _lower(text[1:]) if text else text


def append(value: object, suffix: object) -> str:
    """With a text behind it."""
    return to_s(value) + to_s(suffix)


def prepend(value: object, prefix: object) -> str:
    """With a text before it."""
    return to_s(prefix) + to_s(value)


def strip(value: object) -> str:
    """Without white space around it."""
    return ruby.strip(to_s(value))


def lstrip(value: object) -> str:
    """Without white space before it."""
    return ruby.lstrip(to_s(value))


def rstrip(value: object) -> str:
    """Without white space behind it."""
    return ruby.rstrip(to_s(value))


def strip_newlines(value: object) -> str:
    """Without line ends."""
    return to_s(value).replace("\r\n", "").replace("\n", "")


def newline_to_br(value: object) -> str:
    """With ``<br />`` at each line's end."""
    return to_s(value).replace("\n", "<br />\n")


def normalize_whitespace(value: object) -> str:
    """Each run of white space as one space, none around."""
    return " ".join(re.findall(r"\S+", to_s(value), re.ASCII))


_BLOCKS = {"<script": "</script>", "<!--": "-->", "<style": "</style>"}


def strip_html(value: object) -> str:
    """Without scripts, styles and comments, whichever begins first; then without tags."""
    return _without(_without(to_s(value), _BLOCKS), {"<": ">"})


def _without(text: str, blocks: Mapping[str, str]) -> str:
    """The text without what stands between an opening and its closing text, both included."""
    opening = re.compile("|".join(map(re.escape, blocks)))
    out: list[str] = []
    position = searched = 0
    unclosed: set[str] = set()  # what is not closed once is not closed further on
    while match := opening.search(text, searched):
        searched = match.end()
        if match[0] in unclosed:
            continue
        end = text.find(blocks[match[0]], searched)
        if end < 0:
            unclosed.add(match[0])
            continue
        out.append(text[position : match.start()])
        position = searched = end + len(blocks[match[0]])
    out.append(text[position:])
    return "".join(out)


def slice_(value: object, offset: object, length: object = None) -> object:
    """A part of a text or of an array; one item if no length is given."""
    start = to_index(offset)
    count = to_index(length) if truthy(length) else 1
    whole: str | list[object] = list(value) if isinstance(value, (list, tuple)) else to_s(value)
    if start < 0:
        start += len(whole)
    if not 0 <= start <= len(whole) or count < 0:
        return [] if isinstance(whole, list) else ""
    return whole[start : start + count]


def truncate(value: object, length: object = 50, ellipsis: object = "...") -> object:
    """At most so many characters, the ellipsis counted."""
    if value is None:
        return None
    text, dots, most = to_s(value), to_s(ellipsis), to_integer(length)
    return text[: max(most - len(dots), 0)] + dots if len(text) > most else text


def truncatewords(value: object, count: object = 15, ellipsis: object = "...") -> object:
    """At most so many words, each behind a single space."""
    if value is None:
        return None
    last = max(to_integer(count) - 1, 0)
    words = ruby.words(to_s(value))
    # A text of just as many words gets the ellipsis, too.
    return " ".join(words[: last + 1]) + to_s(ellipsis) if len(words) > last else value


def split(value: object, separator: object) -> list[object]:
    """The parts between separators; empty parts at the end are left out."""
    text, glue = to_s(value), to_s(separator)
    if glue == " ":
        return list(ruby.words(text))
    parts = list(text) if not glue else text.split(glue)
    while parts and not parts[-1]:
        parts.pop()
    return list(parts)


_REFERENCE = re.compile(r"\\([0-9&`'\\])")


def _replacer(text: str, found: str, replacement: str, position: int) -> str:
    """Ruby reads ``\\0`` in a replacement as what was found."""
    if "\\" not in replacement:
        return replacement

    def expand(match: re.Match[str]) -> str:
        sign = match[1]
        if sign in "0&":
            return found
        if sign == "\\":
            return "\\"
        if sign == "`":
            return text[:position]
        return text[position + len(found) :] if sign == "'" else ""

    return _REFERENCE.sub(expand, replacement)


def replace(context: JekyllContext, value: object, found: object, replacement: object = "") -> str:
    """Every occurrence replaced."""
    text, old, new = to_s(value), to_s(found), to_s(replacement)
    count = text.count(old)
    context.registers.budget.check_length(len(text) + count * (len(new) - len(old)))
    if "\\" not in new:
        return text.replace(old, new)
    if "\\`" in new or "\\'" in new:
        context.registers.budget.check_length(count * len(text))
    out: list[str] = []
    position = 0
    for match in re.finditer(re.escape(old), text):
        out += [text[position : match.start()], _replacer(text, old, new, match.start())]
        position = match.end()
    return "".join([*out, text[position:]])


def replace_first(value: object, found: object, replacement: object = "") -> str:
    """The first occurrence replaced."""
    text, old = to_s(value), to_s(found)
    at = text.find(old)
    if at < 0:
        return text
    return text[:at] + _replacer(text, old, to_s(replacement), at) + text[at + len(old) :]


def remove(value: object, found: object) -> str:
    """Every occurrence left out."""
    return to_s(value).replace(to_s(found), "")


def remove_first(value: object, found: object) -> str:
    """The first occurrence left out."""
    return to_s(value).replace(to_s(found), "", 1)


def default(value: object, other: object = "") -> object:
    """Another value for nil, false and what is empty."""
    is_empty = isinstance(value, (str, list, tuple, Mapping)) and len(value) == 0
    return other if is_empty or not truthy(value) else value


_CJK_SIGN = re.compile(f"[{CJK}]")
_OTHER_WORD = re.compile(rf"[^{CJK} \t\r\n\f\v]+")


def number_of_words(value: object, mode: object = None) -> int:
    """Words between white space; with ``cjk`` or ``auto`` each sign of Chinese, Japanese or Korean is one."""
    if not isinstance(value, str):
        raise InternalError("number_of_words needs a text", remedy="Filter a text.")
    if mode not in ("cjk", "auto"):
        return len(ruby.words(value))
    signs = len(_CJK_SIGN.findall(value))
    if mode == "auto" and not signs:
        return len(ruby.words(value))
    return signs + len(_OTHER_WORD.findall(value))
