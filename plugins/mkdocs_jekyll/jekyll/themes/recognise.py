"""Which theme a site is in the form of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll.builder import gems_of
from mkdocs_jekyll.jekyll.slugs import to_text

from .kit import Recognition, ThemeKit, kits

#: How many of a theme's keys and files identify it where no name does.
_LEAST: Final = 2
#: ``owner/name``, with or without a host before and a version behind.
_REMOTE: Final = re.compile(r"(?:.*/)?(?P<name>[^/@]+?)(?:\.git)?(?:@.*)?/?")


def recognise(source: Path, config: Mapping[str, object]) -> ThemeKit | None:
    """The kit of the theme whose form the site at ``source`` has; ``None`` for any other theme.

    A theme that the configuration names decides, also where no kit is known for it but keys or files of one
    are there (a copy under a new name); then the gem that the repository makes, then the site's keys and
    files, then a gem of the Gemfile, which many have in it since ``jekyll new`` wrote it.
    """
    kit = named(config)
    if kit is not None:
        return kit
    made = {path.stem for path in source.glob("*.gemspec")}
    return _by_gem(made) or _by_marks(source, config) or _by_gem(gems_of(source).keys())


def _by_gem(gems: Set[str]) -> ThemeKit | None:
    """The kit of the one theme that is among some gems."""
    found = [kit for kit in kits().values() if not gems.isdisjoint(kit.recognition.gems)]
    return found[0] if len(found) == 1 else None


def named(config: Mapping[str, object]) -> ThemeKit | None:
    """The kit of the theme that ``theme`` or ``remote_theme`` names."""
    gem = to_text(config.get("theme")).strip().lower()
    remote = _REMOTE.fullmatch(to_text(config.get("remote_theme")).strip().lower())
    for kit in kits().values():
        if remote is not None and remote["name"] in kit.recognition.repositories:
            return kit
        if gem and gem in kit.recognition.gems:
            return kit
    return None


def _by_marks(source: Path, config: Mapping[str, object]) -> ThemeKit | None:
    points = {name: _points(kit.recognition, source, config) for name, kit in kits().items()}
    matching = {name: count for name, count in points.items() if count >= _LEAST}
    made_of = {other for name in matching for other in kits()[name].recognition.over}
    left = [name for name in matching if name not in made_of]
    return kits()[max(left, key=lambda name: matching[name])] if left else None


def _points(recognition: Recognition, source: Path, config: Mapping[str, object]) -> int:
    keys = sum(_has(config, key) for key in recognition.keys)
    return keys + sum((source / path).exists() for path in recognition.files)


def _has(config: Mapping[str, object], path: str) -> bool:
    """Whether the configuration has a key at a path with dots, with whatever value."""
    value: object = config
    for part in path.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return False
        value = value[part]
    return True
