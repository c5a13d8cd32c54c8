"""Which files of the old site matter: those that texts use, and whatever somebody may have linked to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from .html_tree import HtmlElement, Node
from .page import PageFacts
from .reader import Answer
from .urls import Place, find, path_of

#: What only the pages of a theme load.
_OF_THEMES: Final = (
    ".css",
    ".js",
    ".mjs",
    ".map",
    ".woff",
    ".woff2",
    ".ttf",
    ".eot",
    ".otf",
    ".scss",
    ".sass",
    ".less",
    ".coffee",
    ".webmanifest",
)
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp", ".ico")
#: What a theme's own search reads, and what describes icons to browsers.
_DATA: Final = re.compile(
    r"^/pagefind/|(?:search|lunr|index)[\w.-]*\.json$|search[\w.-]*\.xml$|manifest\.json$|browserconfig\.xml$"
)
_STYLE_URL: Final = re.compile(r"url\(\s*['\"]?([^'\")]+)")
_KEYS: Final = ("href", "src", "poster", "data", "content", "data-src")


class OldFiles:
    """The files of the old site, and who uses them. ``bodies`` are the texts of its pages."""

    def __init__(
        self,
        answers: Mapping[str, Answer],
        pages: Mapping[str, PageFacts],
        place: Place,
        bodies: Mapping[str, Sequence[Node]],
    ) -> None:
        self._answers, self._place = answers, place
        self._in_texts = self._users(
            (url, HtmlElement("", children=list(nodes))) for url, nodes in bodies.items()
        )
        self._around = self._users((url, page.root) for url, page in pages.items())
        for url, answer in answers.items():
            if answer.kind == "style":
                for link in _STYLE_URL.findall(answer.text):
                    self._note(self._around, link, url)

    def _users(self, roots: Iterable[tuple[str, HtmlElement]]) -> dict[str, list[str]]:
        users: dict[str, list[str]] = {}
        for url, root in roots:
            for element in root.walk():
                for key in _KEYS:
                    value = element.attributes.get(key)
                    if value and not (element.name == "a" and value.lower().endswith(_OF_THEMES)):
                        self._note(users, value, url)
                for link in _STYLE_URL.findall(element.attributes.get("style", "")):
                    self._note(users, link, url)
        return users

    def _note(self, users: dict[str, list[str]], url: str, page: str) -> None:
        path = path_of(self._place.resolve(url, page))
        found = find(path, self._answers) if path else None
        if found is not None and users.setdefault(found, [])[-1:] != [page]:  # page after page is read
            users[found].append(page)

    def users(self, url: str) -> list[str]:
        """The pages whose texts link to a file or show it."""
        return self._in_texts.get(url, [])

    @staticmethod
    def is_picture(url: str) -> bool:
        """Whether a picture stands at a URL."""
        return url.lower().endswith(_PICTURES)

    def sorted_out(self, gone: Iterable[str]) -> tuple[list[str], list[str]]:
        """Of the URLs that are gone those that matter, and those that only the old theme needs."""
        lost: list[str] = []
        themes: list[str] = []
        for url in gone:
            (themes if self._is_of_theme(url) else lost).append(url)
        return lost, themes

    def _is_of_theme(self, url: str) -> bool:
        if self.users(url):
            return False
        lowered = url.lower()
        if lowered.endswith(_OF_THEMES) or _DATA.search(lowered):
            return True
        return self._answers[url].kind == "file" and url in self._around
