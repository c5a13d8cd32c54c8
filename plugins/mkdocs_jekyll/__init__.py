"""Build a Jekyll blog with MkDocs and Material: same posts, same addresses, same words."""

__version__ = "0.1.0"
