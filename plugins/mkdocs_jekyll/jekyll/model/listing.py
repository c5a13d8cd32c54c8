"""A page whose job is to list posts, made by a plugin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from .document import Document
from .page import Page

#: ``pagination``: one of the pages on which a site's own page lists posts, the first of which is that page.
ListingKind = Literal["tag", "category", "collection", "year", "month", "day", "pagination"]


@dataclass(slots=True, eq=False, kw_only=True)
class Listing:
    """An archive, or one page of a pagination. ``plugin`` is the gem that makes it.

    ``page`` is the page as templates see it, with its URL; it is among ``site.pages``, too. ``posts`` are
    those that stand on it, in their order (documents of other collections with jekyll-paginate-v2).
    ``name`` is the tag's, category's or collection's name as it was written first, or empty; ``other_names``
    are those of the same kind that want the same URL (``C``, ``C++``, ``C#``). ``date`` is the first day
    of a year, month or day. ``pages`` are all pages of the pagination this one belongs to, itself among them,
    in order; ``number`` is its place there, from 1.
    """

    plugin: str
    kind: ListingKind
    page: Page
    posts: Sequence[Document]
    name: str = ""
    date: date | None = None
    number: int = 1
    other_names: list[str] = field(default_factory=list)
    pages: list[Listing] = field(default_factory=list, repr=False)

    @property
    def title(self) -> str:
        """The page's title; empty for years, months and days."""
        return self.page.title

    @property
    def url(self) -> str:
        """The URL as Jekyll writes it, percent-encoded."""
        return self.page.url

    @property
    def destination(self) -> str:
        """The path below the site's root, decoded."""
        return self.page.destination
