"""Texts in Distill's form (``layout: distill``): citations, notes, formulas and code of its elements.

Distill's script makes them in the browser. Here they are part of the page: citations are links to the
references of the post's bibliography, which stand below the text, as its notes do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from html import unescape
from textwrap import dedent
from typing import Final

from markupsafe import escape

from mkdocs_jekyll.jekyll import Item, Problem, Site
from mkdocs_jekyll.jekyll.errors import shown
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.paths import is_file_below
from mkdocs_jekyll.jekyll.plugins.scholar.bibtex import BibtexEntry, entries_in
from mkdocs_jekyll.jekyll.plugins.scholar.reference import citation, reference
from mkdocs_jekyll.kramdown import Options
from mkdocs_jekyll.kramdown.converter.colour_limit import ColourLimit
from mkdocs_jekyll.kramdown.converter.highlight import Kind, highlight

from .html import Html
from .html_scan import Edits, Scan, Tag
from .page_meta import text_of

#: Where a layout of Distill's looks for the file that ``bibliography`` names, in this order.
_FOLDERS: Final = ("assets/bibliography", "_bibliography")
_LAYOUT: Final = "distill"
_COMMA: Final = Html(", ")
#: So many unknown keys are named.
_NAMED: Final = 5


def is_distill(item: Item) -> bool:
    """Whether Distill's script reads an item's text."""
    return _LAYOUT in (item.layout or "")


def bibliography_of(item: Item, site: Site) -> str:
    """The text of the file that an item's ``bibliography`` names; empty without one."""
    name = text_of(item.data.get("bibliography")) if is_distill(item) else ""
    paths = (site.source / folder / name for folder in _FOLDERS) if name else ()
    return next((text_in(path) for path in paths if is_file_below(path, site.source)), "")


def unknown_citation(scan: Scan, item: Item, site: Site) -> Problem | None:
    """What to say of a text that cites what no bibliography has."""
    if not is_distill(item):
        return None
    known = {entry.key for entry in entries_in(bibliography_of(item, site))}
    keys = dict.fromkeys(key for tag in scan.starts(("d-cite",)) for key in _keys_of(tag))
    unknown = [key for key in keys if key not in known]
    if not unknown:
        return None
    more = f" and {len(unknown) - _NAMED:,} more" if len(unknown) > _NAMED else ""
    message = f"no bibliography has {', '.join(map(shown, unknown[:_NAMED]))}{more}"
    remedy = "Correct the key, or add it to the file that `bibliography` names in the front matter."
    return Problem("warning", message, site.place_of(item), None, remedy, code="MJ419")


def with_distill(html: str, bibliography: str) -> str:
    """The text with Distill's elements as HTML that needs no script."""
    if "<d-" not in html:
        return html
    references = _References({entry.key: entry for entry in entries_in(bibliography)})
    limit = ColourLimit()
    notes: list[str] = []
    html = _replaced(html, "d-cite", lambda tag, _: references.citation(tag))
    html = _replaced(html, "d-math", _formula)
    html = _replaced(html, "d-code", lambda tag, code: _code(tag, code, limit))
    html = _replaced(html, "d-footnote", lambda _, note: _note_mark(note, notes))
    return "".join((html, *_note_list(notes), *references.list()))


class _References:
    """The references that a text cites, numbered in the order of their first citations."""

    def __init__(self, entries: Mapping[str, BibtexEntry]) -> None:
        self._entries = entries
        self._numbers: dict[str, int] = {}

    def citation(self, tag: Tag) -> str:
        """The numbers that stand in the place of a ``d-cite``; a key without an entry is shown itself."""
        links = map(self._link, _keys_of(tag))
        return Html('<span class="jk-citation">[{}]</span>').format(_COMMA.join(links))

    def _link(self, key: str) -> Html:
        if (entry := self._entries.get(key)) is None:
            return escape(key)
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        return Html('<a href="#d-ref:{0}" title="{1}">{0}</a>').format(number, citation(entry))

    def list(self) -> Iterator[str]:
        """What is cited, as a list to put below the text."""
        if self._numbers:
            yield '\n<div class="footnotes" role="doc-bibliography">\n<ol>\n'
            for key, number in self._numbers.items():
                yield f'<li id="d-ref:{number}">{reference(self._entries[key])}</li>\n'
            yield "</ol>\n</div>\n"


def _keys_of(tag: Tag) -> list[str]:
    return (tag.get("key") or tag.get("bibtex-key")).replace(",", " ").split()


def _replaced(html: str, name: str, make: Callable[[Tag, str], str]) -> str:
    """Each element of a name by what is made of its tag and its content, which holds no further one."""
    if f"<{name}" not in html:
        return html
    scan = Scan(html)
    edits = Edits(scan)
    at = 0
    for tag, end in scan.elements((name,)):
        if end is not None and tag.start >= at:
            at = end.end
            edits.replace(tag.start, at, make(tag, html[tag.end : end.start]))
    return edits.apply()


def _formula(tag: Tag, text: str) -> str:
    return f"\\[{text}\\]" if tag.attribute("block") is not None else f"\\({text}\\)"


def _code(tag: Tag, html: str, limit: ColourLimit) -> str:
    """A line of code, or a block of it, which browsers read out of the paragraph that kramdown put it in."""
    scan = Scan(html)
    edits = Edits(scan)
    for inner in scan.tags:
        edits.replace(inner.start, inner.end, "")
    code = dedent(unescape(edits.apply())).strip("\n").rstrip()
    is_block = tag.attribute("block") is not None
    kind: Kind = "block" if is_block else "span"
    coloured = highlight(code, tag.get("language") or None, kind=kind, options=Options(), limit=limit)
    if is_block:
        return coloured or Html('<div class="highlight"><pre><code>{}</code></pre></div>').format(code)
    return f'<code class="highlight">{coloured or escape(code)}</code>'


def _note_mark(note: str, notes: list[str]) -> str:
    notes.append(note)
    number = len(notes)
    return (
        f'<sup id="d-fnref:{number}"><a href="#d-fn:{number}" class="footnote" rel="footnote"'
        f' role="doc-noteref">{number}</a></sup>'
    )


def _note_list(notes: Sequence[str]) -> Iterator[str]:
    if notes:
        yield '\n<div class="footnotes" role="doc-endnotes">\n<ol>\n'
        for number, note in enumerate(notes, 1):
            back = f'<a href="#d-fnref:{number}" class="reversefootnote" role="doc-backlink">&#8617;</a>'
            yield f'<li id="d-fn:{number}"><p>{note.strip()} {back}</p></li>\n'
        yield "</ol>\n</div>\n"
