"""What a site consists of when it is published: its views, and every file that is written."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from itertools import chain

from mkdocs_jekyll.jekyll import GeneratedFile, Problem, Site, layouts

from .files import PlannedFile, further_pages, host_file, planned_files, resolve_collisions
from .taxonomy import Taxonomy
from .theme_assets import choose_assets
from .view_plan import plan_views
from .views import ViewPlan, ViewSettings


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """How a site is planned.

    ``views`` is ``None`` where no theme shows views. ``theme_files`` are globs of the old theme's files that
    are written. ``beside`` are the destinations of pages that stand beside the site. ``made_elsewhere`` gives
    what is to be said of a generated file that something else writes, if anything; ``None`` for all others.
    """

    views: ViewSettings | None = field(default_factory=ViewSettings)
    theme_files: tuple[str, ...] = ()
    is_whole: bool = True
    beside: Collection[str] = ()
    made_elsewhere: Callable[[GeneratedFile], Sequence[Problem] | None] = lambda _: None


@dataclass(frozen=True, slots=True)
class SitePlan:
    """The files of a site, each with its place; its views; what an author should know of both.

    Two files never have one destination, and none lies outside of the site.
    """

    files: tuple[PlannedFile, ...]
    views: ViewPlan
    problems: tuple[Problem, ...] = ()


def plan_site(site: Site, taxonomy: Taxonomy, settings: PlanSettings) -> SitePlan:
    """Plan a site; a function of what was read."""
    views = ViewPlan()
    if settings.views is not None:
        views = plan_views(site, taxonomy, settings.views, settings.beside)
    problems = [*(layouts.problems_of_layouts(site) if settings.is_whole else ())]
    problems += views.messages
    files, elsewhere = _files(site, views, settings)
    problems += elsewhere
    if settings.is_whole:
        kept = (view.text for view in views.views if view.text and view.role != "search")
        chosen = choose_assets(site, files, settings.theme_files, views.replaced, kept)
        problems += chosen.problems
        files = list(chosen.files)
    resolved, collisions = resolve_collisions(files)
    return SitePlan(tuple(resolved), views, (*problems, *collisions))


def _files(site: Site, views: ViewPlan, settings: PlanSettings) -> tuple[list[PlannedFile], list[Problem]]:
    """All files but the pages that views replace, and those that something else writes."""
    files: list[PlannedFile] = []
    problems: list[Problem] = []
    host = host_file(site) if settings.is_whole else ()  # MkDocs copies that of its own folder
    for file in chain(planned_files(site), host, further_pages(site, views.replaced)):
        if file.relative_path in views.replaced and file.item is not None:
            continue
        if file.generated is not None and (said := settings.made_elsewhere(file.generated)) is not None:
            problems += said
            continue
        files.append(file)
    return files, problems
