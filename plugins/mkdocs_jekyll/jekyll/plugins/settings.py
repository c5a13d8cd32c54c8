"""Reading a plugin's settings from the configuration, as their originals take them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import Site


def settings_of(site: Site, key: str) -> Mapping[object, object]:
    """The mapping that stands under ``key`` in the configuration; empty where there is none."""
    found = site.config.get(key)
    return found if isinstance(found, Mapping) else {}


def is_on(settings: Mapping[object, object], key: str) -> bool:
    """Whether a setting is given and is neither ``false`` nor empty."""
    return settings.get(key) not in (None, False)


def is_enabled(settings: Mapping[object, object]) -> bool:
    """Whether the plugin works: ``enabled: false`` turns it off."""
    return settings.get("enabled") is not False
