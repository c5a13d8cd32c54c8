"""Jekyll's site model: a folder becomes a Site, a Site's items become HTML. No MkDocs in here."""

from .builder import Builder, BuilderChoice
from .errors import JekyllError, Problem
from .model import Collection, Document, Item, Listing, Page, StaticFile
from .renderer import Rendered
from .site import GeneratedFile, Site, SiteFacts
from .site_draft import GivenFunctions
from .site_reader import ReadSettings, read_site
from .site_renderer import SiteRenderer
from .text_store import TextStore
from .version import JEKYLL_3, JEKYLL_4, JekyllVersion

__all__ = [
    "JEKYLL_3",
    "JEKYLL_4",
    "Builder",
    "BuilderChoice",
    "Collection",
    "Document",
    "GeneratedFile",
    "GivenFunctions",
    "Item",
    "JekyllError",
    "JekyllVersion",
    "Listing",
    "Page",
    "Problem",
    "ReadSettings",
    "Rendered",
    "Site",
    "SiteFacts",
    "SiteRenderer",
    "StaticFile",
    "TextStore",
    "read_site",
]
