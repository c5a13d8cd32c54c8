"""The engine, set up for one site: tags, filters, modes, and compiled templates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from liquid import BoundTemplate, Environment
from liquid.tag import Tag

from mkdocs_jekyll.jekyll.version import JEKYLL_4, JekyllVersion

from .custom import OwnFilter, OwnFunctions
from .custom_tags import CustomTag
from .expressions import Mode
from .filters import Filter, filters_of
from .nodes import Body
from .parser import parse_template
from .tags import TAGS, JekyllTag
from .token_stream import Complaint, TagFeed


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template's tree, and what was wrong with its text."""

    body: Body
    complaints: tuple[Complaint, ...]


class JekyllEnvironment(Environment):
    """python-liquid's environment with Ruby's tags, filters and tolerance.

    ``error_mode`` is ``warn`` (understand what can be understood, and say so), ``lax`` or ``strict``;
    ``strict_filters`` and ``strict_variables`` make unknown ones errors, as in ``_config.yml``.
    ``version`` is the Jekyll whose tags and filters these are.
    """

    def __init__(
        self,
        *,
        error_mode: Mode = "warn",
        strict_filters: bool = False,
        strict_variables: bool = False,
        plugin_tags: Mapping[str, type[JekyllTag]] | None = None,
        plugin_filters: Mapping[str, object] | None = None,
        own: OwnFunctions | None = None,
        version: JekyllVersion = JEKYLL_4,
    ) -> None:
        self.version = version
        self.error_mode: Mode = error_mode
        self.strict_variables = strict_variables
        self.jekyll_filters: dict[str, Filter] = dict(filters_of(version))
        self._plugin_tags = dict(plugin_tags or {})
        self._own = own or OwnFunctions()
        super().__init__(strict_filters=strict_filters)
        for name, function in (plugin_filters or {}).items():
            self.jekyll_filters[name] = Filter.of(function)
        for name, function in self._own.filters.items():
            self.jekyll_filters[name] = OwnFilter.of(function)
        self.root = BoundTemplate(self, [])

    def setup_tags_and_filters(self, *, extra: bool = False) -> None:
        """Register the tags; python-liquid's own are left out, theirs is another tolerance."""
        del extra
        tags: dict[str, Tag] = {name: tag(self) for name, tag in (*TAGS, *self._plugin_tags.items())}
        for name, function in self._own.tags.items():
            tags[name] = CustomTag(self, function, block=False)
        for name, function in self._own.blocks.items():
            tags[name] = CustomTag(self, function, block=True)
        self.tags = tags

    def compile(self, source: str) -> Compiled:
        """Parse a text. Raises LimitReached for blocks nested too deep; anything else is a complaint."""
        feed = TagFeed(source, self.error_mode, self.jekyll_filters)
        body = parse_template(self, feed)
        return Compiled(body, tuple(feed.complaints))
