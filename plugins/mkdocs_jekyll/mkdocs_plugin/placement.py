"""The planned site among MkDocs' files: what MkDocs has of it goes, ours comes, each page at Jekyll's URL."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from mkdocs_jekyll.jekyll import Document, GeneratedFile, Item, Problem, Site
from mkdocs_jekyll.jekyll import Page as SourcePage
from mkdocs_jekyll.jekyll.git_dates import last_changes
from mkdocs_jekyll.publish.edit_link import edit_link_of
from mkdocs_jekyll.publish.files import PlannedFile
from mkdocs_jekyll.publish.output_form import is_bare
from mkdocs_jekyll.publish.page_meta import text_of
from mkdocs_jekyll.publish.pagination import ListPage
from mkdocs_jekyll.publish.site_identity import own_title
from mkdocs_jekyll.publish.site_plan import PlanSettings, SitePlan
from mkdocs_jekyll.publish.term_links import TermLinks
from mkdocs_jekyll.publish.titles import reads_markdown
from mkdocs_jekyll.publish.view_content import ViewContents
from mkdocs_jekyll.publish.views import ViewSettings

from . import feeds
from .files import (
    FileRegistry,
    JekyllFile,
    drop_unreadable,
    is_written,
    nav_inclusion,
    page_url,
    remove_source_files,
    titles_in,
)
from .own_plugins import own_plugin
from .page import ItemPage, PageSettings, PostPage, RawPage, RawPostPage
from .presenter import Presenter
from .source import Setup, Source
from .views import not_found, tags
from .views.not_found import NotFoundPage
from .views.placement import ViewNames, ViewPlacer, Views


@dataclass(frozen=True, slots=True)
class Placed:
    """The site's files among MkDocs'.

    ``posts`` are oldest first, ``items`` all pages of items, ``listed`` the posts that lists show: those with
    a page, and those that lead elsewhere. ``updated`` are the days of posts' last commits. ``raw`` and
    ``generated`` are written without the theme.
    """

    posts: Sequence[PostPage] = ()
    items: Mapping[Item, ItemPage] = field(default_factory=dict)
    views: Views = field(default_factory=Views)
    listed: frozenset[Document] = frozenset()
    updated: Mapping[Document, date] = field(default_factory=dict)
    raw: Sequence[tuple[JekyllFile, Item]] = ()
    generated: Sequence[tuple[JekyllFile, GeneratedFile]] = ()
    problems: Sequence[Problem] = ()


def plan_settings(setup: Setup, files: Files) -> PlanSettings:
    """What MkDocs' configuration and files say of the plan; ``files`` are those that stand beside it."""
    config, options = setup.config, setup.options
    own_list = tags.listing_in(files, config) if tags.has_plugin(config) else None
    views = ViewSettings(
        index=options.index,
        views=options.views,
        authors=options.authors,
        paginate=options.paginate,
        paginate_path=options.paginate_path,
        keep_pages=tuple(options.keep_pages),
        posts_in_lists=options.posts_in_lists,
        has_source=setup.has_site_source,
        can_search=own_plugin(config, "search") is not None or "search" in config.plugins,
        lists_tags="" if own_list is None else own_list.dest_uri,
        splits_tags=tags.splits_lists(config),
        hides_tag=tags.hidden(config),
    )
    docs = Path(config.docs_dir)
    beside = (file for file in files if is_written(file) and Path(file.src_dir or "") == docs)
    return PlanSettings(
        views if setup.has_templates else None,
        tuple(options.theme_files),
        setup.has_site_source,
        [file.dest_uri for file in beside],
        lambda made: feeds.made_elsewhere(made, config),
    )


def remove_replaced(setup: Setup, site: Site, files: Files) -> list[Problem]:
    """Take what is Jekyll's out of MkDocs' own list of files, and names that no URL has."""
    if not setup.has_site_source:
        remove_source_files(files, site)
        return drop_unreadable(files)
    source, docs = site.source.resolve(), Path(setup.config.docs_dir).resolve()
    if source.is_relative_to(docs):
        for file in list(files):
            if file.src_dir == setup.config.docs_dir and (docs / file.src_uri).is_relative_to(source):
                files.remove(file)
    return drop_unreadable(files)


def term_links(plan: SitePlan, config: MkDocsConfig) -> TermLinks:
    """Where the posts of tags, categories and authors are listed."""

    def url_of(page: ListPage) -> str:
        return page_url(page.url, page.destination, config)

    return TermLinks(plan.views.terms, url_of, plan.views.split)


