"""Everything that is wrong with a site, found as a build finds it: reading, planning, bodies, links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final, TypeAlias

from mkdocs_jekyll.jekyll import Document, Item, Problem, Site, SiteRenderer
from mkdocs_jekyll.jekyll.liquid.protocol import ConvertsMarkdown
from mkdocs_jekyll.jekyll.read_limits import ReadLimits
from mkdocs_jekyll.jekyll.slow_markdown import TextTime
from mkdocs_jekyll.kramdown import Options, Result, convert

from .analytics import problems_of as of_analytics
from .author_profile import avatar_of
from .colors import leaves_color
from .colors import problem_of as of_color
from .comments.threads import site_threads
from .files import PlannedFile, collision
from .grouping import anchors_in
from .hero import hero_of
from .index_entry import listed_picture
from .kit_media import media_resolver
from .layout_lead import LayoutLeads
from .link_problems import LinkProblems
from .links import BrokenLink, rewrite
from .math import SiteMath
from .math_commands import problems_of as of_formulas
from .page_body import BodyWriter, PageBody
from .page_pictures import SMALL, WIDE, LookedAtPictures
from .picture_variants import PictureVariants
from .post import theme_url
from .post_entry import EntrySettings, PlacedPost, PostEntries, usable_hero
from .post_picture import picture_of
from .published_site import MATERIAL, PublishedSite
from .seo_items import SeoItems
from .seo_items import problems_of as invalid_urls
from .share_links import share_of
from .site_identity import identity_of
from .site_plan import PlanSettings, SitePlan, plan_site
from .site_url import SiteUrl
from .taxonomy import Taxonomy
from .term_links import TermLinks
from .theme_assets import compiled
from .titles import reads_markdown, title_of
from .url_index import Target, UrlIndex, url_index
from .view_content import ViewContents

#: Where readers arrive who follow a link to the top of a page.
_TOP: Final = "top"
#: Links to nothing, and what else is wrong.
_Around: TypeAlias = tuple[tuple[BrokenLink, ...], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """What mkdocs.yml says of a site that is checked; see the plugin's options.

    ``beside`` are the files of ``docs`` (paths below it) with their destinations, which keep their places.
    ``plan`` is how the site is planned.
    ``palette`` is that of the theme, ``None`` where mkdocs.yml has none.
    """

    check_links: bool = True
    analytics: bool = False
    comments: bool = True
    comment_identifier: str | None = None
    seo: bool = True
    picture_sizes: bool = True
    colors: bool = True
    palette: object = None
    mathjax: str = ""
    docs: Path = Path("docs")
    beside: Mapping[str, str] = field(default_factory=dict)
    plan: PlanSettings = field(default_factory=PlanSettings)


_DEFAULTS = CheckSettings()


def check_site(published: PublishedSite, settings: CheckSettings = _DEFAULTS) -> list[Problem]:
    """Every problem of a site that was read, each once, in the order in which a build meets them."""
    site = published.site
    plan = plan_site(site, Taxonomy.of(site), settings.plan)
    renderer = SiteRenderer(site)
    found = [*published.problems, *_of_settings(renderer, published.url, settings), *plan.problems]
    found += _in_docs(plan, settings)
    bodies = _Bodies(renderer, plan, published, settings)
    found += bodies.problems()
    if settings.seo:
        items = [file.item for file in plan.files if file.item is not None and file.form != "raw"]
        index = plan.views.index is not None
        found += invalid_urls(items, SeoItems(renderer, published.url.bases), has_index=index)
    return list(dict.fromkeys(found))


def _in_docs(plan: SitePlan, settings: CheckSettings) -> Iterator[Problem]:
    """Files of the site whose places pages of ``docs_dir`` keep."""
    name = settings.docs.name
    taken = {destination: f"{name}/{path}" for path, destination in settings.beside.items()}
    for file in plan.files:
        if file.generated is None and (kept := taken.get(file.destination)) is not None:
            yield collision(kept, file.relative_path, file.url)


def _of_settings(renderer: SiteRenderer, url: SiteUrl, settings: CheckSettings) -> Iterator[Problem]:
    """What is wrong with settings that concern no single page."""
    site = renderer.site
    yield from share_of(site).problems
    if settings.comments:
        yield from site_threads(renderer, url, settings.comment_identifier)[1]
    yield from of_analytics(site.config, is_on=settings.analytics)
    if settings.colors and leaves_color(settings.palette):
        problem = of_color(identity_of(site.config, site.data, site.kit).color)
        if problem is not None:
            yield problem


@dataclass(frozen=True, slots=True)
class _Text:
    """A page of the site: what messages call it, its body, and whose text it is, if it has one."""

    place: str
    body: PageBody
    item: Item | None = None


class _MaterialsMarkdown:
    """Stands in for Material's Markdown, which only a build has: kramdown reads such texts."""

    def convert(self, text: str, time: TextTime | None = None) -> Result:
        """The text as HTML; what kramdown says of it does not count."""
        del time
        return replace(convert(text, Options(input="GFM")), warnings=())


#: Kinds of Markdown that posts may ask for by name.
STAND_INS: Final[Mapping[str, ConvertsMarkdown]] = {MATERIAL: _MaterialsMarkdown()}


