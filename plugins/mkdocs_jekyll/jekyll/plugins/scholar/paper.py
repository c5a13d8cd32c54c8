"""One entry as academic themes show a paper: venue or picture, title, authors, where it appeared, links."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from .bibtex import BibtexEntry, Name

#: Fields that are links, with their words and the folder of the site's own files.
_LINKS: Final = (
    ("html", "HTML", "/assets/html/"),
    ("pdf", "PDF", "/assets/pdf/"),
    ("supp", "Supp", "/assets/pdf/"),
    ("video", "Video", ""),
    ("blog", "Blog", ""),
    ("code", "Code", ""),
    ("poster", "Poster", "/assets/pdf/"),
    ("slides", "Slides", "/assets/pdf/"),
    ("website", "Website", ""),
)
#: Fields with a number of a place for papers, whose page is a link; "{user}" is the site's author there.
_PLACES: Final = (
    ("arxiv", "arXiv", "https://arxiv.org/abs/{}"),
    ("doi", "DOI", "https://doi.org/{}"),
    ("hal", "HAL", "https://hal.science/{}"),
    ("pmid", "PubMed", "https://pubmed.ncbi.nlm.nih.gov/{}/"),
    ("inspirehep_id", "INSPIRE", "https://inspirehep.net/literature/{}"),
    ("google_scholar_id", "Scholar",
     "https://scholar.google.com/citations?view_op=view_citation&user={user}&citation_for_view={user}:{}"),
)  # fmt: skip
_PICTURES: Final = "/assets/img/publication_preview/"
_MARKS: Final = re.compile(r"[¶&*†^]")
_TAG: Final = re.compile(r"<[^<>]*>")
_COLOR: Final = re.compile(r"#[0-9a-fA-F]{3,8}|[a-zA-Z]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperSettings:
    """What the site says of its papers: the author's names, people and venues with pages of their own.

    ``url`` puts the baseurl before a path; ``hidden`` are fields that the shown BibTeX leaves out.
    ``scholar`` is the author's id at Google Scholar, ``markdown`` the site's Markdown.
    """

    url: Callable[[str], str]
    markdown: Callable[[str], str]
    scholar: str = ""
    own_first: Sequence[str] = ()
    own_last: Sequence[str] = ()
    coauthors: Mapping[str, object]
    venues: Mapping[str, object]
    hidden: Sequence[str] = ()
    most_authors: int | None = None


def paper(entry: BibtexEntry, settings: PaperSettings) -> str:
    """The entry as HTML; without scripts: what opens at a click is ``details``."""
    title, note = escape(entry.text("title")), escape(entry.text("note"))
    lines = [
        f'<div class="title">{title}</div>',
        f'<div class="author">{_authors(entry, settings)}</div>',
        f'<div class="periodical">{_periodical(entry, settings)}</div>',
        f'<div class="periodical">{note}</div>' if note else "",
        _links(entry, settings),
        _awarded(entry, settings),
        _opened("Abs", f"<p>{escape(entry.text('abstract'))}</p>") if entry.text("abstract") else "",
        _opened("Bib", _source(entry, settings.hidden)) if entry.text("bibtex_show") else "",
    ]
    kind, beside = "preview" if entry.text("preview") else "abbr", _beside(entry, settings)
    return (
        f'<div class="row"><div class="col-sm-2 {kind}">{beside}</div>'
        f'<div id="{escape(entry.key)}" class="col-sm-10">{"".join(lines)}</div></div>'
    )


def _beside(entry: BibtexEntry, settings: PaperSettings) -> str:
    shown = _venue(entry, settings)
    if picture := entry.text("preview"):
        source = picture if "://" in picture else settings.url(_PICTURES + picture)
        shown += f'<img class="preview z-depth-1 rounded" src="{escape(source)}" alt="">'
    return shown


def _venue(entry: BibtexEntry, settings: PaperSettings) -> str:
    name = entry.text("abbr")
    if not name:
        return ""
    venue = settings.venues.get(name)
    facts = venue if isinstance(venue, Mapping) else {}
    color, url = str(facts.get("color") or ""), str(facts.get("url") or "")
    style = f' style="background-color: {color}"' if _COLOR.fullmatch(color) else ""
    label = f'<a href="{escape(url)}">{escape(name)}</a>' if url else escape(name)
    return f'<abbr class="badge"{style}>{label}</abbr>'


def _authors(entry: BibtexEntry, settings: PaperSettings) -> str:
    names = entry.authors
    shown = names[: settings.most_authors] if settings.most_authors else names
    written = [_author(name, settings) for name in shown]
    rest = names[len(shown) :]
    if rest:
        more = ", ".join(f"{name.first} {name.last}" for name in rest)
        words = "1 more author" if len(rest) == 1 else f"{len(rest)} more authors"
        written.append(f'<abbr class="more-authors" title="{escape(more)}">{words}</abbr>')
    note = _TAG.sub(" ", entry.text("annotation"))
    note = f'<div class="annotation">{escape(note)}</div>' if note else ""
    if len(written) < 2:
        return "".join(written) + note
    return f"{', '.join(written[:-1])}{',' if len(written) > 2 else ''} and {written[-1]}{note}"


def _author(name: Name, settings: PaperSettings) -> str:
    last = _MARKS.sub("", name.last)
    text = escape(f"{name.first} {name.last}".strip())
    if last in settings.own_last and (not settings.own_first or name.first in settings.own_first):
        return f"<em>{text}</em>"
    listed = settings.coauthors.get(last) or settings.coauthors.get(last.lower())
    for person in listed if isinstance(listed, list) else ():
        if (
            isinstance(person, Mapping)
            and name.first in (person.get("firstname") or ())
            and person.get("url")
        ):
            return f'<a href="{escape(str(person["url"]))}">{text}</a>'
    return text


def _periodical(entry: BibtexEntry, settings: PaperSettings) -> str:
    where = entry.text("journal")
    if entry.type in ("inproceedings", "incollection", "conference"):
        where = f"In {entry.text('booktitle')}" if entry.text("booktitle") else ""
    elif "thesis" in entry.type:
        where = entry.text("school")
    when = f"{entry.text('month').capitalize()} {entry.year}".strip()
    parts = (f"<em>{escape(where)}</em>" if where else "", escape(entry.text("location")))
    place = ", ".join(filter(None, parts)) + _more(entry, settings)
    return ", ".join(filter(None, (place, escape(when))))


def _links(entry: BibtexEntry, settings: PaperSettings) -> str:
    found = []
    for name, words, address in _PLACES:
        number = entry.text(name).removeprefix("https://doi.org/")
        if number and (settings.scholar or "{user}" not in address):
            found.append((words, address.format(number, user=settings.scholar)))
    for name, words, folder in _LINKS:
        if target := entry.text(name):
            own = folder and "://" not in target
            found.append((words, settings.url(folder + target) if own else target))
    if not found:
        return ""
    links = "".join(f'<a href="{escape(url)}" class="btn btn-sm">{words}</a>' for words, url in found)
    return f'<div class="links">{links}</div>'


def _more(entry: BibtexEntry, settings: PaperSettings) -> str:
    """What is said of where a paper appeared, in Markdown."""
    said = entry.text("additional_info")
    return _markdown(said, settings).removeprefix("<p>").removesuffix("</p>") if said else ""


def _awarded(entry: BibtexEntry, settings: PaperSettings) -> str:
    prize = entry.text("award")
    return _opened(escape(entry.text("award_name") or "Awarded"), _markdown(prize, settings)) if prize else ""


def _markdown(text: str, settings: PaperSettings) -> str:
    return settings.markdown(escape(text, quote=False)).strip()


def _opened(words: str, html: str) -> str:
    return f"<details><summary>{words}</summary>{html}</details>"


def _source(entry: BibtexEntry, hidden: Sequence[str]) -> str:
    """The entry in BibTeX, without the fields that are for the site only."""
    lines = [
        line for line in entry.source.splitlines() if line.partition("=")[0].strip().lower() not in hidden
    ]
    return f'<pre><code class="language-bibtex">{escape(chr(10).join(lines), quote=False)}</code></pre>'
