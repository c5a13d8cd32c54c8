"""jekyll-get-json: data out of JSON files beside ``_data``; what another host has is not fetched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.readers.data import read_data_file
from mkdocs_jekyll.jekyll.slugs import to_text

from .plugin import Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-get-json"
_SETTING: Final = "jekyll_get_json"


def add_data(site: SiteDraft) -> None:
    """Put each file that ``jekyll_get_json`` names into ``site.data``, over what is there under its name."""
    wanted = list(_wanted(site.config.get(_SETTING)))
    files = {site.place_of(file): file.path for file in site.static_files} if wanted else {}
    for name, place in wanted:
        if "://" in place:
            message = f"`{_SETTING}`: {place} is not fetched, so `site.data.{name}` is missing"
            remedy = f"Save it as `_data/{name}.json`."
            site.problems.append(Problem("info", message, "_config.yml", None, remedy, code="MJ015"))
            continue
        path = files.get(place.removeprefix("./").lstrip("/"))
        found, value = (False, None) if path is None else read_data_file(site.reading, path)
        if not found:
            continue
        there = site.data.get(name)
        if isinstance(there, Mapping) and isinstance(value, Mapping):
            value = {**there, **value}
        site.data[name] = value


def _wanted(setting: object) -> Iterator[tuple[str, str]]:
    """Names and places of the setting's entries; an entry that lacks one of them is left out."""
    for entry in setting if isinstance(setting, list) else [setting]:
        if isinstance(entry, Mapping):
            name, place = to_text(entry.get("data")), to_text(entry.get("json"))
            if name and place:
                yield name, place


PLUGIN: Final = Plugin(name=NAME, post_read=add_data, priority="first")
