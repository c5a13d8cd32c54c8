"""A post, a draft, or a document of any other collection."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Optional

from .item import Item


@dataclass(slots=True, eq=False, kw_only=True)
class Document(Item):
    """One file of a collection; ``collection`` is its label (``"posts"`` for posts and drafts).

    ``date`` is aware, in the site's time zone. ``id`` is Jekyll's (``/2021/01/18/x``). ``previous`` is the
    older neighbour in the collection's order, ``next`` the newer one. ``dated`` is false where neither front
    matter nor name gives a date: ``date`` is the moment of the build then, by which Jekyll sorts it.
    """

    date: datetime
    dated: bool = True
    id: str = ""
    slug: str = ""
    tags: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    previous: Optional[Document] = field(default=None, repr=False)  # noqa: UP045
    next: Optional[Document] = field(default=None, repr=False)  # noqa: UP045
