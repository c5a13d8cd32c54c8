"""Footnotes: numbered where they are first referred to, written at the end, with links back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ..element import Element
from ..options import Options
from .escape import escape_text

_BACKLINK: Final = '{space}<a href="#fnref:{target}" class="reversefootnote" role="doc-backlink">{text}</a>'


@dataclass(slots=True)
class Footnote:
    """A footnote that is referred to; ``repeats`` counts the references after the first."""

    name: str
    definition: Element
    number: int
    repeats: int = 0


class Footnotes:
    """The footnotes of one document, in the order of their first references."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._by_name: dict[str, Footnote] = {}
        #: In order; grows while footnotes are written that refer to others.
        self.list: list[Footnote] = []

    def reference(self, element: Element) -> str:
        """The mark in the text for a ``footnote`` element."""
        name = str(element.options["name"])
        footnote = self._by_name.get(name)
        if footnote is None:
            footnote = Footnote(name, element.value, self._options.footnote_nr + len(self.list))
            self._by_name[name] = footnote
            self.list.append(footnote)
            suffix = ""
        else:
            footnote.repeats += 1
            suffix = f":{footnote.repeats}"
        anchor = self._options.footnote_prefix + name
        return (
            f'<sup id="fnref:{anchor}{suffix}" role="doc-noteref">'
            f'<a href="#fn:{anchor}" class="footnote" rel="footnote">{footnote.number}</a></sup>'
        )

    def item(self, footnote: Footnote, nbsp: str) -> Element:
        """The list item for a footnote, links back included; the definition itself stays as it is."""
        anchor = self._options.footnote_prefix + footnote.name
        item = Element("li", attr={"id": f"fn:{anchor}", "role": "doc-endnote"})
        item.children = list(footnote.definition.children)
        paragraph = self._last_paragraph(item)
        space = nbsp
        if paragraph is None:
            paragraph = Element("p")
            item.children.append(paragraph)
            space = ""
        text = escape_text(self._options.footnote_backlink)
        if text:
            link = _BACKLINK.format(space=space, target=anchor, text=text)
            paragraph.children.append(Element("raw", link, options={"category": "span"}))
            for repeat in range(1, footnote.repeats + 1):
                numbered = f"{text}<sup>{repeat + 1}</sup>"
                link = _BACKLINK.format(space=nbsp, target=f"{anchor}:{repeat}", text=numbered)
                paragraph.children.append(Element("raw", link, options={"category": "span"}))
        return item

    def _last_paragraph(self, item: Element) -> Element | None:
        """The paragraph at the end that takes the links back, with the way to it copied."""
        if not item.children:
            return None
        if item.children[-1].type != "p" and not self._options.footnote_backlink_inline:
            return None
        parent = item
        while parent.children:
            last = parent.children[-1]
            copy = Element(last.type, last.value, last.attr, last.options)
            copy.children = list(last.children)
            parent.children[-1] = copy
            if copy.type in ("p", "header"):
                return copy
            parent = copy
        return None
