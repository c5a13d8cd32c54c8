"""What the kit of a site's theme does to a finished text, where styles alone can't."""

from __future__ import annotations

from mkdocs_jekyll.jekyll import Site

from .callouts import callouts_of, mark_callouts
from .html_scan import Edits, Scan


def edit_for_kit(scan: Scan, edits: Edits, site: Site) -> None:
    """Do to a text what the theme's own scripts or styles would have done."""
    if site.kit is not None and site.kit.name == "just-the-docs":
        mark_callouts(scan, edits, callouts_of(site.config))
