"""Which posts a pagination lists, at which URLs, and what its pages' texts see of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll import permalinks
from mkdocs_jekyll.jekyll.model import Document, Listing
from mkdocs_jekyll.jekyll.ruby_values import truthy
from mkdocs_jekyll.jekyll.slugs import to_text

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

DEFAULTS: Final[Mapping[str, object]] = {
    "collection": "posts", "per_page": 10, "permalink": "/page:num/", "title": ":title - page :num",
    "sort_field": "date", "sort_reverse": False, "limit": 0, "offset": 0, "category": "posts", "tag": "",
    "locale": "", "trail": {}, "extension": "html", "indexpage": "",
}  # fmt: skip


class PaginationSettings:
    """What the configuration and a page's front matter ask for, put together."""

    def __init__(self, data: Mapping[object, object]) -> None:
        self._data = data
        self.per_page = self.number("per_page")
        self.title = self.text("title") or ":title - page :num"

    def text(self, key: str) -> str:
        """A setting as text."""
        return to_text(self._data.get(key)).strip()

    def words(self, key: str) -> list[str]:
        """Words between commas, or of a list; lower case."""
        value = self._data.get(key)
        parts = value if isinstance(value, list) else to_text(value).split(",")
        return [word for part in parts if (word := to_text(part).strip().lower())]

    def number(self, key: str) -> int:
        """A whole number, 0 where it is none."""
        value = self._data.get(key)
        return max(0, value) if isinstance(value, int) and not isinstance(value, bool) else 0

    def flag(self, key: str) -> bool:
        """Whether a setting is on."""
        return truthy(self._data.get(key))

    @property
    def page_window(self) -> tuple[int, int]:
        """How many pages before and behind a page its trail shows."""
        value = self._data.get("trail")
        known = PaginationSettings(value if isinstance(value, Mapping) else {}) if value else None
        return (known.number("before"), known.number("after")) if known else (0, 0)

    def slice(self, posts: Sequence[Document], number: int) -> Sequence[Document]:
        """The posts of a page, counted from 1."""
        if not self.per_page:
            return posts
        return posts[(number - 1) * self.per_page : number * self.per_page]


def count_of(posts: int, settings: PaginationSettings) -> int:
    """How many pages so many posts fill; one at least."""
    pages = max(1, -(-posts // settings.per_page)) if settings.per_page else 1
    limit = settings.number("limit")
    return min(pages, limit) if limit else pages


def chosen(site: SiteDraft, settings: PaginationSettings) -> list[Document]:
    """The documents that a pagination lists, in its order."""
    labels = settings.words("collection")
    groups = [
        group
        for label, group in site.collections.items()
        if label.lower() in labels or ("all" in labels and label != "posts")
    ]
    docs = [doc for group in groups for doc in group.docs if not truthy(doc.data.get("hidden"))]
    categories = {name for name in settings.words("category") if name != "posts"}
    tags, locales = set(settings.words("tag")), set(settings.words("locale"))
    docs = [doc for doc in docs if categories <= _lower(doc.categories) and tags <= _lower(doc.tags)]
    if locales:
        docs = [doc for doc in docs if to_text(doc.data.get("locale")).lower() in locales]
    field = settings.text("sort_field") or "date"
    docs.sort(key=lambda doc: _rank(_value(doc, field)))
    docs = docs[: max(0, len(docs) - settings.number("offset"))]  # those at the end are the newest
    return docs[::-1] if settings.flag("sort_reverse") else docs


def _lower(names: Iterable[str]) -> set[str]:
    return {name.lower() for name in names}


def _value(doc: Document, field: str) -> object:
    """A field of the front matter; the parts of a nested one stand between colons."""
    if field == "date":
        return doc.date
    value: object = {**doc.data, "title": doc.title}
    for key in field.split(":"):
        value = value.get(key) if isinstance(value, Mapping) else None
    return value


def _rank(value: object) -> tuple[int, float, str]:
    """Numbers and dates by size, then texts without regard to case; what is missing comes first."""
    if isinstance(value, datetime):
        return (1, value.timestamp(), "")
    if isinstance(value, date):
        return (1, float(value.toordinal()), "")
    if isinstance(value, int | float):
        return (1, value, "")
    return (0, 0.0, "") if value is None else (2, 0.0, to_text(value).lower())


class PageUrls:
    """The URLs of a pagination's pages below the folder ``base`` (``/blog/``)."""

    def __init__(self, base: str, settings: PaginationSettings) -> None:
        self.ext = "." + (settings.text("extension").lstrip(".") or "html")
        self._base = base
        self._permalink = settings.text("permalink").lstrip("/")
        self._name = settings.text("indexpage")

    def numbered(self, number: int) -> str:
        """As links give it, with the number even for the first page, at which nothing stands then."""
        return self._short(self._base + self._link(number), number)

    def whole(self, number: int) -> str:
        """With the file's name: ``/blog/page2/index.html``."""
        return self._whole(self._folder(number), number)

    def short(self, number: int) -> str:
        """As links give it: ``/blog/page2/``."""
        return self._short(self._folder(number), number)

    def _whole(self, folder: str, number: int) -> str:
        if folder.endswith("/"):
            return f"{folder}{self._name.replace(':num', str(number)) or 'index'}{self.ext}"
        return folder if "." in folder.rpartition("/")[2] else f"{folder}{self.ext}"

    def _short(self, folder: str, number: int) -> str:
        return self._whole(folder, number) if folder.endswith("/") and self._name else folder

    def of_page(self, number: int) -> tuple[str, str]:
        """A page's URL, percent-encoded, and its destination; neither leads out of the site."""
        url = permalinks.clean(permalinks.encode(permalinks.decode(self.short(number))))
        return url, permalinks.below_root(permalinks.decode(self.whole(number)))

    def _folder(self, number: int) -> str:
        return self._base if number == 1 else self._base + self._link(number)

    def _link(self, number: int) -> str:
        return self._permalink.replace(":num", str(number))


def paginator(
    listing: Listing, settings: PaginationSettings, posts: int, urls: PageUrls, titles: Sequence[str]
) -> dict[str, object]:
    """What a page's text sees as ``paginator``; ``posts`` are all of them, ``titles`` those of all pages."""
    number, last = listing.number, len(titles)
    before, after = (number - 1 if number > 1 else None), (number + 1 if number < last else None)
    payload: dict[str, object] = {
        "per_page": settings.per_page or posts,
        "posts": list(listing.posts),
        "total_posts": posts,
        "total_pages": last,
        "page": number,
        "page_path": urls.whole(number),
        "previous_page": before,
        "previous_page_path": None if before is None else urls.short(before),
        "next_page": after,
        "next_page_path": None if after is None else urls.short(after),
        "first_page": 1,
        "first_page_path": urls.short(1),
        "last_page": last,
        "last_page_path": urls.numbered(last),
        "page_trail": None,
    }
    if any(settings.page_window):
        payload["page_trail"] = [
            {"num": one, "path": urls.whole(one), "title": titles[one - 1]}
            for one in _window(number, last, *settings.page_window)
        ]
    return payload


def _window(number: int, last: int, before: int, after: int) -> range:
    """So many pages before and behind one; near an end more of the other side."""
    length = min(before + after + 1, last)
    first = min(max(1, number - before), last - length + 1)
    return range(first, first + length)
