"""The headers of a document, how they lie within each other, and the list that stands for ``{:toc}``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ..element import Element

_NO_TOC: Final = re.compile(r"\bno_toc\b")


@dataclass(frozen=True, slots=True)
class Heading:
    """A header that has an id, as the converter met it; ``level`` is that in the text, without any offset."""

    level: int
    id: str
    children: list[Element]


@dataclass(slots=True)
class Section:
    """A heading and the sections below it."""

    heading: Heading
    sections: list[Section]


def in_toc(element: Element, levels: tuple[int, ...]) -> bool:
    """Whether a header takes part: its level is wanted and it has no class ``no_toc``."""
    return element.options["level"] in levels and not _NO_TOC.search(element.attr.get("class") or "")


def sections(headings: Iterable[Heading]) -> list[Section]:
    """Headings put below the last one of a smaller level."""
    top: list[Section] = []
    path: list[Section] = []
    for heading in headings:
        while path and path[-1].heading.level >= heading.level:
            path.pop()
        section = Section(heading, [])
        (path[-1].sections if path else top).append(section)
        path.append(section)
    return top


def label(children: Iterable[Element]) -> list[Element]:
    """A header's content as it stands in a table of contents: links are taken apart, footnotes left out."""
    result: list[Element] = []
    pending = [(result, child) for child in reversed([*children])]
    while pending:
        into, child = pending.pop()
        if child.type == "footnote":
            continue
        if child.children and child.type != "a":
            copy = Element(child.type, child.value, child.attr, child.options)
            into.append(copy)
            into = copy.children
        elif child.type != "a":
            into.append(child)
        pending.extend((into, inner) for inner in reversed(child.children))
    return result


def toc_list(top: list[Section], list_type: str, attr: dict[str, str | None]) -> Element | None:
    """The list that stands in place of ``{:toc}``; nothing when there are no headings."""
    if not top:
        return None
    attr = dict(attr)
    prefix = attr.setdefault("id", "markdown-toc")

    def build(entries: list[Section]) -> Element:
        element = Element(list_type)
        for section in entries:
            heading = section.heading
            link = Element("a", attr={"href": f"#{heading.id}", "id": f"{prefix}-{heading.id}"})
            link.children = label(heading.children)
            paragraph = Element("p", options={"transparent": True})
            paragraph.children = [link]
            item = Element("li")
            item.children = [paragraph]
            if section.sections:
                item.children.append(build(section.sections))
            element.children.append(item)
        return element

    result = build(top)
    result.attr = attr
    return result
