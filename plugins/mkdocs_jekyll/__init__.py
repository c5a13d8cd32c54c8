"""Build a Jekyll blog with MkDocs and Material: same posts, same URLs, same words."""

__version__ = "0.1.0"