def place(
    plan: SitePlan, setup: Setup, source: Source, files: Files, presenter: Callable[[], Presenter]
) -> Placed:
    """Add the site's files to MkDocs', each at its URL: the only stage that changes ``files``.

    ``presenter`` gives what will render the pages; it is asked when they are.
    """
    link = edit_link_of(source.site)
    edit_url = (lambda _: "") if link is None else partial(link.of, site=source.site)
    settings = PageSettings(
        setup.has_templates,
        presenter,
        source.changed,
        edit_url=edit_url,
        markdown_titles=reads_markdown(source.site),
    )
    placer = _FileRegistry(setup, source, files, settings)
    for planned in plan.files:
        placer.add(planned)
    posts = sorted(placer.posts, key=lambda post: post.item.date)
    updated = _days_of_commits(posts, source.site) if setup.options.git_dates else {}
    listed = frozenset((*(post.item for post in posts), *_redirected(source.site)))
    views = Views()
    if setup.has_templates:
        bases = source.url.bases
        contents = ViewContents(
            source.taxonomy, term_links(plan, setup.config), bases, listed, tags.has_plugin(setup.config)
        )
        views = placer.views(plan, contents)
        placer.add_url_list()
    for post in posts:
        if (title := placer.titles.get(post.file.src_uri)) is not None:
            post.name(title)
        if (day := updated.get(post.item)) is not None:
            post.set_updated(day)
    for view in views.lists.values():
        view.title = placer.titles.get(view.file.src_uri, view.title)
    return Placed(
        posts,
        placer.items,
        views,
        listed,
        updated,
        placer.raw,
        placer.generated,
        placer.registry.problems,
    )


class _FileRegistry:
    """Makes files and pages; what it made is gathered in its fields."""

    def __init__(self, setup: Setup, source: Source, files: Files, settings: PageSettings) -> None:
        self._setup = setup
        self._source = source
        self._files = files
        self._config = setup.config
        self._settings = settings
        self.registry = FileRegistry(files, setup.config, source.site)
        self.titles = titles_in(setup.config.nav)
        self.posts: list[PostPage] = []
        self.items: dict[Item, ItemPage] = {}
        self.raw: list[tuple[JekyllFile, Item]] = []
        self.generated: list[tuple[JekyllFile, GeneratedFile]] = []

    def add(self, planned: PlannedFile) -> None:
        """Add a planned file, with its page if it is one."""
        file = self.registry.place(planned, inclusion=self._inclusion(planned))
        if file is None:
            return
        self._config.theme.static_templates.discard(file.dest_uri)  # it would be written over the site's own
        if planned.generated is not None:
            self.generated.append((file, planned.generated))
        item = planned.item
        if item is None:
            return
        if planned.form == "raw":
            self.raw.append((file, item))
            return
        page = self._page(item, file)
        self.items[item] = page
        if isinstance(page, PostPage):
            self.posts.append(page)
        else:
            page.title = self.titles.get(file.src_uri, page.title)

    def _inclusion(self, planned: PlannedFile) -> InclusionLevel:
        item = planned.item
        own = isinstance(item, SourcePage) and not item.generated
        in_nav = own and item is not None and bool(item.title) and planned.form == "page"
        in_nav = in_nav and planned.destination not in (not_found.DESTINATION, "404/index.html")
        return nav_inclusion(wanted=in_nav, nav_given=self._config.nav is not None)

    def _page(self, item: Item, file: File) -> ItemPage:
        if isinstance(item, Document) and item.collection == "posts":
            post = RawPostPage if is_bare(item) else PostPage
            return post(item, file, self._config, self._settings)
        bare = isinstance(item, Document) and is_bare(item)
        lost = file.dest_uri == not_found.DESTINATION and self._setup.has_templates
        kind = NotFoundPage if lost else RawPage if bare else ItemPage
        return kind(item, file, self._config, self._settings)

    def views(self, plan: SitePlan, contents: ViewContents) -> Views:
        """Add the pages of the views."""
        config = self._source.site.config
        names = ViewNames(self._setup.words, own_title(config), text_of(config.get("description")))
        placer = ViewPlacer(self.registry, self._config, contents, names, self._settings)
        return placer.place(plan.views, self._files)

    def add_url_list(self) -> None:
        """Add the list of the site's URLs, for the page that answers where nothing stands."""
        files = self._files
        made = GeneratedFile(
            plugin="",
            destination=not_found.INDEX,
            url=f"/{not_found.INDEX}",
            write=lambda _: not_found.url_list(files.documentation_pages()),
        )
        planned = PlannedFile("raw", made.destination, made.destination, made.url, generated=made)
        file = self.registry.place(planned, inclusion=nav_inclusion(wanted=False, nav_given=True))
        if file is not None:
            self.generated.append((file, made))


def _redirected(site: Site) -> Iterator[Document]:
    """Posts that lead elsewhere: they stand in the lists, and at their URLs what leads on."""
    redirects = {made.destination for made in site.generated}
    return (post for post in site.posts if not post.output and post.destination in redirects)


def _days_of_commits(posts: Iterable[PostPage], site: Site) -> dict[Document, date]:
    """The days of posts' last commits; none where jekyll-last-modified-at gives its own."""
    documents = [post.item for post in posts]
    if any(document.changed for document in documents):
        return {}
    changes, zone = last_changes(site.source), site.config.zone
    times = ((document, changes.get(site.place_of(document))) for document in documents)
    return {document: time.astimezone(zone).date() for document, time in times if time is not None}
