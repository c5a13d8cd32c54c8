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
    """The links of one site; ``url_of`` gives the URL of a view's page, below the root."""

    places: Mapping[tuple[Kind, str], TermPlace]
    url_of: Callable[[ListPage], str]

    def url(self, kind: Kind, name: str) -> str:
        """Where a name's posts are listed, below the root; empty: nowhere."""
        place = self.places.get((kind, name))
        if place is None:
            return ""
        fragment = f"#{quote(place.anchor)}" if place.anchor else ""
        return f"{self.url_of(place.view.first)}{fragment}"

    def link(self, kind: Kind, name: str) -> TagLink:
        """A tag or a category."""
        return TagLink(name, self.url(kind, name))
