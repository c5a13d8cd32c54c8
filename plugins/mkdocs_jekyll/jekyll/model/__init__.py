"""The site's parts as data: no reading, no writing, no rendering."""

from .collection import Collection
from .document import Document
from .item import Item, Kind
from .listing import Listing, ListingKind
from .page import Page
from .static_file import StaticFile

__all__ = [
    "Collection",
    "Document",
    "Item",
    "Kind",
    "Listing",
    "ListingKind",
    "Page",
    "StaticFile",
]
