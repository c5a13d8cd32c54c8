"""What of a text with Liquid and markup a reader sees as words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mkdocs_jekyll.kramdown.scripts import count_letters

from .html_scan import Scan, plain_text

_WORD: Final = re.compile(r"\w")
#: So many characters mostly show whether there are words, unless something begins there that may hide more.
_BEGINNING: Final = 20_000
_MAY_GO_ON: Final = re.compile(r"{[{%]|<(?:!--|script|style|textarea)", re.IGNORECASE)
#: Anything but white space and a mark of punctuation, such as one that was left behind a Liquid tag.
_SHOWN: Final = re.compile(r"[^\s!-/:-@\[-`{-~]")
#: Elements that show nothing by themselves.
_FRAMES: Final = frozenset(
    (
        "a",
        "article",
        "br",
        "div",
        "em",
        "li",
        "nav",
        "ol",
        "p",
        "section",
        "small",
        "span",
        "strong",
        "style",
        "table",
        "tbody",
        "thead",
        "ul",
    )
)


def liquid_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where Liquid stands in a text: start and end of each tag and output, in order."""
    missing: set[str] = set()  # closing delimiters that do not follow any more
    at = text.find("{")
    while at >= 0:
        closing = {"{": "}}", "%": "%}"}.get(text[at + 1 : at + 2], "")
        end = text.find(closing, at + 2) if closing and closing not in missing else -1
        if end >= 0:
            yield at, end + 2
        elif closing:
            missing.add(closing)
        at = text.find("{", end + 2 if end >= 0 else at + 1)


def liquid_in(text: str) -> str:
    """The tags and outputs of a text, without their delimiters, one a line."""
    return "\n".join(text[start + 2 : end - 2] for start, end in liquid_spans(text))


def without_liquid(text: str, *, blank: bool = False) -> str:
    """A text without its tags and outputs; with ``blank`` there are spaces in their places."""
    parts: list[str] = []
    at = 0
    for start, end in liquid_spans(text):
        parts += (text[at:start], " " * (end - start) if blank else "")
        at = end
    return "".join((*parts, text[at:]))


def has_visible_text(text: str) -> bool:
    """Whether there is a word for a reader outside Liquid and markup."""
    if len(text) > _BEGINNING and not _MAY_GO_ON.search(text, 0, _BEGINNING):
        pieces = list(Scan(text[:_BEGINNING]).pieces())
        if _WORD.search("".join(pieces[:-1])):  # the last may be a tag that is cut
            return True
    return bool(_WORD.search("".join(Scan(without_liquid(text)).pieces())))


def count_visible_letters(text: str) -> int:
    """How many letters a reader sees of a text, Liquid aside; a Chinese character counts for two."""
    return count_letters("".join(Scan(without_liquid(text)).pieces()))


def shows_nothing(html: str) -> bool:
    """Whether a page's HTML shows nothing, or nothing but its title.

    A script of the author's may still fill an element with an id.
    """
    scan = Scan(html)
    title, end = next(scan.elements(("h1",)), (None, None))
    if title is not None and end is not None and "<img" not in html[title.end : end.start]:
        scan = Scan(html[: title.start] + html[end.end :])
    if any(tag.name not in _FRAMES for tag in scan.tags if tag.name and not tag.is_end):
        return False
    return not any(map(_SHOWN.search, scan.pieces()))


def opens_with_title(html: str, title: str) -> bool:
    """Whether a page's text has its title: it begins with an ``h1``, the only one, or one says the same."""
    scan = Scan(html)
    heads = list(scan.elements(("h1",)))
    first, end = next(iter(heads), (None, None))
    if first is None or end is None:
        return False
    said = plain_text(title).split()
    texts = (html[tag.end : last.start] for tag, last in heads if last is not None)
    if any(plain_text(text).split() == said for text in texts):
        return True
    before = html[: first.start]
    return len(heads) == 1 and not ("<img" in before or plain_text(before).strip())
