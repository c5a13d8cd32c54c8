"""What a post's finished text gets on top: captions, pictures that load when they come into sight, languages.

Works on the text as it goes into the page, after everybody has seen the body as Jekyll makes it.
"""

from __future__ import annotations

import re
from typing import Final

from .html_tags import INSIDE, classes_of, with_class

#: Comments and texts that are no markup are stepped over; one that never ends hides the rest, as in browsers.
_PARTS: Final = re.compile(
    rf"<!--.*?(?:-->|\Z)"
    rf"|<(?P<raw>script|style|textarea|pre|svg|template)\b{INSIDE}>.*?(?:</(?P=raw)\s*>|\Z)"
    rf"|<p(?P<p>(?:\s{INSIDE})?)>\s*(?P<link><a\s{INSIDE}>\s*)?(?P<image><img\s{INSIDE}>)"
    rf"(?(link)\s*</a>)\s*</p>"
    rf"|<(?P<name>img|iframe)(?P<inside>\s{INSIDE})>",
    re.DOTALL | re.IGNORECASE,
)
_TITLE: Final = re.compile(r"\stitle\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_LOADING: Final = re.compile(r"\sloading\s*=", re.IGNORECASE)
_BODY: Final = re.compile(rf"<(?P<name>div|section|article)(?P<inside>\s{INSIDE})>", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"[a-z]{2}(?:-[A-Za-z]{2,4})?")
_ID: Final = re.compile(r"\sid\s*=", re.IGNORECASE)


def dressed(html: str, *, first_waits: bool) -> str:
    """A text with captions and lazy pictures.

    A picture alone in its paragraph whose title says something becomes a figure with that as its caption. The
    first picture of a post without one above its title is in sight at once, unless ``first_waits``.
    """
    return _CaptionWriter(first_waits).dress(html)


class _CaptionWriter:
    def __init__(self, first_waits: bool) -> None:
        self._waits = first_waits

    def dress(self, html: str) -> str:
        return _PARTS.sub(self._part, html)

    def _part(self, match: re.Match[str]) -> str:
        if match["name"]:
            return self._lazy(match[0])
        if not match["image"]:
            return match[0]
        image = match["image"]
        title = _TITLE.search(image)
        words = "" if title is None else (title[1] if title[1] is not None else title[2]).strip()
        if title is None or not words:
            return match[0].replace(image, self._lazy(image), 1)
        image = self._lazy(image[: title.start()] + image[title.end() :])
        link, end = (match["link"], "</a>") if match["link"] else ("", "")
        attributes = with_class(match["p"], "jk-figure")
        return f"<figure{attributes}>{link}{image}{end}<figcaption>{words}</figcaption></figure>"

    def _lazy(self, tag: str) -> str:
        """The tag with hints for the browser; a loading that the author chose stays."""
        waits, self._waits = self._waits, True
        if _LOADING.search(tag) or not waits:
            return tag
        name = re.match(r"<\w+", tag)
        assert name is not None
        hints = ' loading="lazy"' + (' decoding="async"' if name[0].lower() == "<img" else "")
        return name[0] + hints + tag[name.end() :]


def languages_in(html: str) -> list[str]:
    """The languages of a text that holds itself once in each (``<div class="zh post-container">``)."""
    found = (_language_of(body["inside"]) for body in _BODY.finditer(html))
    return [language for language in dict.fromkeys(found) if language]


def with_languages(html: str) -> str:
    """The text with its bodies marked: their language, and a place that ``#zh`` leads to."""
    seen: set[str] = set()

    def mark(body: re.Match[str]) -> str:
        language = _language_of(body["inside"])
        if not language:
            return body[0]
        place = "" if language in seen or _ID.search(body["inside"]) else f' id="{language}"'
        seen.add(language)
        marks = f'{place} lang="{language}" data-jk-language="{language}"'
        return f"<{body['name']}{body['inside']}{marks}>"

    return _BODY.sub(mark, html)


def _language_of(attributes: str) -> str:
    """The language that the classes of a body name; empty for any other element."""
    names = classes_of(attributes)
    if "post-container" not in names:
        return ""
    return next((name for name in names if _LANGUAGE.fullmatch(name)), "")
