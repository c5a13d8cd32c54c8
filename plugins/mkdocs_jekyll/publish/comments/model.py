"""What all comment systems have in common: how one is described, and how its settings are read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from mkdocs_jekyll.jekyll import Problem, Site

from ..page_meta import text_of

#: CommentSettings by plain names: ``repo_id``, ``repo-id`` and ``repoId`` are ``repoid``.
CommentSettings = dict[str, object]

#: A value in a script, up to the comma, the line's end or the brace behind it; it may hold quotes and calls.
VALUE: Final = r"((?:'[^'\n]*'|\"[^\"\n]*\"|\((?:[^()\n]|\([^()\n]*\))*\)|{{[^{}]*}}|[^,;\n'\"(){}])+)"
NAME: Final = re.compile(r"[\w.-]+")
_REPOSITORY: Final = re.compile(r"[\w.-]+/[\w.-]+")


@dataclass(frozen=True, slots=True)
class PostThread:
    """What is known of one post's thread, whatever the system.

    ``own_id`` is the identifier that the front matter gives (empty: none), ``identifier`` that or what the
    site's expression gives for the post, ``url`` its URL on the old site where the system asks for one.
    """

    title: str
    own_id: str
    identifier: str
    url: str


@dataclass(frozen=True, slots=True)
class CommentSystem:
    """A comment system that is known.

    ``read`` makes a site's set-up of the settings under the system's name in ``_config.yml``; ``for_post``
    completes the script's settings for one post. ``host`` is asked once comments are shown. ``identifier_in``
    and ``url_in`` find, in a template that starts the system, the expression of the identifier and of the
    URL it is given. ``assets`` are folders of the built site that only sites with this system need. Where a
    configuration has several systems and no switch, the lowest ``precedence`` is taken: the one that needs
    least. ``successor`` shows the threads of a system that no longer works. ``element`` is the id of the
    element that the system fills, if any; where a page's own text starts the system, ``found_by`` matches in
    its scripts and in the URL of its style sheet. The documentation shows ``title`` and ``example``, its
    settings in ``_config.yml``.
    """

    name: str
    host: str
    read: Callable[[CommentSettings, Site], CommentsResult]
    for_post: Callable[[CommentSettings, PostThread], CommentSettings]
    identifier_in: re.Pattern[str] | None = None
    url_in: re.Pattern[str] | None = None
    assets: tuple[str, ...] = ()
    element: str = ""
    found_by: re.Pattern[str] | None = None
    precedence: int = 10
    successor: CommentSystem | None = None
    title: str = ""
    example: str = ""


@dataclass(frozen=True, slots=True)
class CommentSetup:
    """How one site uses its comment system: ``settings`` for the script, ``page`` where all threads stand.

    ``identifier`` and ``url`` are expressions for a post's identifier and old URL, which ``evaluate`` reads
    (empty: the system goes by the page's URL itself). ``on_request``: only posts that have one of these keys,
    or ``comments: true``, have some. ``host`` is asked instead of the system's where the author runs it.

    ``script`` is the URL of a system that is one script: the settings are its attributes, or those of
    the system's ``element``. A system without it has a function in ``comments.js``.
    """

    settings: CommentSettings
    page: str = ""
    identifier: str = ""
    url: str = ""
    on_request: tuple[str, ...] = ()
    host: str = ""
    script: str = ""


@dataclass(frozen=True, slots=True)
class CommentsResult:
    """What the settings of one system give: a set-up or none, and what is wrong with it."""

    setup: CommentSetup | None = None
    problems: tuple[Problem, ...] = field(default=())


def first(settings: CommentSettings, *names: str) -> str:
    """The text of the first of the settings that has one; empty: none has."""
    return next((text for name in names if (text := text_of(settings.get(name)))), "")


def repository(settings: CommentSettings, *names: str) -> tuple[str, str]:
    """A repository's name and its owner (``owner/repo``), who may be missing."""
    owner, _, name = first(settings, *names).rpartition("/")
    return name, owner


def missing_settings(
    system: str, needed: Mapping[str, str], settings: CommentSettings, *filled_in: str
) -> CommentsResult | None:
    """``None`` where nothing is missing, else what to answer.

    A form that a theme left empty (none of the settings ``filled_in`` has a value) is no fault. A ``repo``
    that is needed has to be one.
    """
    missing = [name for name, value in needed.items() if not value]
    if not missing:
        repo = needed.get("repo")
        wanted = NAME if "owner" in needed else _REPOSITORY
        if repo is None or wanted.fullmatch(repo):
            return None
        return invalid_setting(system, "repo", repo, "a repository, as `owner/name`")
    if not first(settings, *filled_in):
        return CommentsResult()
    listed = ", ".join(f"`{name}`" for name in missing)
    message = f"comments through {system} lack {listed}, so none are shown"
    remedy = f"Give {system} all it needs, or take it out."
    return CommentsResult(problems=(Problem("warning", message, "_config.yml", None, remedy, code="MJ410"),))


def invalid_setting(system: str, key: str, value: str, expected: str) -> CommentsResult:
    """The answer to a setting that can't be used."""
    message = f"`{key}` of {system} is '{value}'; expected is {expected}"
    remedy = "No comments are shown until it is corrected."
    return CommentsResult(problems=(Problem("warning", message, "_config.yml", None, remedy, code="MJ410"),))


def on_github(repo: str, what: str) -> str:
    """The page of a repository where its ``issues`` or ``discussions`` are listed."""
    return f"https://github.com/{repo}/{what}"


def theme_of(site: Site) -> str:
    """The names of the site's theme, in lower case."""
    return f"{site.config.text('theme')} {site.config.text('remote_theme')}".lower()
