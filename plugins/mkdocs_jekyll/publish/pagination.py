"""The pages of a list of posts: how many posts on each, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from mkdocs_jekyll.jekyll import Document, Listing

from .post import pin_order

DEFAULT_PER_PAGE: Final = 10


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list: its source path (which may be made up), its place in the site, its posts."""

    relative_path: str
    destination: str
    url: str
    posts: tuple[Document, ...] = ()


def is_hidden(post: Document) -> bool:
    """Whether a post stays off the index and out of related posts; what is true is what Ruby takes for it."""
    hidden = post.data.get("hidden")
    return hidden is not None and hidden is not False


def on_index(posts: Iterable[Document]) -> list[Document]:
    """As an index shows them: pinned posts, then the others, newest first; without those that hide."""
    shown = (post for post in posts if not is_hidden(post))
    return sorted(shown, key=lambda post: (pin_order(post.data), post.date), reverse=True)


def per_page(config: Mapping[str, object], option: int | None) -> int:
    """Posts on a page of the index; ``option`` is the plugin's own."""
    later = config.get("pagination")
    theirs = later.get("per_page") if isinstance(later, Mapping) else None
    for value in (option, config.get("paginate"), theirs):
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
    return DEFAULT_PER_PAGE


def page_path(written: object, folder: str, number: int) -> str:
    """Folder of the index's page ``number``, from 2: ``page2/``; ``folder`` is the index's own.

    ``written`` is ``paginate_path``.
    """
    path = written if isinstance(written, str) and ":num" in written else f"{folder}page:num"
    if folder and not path.lstrip("/").startswith(folder):
        path = f"{folder}{path.lstrip('/')}"
    return path.replace(":num", str(number)).strip("/").removesuffix("/index.html") + "/"


def in_pages(
    first: ListPage, posts: Sequence[Document], size: int, listings: Sequence[Listing], path: object
) -> list[ListPage]:
    """The pages of a list that begins at ``first``.

    The others stand where a plugin puts them (``listings``), or as ``paginate_path`` (``path``) says.
    """
    folder = first.destination.rpartition("/")[0]
    pages: list[ListPage] = []
    for number in range(1, max(1, -(-len(posts) // size)) + 1):
        shown = tuple(posts[(number - 1) * size : number * size])
        if number == 1:
            pages.append(ListPage(first.relative_path, first.destination, first.url, shown))
        elif number <= len(listings):
            at = listings[number - 1]
            pages.append(ListPage(at.destination, at.destination, at.url, shown))
        else:
            below = page_path(path, f"{folder}/" if folder else "", number)
            pages.append(ListPage(f"{below}index.html", f"{below}index.html", f"/{quote(below)}", shown))
    return pages
