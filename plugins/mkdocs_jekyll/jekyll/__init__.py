"""Jekyll's site model: a folder becomes a Site, a Site's items become HTML. No MkDocs in here."""

from .builder import Builder, BuilderChoice
from .errors import JekyllError, Problem
from .markdown_cache import Conversions
from .model import Collection, Document, GeneratedFile, Item, Listing, Page, StaticFile
from .renderer import Rendered
from .site import Site
from .version import JEKYLL_3, JEKYLL_4, JekyllVersion

__all__ = [
    "JEKYLL_3",
    "JEKYLL_4",
    "Builder",
    "BuilderChoice",
    "Collection",
    "Conversions",
    "Document",
    "GeneratedFile",
    "Item",
    "JekyllError",
    "JekyllVersion",
    "Listing",
    "Page",
    "Problem",
    "Rendered",
    "Site",
    "StaticFile",
]
