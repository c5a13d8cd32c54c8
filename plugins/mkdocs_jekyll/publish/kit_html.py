"""What the kit of a site's theme does to a finished text, where styles alone can't."""

from __future__ import annotations

from mkdocs_jekyll.jekyll import Site

from .callouts import callouts_of, with_callouts


def for_kit(html: str, site: Site) -> str:
    """The text with what the theme's own scripts or styles would have made of it."""
    if site.kit is not None and site.kit.name == "just-the-docs":
        return with_callouts(html, callouts_of(site.config))
    return html
