"""A plugin's settings in the configuration, read as its original reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_jekyll.jekyll.ruby_values import truthy

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import SiteFacts


def settings_of(site: SiteFacts, key: str) -> Mapping[object, object]:
    """The mapping that stands under ``key`` in the configuration; empty where there is none."""
    found = site.config.get(key)
    return found if isinstance(found, Mapping) else {}


def is_set(settings: Mapping[object, object], key: str) -> bool:
    """Whether a setting is given and is neither ``false`` nor empty."""
    return truthy(settings.get(key))


def is_enabled(settings: Mapping[object, object]) -> bool:
    """Whether the plugin works: ``enabled: false`` switches it off."""
    return settings.get("enabled") is not False
