"""Filters that cut, change and search texts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.ruby_values import truthy
from mkdocs_jekyll.kramdown.scripts import CJK

from ..errors import InternalError
from ..expressions.primary import to_index, to_integer
from ..limits import ITEM_SIZE
from ..ruby import text as ruby

if TYPE_CHECKING:
    from ..context import JekyllContext


def downcase(text: str) -> str:
    """In small letters."""
    # Ruby has one small sigma only.
    return text.replace("Σ", "σ").lower()


def upcase(text: str) -> str:
    """In capitals."""
    return text.upper()


def capitalize(text: str) -> str:
    """The first letter a capital, the others small."""
    return text[:1].title() + downcase(text[1:]) if text else text


def append(text: str, suffix: str) -> str:
    """With a text behind it."""
    return text + suffix


def prepend(text: str, prefix: str) -> str:
    """With a text before it."""
    return prefix + text


def strip(text: str) -> str:
    """Without white space around it."""
    return ruby.strip(text)


def lstrip(text: str) -> str:
    """Without white space before it."""
    return ruby.lstrip(text)


def rstrip(text: str) -> str:
    """Without white space behind it."""
    return ruby.rstrip(text)


def strip_newlines(text: str) -> str:
    """Without line ends."""
    return text.replace("\r\n", "").replace("\n", "")


_BREAK = "<br />\n"


def newline_to_br(context: JekyllContext, text: str) -> str:
    """With ``<br />`` at each line's end."""
    context.budget.check_size(len(text) + text.count("\n") * len(_BREAK))
    return text.replace("\n", _BREAK)


def normalize_whitespace(text: str) -> str:
    """Each run of white space as one space, none around."""
    for space in ruby.SPACES[1:]:
        text = text.replace(space, " ")
    while "  " in text:
        text = text.replace("  ", " ")
    return ruby.strip(text)


_BLOCKS = {"<script": "</script>", "<!--": "-->", "<style": "</style>"}
_TAG = re.compile(r"<[^>]*>")


def strip_html(text: str) -> str:
    """Without scripts, styles and comments, whichever begins first; then without tags."""
    text = _without_blocks(text)
    last = text.rfind(">") + 1  # behind it no tag is closed, and looking for an end would take long
    return _TAG.sub("", text[:last]) + text[last:]


def _without_blocks(text: str) -> str:
    closings = dict(_BLOCKS)
    opening = re.compile("|".join(closings))
    out: list[str] = []
    position = searched = 0
    while match := opening.search(text, searched):
        searched = match.end()
        closing = closings[match[0]]
        end = text.find(closing, searched)
        if end < 0:  # what is not found is not found further on
            del closings[match[0]]
            opening = re.compile("|".join(closings) or "(?!)")
            continue
        out.append(text[position : match.start()])
        position = searched = end + len(closing)
    out.append(text[position:])
    return "".join(out)


def slice_(context: JekyllContext, value: object, offset: object, length: object = None) -> object:
    """A part of a text or of an array; one item if no length is given."""
    start = to_index(offset)
    count = to_index(length) if truthy(length) else 1
    whole = value if isinstance(value, (list, tuple)) else context.text(value)
    if start < 0:
        start += len(whole)
    if not 0 <= start <= len(whole) or count < 0:
        return "" if isinstance(whole, str) else []
    part = whole[start : start + count]
    return part if isinstance(part, str) else list(part)


def truncate(text: str | None, length: object = 50, ellipsis: str = "...") -> object:
    """At most so many characters, the ellipsis counted."""
    if text is None:
        return None
    most = to_integer(length)
    return text[: max(most - len(ellipsis), 0)] + ellipsis if len(text) > most else text


def truncatewords(context: JekyllContext, value: object, count: object = 15, ellipsis: str = "...") -> object:
    """At most so many words, each behind a single space."""
    if value is None:
        return None
    most = max(to_integer(count), 1)
    words = list(islice(ruby.each_word(context.text(value)), min(most, _MANY)))
    # A text of just as many words gets the ellipsis, too.
    return " ".join(words) + ellipsis if len(words) == most else value


_MANY = 1 << 62


