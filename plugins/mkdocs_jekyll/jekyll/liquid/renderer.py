"""The renderer of a site's texts: texts in, texts and problems out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.config_defaults import GITHUB_PAGES_THEME
from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.model import Item
from mkdocs_jekyll.jekyll.read_limits import ReadLimits
from mkdocs_jekyll.jekyll.slow_markdown import TextTime, text_time

from .context import JekyllContext, Origin, Registers
from .counters import SiteCounters
from .custom import CustomFunctions
from .drops import DropFactory, JekyllDrop, SiteDrop
from .environment import Environment, environment
from .errors import LimitReached
from .fast_path import fill_urls, has_liquid, unify_angled
from .includes import IncludeFolders, IncludeLoader, may_be_included
from .limits import Budget, Limits, Output
from .report import from_syntax, report_content
from .result import LiquidResult
from .ruby.objects import Drop
from .ruby.to_s import to_s
from .services import SiteServices
from .tags import JekyllTag
from .template import compile_template

if TYPE_CHECKING:
    from .protocol import LiquidSite


@dataclass(frozen=True, slots=True)
class Extensions:
    """What texts may use besides Jekyll's own: tags and filters of plugins, the author's functions.

    ``includes`` are the folders of the theme's includes, for a theme that has a kit. ``refuse_include`` says
    why a file may not be included from a folder of the source; an empty text if it may.
    """

    tags: Mapping[str, type[JekyllTag]] = field(default_factory=dict)
    filters: Mapping[str, Callable[..., object]] = field(default_factory=dict)
    custom: CustomFunctions = field(default_factory=CustomFunctions)
    includes: Sequence[Path] = ()
    refuse_include: Callable[[Path, str], str] = may_be_included


@dataclass(frozen=True, slots=True)
class Scope:
    """What a text sees besides ``site`` and ``page``.

    ``variables`` are ``content``, ``paginator``, ``layout`` and others, in which items may stand. ``excerpt``
    is whether the text is the page's excerpt, which has counters of its own, and whose problems are those of
    the page.
    """

    variables: Mapping[str, object] = field(default_factory=dict)
    excerpt: bool = False
    time: TextTime | None = None


class LiquidRenderer:
    """Renders the texts of one site. Nothing that a text holds makes ``render`` raise.

    A tag that neither Jekyll nor the ``extensions`` know is left out with a warning.
    ``limits`` bound what one text may ask for; without them ``liquid`` in ``_config.yml`` says.
    """

    def __init__(
        self,
        rendered: LiquidSite,
        *,
        extensions: Extensions | None = None,
        limits: Limits | None = None,
    ) -> None:
        self._rendered = rendered
        self._site = site = rendered.site
        found = site.config.get("liquid")
        settings = found if isinstance(found, Mapping) else {}
        self._limits = limits or Limits.from_settings(settings)
        self._settings = settings
        self._extensions = extensions or Extensions()
        known = getattr(site.config, "environment", None) or os.environ.get("JEKYLL_ENV")
        self._jekyll = JekyllDrop(site.version.number, str(known or "development"))
        self._reported: set[str] = set()
        self._work_left: dict[Item, int] = {}
        self._urls = {key: to_s(site.config.get(key)) for key in ("baseurl", "url")}

    def render(
        self,
        text: str,
        *,
        page: Mapping[str, object] | Item,
        path: str,
        line: int = 1,
        scope: Scope | None = None,
    ) -> LiquidResult:
        """Render ``text``, which stands in the file ``path`` (relative to the source) from ``line`` on.

        ``page`` is what templates see as ``page``, ``scope`` what they see besides. Texts without
        Liquid, or with nothing but the site's URLs, never enter the engine.
        """
        if isinstance(page, Item) and page.kind != "page":
            text = unify_angled(text)
        if not has_liquid(text):
            return LiquidResult(text)
        filled = fill_urls(text, self._urls)
        if filled is not None:
            return LiquidResult(filled)
        return self._run(text, _Task(page, Origin(path, line), scope or Scope()))

    @property
    def counts(self) -> bool:
        """Whether the site counts (``increment``), so that a text depends on those rendered before it."""
        return self._counters.are_used

    def report_again(self) -> None:
        """Report what is reported once for a site, as if nothing had been rendered yet."""
        self._reported.clear()

    @cached_property
    def _environment(self) -> Environment:
        known = self._extensions
        return environment(self._settings, self._site.version, known.tags, known.filters, known.custom)

    @cached_property
    def _services(self) -> SiteServices:
        config = self._site.config
        folder = to_s(config.get("includes_dir")) or "_includes"
        encoding = to_s(config.get("encoding")) or "utf-8"
        theme = to_s(config.get("remote_theme")) or to_s(config.get("theme"))
        theme = "" if theme == GITHUB_PAGES_THEME else theme
        includes = IncludeLoader(
            self._environment.syntax,
            IncludeFolders(
                self._site.source,
                (folder,),
                encoding=encoding,
                theme=theme,
                kit=self._extensions.includes,
                refuse=self._extensions.refuse_include,
                largest=ReadLimits.from_settings(config.get("limits")).file_size,
            ),
        )
        return SiteServices(self._site, DropFactory(self._rendered), includes)

    @cached_property
    def _counters(self) -> SiteCounters:
        services = self._services
        return SiteCounters(services.drops.in_order, services.includes.texts, self._rendered.render)

    def _run(self, text: str, task: _Task) -> LiquidResult:
        origin, item = task.origin, task.item
        try:
            template = compile_template(text, origin.path, self._environment.syntax)
        except (LimitReached, RecursionError) as error:
            return _stopped(text, [], error, origin)
        reported = set(self._reported) if task.scope.excerpt else self._reported
        problems = from_syntax(template.problems, origin, reported)
        if item is not None and not task.scope.excerpt:
            self._counters.render_before(item)
        context = self._context(text, task, problems, reported)
        factory = self._services.drops
        outer, factory.current = factory.current, item
        output = _output_of(task, context.budget)
        try:
            template.render(context, output)
        except (LimitReached, RecursionError, MemoryError) as error:
            return _stopped(output.getvalue(), problems, error, origin)
        finally:
            factory.current = outer
            if item is not None:
                left = self._work_left.get(item, self._limits.work)
                self._work_left[item] = max(min(left, context.budget.left), 0)
        report_content(context, text)
        failed = context.registers.failed or any(problem.severity == "error" for problem in problems)
        return LiquidResult(output.getvalue(), tuple(problems), failed)

    def _context(self, text: str, task: _Task, problems: list[Problem], reported: set[str]) -> JekyllContext:
        factory, item = self._services.drops, task.item
        page: Drop | Mapping[str, object] | None = task.page if not isinstance(task.page, Item) else None
        if item is not None:
            page = factory.for_excerpt(item) if task.scope.excerpt else factory.item(item)
        assert page is not None
        registers = Registers(self._services, page, task.origin, task.origin, problems)
        registers.reported = reported
        registers.time = task.scope.time or text_time(self._site.config)
        registers.counters = {} if task.scope.excerpt else self._counters.values
        payload: dict[str, object] = {"site": SiteDrop(factory, page), "page": page}
        payload["jekyll"] = self._jekyll
        payload |= {name: factory.to_drop(value) for name, value in task.scope.variables.items()}
        # A text may be as long as it is written; an excerpt and the text that it begins share their work.
        left = self._work_left.get(item, self._limits.work) if item is not None else self._limits.work
        budget = Budget(self._limits, left + len(text))
        return JekyllContext(self._environment, payload, registers, budget)


@dataclass(frozen=True, slots=True)
class _Task:
    """Whose text is rendered, where it stands, and what it sees besides."""

    page: Mapping[str, object] | Item
    origin: Origin
    scope: Scope

    @property
    def item(self) -> Item | None:
        """The page, if it is one of the site's."""
        return self.page if isinstance(self.page, Item) else None


def _output_of(task: _Task, budget: Budget) -> Output:
    """Where the text goes; what is Markdown has to be converted yet, which costs more than to write it."""
    if task.item is not None and task.item.is_markdown:
        return budget.output(characters_per_step=1)
    return budget.output()


def _stopped(text: str, problems: list[Problem], error: Exception, origin: Origin) -> LiquidResult:
    """What there is when a text had to be left in the middle."""
    message, remedy = "nesting too deep", "Look for an include or a page that shows itself."
    if isinstance(error, LimitReached):
        message, remedy = error.text, error.remedy
    problem = Problem(
        "error", f"Liquid: {message}; the text ends here", origin.path, origin.line, remedy, code="MJ209"
    )
    return LiquidResult(text, (*problems, problem), failed=True)
