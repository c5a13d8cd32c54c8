"""jekyll-paginate: a site's ``index.html`` lists its posts page by page."""

from __future__ import annotations

import copy
import posixpath
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll import permalinks
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.model import Document, Listing, Page
from mkdocs_jekyll.jekyll.ruby_values import truthy
from mkdocs_jekyll.jekyll.slugs import to_text
from mkdocs_jekyll.jekyll.version import JekyllVersion

from .plugin import Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-paginate"


def paginate(site: SiteDraft) -> None:
    """Hand the posts to the page that lists them, and add the pages that follow it."""
    per_page = _number(site.config.get("paginate"))
    if per_page is None or not site.pages:  # a blog among other pages has none of its own to list posts on
        return
    path = to_text(site.config.get("paginate_path"))
    if per_page < 1 or ":num" not in path:
        message = f"`paginate: {per_page}` and `paginate_path: {path}` make no pages"
        remedy = "Write a number from 1, and a path with `:num` in it."
        site.problems.append(Problem("error", message, "_config.yml", None, remedy, code="MJ503"))
        return
    template = _template(site.pages, path)
    if template is None:
        message = f"`paginate` is set, but there is no index.html above `{path}` to list the posts on"
        remedy = "Name the page index.html, or take `paginate` out of the configuration."
        site.problems.append(Problem("warning", message, "_config.yml", None, remedy, code="MJ503"))
        return
    posts = [post for post in reversed(site.posts) if not truthy(post.data.get("hidden"))]
    series: list[Listing] = []
    count = max(1, -(-len(posts) // per_page))
    for number in range(1, count + 1):
        if number > 1 and not site.may_make_page(NAME):
            break
        page = template if number == 1 else _following(template, _path(path, number), site.version)
        shown = posts[(number - 1) * per_page : number * per_page]
        series.append(
            Listing(plugin=NAME, kind="pagination", page=page, posts=shown, number=number, pages=series)
        )
    for listing in series:
        total = (len(posts), len(series))
        listing.page.variables["paginator"] = _paginator(listing, per_page, total, template.url, path)
    site.pages += [listing.page for listing in series[1:]]
    site.listings += series


def _number(value: object) -> int | None:
    """A whole number, also one that is written as text; ``None`` where nothing is set."""
    if isinstance(value, bool) or value is None:
        return None
    try:
        return int(to_text(value))
    except ValueError:
        return 0


def _template(pages: Sequence[Page], path: str) -> Page | None:
    """The ``index.html`` in the deepest folder that the URLs of the pages lie in."""
    folder = _absolutize(path).rpartition("/")[0] + "/"
    found = [page for page in pages if page.name == "index.html" and folder.startswith(_folder(page))]
    return max(found, key=lambda page: len(_folder(page)), default=None)


def _folder(page: Page) -> str:
    return _absolutize(page.relative_path).rpartition("/")[0] + "/"


def _absolutize(path: str) -> str:
    return "/" + path.lstrip("/")


def _path(path: str, number: int) -> str:
    """A page's URL as ``paginator`` gives it."""
    return _absolutize(path.replace(":num", str(number)))


def _following(template: Page, url: str, version: JekyllVersion) -> Page:
    page = copy.copy(template)
    page.generated = True
    page.data = dict(template.data)
    page.variables = {}
    page.url = permalinks.clean(permalinks.encode(url) + "/")
    page.destination = permalinks.destination(page.url, ".html")
    page.dir = page.url
    if not version.paginated_pages_share_path and "path" not in page.own_keys:
        page.liquid_values = {"path": posixpath.join(url, page.name).lstrip("/")}
    return page


def _paginator(
    listing: Listing, per_page: int, total: tuple[int, int], first: str, path: str
) -> dict[str, object]:
    """What templates see as ``paginator``; ``total`` are all posts and all pages."""
    number, (posts, pages) = listing.number, total
    before = number - 1 if number > 1 else None
    after = number + 1 if number < pages else None
    shown: Sequence[Document] = listing.posts
    return {
        "page": number,
        "per_page": per_page,
        "posts": list(shown),
        "total_posts": posts,
        "total_pages": pages,
        "previous_page": before,
        "previous_page_path": None if before is None else first if before == 1 else _path(path, before),
        "next_page": after,
        "next_page_path": None if after is None else _path(path, after),
    }


PLUGIN: Final = Plugin(name=NAME, priority="lowest", post_read=paginate)
