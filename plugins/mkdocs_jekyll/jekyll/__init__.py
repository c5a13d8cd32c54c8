"""Jekyll's site model: a folder becomes a Site, a Site's items become HTML. No MkDocs in here.

A module is imported when the first of its names is asked for: all of them take half a second.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .builder import Builder, BuilderChoice
    from .errors import JekyllError, Problem
    from .model import Collection, Document, Item, Listing, Page, StaticFile
    from .renderer import Rendered
    from .site import GeneratedFile, Site, SiteFacts
    from .site_draft import GivenFunctions
    from .site_reader import Configuration, ReadSettings, read_configuration, read_site
    from .site_renderer import SiteRenderer
    from .text_store import TextStore
    from .version import JEKYLL_3, JEKYLL_4, JekyllVersion

__all__ = [
    "JEKYLL_3",
    "JEKYLL_4",
    "Builder",
    "BuilderChoice",
    "Collection",
    "Configuration",
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
    "read_configuration",
    "read_site",
]

_MODULES: Final = {
    "Builder": "builder",
    "BuilderChoice": "builder",
    "JekyllError": "errors",
    "Problem": "errors",
    "Collection": "model",
    "Document": "model",
    "Item": "model",
    "Listing": "model",
    "Page": "model",
    "StaticFile": "model",
    "Rendered": "renderer",
    "GeneratedFile": "site",
    "Site": "site",
    "SiteFacts": "site",
    "GivenFunctions": "site_draft",
    "Configuration": "site_reader",
    "ReadSettings": "site_reader",
    "read_configuration": "site_reader",
    "read_site": "site_reader",
    "SiteRenderer": "site_renderer",
    "TextStore": "text_store",
    "JEKYLL_3": "version",
    "JEKYLL_4": "version",
    "JekyllVersion": "version",
}

if not TYPE_CHECKING:  # a name that is none stays an error

    def __getattr__(name: str) -> object:
        module = _MODULES.get(name)
        if module is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = getattr(import_module(f"{__name__}.{module}"), name)
        globals()[name] = value
        return value
