"""Which of a site's pages do a job that the theme does: listing posts, tags, categories, answering 404."""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatchcase
from typing import Final, Literal

from mkdocs_jekyll.jekyll import Page

Role = Literal["index", "archive", "categories", "tags", "404"]

#: Layouts, by the names that Jekyll's themes give them, whose page is a list.
_LAYOUTS: Final[dict[str, Role]] = {
    "home": "index",
    "blog": "index",
    "index": "index",
    "posts": "archive",
    "archive": "archive",
    "archives": "archive",
    "categories": "categories",
    "tags": "tags",
}
#: File names that say the same; they count for a page without a text of its own.
_NAMES: Final[dict[str, Role]] = {
    "archive": "archive",
    "archives": "archive",
    "categories": "categories",
    "category": "categories",
    "tags": "tags",
    "tag": "tags",
}
_LIQUID: Final = re.compile(r"{[{%](.*?)[%}]}", re.DOTALL)
_LOOP: Final = re.compile(r"\bfor\s+[\w-]+\s+in\s+site\.(?:posts|related_posts)\b(?P<rest>[^%]*)", re.DOTALL)
_WORD: Final = re.compile(r"\w")
_TAG: Final = re.compile(r"<[^<>]*>")


def role_of(page: Page, *, keep: tuple[str, ...] = ()) -> Role | None:
    """The job of a page, or ``None`` where its text is what matters. ``keep``: globs of paths left alone."""
    kept = any(fnmatchcase(page.relative_path, pattern) for pattern in keep)
    if kept or page.output_ext not in ("", ".html"):
        return None
    if page.url in ("/404.html", "/404/", "/404"):
        return "404"
    role = _role_of_text(page)
    if role is not None:
        return role
    layout = _LAYOUTS.get(page.layout or "")
    if says_something(page.content):
        # A list's layout shows the page's own words above the list; other lists' names also belong to layouts
        # of ordinary pages.
        return layout if layout == "index" and _is_home(page) else None
    if _is_home(page):
        return "index"
    return layout or _NAMES.get(posixpath.splitext(page.name)[0].lower())


def keeps_its_text(page: Page) -> bool:
    """Whether a list's page has words besides the list, which stand above it then."""
    return _role_of_text(page) is None


def _role_of_text(page: Page) -> Role | None:
    liquid = " ".join(_LIQUID.findall(page.content))
    if "paginator" in liquid:
        return "index"
    if "site.tags" in liquid:
        return "tags"
    if "site.categories" in liquid:
        return "categories"
    loops = [match["rest"] for match in _LOOP.finditer(liquid)]
    if any("limit" not in rest for rest in loops):
        return "index" if _is_home(page) else "archive"
    return "index" if loops and _is_home(page) else None


def _is_home(page: Page) -> bool:
    return page.destination == "index.html"


def says_something(text: str) -> bool:
    """Whether there is a word for a reader outside Liquid and markup."""
    return bool(_WORD.search(_TAG.sub("", _LIQUID.sub("", text))))
