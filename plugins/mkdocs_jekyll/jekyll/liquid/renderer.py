"""The face's one class: texts in, texts and problems out."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.model import Item

from .context import JekyllContext, Origin, Registers
from .counters import SiteCounters
from .custom import OwnFunctions
from .drops import DropFactory, ItemDrop, JekyllDrop, SiteDrop
from .environment import JekyllEnvironment
from .errors import LimitReached
from .expressions import Mode
from .fast_path import fill_addresses, has_liquid, unify_angled
from .includes import IncludeLoader
from .limits import Budget, Limits
from .report import from_complaints
from .result import LiquidResult
from .ruby.to_s import to_s
from .services import Services
from .tags import JekyllTag

if TYPE_CHECKING:
    from .protocol import SiteLike

_MODES: dict[str, Mode] = {"warn": "warn", "lax": "lax", "strict": "strict"}


class LiquidRenderer:
    """Renders the texts of one site. Nothing that a text holds makes ``render`` raise.

    ``plugin_tags`` and ``plugin_filters`` come with the Jekyll plugins that are known, ``own`` are the
    author's functions (see ``own``); a tag of a plugin that nobody knows is left out with a warning.
    ``limits`` bound what one text may ask for. ``environment`` is what templates see as
    ``jekyll.environment``.
    """

    def __init__(
        self,
        site: SiteLike,
        *,
        plugin_tags: Mapping[str, type[JekyllTag]] | None = None,
        plugin_filters: Mapping[str, Callable[..., object]] | None = None,
        own: OwnFunctions | None = None,
        limits: Limits | None = None,
        environment: str | None = None,
    ) -> None:
        self._site = site
        self._plugin_tags = plugin_tags
        self._plugin_filters = plugin_filters
        self._own = own
        self._limits = limits or Limits()
        known = environment or getattr(site.config, "environment", None) or os.environ.get("JEKYLL_ENV")
        self._jekyll = JekyllDrop(site.version.number, str(known or "development"))
        self._told: set[str] = set()
        self._addresses = {key: to_s(site.config.get(key)) for key in ("baseurl", "url")}

    def render(
        self,
        text: str,
        *,
        page: Mapping[str, object] | Item,
        path: str,
        line: int = 1,
        extra: Mapping[str, object] | None = None,
        excerpt: bool = False,
    ) -> LiquidResult:
        """Render ``text``, which stands in the file ``path`` (relative to the source) from ``line`` on.

        ``page`` is what templates see as ``page``; ``extra`` are further variables (``content``,
        ``paginator``, ``layout``), in which items may stand; ``excerpt`` is whether the text is the page's
        excerpt, which has counters of its own, and whose problems are those of the page. Texts without
        Liquid, or with nothing but the site's addresses, never enter the engine.
        """
        if isinstance(page, Item) and page.kind != "page":
            text = unify_angled(text)
        if not has_liquid(text):
            return LiquidResult(text)
        filled = fill_addresses(text, self._addresses)
        if filled is not None:
            return LiquidResult(filled)
        return self._run(text, page, Origin(path, line), extra or {}, excerpt=excerpt)

    @cached_property
    def _environment(self) -> JekyllEnvironment:
        found = self._site.config.get("liquid")
        settings = found if isinstance(found, Mapping) else {}
        return JekyllEnvironment(
            error_mode=_MODES.get(to_s(settings.get("error_mode")), "warn"),
            strict_filters=bool(settings.get("strict_filters")),
            strict_variables=bool(settings.get("strict_variables")),
            plugin_tags=self._plugin_tags,
            plugin_filters=self._plugin_filters,
            own=self._own,
            version=self._site.version,
        )

    @cached_property
    def _services(self) -> Services:
        config = self._site.config
        folder = to_s(config.get("includes_dir")) or "_includes"
        encoding = to_s(config.get("encoding")) or "utf-8"
        theme = to_s(config.get("theme")) or to_s(config.get("remote_theme"))
        includes = IncludeLoader(self._environment, self._site.source, (folder,), encoding, theme)
        return Services(self._site, DropFactory(self._site), includes)

    @cached_property
    def _counters(self) -> SiteCounters:
        services = self._services
        return SiteCounters(services.drops.in_order, services.includes.texts, self._site.render)

    def _run(
        self,
        text: str,
        page: Mapping[str, object] | Item,
        origin: Origin,
        extra: Mapping[str, object],
        *,
        excerpt: bool,
    ) -> LiquidResult:
        try:
            compiled = self._environment.compile(text)
        except LimitReached as error:
            return _stopped(text, [], error.text, error.remedy, origin)
        except RecursionError:
            return _stopped(text, [], "Nesting too deep", "Nest blocks less deep.", origin)
        told = set(self._told) if excerpt else self._told
        problems = from_complaints(compiled.complaints, origin, told)
        factory = self._services.drops
        if isinstance(page, Item) and not excerpt:
            self._counters.render_before(page)
        shown: ItemDrop | Mapping[str, object] | None = page if not isinstance(page, Item) else None
        if isinstance(page, Item):
            shown = factory.while_cut(page) if excerpt else factory.item(page)
        assert shown is not None
        registers = Registers(self._services, shown, origin, origin, Budget(self._limits), problems)
        registers.told = told
        registers.counters = {} if excerpt else self._counters.values
        payload: dict[str, object] = {"site": SiteDrop(factory, shown), "page": shown}
        payload["jekyll"] = self._jekyll
        payload |= {name: factory.shown(value) for name, value in extra.items()}
        context = JekyllContext(self._environment.root, payload, registers)
        outer, factory.current = factory.current, page if isinstance(page, Item) else None
        buffer = context.new_buffer()
        try:
            compiled.body.render(context, buffer)
        except LimitReached as error:
            return _stopped(buffer.getvalue(), problems, error.text, error.remedy, registers.origin)
        except (RecursionError, MemoryError):
            remedy = "Look for an include or a page that shows itself."
            return _stopped(buffer.getvalue(), problems, "Nesting too deep", remedy, registers.origin)
        finally:
            factory.current = outer
        failed = registers.failed or any(problem.severity == "error" for problem in problems)
        return LiquidResult(buffer.getvalue(), tuple(problems), failed)


def _stopped(text: str, problems: list[Problem], message: str, remedy: str, origin: Origin) -> LiquidResult:
    """What there is when a text had to be left in the middle."""
    problem = Problem("error", f"Liquid: {message}; the text ends here", origin.path, origin.line, remedy)
    return LiquidResult(text, (*problems, problem), failed=True)
