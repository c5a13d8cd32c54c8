"""Jekyll's site model: a folder becomes a Site, a Site's items become HTML. No MkDocs in here."""

from .errors import JekyllError, Problem
from .markdown_cache import Conversions
from .model import Collection, Document, GeneratedFile, Item, Listing, Page, StaticFile
from .renderer import Rendered
from .site import Site

__all__ = [
    "Collection",
    "Conversions",
    "Document",
    "GeneratedFile",
    "Item",
    "JekyllError",
    "Listing",
    "Page",
    "Problem",
    "Rendered",
    "Site",
    "StaticFile",
]
