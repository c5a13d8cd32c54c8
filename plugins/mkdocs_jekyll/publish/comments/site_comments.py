"""Which comment system a blog uses, read from the ``_config.yml`` that it already has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from mkdocs_jekyll.jekyll import Problem, Site

from ..page_meta import is_false, text_of
from .model import CommentSettings, CommentSetup, CommentsResult, CommentSystem
from .systems import SYSTEMS

#: The script that shows any of them.
SCRIPT: Final = "assets/jekyll/comments.js"
#: Systems that themes know; those without a module in ``systems`` are not shown here.
_OF_THEMES: Final = frozenset(
    ("staticman", "staticman_v2", "discourse", "facebook", "isso", "remark42", "valine", "waline", "twikoo",
     "livere", "hyvor", "intensedebate", "custom")
)  # fmt: skip
_NOT_SHOWN: Final = _OF_THEMES - {system.name for system in SYSTEMS}


@dataclass(frozen=True, slots=True)
class SiteComments:
    """A site's comment system. ``configured`` is the one that the site's own templates start."""

    system: CommentSystem
    configured: CommentSystem
    setup: CommentSetup


def comments_of(site: Site) -> tuple[SiteComments | None, tuple[Problem, ...]]:
    """The comments that the site's configuration asks for, in the form of any theme, and what is wrong."""
    chosen = _chosen(_general(site))
    if chosen in _NOT_SHOWN:
        return None, (_not_shown(str(chosen)),)
    return next(_configured(site), (None, ()))


def further_comments(site: Site) -> tuple[SiteComments, ...]:
    """Those that are configured besides, which a page's text may start; none that has files of its own."""
    _, *others = _configured(site) if comments_of(site)[0] is not None else (None,)
    return tuple(one for one, _ in others if one is not None and not one.system.assets)


def _configured(site: Site) -> Iterator[tuple[SiteComments | None, tuple[Problem, ...]]]:
    """What the configuration says of each system that it has settings of, the one to show first."""
    general = _general(site)
    chosen = _chosen(general)
    for system in SYSTEMS:
        if chosen not in (None, system.name):
            continue
        settings = _settings(system.name, general, site.config)
        if settings is None or is_false(settings.get("enable", settings.get("enabled", True))):
            continue
        found = system.read(settings, site)
        if found.setup is not None or found.problems:
            yield _comments(system, found, site), found.problems


def _general(site: Site) -> Mapping[str, object]:
    value = site.config.get("comments")
    return value if isinstance(value, Mapping) else {}


def _comments(system: CommentSystem, found: CommentsResult, site: Site) -> SiteComments | None:
    if found.setup is None:
        return None
    keys = () if site.kit is None else site.kit.comment_keys
    return SiteComments(system.successor or system, system, replace(found.setup, on_request=keys))


def _chosen(general: Mapping[str, object]) -> str | None:
    """The system that a theme's switch names; ``none`` where the switch is there and off."""
    for key in ("provider", "active", "use", "system"):
        if key in general:
            return text_of(general[key]).lower().replace("-", "_") or "none"
    return None


def _settings(
    name: str, general: Mapping[str, object], config: Mapping[str, object]
) -> CommentSettings | None:
    """A system's settings with plain names, from everywhere a theme may keep them."""
    settings: CommentSettings = {}
    for holder in (config, general):
        value = holder.get(name)
        if isinstance(value, Mapping):
            settings |= {_plain(key): each for key, each in value.items()}
        elif isinstance(value, str) and name == "disqus":
            settings["shortname"] = value
        settings |= {
            _plain(str(key).removeprefix(name)): each
            for key, each in holder.items()
            if str(key).startswith((f"{name}_", f"{name}-"))
        }
    return settings or None


def _plain(key: object) -> str:
    return re.sub(r"[\s_-]", "", str(key)).lower()


def _not_shown(name: str) -> Problem:
    known = ", ".join(system.name for system in SYSTEMS if not system.successor)
    message = f"comments through '{name}' are not shown"
    return Problem(
        "warning",
        message,
        "_config.yml",
        None,
        f"Known are {known}; empty the switch for none.",
        code="MJ411",
    )