class _Bodies:
    """The bodies of a planned site, and what stands around them."""

    def __init__(
        self, renderer: SiteRenderer, plan: SitePlan, published: PublishedSite, settings: CheckSettings
    ) -> None:
        self._site, self._plan, self._renderer = renderer.site, plan, renderer
        self._settings = settings
        is_whole = settings.plan.is_whole
        self._urls: UrlIndex = url_index(
            _targets(self._site, plan, settings),
            published.url,
            by_source=not is_whole,
            languages=published.languages,
        )
        self._math = SiteMath(renderer, settings.mathjax)
        self._writer = BodyWriter(renderer, self._math, self._urls, is_whole)
        terms = TermLinks(plan.views.terms, lambda page: page.url)
        self._entries = PostEntries(self._site, self._urls, terms, EntrySettings(), LayoutLeads(self._site))
        redirects = {made.destination for made in self._site.generated}
        listed = [post for post in self._site.posts if post.output or post.destination in redirects]
        taxonomy = Taxonomy.of(self._site)
        self._contents = ViewContents(taxonomy, terms, published.url.bases, frozenset(listed))
        self._of_pictures: list[Problem] = []
        limits = ReadLimits.from_settings(self._site.config.get("limits"))
        self._pictures = LookedAtPictures(PictureVariants(None, self._of_pictures.append, limits), self._urls)

    def problems(self) -> Iterator[Problem]:
        """What rendering finds, then links to nothing, then links to headings that are not there."""
        check_links = self._settings.check_links
        texts: dict[str, _Text] = {}
        for file in self._plan.files:
            if file.item is None:
                continue
            if file.form == "raw":
                yield from self._of_raw(file.item)
                continue
            body = self._writer.body(file.item, file.url.removeprefix("/"))
            yield from body.problems
            broken, problems = self._around(file, body)
            yield from problems
            texts[file.destination] = _Text(self._site.place_of(file.item), body, file.item)
            if check_links and file.item is not self._plan.views.not_found:
                yield from self._links(file.item).of_broken((*body.broken, *broken))
        yield from self._of_views(texts, check_links=check_links)
        if check_links:
            yield from self._of_anchors(texts)
        bodies = ((text.item, text.body.html, text.body.math) for text in texts.values() if text.item)
        yield from of_formulas(bodies, self._math.settings, self._site.place_of)
        if self._settings.picture_sizes:
            yield from self._of_pictures

    def _links(self, item: Item) -> LinkProblems:
        return LinkProblems(item, self._site, self._urls.bases)

    def _around(self, file: PlannedFile, body: PageBody) -> _Around:
        """Pictures above a text that are not there, and what else is wrong with a post's front matter."""
        item = file.item
        assert item is not None
        if isinstance(item, Document) and item.collection == "posts":
            heading = title_of(item, is_markdown=reads_markdown(self._site))
            placed = PlacedPost(item, file.url.removeprefix("/"), heading)
            result = self._entries.of(placed, body)
            self._pictures.add_entry(result.entry)
            self._pictures.add(listed_picture(item, result.entry, self._site, self._urls), WIDE)
            share = share_of(self._site).for_post(item.data, self._site.place_of(item))
            return result.broken, (*result.problems, *share.problems)
        hero, broken = usable_hero(hero_of(item, self._site), self._urls, media_resolver(item, self._site))
        self._pictures.add(hero.picture if hero is not None else "", WIDE)
        return broken, ()

    def _of_raw(self, item: Item) -> Iterator[Problem]:
        rendered = self._renderer.render(item)
        yield from rendered.problems
        _, problem = compiled(item, rendered.html, self._site)
        if problem is not None:
            yield problem

    def _of_views(self, texts: dict[str, _Text], *, check_links: bool) -> Iterator[Problem]:
        """The site's own words around lists, and the picture beside the index."""
        for view in self._plan.views.views:
            for number, page in enumerate(view.pages):
                anchors = frozenset(anchors_in(self._contents.of(view, number).groups))
                texts[page.destination] = _Text(page.relative_path, PageBody("", anchors=anchors))
            if view.item is None or view.text is None:
                continue
            rendered = self._renderer.render_text(view.item, view.text)
            yield from rendered.problems
            page = view.first
            links = rewrite(rendered.html, self._urls, page.url.removeprefix("/"))
            if check_links:
                yield from self._links(view.item).of_broken(links.broken)
            anchors = links.anchors | texts[page.destination].body.anchors
            body = PageBody(links.html, anchors=anchors, to_anchors=links.to_anchors)
            texts[page.destination] = _Text(page.relative_path, body, view.item)
        if self._plan.views.index is not None:
            identity = identity_of(self._site.config, self._site.data, self._site.kit)
            avatar, problem = avatar_of(identity, self._urls)
            self._pictures.add(avatar, SMALL)
            self._pictures.add(theme_url(picture_of(self._site.config), self._urls.bases), WIDE)
            if problem is not None:
                yield problem

    def _of_anchors(self, texts: Mapping[str, _Text]) -> Iterator[Problem]:
        for destination, text in texts.items():
            for target, links in text.body.to_anchors.items():
                if target not in texts or text.item is None:
                    continue
                there = texts[target]
                place = "on this page" if target == destination else f"in '{there.place}'"
                for number, (anchor, link) in enumerate(links.items()):
                    if anchor not in there.body.anchors and anchor != _TOP:
                        yield self._links(text.item).of_anchor(link, anchor, place, number)


def _targets(site: Site, plan: SitePlan, settings: CheckSettings) -> Iterator[Target]:
    """What links may lead to: files, views, and what the builder writes besides."""
    for path, destination in settings.beside.items():
        url = destination.removesuffix("index.html") or "./"
        yield Target(destination, url, path, str(settings.docs / path))
    for file in plan.files:
        path = "" if file.generated is not None else str(site.source / file.relative_path)
        yield Target(file.destination, _below(file), file.relative_path, path)
    for view in plan.views.views:
        for page in view.pages:
            yield Target(page.destination, page.url.removeprefix("/"), page.relative_path)
    for name in ("sitemap.xml", "404.html"):
        yield Target(name, name, name)


def _below(file: PlannedFile) -> str:
    return file.url.removeprefix("/") or "./"
