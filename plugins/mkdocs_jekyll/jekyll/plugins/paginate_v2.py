"""jekyll-paginate-v2: pages that list posts of any kind, page by page."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from mkdocs_jekyll.jekyll.config import merge
from mkdocs_jekyll.jekyll.model import Document, Listing, ListingKind, Page
from mkdocs_jekyll.jekyll.slugs import to_text

from . import autopages, paginate
from .pagination_settings import DEFAULTS, PageUrls, PaginationSettings, chosen, count_of, paginator
from .plugin import Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-paginate-v2"


def paginate_v2(site: SiteDraft) -> None:
    """Make the pages that ``autopages`` asks for, then spread the posts over all pages that list some."""
    common = site.config.get("pagination")
    settings = common if isinstance(common, Mapping) else {}
    enabled = settings.get("enabled") is True
    if not enabled and site.config.get("paginate") and not settings:
        paginate.paginate(site)
    for page, kind, name, own in autopages.pages(site):
        wanted = merge(merge(DEFAULTS, settings if enabled else {"per_page": 0}), own)
        _spread(site, page, PaginationSettings(wanted), (kind, name), has_paginator=enabled)
    asking = [page for page in site.pages if enabled and not page.generated and _own_settings(page)]
    # The plugin makes all of these pages anew, so they come last.
    rest = frozenset(asking)
    site.pages = [page for page in site.pages if page not in rest]
    for page in asking:
        _spread(site, page, PaginationSettings(merge(merge(DEFAULTS, settings), _own_settings(page))))


def _own_settings(page: Page) -> Mapping[Any, Any]:
    """How a page asks to list posts; empty if it does not."""
    asked = page.data.get("pagination")
    return asked if isinstance(asked, Mapping) and asked.get("enabled") is True else {}


def _spread(
    site: SiteDraft,
    first: Page,
    settings: PaginationSettings,
    of: tuple[ListingKind, str] = ("pagination", ""),
    *,
    has_paginator: bool = True,
) -> None:
    """List posts on ``first`` and the pages behind it.

    ``of`` is the kind of the list and its name (``("tag", "tea")``). ``has_paginator``: the pages' texts
    know ``paginator``.
    """
    kind, name = of
    posts = chosen(site, settings)
    count = count_of(len(posts), settings)
    urls = PageUrls(_base(first), settings)
    title = to_text(first.data.get("title")) or site.config.text("title")
    titles = [_title(title, settings.title, number, count) for number in range(1, count + 1)]
    series: list[Listing] = []
    for number in range(1, count + 1):
        if number > 1 and not site.may_make_page(NAME):
            break
        page = first if number == 1 else copy.copy(first)
        _move(page, urls, number, titles[number - 1], count)
        shown: Sequence[Document] = settings.slice(posts, number)
        series.append(
            Listing(plugin=NAME, kind=kind, page=page, posts=shown, name=name, number=number, pages=series)
        )
    del titles[len(series) :]
    if not has_paginator:
        del first.data["pagination_info"], first.data["autopages"]
    for listing in series if has_paginator else ():
        payload = paginator(listing, settings, len(posts), urls, titles)
        listing.page.variables = {"paginator": payload}
    site.pages += [listing.page for listing in series]
    site.listings += series


def _base(page: Page) -> str:
    """The folder that the pages stand in: the permalink's, or the page's own."""
    permalink = to_text(page.data.get("permalink"))
    folder = permalink if permalink and "." not in permalink.rpartition("/")[2] else page.dir
    return f"/{folder.strip('/')}/" if folder.strip("/") else "/"


def _title(title: str, form: str, number: int, count: int) -> str:
    if number == 1:
        return title
    return form.replace(":title", title).replace(":num", str(number)).replace(":max", str(count))


def _move(page: Page, urls: PageUrls, number: int, title: str, count: int) -> None:
    """Give a page the URL and the title of its number."""
    page.data = {**page.data, "pagination_info": {"curr_page": number, "total_pages": count}}
    page.data["title"] = page.title = title
    page.url, page.destination = urls.of_page(number)
    page.output_ext = urls.ext
    page.dir = page.url if page.url.endswith("/") else page.url.rpartition("/")[0] + "/"
    # The plugin's pages have no name before their extension.
    page.liquid_values = {"path": page.output_ext, "name": page.output_ext, "url": urls.whole(number)}
    if number > 1 and "permalink" in page.data:
        page.data["permalink"] = urls.whole(number)
    if number > 1:
        page.generated = True
        page.data["autogen"] = NAME


PLUGIN: Final = Plugin(name=NAME, priority="lowest", post_read=paginate_v2)
