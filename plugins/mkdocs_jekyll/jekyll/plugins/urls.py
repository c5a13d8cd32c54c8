"""Whole URLs, as feeds, sitemaps and redirects write them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs_jekyll.jekyll import permalinks
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.liquid import urls
from mkdocs_jekyll.jekyll.liquid.errors import InternalError
from mkdocs_jekyll.jekyll.model import Item, Page
from mkdocs_jekyll.jekyll.paths import ruby_extension
from mkdocs_jekyll.jekyll.site import GeneratedFile

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import RenderableSite, SiteFacts
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft


def absolute(site: SiteFacts, url: str) -> str:
    """``url`` with the site's host and baseurl before it, percent-encoded once.

    A site whose configuration names no host has the one under which it is published, if that is known.
    """
    try:
        if not site.config.text("url") and site.public_url and not urls.is_absolute(url):
            return urls.normalize(site.public_url.rstrip("/") + "/" + url.lstrip("/"))
        if site.languages is not None and not urls.is_absolute(url):
            url = site.languages.below_root(url)
        host = urls.with_scheme(site.config.text("url"))
        return urls.absolute_url(url, host, site.config.get("baseurl"))
    except (InternalError, ValueError):
        return url


def taken(site: SiteFacts) -> set[str]:
    """The destinations at which something of the site stands."""
    found = {item.destination for item in written(site)}
    found |= {file.destination for file in site.static_files if file.output}
    return found | {made.destination for made in site.generated}


def kept_own(path: str, url: str, what: str) -> Problem:
    """The problem of a page that keeps its URL, which ``what`` of a plugin wants, too."""
    message = f"its URL '{unquote(url)}' is also that of {what}; this page stays"
    return Problem(
        "warning", message, path, None, "Give the page another permalink, or drop the other.", code="MJ401"
    )


def written(site: SiteFacts) -> Iterator[Item]:
    """Every document and page that becomes a file of the site."""
    for group in site.collections.values():
        yield from (doc for doc in group.docs if doc.output)
    yield from (page for page in site.pages if page.output)


def add_file(
    site: SiteDraft,
    plugin: str,
    path: str,
    write: Callable[[RenderableSite], str],
    data: Mapping[str, object] | None = None,
) -> Page:
    """Let the site write a file at ``path``, never outside of itself; templates see it among ``site.pages``.

    ``data`` are its front matter, so to say. Gives the page that templates see.
    """
    url, destination = place(path)
    site.generated.append(GeneratedFile(plugin=plugin, destination=destination, url=url, write=write))
    page = placeholder_page(site, url, destination, data or {})
    site.pages.append(page)
    return page


def placeholder_page(
    site: SiteDraft, url: str, destination: str, data: Mapping[str, object], name: str = ""
) -> Page:  # fmt: skip
    """The page that templates see in place of a file without a source; it is not written itself.

    ``name`` is the path of the file that the plugin makes it of, if that is not its destination; the defaults
    go by it.
    """
    known_as = name or destination
    ext = ruby_extension(known_as.rpartition("/")[2])
    return Page(
        kind="page",
        path=site.source / destination,
        relative_path=destination,
        data={**site.defaults.for_page(known_as), **data},
        defaults=site.defaults.for_document(known_as, "pages"),
        own_keys=frozenset(data),
        liquid_values={"path": known_as, "name": known_as.rpartition("/")[2]},
        url=url,
        destination=destination,
        name=destination.rpartition("/")[2],
        dir=url.rpartition("/")[0] + "/",
        ext=ext,
        output_ext=ext,
        output=False,
        generated=True,
    )


def place(path: str) -> tuple[str, str]:
    """URL and destination of a file at ``path``, which never leads out of the site."""
    destination = permalinks.below_root(path)
    return "/" + permalinks.encode(destination), destination
