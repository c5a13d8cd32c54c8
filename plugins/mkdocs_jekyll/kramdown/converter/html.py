"""The tree as HTML, exactly as kramdown 2.4 writes it."""

from __future__ import annotations

from ..element import Element
from .base import INDENTATION, Handler
from .blocks import FOOTNOTES_PLACE, TOC_PLACE, BlockWriter
from .headings import sections, toc_list
from .spans import SpanWriter


class HtmlConverter(BlockWriter, SpanWriter):
    """Writes one tree as HTML: make it, call `convert` once, then look at `warnings` and `headings`.

    The tree is only read. ``options`` are those the text ended with, its own ``{::options}`` included.
    """

    def handlers_by_type(self) -> dict[str, Handler]:
        """The methods of all writers, by type."""
        return super().handlers_by_type()

    def convert(self) -> str:
        """The document's HTML."""
        result = self.inner(self.root, -INDENTATION)
        footnotes = self._footnotes_html()
        if self.has_footnotes_place:
            result = result.replace(FOOTNOTES_PLACE, footnotes, 1)
        else:
            result += footnotes
        if self.toc_element is not None:
            result = result.replace(TOC_PLACE, self._toc_html(self.toc_element), 1)
        return result

    def write_label(self, children: list[Element]) -> str:
        """A heading's content as it stands in a table of contents; see `headings.label`."""
        holder = Element("p")
        holder.children = children
        return self.inner(holder, 0)

    def _toc_html(self, element: Element) -> str:
        contents = toc_list(sections(self.headings), element.type, element.attr)
        return self.write(contents, 0) if contents is not None else ""

    def _footnotes_html(self) -> str:
        items = []
        position = 0
        # footnotes that other footnotes refer to join the list while it is written
        while position < len(self.footnotes.list):
            footnote = self.footnotes.list[position]
            items.append(self.write(self.footnotes.item(footnote, self.nbsp), 4))
            position += 1
        if not items:
            return ""
        first = self.options.footnote_nr
        start = f' start="{first}"' if first != 1 else ""
        written = "".join(items)
        return f'<div class="footnotes" role="doc-endnotes">\n  <ol{start}>\n{written}  </ol>\n</div>\n'
