"""The pages of tags and categories that Ruby code in a site's ``_plugins`` makes: read, not run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll import permalinks
from mkdocs_jekyll.jekyll.model import Document, Listing
from mkdocs_jekyll.jekyll.ruby_generators import generators_in

from .archives import archive_page
from .plugin import Plugin
from .urls import taken

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

#: What stands for this among the plugins of a site.
NAME: Final = "_plugins"


def make_pages(site: SiteDraft) -> None:
    """Add the pages that the site's own generators make."""
    if site.config.builder.github_pages:
        return  # which runs none of them
    there = taken(site)
    for generator in generators_in(site.source, site.config):
        if generator.layout and generator.layout not in site.layouts:
            continue
        groups: Mapping[str, Sequence[Document]] = site.tags if generator.kind == "tag" else site.categories
        for term, posts in groups.items():
            path = generator.path_of(term)
            destination = permalinks.below_root(path) if path else ""
            if not destination or destination in there:
                continue
            if not site.may_make_page(NAME):
                return
            there.add(destination)
            url = permalinks.encode("/" + destination.removesuffix("index.html"))
            data: dict[str, object] = {"title": term, generator.kind: term}
            if generator.layout:
                data["layout"] = generator.layout
            page = archive_page(site, url, destination, data, generator.kind)
            listing = Listing(plugin=generator.where, kind=generator.kind, page=page, posts=posts, name=term)
            listing.pages.append(listing)
            site.pages.append(page)
            site.listings.append(listing)


PLUGIN: Final = Plugin(name=NAME, post_read=make_pages)
