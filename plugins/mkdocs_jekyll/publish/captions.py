"""What a post's finished text gets on top: captions, pictures that load when they come into sight, languages.

Works on the text as it goes into the page, after everybody has seen the body as Jekyll makes it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from .html_scan import NOT_OF_TEXT, Attribute, Edits, Scan, Tag

_BODIES: Final = frozenset(("article", "div", "section"))
_LANGUAGE: Final = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")


class _Paragraph(NamedTuple):
    """A paragraph with one picture and nothing else but, perhaps, a link around it."""

    start: Tag
    first: Tag
    link_end: Tag | None
    end: Tag


def add_captions(scan: Scan, edits: Edits, *, first_waits: bool) -> None:
    """Give a text captions and lazy pictures.

    A picture alone in its paragraph whose title says something becomes a figure with that as its caption. The
    first picture of a post without one above its title is in sight at once, unless ``first_waits``.
    """
    waits = first_waits
    for tag in scan.outside(NOT_OF_TEXT, ("iframe", "img")):
        if not tag.attributes:
            continue
        if waits and tag.attribute("loading") is None:
            edits.insert(tag.name_end, ' loading="lazy"' + (' decoding="async"' if tag.name == "img" else ""))
        waits = True
        title = tag.attribute("title")
        if tag.name == "img" and title is not None and title.raw.strip():
            paragraph = _paragraph_of(scan, tag.number)
            if paragraph is not None:
                _make_figure(edits, paragraph, tag, title)


def _paragraph_of(scan: Scan, number: int) -> _Paragraph | None:
    """The paragraph that holds nothing but the picture of that number."""
    before, after = scan.tag(number - 1), scan.tag(number + 1)
    link_end = None
    first = scan.tag(number)
    if before is not None and before.name == "a" and not before.is_end:
        if after is None or after.name != "a" or not after.is_end:
            return None
        first, link_end = before, after
        before, after = scan.tag(number - 2), scan.tag(number + 2)
    if before is None or after is None or first is None or before.name != "p" or after.name != "p":
        return None
    if before.is_end or not after.is_end or any(map(str.strip, _between(scan, before.number, after.number))):
        return None
    return _Paragraph(before, first, link_end, after)


def _between(scan: Scan, first: int, last: int) -> Iterator[str]:
    """The texts between the tags of two numbers."""
    for number in range(first, last):
        yield scan.html[scan.ends[number] : scan.begins[number + 1]]


def _make_figure(edits: Edits, paragraph: _Paragraph, image: Tag, title: Attribute) -> None:
    start = paragraph.start
    edits.replace(start.start + 1, start.name_end, "figure")
    edits.add_class(start, "jk-figure")
    edits.replace(start.end, paragraph.first.start, "")
    edits.replace(title.start - 1, title.end, "")
    end = "" if paragraph.link_end is None else "</a>"
    caption = f"{end}<figcaption>{title.raw.strip()}</figcaption></figure>"
    edits.replace(image.end, paragraph.end.end, caption)


def languages_in(scan: Scan) -> list[str]:
    """The languages of a text that holds itself once in each (``<div class="zh post-container">``)."""
    found = map(_language_of, scan.starts(_BODIES))
    return [language for language in dict.fromkeys(found) if language]


def mark_languages(scan: Scan, edits: Edits) -> None:
    """Mark a text's bodies: their language, and a place that ``#zh`` leads to."""
    seen: set[str] = set()
    for tag in scan.starts(_BODIES):
        language = _language_of(tag)
        if not language:
            continue
        place = "" if language in seen or tag.attribute("id") is not None else f' id="{language}"'
        lang = "" if tag.attribute("lang") is not None else f' lang="{language}"'
        seen.add(language)
        edits.insert(tag.end - 1, f'{place}{lang} data-jk-language="{language}"')


def _language_of(tag: Tag) -> str:
    """The language that the classes of a body name; empty for an element that is none."""
    names = tag.classes
    if "post-container" not in names:
        return ""
    return next((name for name in names if _LANGUAGE.fullmatch(name)), "")
