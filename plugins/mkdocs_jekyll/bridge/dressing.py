"""What a post's finished text gets on top: captions, pictures that load when they come into sight, languages.

Works on the text as it goes into the page, after everybody has seen the body as Jekyll makes it.
"""

from __future__ import annotations

import re
from typing import Final

_INSIDE: Final = r"(?:[^<>\"']++|\"[^\"]*+\"|'[^']*+')*+"
#: Comments and texts that are no markup are stepped over.
_PARTS: Final = re.compile(
    rf"<!--.*?-->|<(?P<raw>script|style|textarea|pre|svg|template)\b{_INSIDE}>.*?</(?P=raw)\s*>"
    rf"|<p(?P<p>(?:\s{_INSIDE})?)>\s*(?P<link><a\s{_INSIDE}>\s*)?(?P<image><img\s{_INSIDE}>)"
    rf"(?(link)\s*</a>)\s*</p>"
    rf"|<(?P<name>img|iframe)(?P<inside>\s{_INSIDE})>",
    re.DOTALL | re.IGNORECASE,
)
_TITLE: Final = re.compile(r"\s+title\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
_LOADING: Final = re.compile(r"\sloading\s*=", re.IGNORECASE)
_CLASS: Final = re.compile(r"(\sclass\s*=\s*[\"']?)", re.IGNORECASE)
_BODY: Final = re.compile(rf"<(?P<name>div|section|article)(?P<inside>\s{_INSIDE})>", re.IGNORECASE)
_BODYS_CLASS: Final = re.compile(
    r"\sclass\s*=\s*[\"']?(?:[\w-]+\s+)*?(?P<language>[a-z]{2}(?:-[A-Za-z]{2,4})?)\s(?:[\w-]+\s+)*?post-container\b"
)
_ID: Final = re.compile(r"\sid\s*=", re.IGNORECASE)


def dressed(html: str, *, first_waits: bool) -> str:
    """A text with captions and lazy pictures.

    A picture alone in its paragraph whose title says something becomes a figure with that as its caption. The
    first picture of a post without one above its title is in sight at once, unless ``first_waits``.
    """
    return _Dresser(first_waits).dress(html)


class _Dresser:
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
        attributes, found = _CLASS.subn(r"\1jk-figure ", match["p"], count=1)
        if not found:
            attributes = f' class="jk-figure"{attributes}'
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
    found = (_BODYS_CLASS.search(body["inside"]) for body in _BODY.finditer(html))
    return list(dict.fromkeys(match["language"] for match in found if match is not None))


def with_languages(html: str) -> str:
    """The text with its bodies marked: their language, and a place that ``#zh`` leads to."""
    seen: set[str] = set()

    def mark(body: re.Match[str]) -> str:
        match = _BODYS_CLASS.search(body["inside"])
        if match is None:
            return body[0]
        language = match["language"]
        place = "" if language in seen or _ID.search(body["inside"]) else f' id="{language}"'
        seen.add(language)
        marks = f'{place} lang="{language}" data-jk-language="{language}"'
        return f"<{body['name']}{body['inside']}{marks}>"

    return _BODY.sub(mark, html)
