"""Which pages have Mermaid's diagrams: only those load Mermaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal

from .html_scan import Edits, Scan, Tag
from .page_meta import is_false

#: ``elements``: those of the class ``mermaid``; ``code``: code in Mermaid's language as well.
Diagrams = Literal["", "elements", "code"]

#: What only pages with diagrams need.
ASSETS: Final = ("assets/mermaid/", "assets/jekyll/diagrams.js")
_ELEMENTS: Final = frozenset(("div", "p", "pre", "section"))


def wants_diagrams(data: Mapping[str, object], config: Mapping[str, object]) -> bool:
    """Whether front matter, or else ``_config.yml``, asks for code in Mermaid's language to be drawn.

    Jekyll leaves such code as it is, so a post that does not ask shows code.
    """
    own = data.get("mermaid")
    asked = config.get("mermaid") if own is None else own
    if isinstance(asked, Mapping):
        asked = asked.get("enable", asked.get("enabled", True))
    return not is_false(asked)


def diagrams_of(scan: Scan, *, asked: bool) -> Diagrams:
    """What a text has to draw: elements of the class ``mermaid``, and code as well if ``asked`` for."""
    if asked and "language-mermaid" in scan.html:
        return "code"
    return "elements" if any(map(_is_diagram, _marked(scan))) else ""


def rename_diagrams(scan: Scan, edits: Edits) -> None:
    """Give diagrams the class under which our script looks for elements.

    The theme draws what is called ``mermaid`` with a program that it fetches from another host.
    """
    for tag in _marked(scan):
        if _is_diagram(tag):
            edits.add_class(tag, "jk-mermaid", replacing="mermaid")


def _marked(scan: Scan) -> Iterator[Tag]:
    """The elements that may be diagrams."""
    if "mermaid" in scan.html:
        yield from scan.starts(_ELEMENTS)


def _is_diagram(tag: Tag) -> bool:
    return "mermaid" in tag.classes
