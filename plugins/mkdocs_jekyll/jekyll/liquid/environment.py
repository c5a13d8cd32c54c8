"""The engine, set up for one site: tags, filters and modes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from mkdocs_jekyll.jekyll.version import JekyllVersion

from .custom import CustomFilter, CustomFunctions
from .custom_tags import CustomTag
from .expressions import Mode
from .filters import Filter, filters_of
from .ruby.to_s import to_s
from .tags import TAGS, JekyllTag
from .token_stream import Syntax

_MODES: dict[object, Mode] = {"warn": "warn", "lax": "lax", "strict": "strict"}


@dataclass(frozen=True)
class Environment:
    """Tags, filters and tolerance of one site.

    ``mode`` is ``warn`` (understand what can be understood, and say so), ``lax`` or ``strict``;
    ``strict_filters`` and ``strict_variables`` make unknown ones errors, as in ``_config.yml``. ``version``
    is the Jekyll whose tags and filters these are.
    """

    version: JekyllVersion
    mode: Mode
    strict_filters: bool
    strict_variables: bool
    tags: Mapping[str, JekyllTag]
    filters: Mapping[str, Filter]

    @property
    def syntax(self) -> Syntax:
        """What the parser needs to know."""
        return Syntax(self.mode, self.tags, self.filters, self.version)


def environment(
    settings: Mapping[str, object],
    version: JekyllVersion,
    plugin_tags: Mapping[str, type[JekyllTag]],
    plugin_filters: Mapping[str, object],
    custom: CustomFunctions,
) -> Environment:
    """The engine for ``liquid`` of ``_config.yml``; the author's functions win over all others."""
    tags: dict[str, JekyllTag] = {name: tag() for name, tag in (*TAGS, *plugin_tags.items())}
    for name, function in custom.tags.items():
        tags[name] = CustomTag(function, block=False)
    for name, function in custom.blocks.items():
        tags[name] = CustomTag(function, block=True)
    filters = dict(filters_of(version))
    for name, found in plugin_filters.items():
        filters[name] = Filter.of(found)
    for name, found in custom.filters.items():
        filters[name] = CustomFilter.of(found)
    return Environment(
        version,
        _MODES.get(to_s(settings.get("error_mode")), "warn"),
        bool(settings.get("strict_filters")),
        bool(settings.get("strict_variables")),
        tags,
        filters,
    )
