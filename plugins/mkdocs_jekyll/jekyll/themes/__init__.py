"""Kits of common themes: what posts and pages may call, a folder a theme in Jekyll's own form.

``<name>/_includes`` and ``<name>/_layouts`` hold Liquid of our own, ``<name>/theme.toml`` the facts about the
theme (see ``kit``). To add a theme, add a folder.
"""

from .kit import Face, IndexForm, Recognition, ThemeKit, kits
from .recognise import named, recognise

__all__ = ["Face", "IndexForm", "Recognition", "ThemeKit", "kits", "named", "recognise"]
