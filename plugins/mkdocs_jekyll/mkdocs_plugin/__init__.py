"""The MkDocs plugin: files, pages, navigation, views, templates and search for MkDocs and Material."""

from .options import JekyllConfig
from .plugin import JekyllPlugin

__all__ = ["JekyllConfig", "JekyllPlugin"]