def split(context: JekyllContext, text: str, separator: str) -> list[object]:
    """The parts between separators; empty parts at the end are left out."""
    if separator == " ":
        context.budget.check_size(len(text) + ITEM_SIZE * sum(1 for _ in ruby.each_word(text)))
        return list(ruby.each_word(text))
    count = text.count(separator) if separator else len(text)
    context.budget.check_size(len(text) + ITEM_SIZE * count)
    parts: list[object] = list(text.split(separator)) if separator else list(text)
    while parts and not parts[-1]:
        parts.pop()
    return parts


_REFERENCE = re.compile(r"\\([0-9&`'\\])")


def _expanded(text: str, found: str, replacement: str, position: int) -> str:
    """Ruby reads ``\\0`` in a replacement as what was found."""

    def expand(match: re.Match[str]) -> str:
        char = match[1]
        if char in "0&":
            return found
        if char == "\\":
            return "\\"
        if char == "`":
            return text[:position]
        return text[position + len(found) :] if char == "'" else ""

    return _REFERENCE.sub(expand, replacement)


def _check_replaced(context: JekyllContext, text: str, old: str, new: str, count: int) -> None:
    """Refuse to replace where the text would grow too much."""
    growth = len(new) - len(old)
    if "\\" in new:
        context.budget.spend(count)
        growth += new.count("\\") * (len(text) if "\\`" in new or "\\'" in new else len(old))
    context.budget.check_size(len(text) + count * max(growth, 0))


def replace(context: JekyllContext, text: str, old: str, new: str = "") -> str:
    """Every occurrence replaced."""
    _check_replaced(context, text, old, new, text.count(old))
    if "\\" not in new:
        return text.replace(old, new)
    out: list[str] = []
    position = 0
    for match in re.finditer(re.escape(old), text):
        out += [text[position : match.start()], _expanded(text, old, new, match.start())]
        position = match.end()
    return "".join([*out, text[position:]])


def replace_first(context: JekyllContext, text: str, old: str, new: str = "") -> str:
    """The first occurrence replaced."""
    at = text.find(old)
    if at < 0:
        return text
    _check_replaced(context, text, old, new, 1)
    return text[:at] + (_expanded(text, old, new, at) if "\\" in new else new) + text[at + len(old) :]


def remove(text: str, found: str) -> str:
    """Every occurrence left out."""
    return text.replace(found, "")


def remove_first(text: str, found: str) -> str:
    """The first occurrence left out."""
    return text.replace(found, "", 1)


def default(value: object, other: object = "") -> object:
    """Another value for nil, false and what is empty."""
    is_empty = isinstance(value, (str, list, tuple, Mapping)) and len(value) == 0
    return other if is_empty or not truthy(value) else value


_CJK_CHARACTER = re.compile(f"[{CJK}]")
_OTHER_WORD = re.compile(rf"[^{CJK} \t\r\n\f\v]+")


def number_of_words(value: object, mode: object = None) -> int:
    """Words between white space; with ``cjk`` or ``auto`` each character of these scripts is one."""
    if not isinstance(value, str):
        raise InternalError("number_of_words needs a text", remedy="Filter a text.")
    characters = sum(1 for _ in _CJK_CHARACTER.finditer(value)) if mode in ("cjk", "auto") else 0
    if not characters and mode != "cjk":
        return sum(1 for _ in ruby.each_word(value))
    return characters + sum(1 for _ in _OTHER_WORD.finditer(value))


#: By the names that a text calls them.
FILTERS: Final[Mapping[str, Callable[..., object]]] = {
    "downcase": downcase,
    "upcase": upcase,
    "capitalize": capitalize,
    "append": append,
    "prepend": prepend,
    "strip": strip,
    "lstrip": lstrip,
    "rstrip": rstrip,
    "strip_newlines": strip_newlines,
    "strip_html": strip_html,
    "newline_to_br": newline_to_br,
    "normalize_whitespace": normalize_whitespace,
    "slice": slice_,
    "truncate": truncate,
    "truncatewords": truncatewords,
    "split": split,
    "replace": replace,
    "replace_first": replace_first,
    "remove": remove,
    "remove_first": remove_first,
    "default": default,
    "number_of_words": number_of_words,
}
