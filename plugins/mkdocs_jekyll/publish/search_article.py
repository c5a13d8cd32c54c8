"""An article as the search's index reads it: its words, and what they count for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from .html import EMPTY, Html

#: Pagefind's own bounds for the weight of a text.
_WEIGHTS: Final = (0.0, 10.0)
_MOST: Final = 99_999_999
_LETTERS: Final = "abcdefghijklmnop"
_PAGE: Final = Html(
    '<!doctype html>\n<html lang="{}">\n<head>{}</head>\n<body data-pagefind-body>{}</body>\n</html>\n'
)


@dataclass(frozen=True, slots=True)
class SearchWeights:
    """How many times a word of a title or a tag counts, beside one of a text."""

    title: float = 7
    tags: float = 9


@dataclass(frozen=True, slots=True)
class SearchArticle:
    """A page that readers look for.

    ``location`` is its URL below the root; ``date`` is ``YYYYMMDD`` or empty; ``title`` and ``tags`` are
    text, ``body`` is HTML. A word in a text with ``boost`` 2 counts twice.
    """

    location: str
    title: str
    body: str
    tags: Sequence[str] = ()
    date: str = ""
    boost: float = 1.0

    @property
    def name(self) -> str:
        """The name of its file: later articles come first, where words leave the order open."""
        newest_first = _MOST - int(self.date or 0)
        return f"{newest_first:08}-{sha256(self.location.encode()).hexdigest()[:16]}.html"

    def html(self, language: str, weights: SearchWeights) -> str:
        """A page with the article and Pagefind's attributes alone; title and tags stand first."""
        body = Html(self.body.replace("data-search-exclude", "data-pagefind-ignore"))
        texts = (
            _weighted(self.title, weights.title * self.boost),
            _weighted(" ".join(self.tags), weights.tags * self.boost) if self.tags else EMPTY,
            Html("<p>{}</p>").format(" ".join(self._filters())),
            _weighted(body, self.boost),
        )
        return _PAGE.format(language, Html().join(self._facts()), Html().join(texts))

    def _facts(self) -> Iterator[Html]:
        yield _fact("title", self.title)
        yield _fact("location", self.location)
        if self.tags:
            yield _fact("tags", json.dumps(list(self.tags), ensure_ascii=False))
        if self.date:
            yield _fact("year", self.date[:4])

    def _filters(self) -> Iterator[str]:
        """Words by which a tag or a year is looked for.

        Not Pagefind's filters: it writes their values in an order that differs from build to build.
        """
        yield from (f"jkzt{_in_letters(tag)}" for tag in self.tags)
        if self.date:
            yield f"jkzy{_in_letters(self.date[:4])}"


def beginning(html: str, longest: int) -> str:
    """A text up to so many characters, without a tag that is cut off."""
    if len(html) <= longest:
        return html
    head = html[:longest]
    tag = head.rfind("<")
    return head[:tag] if tag > head.rfind(">") else head


def _in_letters(text: str) -> str:
    """A text as a word that no rule divides: two letters for each of its bytes."""
    return "".join(_LETTERS[byte >> 4] + _LETTERS[byte & 15] for byte in text.lower().encode())


def _weighted(content: str, weight: float) -> Html:
    """An element whose words count ``weight`` times; ``content`` is text or HTML."""
    bounded = min(max(weight, _WEIGHTS[0]), _WEIGHTS[1])
    if bounded == 1:
        return Html("<div>{}</div>").format(content)
    return Html('<div data-pagefind-weight="{:g}">{}</div>').format(bounded, content)


def _fact(key: str, value: str) -> Html:
    return Html('<meta data-pagefind-meta="{}[content]" content="{}">').format(key, value)
