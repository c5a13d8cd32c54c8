"""Everything that is wrong with a site, found as a build finds it: reading, planning, bodies, links."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from mkdocs_jekyll.jekyll import Document, Item, Problem, Site, SiteRenderer

from .analytics import problems_of
from .author_profile import avatar_of
from .comments.systems import comments_of
from .files import PlannedFile
from .hero import hero_of
from .html import inline_html
from .kit_media import media_resolver
from .language_sites import LanguageSites, url_in_language
from .link_problems import LinkProblems
from .links import BrokenLink, rewrite
from .math import SiteMath
from .page_body import BodyWriter, PageBody
from .post_entry import EntrySettings, PlacedPost, PostEntries, usable_hero
from .site_identity import identity_of
from .site_plan import PlanSettings, SitePlan, plan_site
from .site_url import SiteUrl, former_urls, reconcile, without_host
from .taxonomy import Taxonomy
from .term_links import TermLinks
from .theme_assets import compiled
from .url_index import Target, UrlIndex, url_index

#: Where readers arrive who follow a link to the top of a page.
_TOP: Final = "top"
#: Links to nothing, and what else is wrong.
_Around: TypeAlias = tuple[tuple[BrokenLink, ...], tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How a site is checked. ``site_url`` is where mkdocs.yml publishes it.

    ``beside`` are the destinations of what stands beside the site; ``plan`` is how it is planned.
    """

    site_url: str | None = None
    old_urls: tuple[str, ...] = ()
    check_links: bool = True
    analytics: bool = False
    beside: tuple[str, ...] = ()
    plan: PlanSettings = field(default_factory=PlanSettings)


_DEFAULTS = CheckSettings()


def check_site(site: Site, settings: CheckSettings = _DEFAULTS) -> list[Problem]:
    """Every problem of a site that was read, each once, in the order in which a build meets them."""
    former, of_former = former_urls(site.source, settings.old_urls)
    url = reconcile(site.config, settings.site_url, serving=False, former=former)
    plan = plan_site(site, Taxonomy.of(site), settings.plan)
    renderer = SiteRenderer(site)
    _, of_comments = comments_of(site)
    of_url = filter(None, (url.problem, without_host(site, url.site_url)))
    found = (*of_former, *of_url, *site.problems, *of_comments, *plan.problems)
    found += tuple(problems_of(site.config, is_on=settings.analytics))
    bodies = _Bodies(renderer, plan, url, settings.beside)
    return list(dict.fromkeys((*found, *bodies.problems(check_links=settings.check_links))))


class _Bodies:
    """The bodies of a planned site, and what stands around them."""

    def __init__(self, renderer: SiteRenderer, plan: SitePlan, url: SiteUrl, beside: Iterable[str]) -> None:
        self._site, self._plan, self._renderer = renderer.site, plan, renderer
        languages = None
        if self._site.languages is not None:
            base = url.bases[-1]
            url = url_in_language(url, self._site.languages)
            languages = LanguageSites(self._site.languages, base, url.site_url)
        self._urls: UrlIndex = url_index(_targets(plan, beside), url, languages=languages)
        self._writer = BodyWriter(renderer, SiteMath(renderer), self._urls)
        terms = TermLinks(plan.views.terms, lambda page: page.url)
        self._entries = PostEntries(self._site, self._urls, terms, EntrySettings())

    def problems(self, *, check_links: bool) -> Iterator[Problem]:
        """What rendering finds, then links to nothing, then links to headings that are not there."""
        texts: dict[str, tuple[Item, PageBody]] = {}
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
            texts[file.destination] = (file.item, body)
            if check_links and file.item is not self._plan.views.not_found:
                yield from self._links(file.item).of_broken((*body.broken, *broken))
        yield from self._of_views(texts, check_links=check_links)
        if check_links:
            yield from self._of_anchors(texts)

    def _links(self, item: Item) -> LinkProblems:
        return LinkProblems(item, self._site, self._urls.bases)

    def _around(self, file: PlannedFile, body: PageBody) -> _Around:
        """Pictures above a text that are not there, and what else is wrong with a post's front matter."""
        item = file.item
        assert item is not None
        if isinstance(item, Document) and item.collection == "posts":
            placed = PlacedPost(item, file.url.removeprefix("/"), inline_html(item.title))
            result = self._entries.of(placed, body)
            return result.broken, result.problems
        _, broken = usable_hero(hero_of(item, self._site), self._urls, media_resolver(item, self._site))
        return broken, ()

    def _of_raw(self, item: Item) -> Iterator[Problem]:
        rendered = self._renderer.render(item)
        yield from rendered.problems
        _, problem = compiled(item, rendered.html, self._site)
        if problem is not None:
            yield problem

    def _of_views(self, texts: dict[str, tuple[Item, PageBody]], *, check_links: bool) -> Iterator[Problem]:
        """The site's own words around lists, and the picture beside the index."""
        for view in self._plan.views.views:
            if view.item is None or view.text is None:
                continue
            rendered = self._renderer.render_text(view.item, view.text)
            yield from rendered.problems
            page = view.first
            links = rewrite(rendered.html, self._urls, page.url.removeprefix("/"))
            if check_links:
                yield from self._links(view.item).of_broken(links.broken)
            body = PageBody(links.html, anchors=links.anchors, to_anchors=links.to_anchors)
            texts[page.destination] = (view.item, body)
        if self._plan.views.index is not None:
            identity = identity_of(self._site.config, self._site.data, self._site.kit)
            _, problem = avatar_of(identity, self._urls)
            if problem is not None:
                yield problem

    def _of_anchors(self, texts: Mapping[str, tuple[Item, PageBody]]) -> Iterator[Problem]:
        for destination, (item, body) in texts.items():
            for target, links in body.to_anchors.items():
                if target not in texts:
                    continue
                there, wanted = texts[target]
                place = "on this page" if target == destination else f"in '{self._site.place_of(there)}'"
                for number, (anchor, link) in enumerate(links.items()):
                    if anchor not in wanted.anchors and anchor != _TOP:
                        yield self._links(item).of_anchor(link, anchor, place, number)


def _targets(plan: SitePlan, beside: Iterable[str]) -> Iterator[Target]:
    """What links may lead to: files, views, and what the builder writes besides."""
    for file in plan.files:
        yield Target(file.destination, _below(file), file.relative_path)
    for view in plan.views.views:
        for page in view.pages:
            yield Target(page.destination, page.url.removeprefix("/"), page.relative_path)
    for name in (*beside, "sitemap.xml", "404.html"):
        yield Target(name, name.removesuffix("index.html") or "./", name)


def _below(file: PlannedFile) -> str:
    return file.url.removeprefix("/") or "./"
