"""Tags, categories and authors as links to the places where their posts are listed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from .pagination import ListPage
from .post import TagLink
from .taxonomy import Kind
from .views import TermPlace


@dataclass(frozen=True, slots=True)
class TermLinks:
    """The links of one site; ``url_of`` gives the URL of a view's page, below the root.

    ``split`` are the kinds whose list of all names is too long for one page.
    """

    places: Mapping[tuple[Kind, str], TermPlace]
    url_of: Callable[[ListPage], str]
    split: frozenset[Kind] = frozenset()

    def url(self, kind: Kind, name: str) -> str:
        """Where a name's posts are listed, below the root; empty: nowhere."""
        place = self.places.get((kind, name))
        if place is None:
            return ""
        fragment = f"#{quote(place.anchor)}" if place.anchor else ""
        return f"{self.url_of(place.view.first)}{fragment}"

    def own_url(self, kind: Kind, name: str) -> str:
        """Where a name's posts are listed by themselves; empty: nowhere, or on a list of several names."""
        place = self.places.get((kind, name))
        return "" if place is None or place.view.lists_all else self.url(kind, name)

    def is_split(self, kind: Kind) -> bool:
        """Whether names of a kind have pages of their own, as one page can't list all posts."""
        return kind in self.split

    def link(self, kind: Kind, name: str) -> TagLink:
        """A tag or a category."""
        return TagLink(name, self.url(kind, name))
