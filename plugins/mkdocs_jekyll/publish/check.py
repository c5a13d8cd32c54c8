"""Everything that is wrong with a site, found as a build finds it: reading, planning, bodies, links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from mkdocs_jekyll.jekyll import Item, Problem, Site, SiteRenderer

from .comments.systems import comments_of
from .files import PlannedFile
from .link_problems import LinkProblems
from .math import SiteMath
from .page_body import BodyWriter, PageBody
from .site_plan import PlanSettings, SitePlan, plan_site
from .site_url import SiteUrl, agree, former_addresses
from .taxonomy import Taxonomy
from .theme_assets import compiled
from .url_index import Target, UrlIndex, url_index

#: Where readers arrive who follow a link to the top of a page.
_TOP = "top"


@dataclass(frozen=True, slots=True)
class CheckSettings:
    """How a site is checked. ``site_url`` is where mkdocs.yml publishes it; the rest is the plan's."""

    site_url: str | None = None
    old_urls: tuple[str, ...] = ()
    check_links: bool = True
    plan: PlanSettings = field(default_factory=PlanSettings)


_DEFAULTS = CheckSettings()


def check_site(site: Site, settings: CheckSettings = _DEFAULTS) -> list[Problem]:
    """Every problem of a site that was read, each once, in the order in which a build meets them."""
    former, of_former = former_addresses(site.source, settings.old_urls)
    url = agree(site.config, settings.site_url, serving=False, former=former)
    plan = plan_site(site, Taxonomy.of(site), settings.plan)
    renderer = SiteRenderer(site)
    _, of_comments = comments_of(site)
    of_url = () if url.problem is None else (url.problem,)
    found = (*of_former, *of_url, *site.problems, *of_comments, *plan.problems)
    bodies = _Bodies(renderer, plan, url)
    return list(dict.fromkeys((*found, *bodies.problems(check_links=settings.check_links))))


class _Bodies:
    """The bodies of a planned site."""

    def __init__(self, renderer: SiteRenderer, plan: SitePlan, url: SiteUrl) -> None:
        self._site, self._plan, self._renderer = renderer.site, plan, renderer
        self._urls: UrlIndex = url_index(_targets(plan), url)
        self._writer = BodyWriter(renderer, SiteMath(renderer), self._urls)

    def problems(self, *, check_links: bool) -> Iterator[Problem]:
        """What rendering finds, then links to nothing, then links to headings that are not there."""
        bodies: dict[str, tuple[Item, PageBody]] = {}
        for file in self._plan.files:
            if file.item is None:
                continue
            if file.form == "raw":
                yield from self._of_raw(file.item)
                continue
            body = self._writer.body(file.item, file.url.removeprefix("/"))
            yield from body.problems
            bodies[file.destination] = (file.item, body)
            if check_links:
                yield from LinkProblems(file.item, self._site, self._urls.bases).of_broken(body.broken)
        if check_links:
            yield from self._of_anchors(bodies)

    def _of_raw(self, item: Item) -> Iterator[Problem]:
        rendered = self._renderer.render(item)
        yield from rendered.problems
        _, problem = compiled(item, rendered.html, self._site)
        if problem is not None:
            yield problem

    def _of_anchors(self, bodies: Mapping[str, tuple[Item, PageBody]]) -> Iterator[Problem]:
        for destination, (item, body) in bodies.items():
            problems = LinkProblems(item, self._site, self._urls.bases)
            for target, links in body.to_anchors.items():
                if target not in bodies:
                    continue
                there, wanted = bodies[target]
                place = "on this page" if target == destination else f"in '{self._site.place_of(there)}'"
                for anchor, link in links.items():
                    if anchor not in wanted.anchors and anchor != _TOP:
                        yield problems.of_anchor(link, anchor, place)


def _targets(plan: SitePlan) -> Iterator[Target]:
    """What links may lead to: files, views, and what the builder writes besides."""
    for file in plan.files:
        yield Target(file.destination, _below(file), file.relative_path)
    for view in plan.views.views:
        for page in view.pages:
            yield Target(page.destination, page.url.removeprefix("/"), page.relative_path)
    for name in ("sitemap.xml", "404.html"):
        yield Target(name, name, name)


def _below(file: PlannedFile) -> str:
    return file.url.removeprefix("/") or "./"
