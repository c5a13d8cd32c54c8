"""What a page says of itself, old against new: title, date, tags, description, canonical URL."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import unescape
from typing import Final

from .feeds import FeedEntry
from .html_tree import HtmlElement
from .model import Difference
from .page import PageFacts
from .urls import Place, find, path_of

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERS: Final = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_DAY_FIRST: Final = re.compile(
    r"(?<![\w.])(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})(?!\d)"
)
_MONTH_FIRST: Final = re.compile(r"\b([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)")
#: A page with more dates than these shows other pages' dates.
_MOST_DAYS: Final = 2
#: So much of a description decides whether two are the same.
_BEGIN: Final = 60
_SLASHES: Final = re.compile("(?<!:)/{2,}")
_MARKS: Final = re.compile(r"[\W_]+")
#: What only Markdown's and Liquid's sources have; so much of their words is in the text that comes of them.
_SOURCE: Final = re.compile(r"```|##|\]\(|\{\{|\{%|\*\*")
_NOT_SHOWN: Final = re.compile(r"\{\{.*?(?:\}\}|$)|\{%.*?(?:%\}|$)|\]\([^()]*\)")
_MOSTLY: Final = 0.7


@dataclass(frozen=True, slots=True)
class Known:
    """What both sites as a whole say: words of pages count only where they are a page's own.

    ``entry`` is the post's in an old feed; ``common`` are descriptions, tags and canonical URLs that many old
    pages have.
    """

    entry: FeedEntry | None
    common: frozenset[str]
    old: Place
    new: Place


def page_differences(
    url: str, old: PageFacts, new: PageFacts, body: HtmlElement, known: Known
) -> Iterator[Difference]:
    """Every difference of a page and its successor; ``body`` is the text that both have."""
    yield from _title(url, old, new)
    if new.is_post:
        yield from _date(url, old, new, body, known)
        yield from _tags(url, old, new, known)
    yield from _description(url, old, new, body, known)
    yield from _canonical(url, old, new, known)


def _title(url: str, old: PageFacts, new: PageFacts) -> Iterator[Difference]:
    olds = [_letters(title) for title in old.titles]
    for title in new.titles:
        letters = _letters(title)
        if not letters or any(letters in other or (other and other in letters) for other in olds):
            return
    if old.titles and new.titles:
        message = "the old page has no title like the new one's"
        yield Difference("title", url, message, old.titles[0], new.titles[0])


def _letters(text: str) -> str:
    return _MARKS.sub("", text).casefold()


def _date(url: str, old: PageFacts, new: PageFacts, body: HtmlElement, known: Known) -> Iterator[Difference]:
    olds = set(old.days)
    if known.entry is not None and known.entry.day:
        olds.add(known.entry.day)
    if not olds:
        there = set(days_in(_unlinked(old.body)))
        if there & new.days:
            return
        olds = there - set(days_in(body.text))
        if len(olds) > _MOST_DAYS:
            return
    if olds and new.days and not olds & new.days:
        yield Difference(
            "date", url, "the date differs", ", ".join(sorted(olds)), ", ".join(sorted(new.days))
        )


def _unlinked(element: HtmlElement) -> str:
    """The text of an element without that of links, which name other pages."""
    parts = (
        child
        if isinstance(child, str)
        else ""
        if child.name in ("a", "script", "style")
        else _unlinked(child)
        for child in element.children
    )
    return " ".join(parts)


def days_in(text: str) -> Iterator[str]:
    """Every date in a text as ``2021-01-18``, in the forms that blogs write."""
    for year, month, day in _NUMBERS.findall(text):
        yield from _day(int(year), int(month), int(day))
    for day, name, year in _DAY_FIRST.findall(text):
        if name.lower() in _MONTHS:
            yield from _day(int(year), _MONTHS.index(name.lower()) + 1, int(day))
    for name, day, year in _MONTH_FIRST.findall(text):
        if name.lower() in _MONTHS:
            yield from _day(int(year), _MONTHS.index(name.lower()) + 1, int(day))


def _day(year: int, month: int, day: int) -> Iterator[str]:
    try:
        yield date(year, month, day).isoformat()
    except ValueError:
        return


def _tags(url: str, old: PageFacts, new: PageFacts, known: Known) -> Iterator[Difference]:
    olds = {*(tag for tag in old.tags if tag not in known.common)}
    if known.entry is not None:
        olds.update(known.entry.tags)
    there = {_letters(tag) for tag in new.tags | _shown_terms(new)}
    lost = sorted(tag for tag in olds if _letters(tag) and _letters(tag) not in there)
    if lost:
        message = "a tag is missing" if len(lost) == 1 else f"{len(lost)} tags are missing"
        yield Difference("tags", url, message, ", ".join(lost), ", ".join(sorted(new.tags)))


def _shown_terms(page: PageFacts) -> frozenset[str]:
    """Tags and categories as Material and this project's templates show them."""
    found: set[str] = set()
    for element in page.body.walk():
        if "md-tag" in element.classes:
            found.add(element.text)
        elif "jk-meta" in element.classes or "md-post__meta" in element.classes:
            found.update(link.text for link in element.find_all("a"))
            found.update(span.text for span in element.find_all("span"))
    return frozenset(found)


