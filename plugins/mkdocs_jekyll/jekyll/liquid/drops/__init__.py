"""The site as templates see it: ``site``, ``page``, ``jekyll``, and what these lead to."""

from .factory import DropFactory
from .items import DocumentDrop, ItemDrop, PageDrop
from .site import JekyllDrop, SiteDrop

__all__ = ["DocumentDrop", "DropFactory", "ItemDrop", "JekyllDrop", "PageDrop", "SiteDrop"]
