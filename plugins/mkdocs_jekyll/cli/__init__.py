"""The ``mkdocs-jekyll`` command."""

from .main import main

__all__ = ["main"]
