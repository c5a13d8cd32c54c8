"""One entry as a reference in APA's form, and as a citation in a line."""

from __future__ import annotations

from html import escape

from .bibtex import BibtexEntry, Name

_MANY = 20


def citation(entry: BibtexEntry) -> str:
    """The authors' last names and the year: ``Bohr & Rosen, 1935``."""
    names = [author.last for author in entry.authors] or [entry.text("title")]
    people = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
    return f"{people}, {entry.year or 'n.d.'}"


def reference(entry: BibtexEntry) -> str:
    """The whole reference as HTML, with the entry's key as its id."""
    people = _people(entry.authors)
    parts = [f"{escape(people)} ({escape(entry.year or 'n.d.')})." if people else f"({escape(entry.year)})."]
    title = escape(entry.text("title"))
    place = _place(entry)
    is_whole = entry.type in ("book", "thesis", "phdthesis", "mastersthesis", "techreport", "proceedings")
    parts.append(f"<i>{title}</i>." if is_whole else f"{title}.")
    if place:
        parts.append(f"{place}.")
    link = entry.text("doi") and f"https://doi.org/{entry.text('doi').removeprefix('https://doi.org/')}"
    link = link or entry.text("url")
    if link.startswith(("http://", "https://")):
        parts.append(f'<a href="{escape(link)}">{escape(link)}</a>')
    return f'<span id="{escape(entry.key)}">{" ".join(parts)}</span>'


def _people(names: list[Name]) -> str:
    written = [f"{name.last}, {name.initials}" if name.initials else name.last for name in names[:_MANY]]
    if len(names) > _MANY:
        return ", ".join(written[:-1]) + ", … " + written[-1]
    if len(written) < 2:
        return "".join(written)
    return f"{', '.join(written[:-1])}, & {written[-1]}"


def _place(entry: BibtexEntry) -> str:
    """Where it appeared, as HTML."""
    text = {name: escape(entry.text(name)) for name in ("journal", "booktitle", "volume", "number", "pages")}
    if text["journal"]:
        volume = f", <i>{text['volume']}</i>" if text["volume"] else ""
        number = f"({text['number']})" if text["number"] else ""
        pages = f", {text['pages']}" if text["pages"] else ""
        return f"<i>{text['journal']}</i>{volume}{number}{pages}"
    if text["booktitle"]:
        pages = f" ({text['pages']})" if text["pages"] else ""
        return f"In <i>{text['booktitle']}</i>{pages}"
    makers = (entry.text(name) for name in ("publisher", "school", "institution", "howpublished", "note"))
    return escape(next(filter(None, makers), ""))
