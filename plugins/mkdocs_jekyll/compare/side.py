"""One of the two sites, with its pages read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from .feeds import FeedEntry, entries_of
from .page import PageFacts, facts_of
from .reader import Answer, ComparedSite
from .urls import Place, find, path_of, place_of

_MOST_REDIRECTS = 5
#: Pages that are looked at to find the path below which a site stands.
_LOOKED_AT = 50


@dataclass(slots=True)
class Side:
    """A site: what stands at its URLs, its pages taken apart, and where it stands itself."""

    site: ComparedSite
    answers: dict[str, Answer]
    pages: dict[str, PageFacts] = field(default_factory=dict)
    place: Place = field(default_factory=Place)

    @classmethod
    def read(cls, site: ComparedSite) -> Side:
        """Read a site and find out where it stands. Raises CompareError."""
        side = cls(site, dict(site.answers()))
        for answer in side.answers.values():
            side._take(answer)
        stated = [
            (url, page.canonical) for url, page in side.pages.items() if page.canonical and not page.leads_to
        ]
        found = place_of(stated, side._root_links(), side.answers, site.hosts)
        side.place = found if site.base is None else Place(found.hosts, site.base)
        return side

    def _take(self, answer: Answer) -> None:
        if answer.kind == "page" and not answer.leads_to:
            self.pages[answer.url] = facts_of(answer.text)

    def _root_links(self) -> Iterator[list[str]]:
        """Links and sources from the host's root, for each of the first pages."""
        for page, _ in zip(self.pages.values(), range(_LOOKED_AT), strict=False):
            values = (
                element.attributes.get(key, "") for element in page.root.walk() for key in ("href", "src")
            )
            yield [value for value in values if value.startswith("/") and not value.startswith("//")]

    def answer(self, url: str) -> Answer | None:
        """What stands at a URL in one of its spellings; a running site is asked for what is new."""
        spelling = find(url, self.answers)
        if spelling is not None:
            return self.answers[spelling]
        answer = self.site.fetch(url)
        if answer is not None:
            self.answers[url] = answer
            self._take(answer)
        return answer

    def arrive(self, url: str) -> tuple[Answer | None, bool]:
        """What readers see in the end who ask for a URL, and whether they are led there.

        ``None`` where nothing stands, or redirects go round.
        """
        seen = {url}
        led = False
        while (answer := self.answer(url)) is not None:
            page = self.pages.get(answer.url)
            link = answer.leads_to or ("" if page is None else page.leads_to)
            target = path_of(self.place.resolve(link, answer.url)) if link else None
            if target is None or (page is not None and find(target, {answer.url})):
                return answer, led or bool(link)
            led = True
            if target in seen or len(seen) > _MOST_REDIRECTS:
                return None, led
            seen.add(target)
            url = target
        return None, led

    def feeds(self) -> Iterator[tuple[str, list[FeedEntry]]]:
        """The feeds that the site has, by their URLs."""
        for url, answer in self.answers.items():
            if answer.kind == "feed" and (entries := entries_of(answer.text)):
                yield url, entries