def _description(
    url: str, old: PageFacts, new: PageFacts, body: HtmlElement, known: Known
) -> Iterator[Difference]:
    said = unescape(old.description)  # some themes escape it twice
    if not _letters(said) or old.description in known.common:
        return
    is_cut = _letters(said.rstrip(".…"))[:_BEGIN]
    made = (_letters(body.text), *(_letters(title) for title in old.titles))
    if any(is_cut in text for text in made):  # themes cut it out of the text, each in its way
        return
    if _SOURCE.search(old.description) and _share_in(old.description, made[0]) > _MOSTLY:
        return  # some show what the author wrote, before Liquid and Markdown
    news = _letters(new.description)
    if not news.startswith(is_cut) and is_cut not in news:
        message = "the description differs" if news else "the description is missing"
        yield Difference("description", url, message, old.description, new.description)


def _share_in(words: str, letters: str) -> float:
    """How much of a text's words stand among some letters, 0 to 1."""
    found = [_letters(word) for word in _MARKS.split(_NOT_SHOWN.sub(" ", words))]
    return sum(len(word) for word in found if word in letters) / (sum(map(len, found)) or 1)


def _canonical(url: str, old: PageFacts, new: PageFacts, known: Known) -> Iterator[Difference]:
    if old.canonical in ("", new.canonical) or old.canonical in known.common:
        return
    before = _SLASHES.sub("/", known.old.resolve(old.canonical, url))
    after = _SLASHES.sub("/", known.new.resolve(new.canonical, url))
    olds, news = path_of(before), path_of(after)
    same = before == after if olds is None or news is None else find(olds, {news}) is not None
    if not same:
        message = "the canonical URL differs" if new.canonical else "the canonical URL is missing"
        yield Difference("canonical", url, message, old.canonical, new.canonical)


def common_words(groups: Iterable[Iterable[str]], least: float) -> frozenset[str]:
    """Words that so many pages have (``least`` or more) that they are the site's, and no page's own."""
    counts = Counter(word for group in groups for word in set(group))
    return frozenset(word for word, count in counts.items() if count >= least)


def feed_differences(
    url: str, olds: Sequence[FeedEntry], news: Sequence[FeedEntry], places: tuple[Place, Place]
) -> Iterator[Difference]:
    """The entries of an old feed that the new one lacks or has otherwise: readers would show them again."""
    old_place, new_place = places
    by_id = {entry.id: entry for entry in news if entry.id}
    by_link: dict[str, list[FeedEntry]] = {}
    for entry in news:
        by_link.setdefault(_plain(new_place.resolve(entry.link, url)), []).append(entry)
    for entry in olds:
        same_url = by_link.get(_plain(old_place.resolve(entry.link, url)), [])
        same_title = [other for other in same_url if other.title == entry.title]
        found = by_id.get(entry.id) or next(iter((*same_title, *same_url)), None)
        if found is None:
            yield Difference("feed", url, f"the entry '{entry.title}' is missing", entry.link)
            continue
        if found.id != entry.id and not _same_id(entry.id, found.id, places, url):
            yield Difference("feed", url, f"the id of the entry '{entry.title}' differs", entry.id, found.id)
        if _letters(found.title) != _letters(entry.title):
            yield Difference("feed", url, "an entry's title differs", entry.title, found.title)
        if entry.day and found.day and entry.day != found.day:
            message = f"the date of the entry '{entry.title}' differs"
            yield Difference("feed", url, message, entry.day, found.day)


def _same_id(old: str, new: str, places: tuple[Place, Place], page: str) -> bool:
    """Whether two ids differ by the host alone, where a site is looked at on another host than its own."""
    before, after = places[0].resolve(old, page), places[1].resolve(new, page)
    return before.startswith("/") and before == after


def _plain(resolved: str) -> str:
    return resolved.partition("#")[0].removesuffix(".html").rstrip("/") or "/"
