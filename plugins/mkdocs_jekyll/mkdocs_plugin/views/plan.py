"""Which views a site gets, and at which addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

from mkdocs.structure.files import File, InclusionLevel

from mkdocs_jekyll.jekyll import Document, Item, Listing, Site
from mkdocs_jekyll.publish.page_roles import PageRole, RoleName, is_kept, job_of, keeps_its_text
from mkdocs_jekyll.publish.taxonomy import Taxonomy
from mkdocs_jekyll.publish.visible_text import says_something

from ..files import PlannedFile, form_of
from ..options import JekyllConfig

DEFAULT_PER_PAGE: Final = 10
_JOBS: Final[dict[RoleName, str]] = {
    "index": "the index of posts",
    "archive": "the archive",
    "categories": "the categories",
    "tags": "the tags",
    "authors": "the authors",
    "search": "its search",
    "404": "the page for what was not found",
    "category": "the posts of the category",
    "tag": "the posts of the tag",
    "author": "the posts of the author",
}


@dataclass(frozen=True, slots=True)
class ViewPlan:
    """Where a view stands; ``item`` is the site's own page there, ``intro`` whether its text stays.

    ``name`` is the tag, category or author that the view is about, if it is. ``listings`` are what a
    plugin lists there, page by page; without them the view has all posts of its name, or all.
    """

    role: RoleName
    relative_path: str
    destination: str
    url: str
    item: Item | None = None
    intro: bool = False
    title: str = ""
    name: str = ""
    listings: Sequence[Listing] = ()

    @property
    def entry(self) -> PlannedFile:
        """As an entry for MkDocs' files."""
        return PlannedFile("page", self.relative_path, self.destination, self.url)


@dataclass(slots=True)
class SitePlan:
    """The index, lists (links lead to the first of a role), ``series``: further indexes, of some posts, and
    ``documents``: lists of a collection's.

    ``taken`` are the source paths of the pages that a view stands in for, ``lines`` what the log says of it,
    ``not_found`` is the site's own page for what is not there.
    """

    index: ViewPlan | None = None
    lists: list[ViewPlan] = field(default_factory=list)
    series: list[ViewPlan] = field(default_factory=list)
    documents: list[ViewPlan] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    lines: list[str] = field(default_factory=list)
    not_found: Item | None = None

    def has(self, role: RoleName) -> bool:
        """Whether some list does this job."""
        return any(place.role == role for place in self.lists)


def plan_views(site: Site, terms: Taxonomy, options: JekyllConfig, *, can_search: bool) -> SitePlan:
    """Find the pages of a whole site whose job the theme does, searching included if it ``can_search``."""
    chosen = SitePlan()
    begun = {id(listing.page): listing.pages for listing in site.listings if _begins_on_a_page(listing)}
    for item in _candidates(site):
        listings = begun.get(id(item), [])
        job = _job_of(item, terms, options, listings)
        if job is None or (job.role == "search" and not can_search):
            continue
        path = site.place_of(item)
        if job.role == "404":
            chosen.not_found = item
            if not says_something(item.content):
                chosen.lines.append(line_for(path, item, job))
            continue
        if job.role == "index" and chosen.index is not None and not listings:
            job = PageRole("archive")
        chosen.taken.add(path)
        chosen.lines.append(line_for(path, item, job))
        intro = keeps_its_text(item, terms) and job.role != "search"
        place = ViewPlan(
            job.role, path, item.destination, item.url, item, intro, item.title, job.name, listings
        )
        if job.role == "index" and chosen.index is None:
            chosen.index = place
        else:
            (chosen.series if listings else chosen.lists).append(place)
    _add_listings(chosen, site)
    return chosen


def _begins_on_a_page(listing: Listing) -> bool:
    """Whether a pagination of posts begins here, on a page of the site's own."""
    return listing.kind == "pagination" and listing.number == 1 and _is_of_posts(listing)


def _is_of_posts(listing: Listing) -> bool:
    return all(post.collection == "posts" for page in listing.pages for post in page.posts)


def _job_of(
    item: Item, terms: Taxonomy, options: JekyllConfig, listings: Sequence[Listing]
) -> PageRole | None:
    """As ``job_of``; a page on which a plugin lists posts is an index, whatever it says of itself."""
    job = job_of(item, terms, keep=options.keep_pages)
    if job is None and listings and not is_kept(item, options.keep_pages):
        return PageRole("index")
    return job


def _add_listings(chosen: SitePlan, site: Site) -> None:
    """Lists that plugins make without a page of the site's own: one tag's posts, one year's, ..."""
    for listing in site.listings:
        if listing.kind == "pagination" or listing.number > 1:
            continue
        role: RoleName = listing.kind if listing.kind == "tag" or listing.kind == "category" else "archive"
        place = ViewPlan(
            role, listing.destination, listing.destination, listing.url,
            title=listing.title, name=listing.name, listings=listing.pages,
        )  # fmt: skip
        if not _is_of_posts(listing):
            chosen.documents.append(place)
        else:
            (chosen.series if len(listing.pages) > 1 else chosen.lists).append(place)


def _candidates(site: Site) -> list[Item]:
    """Pages and documents that the theme would show, the home page first, then by their paths."""
    own = (page for page in site.pages if page.output and not page.generated)
    pages: list[Item] = [page for page in own if form_of(page) == "page"]
    groups = (group.docs for label, group in site.collections.items() if label != "posts")
    documents: list[Document] = [document for docs in groups for document in docs if document.output]
    return sorted(
        [*pages, *documents], key=lambda item: (item.destination != "index.html", item.relative_path)
    )


def line_for(path: str, item: Item, job: PageRole) -> str:
    """What the log says of a page that a view stands in for."""
    name = f" '{job.name}'" if job.name else ""
    return f"{path}: the theme shows {_JOBS[job.role]}{name} at '{item.url}' (keep_pages keeps the original)"


def generated(role: RoleName, folder: str) -> ViewPlan:
    """A view that the site had no page for, in ``folder`` (``""`` or ``blog/``)."""
    path = folder if role == "index" else f"{folder}{role}/"
    source = f"{path}index.md" if role == "index" else f"{folder}{role}.md"
    return ViewPlan(role, source, f"{path}index.html", f"/{quote(path)}")


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


def following(first: ViewPlan, config: Mapping[str, object], options: JekyllConfig, number: int) -> ViewPlan:
    """The place of the index's page ``number``: where a plugin puts it, or as ``paginate_path`` says."""
    if number <= len(first.listings):
        listing = first.listings[number - 1]
        return ViewPlan("index", listing.destination, listing.destination, listing.url)
    folder = first.destination.removesuffix("index.html")
    path = page_path(config, options, folder, number)
    return ViewPlan("index", f"{path}index.html", f"{path}index.html", f"/{quote(path)}")


def nav_inclusion(*, wanted: bool, nav_given: bool) -> InclusionLevel:
    """Only a navigation that MkDocs makes up takes pages in; one in ``mkdocs.yml`` names what it wants."""
    return InclusionLevel.INCLUDED if wanted and not nav_given else InclusionLevel.NOT_IN_NAV


def own_page_at(files: Mapping[str, File], destination: str) -> File | None:
    """The ordinary page of ``docs_dir`` that stands at a destination."""
    file = files.get(destination)
    return file if file is not None and file.is_documentation_page() else None
