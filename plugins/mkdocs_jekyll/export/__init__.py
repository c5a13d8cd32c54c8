"""A site as a plain folder of Markdown with front matter, for builders that run no plugins."""

from .plan import Export, ExportedFile, export
from .write import ExportError, write

__all__ = ["Export", "ExportError", "ExportedFile", "export", "write"]
