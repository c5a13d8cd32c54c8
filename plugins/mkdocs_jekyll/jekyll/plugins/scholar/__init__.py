"""jekyll-scholar: bibliographies out of BibTeX files, and citations in texts.

Entries come out in one form for all styles: an APA reference, or, where ``bibliography_template`` names a
layout as al-folio's does, the paper's venue, title, authors and links, each on a line of its own.
"""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag
from mkdocs_jekyll.jekyll.liquid.errors import IncludeError
from mkdocs_jekyll.jekyll.liquid.filters.guards import safe_html
from mkdocs_jekyll.jekyll.plugins.plugin import Plugin

from .bibtex import BibtexEntry, entries_in
from .paper import PaperSettings, paper
from .reference import citation, reference
from .selection import grouped, ordered, selected

_LONG: Final = {
    "-f": "--file", "-q": "--query", "-m": "--max", "-o": "--offset", "-g": "--group_by", "-s": "--sort_by",
    "-l": "--locator", "-T": "--template", "-t": "--text", "-p": "--prefix", "-c": "--cited", "-C": "--cited",
    "-r": "--remove", "-L": "--locale",
}  # fmt: skip
#: Options without a value.
_SWITCHES: Final = frozenset(("--cited", "--cited_in_order", "--suppress_author"))


def bibliography(call: TagCall) -> str:
    """``{% bibliography [-f file] [-q query] [--group_by year] [--max n] %}``: a list of references."""
    settings, (_, options) = _settings(call), _options(call)
    chosen = _selected(call, settings, options)
    chosen = ordered(
        chosen,
        options.get("--sort_by") or str(settings.get("sort_by") or "none"),
        options.get("--order") or str(settings.get("order") or "ascending"),
    )
    groups = grouped(
        chosen,
        options.get("--group_by") or str(settings.get("group_by") or "none"),
        options.get("--group_order") or str(settings.get("group_order") or "ascending"),
    )
    start, left = _number(options.get("--offset")) or 0, _number(options.get("--max"))
    write = _writer(call, settings)
    written = ""
    for name, group in groups:
        shown = group[start:] if left is None else group[start : start + left]
        left = None if left is None else left - len(shown)
        if not shown:
            continue
        heading = f'<h2 class="bibliography">{escape(name)}</h2>\n' if name else ""
        items = "".join(f"<li>{write(entry)}</li>\n" for entry in shown)
        written += f'{heading}<ol class="bibliography">\n{items}</ol>\n'
    return written


def cite(call: TagCall) -> str:
    """``{% cite key other [-l 12] %}``: a link to each entry, by its authors and year."""
    keys, options = _options(call)
    known = {entry.key: entry for entry in _entries(call, _settings(call), options.get("--file", ""))}
    found = [(key, known.get(key)) for key in keys]
    words = [citation(entry) if entry else f"(missing reference: {key})" for key, entry in found]
    text = options.get("--text") or "; ".join(words)
    place = f", {options['--locator']}" if "--locator" in options else ""
    target = keys[0] if keys else ""
    return f'<a class="citation" href="#{escape(target)}">({escape(text + place)})</a>'


def quoted(call: TagCall) -> str:
    """``{% reference key %}``: one entry in the text."""
    keys, options = _options(call)
    settings = _settings(call)
    entries = _entries(call, settings, options.get("--file", ""))
    return "".join(reference(entry) for entry in entries if entry.key in keys)


def quotation(call: TagCall) -> str:
    """``{% quote key %}``: its text as a quotation, with the citation below it."""
    text = (call.body or "").strip().replace("\n\n", "</p><p>").replace("\n", "<br/>")
    return f"<blockquote><p>{text}</p><cite>{cite(call)}</cite></blockquote>"


def count(call: TagCall) -> str:
    """``{% bibliography_count %}``: how many entries there are."""
    _, options = _options(call)
    return str(len(_selected(call, _settings(call), options)))


def _selected(call: TagCall, settings: Mapping[str, object], options: Mapping[str, str]) -> list[BibtexEntry]:
    """The entries that a tag's query, or the site's, asks for."""
    entries = _entries(call, settings, options.get("--file", ""))
    return selected(entries, options.get("--query") or str(settings.get("query") or "@*"))


def _writer(call: TagCall, settings: Mapping[str, object]) -> Callable[[BibtexEntry], str]:
    """What writes an entry in the form that the site's settings ask for."""
    if not settings.get("bibliography_template"):
        return reference
    data = call.value("site.data")
    people = data.get("coauthors") if isinstance(data, Mapping) else None
    venues = data.get("venues") if isinstance(data, Mapping) else None
    socials = data.get("socials") if isinstance(data, Mapping) else None
    user = socials.get("scholar_userid") if isinstance(socials, Mapping) else None
    keywords = call.value("site.filtered_bibtex_keywords")
    limit = call.value("site.max_author_limit")
    paper_settings = PaperSettings(
        url=call.relative_url,
        markdown=lambda text: safe_html(call.markdown(text)),
        scholar=str(user or call.value("site.scholar_userid") or ""),
        own_first=_texts(settings.get("first_name")),
        own_last=_texts(settings.get("last_name")),
        coauthors=people if isinstance(people, Mapping) else {},
        venues=venues if isinstance(venues, Mapping) else {},
        hidden=_texts(keywords),
        most_authors=limit if isinstance(limit, int) else None,
    )
    return partial(paper, settings=paper_settings)


def _settings(call: TagCall) -> Mapping[str, object]:
    found = call.value("site.scholar")
    return found if isinstance(found, Mapping) else {}


def _entries(call: TagCall, settings: Mapping[str, object], files: str) -> list[BibtexEntry]:
    folder = str(settings.get("source") or "_bibliography").strip("./")
    names = files.replace(",", " ").split() or [str(settings.get("bibliography") or "references.bib")]
    return [entry for name in names for entry in entries_in(_text(call, name, folder))]


def _text(call: TagCall, name: str, folder: str) -> str:
    """The text of a bibliography, whose name may lack its extension."""
    try:
        return call.source_text(name if name.endswith(".bib") else f"{name}.bib", folder)
    except IncludeError:
        return call.source_text(name, folder)


def _options(call: TagCall) -> tuple[list[str], dict[str, str]]:
    """The words of a tag and its options, by their long names."""
    try:
        parts = shlex.split(call.printed())
    except ValueError:
        parts = call.printed().split()
    words: list[str] = []
    options: dict[str, str] = {}
    while parts:
        part = parts.pop(0)
        name = _LONG.get(part, part.replace("-", "_").replace("__", "--", 1) if part.startswith("--") else "")
        if not name:
            words.append(part)
        elif name in _SWITCHES:
            options[name] = "true"
        elif parts:
            # Several files may be named, each by an option of its own.
            before = f"{options[name]} " if name == "--file" and name in options else ""
            options[name] = before + parts.pop(0)
    return words, options


def _texts(value: object) -> Sequence[str]:
    """A text or a list of texts as a list."""
    if isinstance(value, list):
        return [str(one) for one in value]
    return [value] if isinstance(value, str) else []


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None


PLUGIN: Final = Plugin(
    name="jekyll-scholar",
    also=("jekyll/scholar",),
    tags={
        "bibliography": function_tag(bibliography),
        "bibliography_count": function_tag(count),
        "cite": function_tag(cite),
        "cite_details": function_tag(cite),
        "quote": function_tag(quotation, block=True),
        "reference": function_tag(quoted),
    },
)
