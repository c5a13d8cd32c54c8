"""CSS selectors for the cases of tests, and one name for each class that many of them ask for.

``@comments`` in a selector stands for a class in ``NAMES``: where a class is renamed, this file changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from mkdocs_jekyll.compare.html_tree import HtmlElement, parse

COMMENTS: Final = ".jk-comments"
COUNT: Final = ".jk-count"
ENTRY: Final = ".jk-entry"
ENTRY_PICTURE: Final = ".jk-entry__picture"
ENTRY_TITLE: Final = ".jk-entry__title"
HEADER_TITLE: Final = ".jk-header__title"
HERO_PICTURE: Final = ".jk-hero__picture"
TAG: Final = ".jk-cloud__name"
TEXT: Final = ".jk-text"
NAMES: Final = {
    "comments": COMMENTS,
    "count": COUNT,
    "entry": ENTRY,
    "entry-picture": ENTRY_PICTURE,
    "entry-title": ENTRY_TITLE,
    "header-title": HEADER_TITLE,
    "hero-picture": HERO_PICTURE,
    "tag": TAG,
    "text": TEXT,
}
_NAME: Final = re.compile(r"@([a-z-]+)")
_STEP: Final = re.compile(r'(?:[^\s\[]|\[[^\]="]+(?:="[^"]*")?\])+')
_PART: Final = re.compile(
    r'(?P<tag>[a-z][a-z0-9]*)|\.(?P<class>[\w-]+)|\[(?P<key>[^\]="]+)(?:="(?P<value>[^"]*)")?\]'
)


def select(html: str, selector: str) -> list[HtmlElement]:
    """The elements that a selector finds: ``h2.title[lang="he"] a`` (no commas, no ``>``, no ``:``).

    Raises ValueError for what is no such selector.
    """
    written = _NAME.sub(lambda name: NAMES[name[1]], selector)
    found = [parse(html)]
    for step in _STEP.findall(written):
        found = list(dict.fromkeys(one for above in found for one in _below(above, step)))
    return found


def _below(above: HtmlElement, step: str) -> Iterator[HtmlElement]:
    parts = list(_PART.finditer(step))
    if "".join(part[0] for part in parts) != step:
        raise ValueError(f"{step!r} is no selector")
    for element in above.walk():
        if element is not above and all(_fits(element, part) for part in parts):
            yield element


def _fits(element: HtmlElement, part: re.Match[str]) -> bool:
    if part["tag"]:
        return element.name == part["tag"]
    if part["class"]:
        return part["class"] in element.classes
    value = element.attributes.get(part["key"])
    return value is not None and part["value"] in (None, value)


def differences(html: str, wanted: dict[str, int | str]) -> list[str]:
    """What a page has otherwise: a number is that of the elements, a text that of one of them."""
    found = []
    for selector, asked in wanted.items():
        elements = select(html, selector)
        texts = [element.text for element in elements]
        if not (len(elements) == asked if isinstance(asked, int) else asked in texts):
            shown = [text[:60] for text in texts[:5]]
            found.append(f"{selector}: {asked!r} is expected, {len(elements)} are there: {shown}")
    return found
