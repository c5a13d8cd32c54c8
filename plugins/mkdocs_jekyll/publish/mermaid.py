"""Which pages have Mermaid's diagrams: only those load Mermaid."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, Literal

from .html_tags import INSIDE, classes_of, with_class
from .page_meta import says_no

#: ``elements``: those of the class ``mermaid``; ``code``: code in Mermaid's language as well.
Diagrams = Literal["", "elements", "code"]

#: What only pages with diagrams need.
ASSETS: Final = ("assets/mermaid/", "assets/jekyll/diagrams.js")
_ELEMENT: Final = re.compile(rf"<(?P<name>div|pre|p|section)(?P<inside>\s{INSIDE})>", re.IGNORECASE)


def wants_diagrams(data: Mapping[str, object], config: Mapping[str, object]) -> bool:
    """Whether front matter, or else ``_config.yml``, asks for code in Mermaid's language to be drawn.

    Jekyll leaves such code as it is, so a post that does not ask shows code.
    """
    own = data.get("mermaid")
    asked = config.get("mermaid") if own is None else own
    if isinstance(asked, Mapping):
        asked = asked.get("enable", asked.get("enabled", True))
    return not says_no(asked)


def diagrams_of(html: str, *, asked: bool) -> Diagrams:
    """What a text has to draw: elements of the class ``mermaid``, and code as well if ``asked`` for."""
    if asked and "language-mermaid" in html:
        return "code"
    if "mermaid" not in html:
        return ""
    found = any("mermaid" in classes_of(tag["inside"]) for tag in _ELEMENT.finditer(html))
    return "elements" if found else ""


def renamed(html: str) -> str:
    """The text with the class under which our script looks for elements.

    The theme draws what is called ``mermaid`` with a program that it fetches from another host.
    """

    def rename(tag: re.Match[str]) -> str:
        if "mermaid" not in classes_of(tag["inside"]):
            return tag[0]
        return f"<{tag['name']}{with_class(tag['inside'], 'jk-mermaid', replacing='mermaid')}>"

    return _ELEMENT.sub(rename, html)
