"""Holds a new site against an old one: every URL, and of each page what readers and machines get."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .body import FoundBody, chunks_of, locate, own_text, shown_above, signature, with_lost_parts
from .canonical import canonical
from .feeds import FeedEntry, entries_of
from .html_tree import HtmlElement, Node
from .model import Comparison, Difference
from .old_files import OldFiles
from .page import PageFacts
from .page_differences import Known, common_words, feed_differences, page_differences
from .reader import ComparedSite, CompareError
from .side import Side
from .urls import find, path_of

#: A description that so many pages have is the site's; a tag, if most pages have it.
_SHARED: Final = 3


def compare(old_site: ComparedSite, new_site: ComparedSite) -> Comparison:
    """Compare two sites. Raises CompareError where one of them can't be read."""
    old, new = Side.read(old_site), Side.read(new_site)
    if not old.pages:
        raise CompareError(f"{old_site.name} has no page to compare")
    hosts = old.place.hosts | new.place.hosts  # either may be the only one to say where both stand
    old.place, new.place = replace(old.place, hosts=hosts), replace(new.place, hosts=hosts)
    routes = _routes(old, new)
    pairs = list(_pairs(old, new, routes))
    _locate_all(pairs)
    bodies = _old_bodies(pairs)
    gone = [route.url for route in routes if route.arrived is None]
    files = OldFiles(old.answers, old.pages, old.place, bodies)
    lost, themes = files.sorted_out(gone)
    differences = [_lost(url, files, routes) for url in lost]
    differences += [_unread(url, reason) for url, reason in old_site.unread.items()]
    compared, texts = _texts(pairs, bodies, old, new)
    differences += texts
    differences += _facts(pairs, bodies, old, new)
    differences += _feeds(old, new)
    kept = [route for route in routes if route.arrived is not None]
    return Comparison(
        old=old_site.name,
        new=new_site.name,
        urls=len(kept) + len(lost) + len(old_site.unread),
        kept=len(kept),
        redirected=sum(route.led for route in kept),
        bodies=compared,
        same=compared - len(texts),
        differences=tuple(differences),
        theme_files=tuple(themes),
        notes=(
            *_without_end(old),
            *(f"{one.name}: {note}" for one in (old_site, new_site) for note in one.notes),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Route:
    """An old URL and where its readers arrive on the new site; ``None`` if they see nothing."""

    url: str
    arrived: str | None
    led: bool


@dataclass(slots=True)
class _Pair:
    """A page of the old site and the one that readers of its URL get, with the text of both."""

    url: str
    new_url: str
    old: PageFacts
    new: PageFacts
    own: Sequence[Node]
    found: FoundBody | None = None


def _routes(old: Side, new: Side) -> list[_Route]:
    routes: list[_Route] = []
    for url in sorted(old.answers):
        before, _ = old.arrive(url)
        if before is None:  # it led to nothing already
            continue
        arrived, led = new.arrive(url)
        routes.append(_Route(url, None if arrived is None else arrived.url, led))
    return routes


def _without_end(old: Side) -> Iterator[str]:
    """Says which redirects of the old site led to nothing already: nobody can miss them."""
    urls = [url for url in sorted(old.answers) if old.arrive(url)[0] is None]
    if urls:
        found = f"{len(urls)} redirects form loops or end at no page there already, as {urls[0]}"
        yield f"{old.site.name}: {found}"


def _unread(url: str, reason: str) -> Difference:
    return Difference("url", url, f"it was not compared: on the old site, {reason}")


def _pairs(old: Side, new: Side, routes: Sequence[_Route]) -> Iterator[_Pair]:
    """The pages that both sides show, with a text of their own."""
    for route in routes:
        before, after = old.pages.get(route.url), new.pages.get(route.arrived or "")
        if before is None or after is None or before.leads_to or after.leads_to or route.arrived is None:
            continue
        own = own_text(after.root)
        if own is not None and chunks_of(own):
            yield _Pair(route.url, route.arrived, before, after, own)


def _locate_all(pairs: Sequence[_Pair]) -> None:
    for pair in pairs:
        pair.found = locate(pair.old.body, chunks_of(pair.own))


def _old_bodies(pairs: Sequence[_Pair]) -> dict[str, tuple[Node, ...]]:
    """The texts of the old pages: what was found, and what stands beside it that no theme puts there."""
    located = [(pair, pair.found) for pair in pairs if pair.found is not None]
    beside: Counter[str] = Counter()
    for _, found in located:
        marks = {signature(node) for node in (*found.before, *found.behind)}
        beside.update(mark for mark in marks if mark)
    count = len(located)
    return {
        pair.url: with_lost_parts(found, beside, count, shown_above(pair.new.root, pair.new.titles))
        for pair, found in located
    }


def _lost(url: str, files: OldFiles, routes: Sequence[_Route]) -> Difference:
    led = next(route.led for route in routes if route.url == url)
    message = "its redirects form a loop or end at no page" if led else "nothing stands there any more"
    if users := files.users(url):
        message += f", and {users[0]} shows or links it"
    return Difference("picture" if files.is_picture(url) else "url", url, message)


def _texts(
    pairs: Sequence[_Pair], bodies: Mapping[str, Sequence[Node]], old: Side, new: Side
) -> tuple[int, list[Difference]]:
    """How many texts were compared, and those that differ."""
    differences: list[Difference] = []
    for pair in pairs:
        nodes = bodies.get(pair.url, (pair.old.body,))
        before = tuple(canonical(nodes, old.place, pair.url))
        after = tuple(canonical(pair.own, new.place, pair.new_url))
        if before == after:
            continue
        changed = len((Counter(before) - Counter(after)) + (Counter(after) - Counter(before)))
        message = f"the text differs in {changed} lines" if changed > 1 else "the text differs"
        if pair.url not in bodies:
            message = "the new text stands nowhere on the old page"
        differences.append(Difference("body", pair.url, message, old_lines=before, new_lines=after))
    return len(pairs), differences


def _facts(
    pairs: Sequence[_Pair], bodies: Mapping[str, Sequence[Node]], old: Side, new: Side
) -> Iterator[Difference]:
    """What pages say of themselves."""
    entries = _entries(old)
    pages = old.pages.values()
    # A URL that so many pages call their own is a mistake of the old theme, most often the home page's.
    shared = common_words(((page.canonical,) for page in pages), _SHARED)
    descriptions = common_words(((page.description,) for page in pages), _SHARED)
    posts = [pair.old.tags for pair in pairs if pair.new.is_post]
    common = descriptions | common_words(posts, max(_SHARED, len(posts) * 0.8))
    for pair in pairs:
        nodes = bodies.get(pair.url)
        if nodes is not None:
            known = Known(entries.get(pair.url), common | shared, old.place, new.place)
            around = HtmlElement("", children=list(nodes))
            yield from page_differences(pair.url, pair.old, pair.new, around, known)


def _entries(old: Side) -> dict[str, FeedEntry]:
    """The old feeds' entries by the URLs of their pages."""
    found: dict[str, FeedEntry] = {}
    for url, entries in old.feeds():
        for entry in entries:
            path = path_of(old.place.resolve(entry.link, url))
            spelling = find(path, old.pages) if path else None
            if spelling is not None:
                found.setdefault(spelling, entry)
    return found


def _feeds(old: Side, new: Side) -> Iterator[Difference]:
    for url, entries in old.feeds():
        arrived, _ = new.arrive(url)
        if arrived is None:
            continue  # reported as a URL
        news = entries_of(arrived.text)
        if news is None:
            yield Difference("feed", url, "what stands there now is no feed")
        else:
            yield from feed_differences(url, entries, news, (old.place, new.place))
