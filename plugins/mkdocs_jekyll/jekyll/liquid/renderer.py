"""The face's one class: texts in, texts and problems out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from liquid import Environment, Mode
from liquid.exceptions import LiquidError

from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.model import Item

from .result import LiquidResult
from .shortcuts import fill_addresses, has_liquid, unify_angled

if TYPE_CHECKING:
    from .protocol import SiteLike


class LiquidRenderer:
    """Renders the texts of one site. Nothing that a text holds makes ``render`` raise."""

    def __init__(self, site: SiteLike) -> None:
        self._site = site
        self._addresses = {key: str(site.config.get(key) or "") for key in ("baseurl", "url")}
        self._environment: Environment | None = None

    def render(
        self,
        text: str,
        *,
        page: Mapping[str, object] | Item,
        path: str,
        line: int = 1,
        extra: Mapping[str, object] | None = None,
    ) -> LiquidResult:
        """Render ``text``, which stands in the file ``path`` (relative to the source) from ``line`` on.

        ``page`` is what templates see as ``page``; ``extra`` are further variables (``content``, ``paginator``).
        """
        if isinstance(page, Item) and page.kind != "page":
            text = unify_angled(text)
        if not has_liquid(text):
            return LiquidResult(text)
        filled = fill_addresses(text, self._addresses)
        if filled is not None:
            return LiquidResult(filled)
        try:
            return LiquidResult(self._environment_().from_string(text).render(
                site=dict(self._site.config),
                page=page.data if isinstance(page, Item) else page,
                **(extra or {}),
            ))
        except LiquidError as error:
            return LiquidResult(text, (Problem("error", str(error.message), path, line),), failed=True)

    def _environment_(self) -> Environment:
        if self._environment is None:
            self._environment = Environment(tolerance=Mode.LAX, strict_filters=False)
            baseurl, url = self._addresses["baseurl"], self._addresses["url"]
            self._environment.add_filter("relative_url", lambda value: baseurl + "/" + str(value).lstrip("/"))
            self._environment.add_filter(
                "absolute_url", lambda value: url + baseurl + "/" + str(value).lstrip("/")
            )
        return self._environment
