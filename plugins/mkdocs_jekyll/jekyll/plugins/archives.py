"""jekyll-archives: a page for each year, month, day, category and tag of the posts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll import permalinks
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.model import Document, Listing, ListingKind, Page
from mkdocs_jekyll.jekyll.paths import ruby_extension
from mkdocs_jekyll.jekyll.ruby_values import mapping_in
from mkdocs_jekyll.jekyll.slugs import slugify, to_text

from .plugin import Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-archives"
_PERMALINKS: Final[Mapping[ListingKind, str]] = {
    "year": "/:year/",
    "month": "/:year/:month/",
    "day": "/:year/:month/:day/",
    "category": "/category/:name/",
    "tag": "/tag/:name/",
}
#: What ``enabled`` calls each kind.
_ENABLED: Final[Mapping[ListingKind, str]] = {
    "year": "year", "month": "month", "day": "day", "category": "categories", "tag": "tags",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Group:
    """Posts that belong together, newest first, and by what."""

    kind: ListingKind
    posts: Sequence[Document]
    name: object = ""
    date: date | None = None


def archive(site: SiteDraft) -> None:
    """Add the pages that ``jekyll-archives`` of the configuration asks for."""
    settings = _settings(site.config.get(NAME))
    enabled = settings.get("enabled")
    wanted = {kind for kind, word in _ENABLED.items() if _is_enabled(enabled, word)}
    at: dict[str, Listing] = {}
    for group in _groups(site, wanted):
        if not site.may_make_page(NAME):
            break
        page = _page(site, group, settings)
        site.pages.append(page)
        there = at.get(page.destination)
        if there is None:
            at[page.destination] = Listing(
                plugin=NAME,
                kind=group.kind,
                page=page,
                posts=group.posts,
                name=to_text(group.name),
                date=group.date,
            )
        else:
            _join(there, group, site)
    for listing in at.values():
        listing.pages.append(listing)
    site.listings += at.values()


def _settings(written: object) -> Mapping[object, object]:
    """The settings for posts; jekyll-archives-v2 has them below ``posts``, and names kinds in the plural."""
    settings = mapping_in(written)
    own = mapping_in(settings.get("posts"))
    if not own:
        return settings
    singular: Mapping[object, object] = {word: kind for kind, word in _ENABLED.items()}
    urls = mapping_in(own.get("permalinks"))
    return {**own, "permalinks": {singular.get(word, word): url for word, url in urls.items()}}


def _is_enabled(enabled: object, word: str) -> bool:
    return enabled == "all" or (isinstance(enabled, list) and word in enabled)


def _groups(site: SiteDraft, wanted: set[ListingKind]) -> Iterator[_Group]:
    if "tag" in wanted:
        yield from (_Group("tag", posts, name) for name, posts in site.tags.items())
    if "category" in wanted:
        yield from (_Group("category", posts, name) for name, posts in site.categories.items())
    # Years come oldest first, what is in them newest first.
    for first, oldest_first in _by_date(site.posts, "%Y"):
        year = oldest_first[::-1]
        if "year" in wanted:
            yield _Group("year", year, date=first.replace(month=1, day=1))
        for second, month in _by_date(year, "%m"):
            if "month" in wanted:
                yield _Group("month", month, date=second.replace(day=1))
            if "day" in wanted:
                yield from (_Group("day", day, date=third) for third, day in _by_date(month, "%d"))


def _by_date(posts: Iterable[Document], form: str) -> Iterator[tuple[date, list[Document]]]:
    for _, some in groupby(posts, key=lambda post: post.date.strftime(form)):
        together = list(some)
        yield together[0].date.date(), together


def _page(site: SiteDraft, group: _Group, settings: Mapping[object, object]) -> Page:
    url = permalinks.clean(_url(group, settings))
    destination = permalinks.below_root(permalinks.decode(url))
    if url.endswith("/"):
        destination = f"{destination.rstrip('/')}/index.html".lstrip("/")
    layouts, layout = mapping_in(settings.get("layouts")), settings.get("layout") or "archive"
    data: dict[str, object] = {
        "layout": layouts.get(group.kind) or layout,
        "posts": list(group.posts),
        "type": group.kind,
        "title": group.name if group.date is None and isinstance(group.name, str) else None,
        "date": group.date,
    }
    return archive_page(site, url, destination, data, group.kind)


def archive_page(
    site: SiteDraft, url: str, destination: str, data: dict[str, object], kind: ListingKind
) -> Page:
    """A page without a file that lists posts; ``url`` and ``destination`` belong together."""
    name = destination.rpartition("/")[2]
    ext = ruby_extension(name)
    return Page(
        kind="page",
        path=site.source / destination,
        relative_path=destination,
        data=data,
        url=url,
        destination=destination,
        title=to_text(data.get("title")),
        ext=ext,
        output_ext=ext,
        name=name.removesuffix(ext),
        dir=url if url.endswith("/") else url.rpartition("/")[0] + "/",
        generated=True,
        defaults=site.defaults.for_document(destination, kind),
        liquid_keys=("name", "path", "url", "permalink"),
    )


def _url(group: _Group, settings: Mapping[object, object]) -> str:
    template = to_text(mapping_in(settings.get("permalinks")).get(group.kind)) or _PERMALINKS[group.kind]
    values: dict[str, str] = {"type": group.kind, "collection": "posts"}
    if group.date is None:
        mode = to_text(settings.get("slug_mode")) or "default"
        values["name"] = slugify(to_text(group.name), mode)
    else:
        values |= {"year": group.date.strftime("%Y"), "month": group.date.strftime("%m")}
        values["day"] = group.date.strftime("%d")
    return permalinks.fill_simple(template, values)


def _join(there: Listing, group: _Group, site: SiteDraft) -> None:
    """Show the posts of both at a URL that two archives want; Jekyll's later one hides the other."""
    known = dict.fromkeys((*there.posts, *group.posts))
    there.posts = sorted(known, key=lambda post: post.date, reverse=True)
    there.other_names.append(to_text(group.name))
    message = f"the {group.kind} '{to_text(group.name)}' has the URL '{there.url}' of '{there.name}'"
    remedy = "Both are shown there together; write the two names alike."
    site.problems.append(Problem("info", message, "_config.yml", None, remedy, code="MJ504"))


PLUGIN: Final = Plugin(name=NAME, also=("jekyll-archives-v2",), post_read=archive)
