"""Tags, categories and authors as links to the places where their posts are listed."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

from mkdocs_jekyll.publish.pagination import ListPage
from mkdocs_jekyll.publish.post import TagLink
from mkdocs_jekyll.publish.taxonomy import Kind
from mkdocs_jekyll.publish.views import SitePlan


class TermLinks:
    """The links of one site; ``url_of`` gives the URL of a view's page, below the root."""

    def __init__(self, plan: SitePlan, url_of: Callable[[ListPage], str]) -> None:
        self._plan = plan
        self._url_of = url_of

    def url(self, kind: Kind, name: str) -> str:
        """Where a name's posts are listed, below the root; empty: nowhere."""
        place = self._plan.terms.get((kind, name))
        if place is None:
            return ""
        fragment = f"#{quote(place.anchor)}" if place.anchor else ""
        return f"{self._url_of(place.view.first)}{fragment}"

    def link(self, kind: Kind, name: str) -> TagLink:
        """A tag or a category."""
        return TagLink(name, self.url(kind, name))
