"""Which views a site gets, and at which addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_jekyll.jekyll import Page as SourcePage

from .config import JekyllConfig
from .files import Entry, form_of
from .roles import Role, keeps_its_text, role_of, says_something

DEFAULT_PER_PAGE: Final = 10
_JOBS: Final[dict[Role, str]] = {
    "index": "the index of posts",
    "archive": "the archive",
    "categories": "the categories",
    "tags": "the tags",
    "404": "the page for what was not found",
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a view stands; ``page`` is the site's own page there, ``intro`` whether its text stays."""

    role: Role
    relative_path: str
    destination: str
    url: str
    page: SourcePage | None = None
    intro: bool = False
    title: str = ""

    @property
    def entry(self) -> Entry:
        """As an entry for MkDocs' files."""
        return Entry("page", self.relative_path, self.destination, self.url)


@dataclass(slots=True)
class Plan:
    """The index, lists (links lead to the first of a role), lines for the log by path, words for the 404."""

    index: Place | None = None
    lists: list[Place] = field(default_factory=list)
    replaced: dict[str, str] = field(default_factory=dict)
    not_found: SourcePage | None = None

    def has(self, role: Role) -> bool:
        """Whether some list does this job."""
        return any(place.role == role for place in self.lists)

    @property
    def taken(self) -> frozenset[str]:
        """Source paths of the pages that a view stands in for."""
        return frozenset(self.replaced)


def plan(pages: list[SourcePage], options: JekyllConfig) -> Plan:
    """Find the pages of a whole Jekyll site whose job the theme does."""
    chosen = Plan()
    keep = tuple(options.keep_pages)
    for page in sorted(pages, key=lambda page: (page.destination != "index.html", page.relative_path)):
        role = role_of(page, keep=keep) if page.output and form_of(page) == "page" else None
        if role is None:
            continue
        chosen.replaced[page.relative_path] = line_for(page, role)
        if role == "404":
            chosen.not_found = page if says_something(page.content) else None
            continue
        if role == "index" and chosen.index is not None:
            role = "archive"
        place = Place(
            role, page.relative_path, page.destination, page.url, page, keeps_its_text(page), page.title
        )
        if role == "index":
            chosen.index = place
        else:
            chosen.lists.append(place)
    return chosen


def line_for(page: SourcePage, role: Role) -> str:
    """What the log says of a page that a view stands in for."""
    return f"{page.relative_path}: the theme shows {_JOBS[role]} at '{page.url}'"


def generated(role: Role, folder: str) -> Place:
    """A view that the site had no page for, in ``folder`` (``""`` or ``blog/``)."""
    path = folder if role == "index" else f"{folder}{role}/"
    source = f"{path}index.md" if role == "index" else f"{folder}{role}.md"
    return Place(role, source, f"{path}index.html", f"/{quote(path)}")


def per_page(config: Mapping[str, object], options: JekyllConfig) -> int:
    """Posts on a page of the index."""
    later = config.get("pagination")
    theirs = later.get("per_page") if isinstance(later, Mapping) else None
    for value in (options.paginate, config.get("paginate"), theirs):
        if isinstance(value, int) and not isinstance(value, bool) and value > 0:
            return value
    return DEFAULT_PER_PAGE


def page_path(config: Mapping[str, object], options: JekyllConfig, folder: str, number: int) -> str:
    """Folder of the index's page ``number``, from 2: ``page2/``; ``folder`` is the index's own."""
    path = options.paginate_path or config.get("paginate_path")
    if not isinstance(path, str) or ":num" not in path:
        path = f"{folder}page:num"
    elif folder and not path.lstrip("/").startswith(folder):
        path = f"{folder}{path.lstrip('/')}"
    return path.replace(":num", str(number)).strip("/").removesuffix("/index.html") + "/"


def following(first: Place, config: Mapping[str, object], options: JekyllConfig, number: int) -> Place:
    """The place of the index's page ``number``."""
    folder = first.destination.removesuffix("index.html")
    path = page_path(config, options, folder, number)
    return Place("index", f"{path}index.html", f"{path}index.html", f"/{quote(path)}")


def nav_inclusion(*, wanted: bool, nav_given: bool) -> InclusionLevel:
    """Only a navigation that MkDocs makes up takes pages in; one in ``mkdocs.yml`` names what it wants."""
    return InclusionLevel.INCLUDED if wanted and not nav_given else InclusionLevel.NOT_IN_NAV


def own_page_at(files: Mapping[str, File], destination: str) -> File | None:
    """The ordinary page of ``docs_dir`` that stands at a destination."""
    file = files.get(destination)
    return file if file is not None and file.is_documentation_page() else None
