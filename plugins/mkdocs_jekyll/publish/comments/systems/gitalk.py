"""Gitalk: threads are GitHub issues, found by a label. Gitment's are the same, and it no longer works."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import md5
from typing import Final

from mkdocs_jekyll.jekyll import Problem, Site

from ...page_meta import text_of
from ..model import (
    VALUE,
    CommentSettings,
    CommentSetup,
    CommentsResult,
    CommentSystem,
    PostThread,
    first,
    missing_settings,
    on_github,
    repository,
    theme_of,
)

#: GitHub takes a label of this many characters, and a label is how Gitalk marks a post's issue.
LONGEST_LABEL: Final = 50
#: The options of the call up to the identifier among them.
_OPTIONS: Final = r"\s*\(\s*{(?:(?!}\s*\)).){0,4000}?(?<![\w$.'\"-])id\s*:\s*"


def _read(settings: CommentSettings, site: Site) -> CommentsResult:
    repo, owner = repository(settings, "repo", "repository", "githubrepo")
    owner = first(settings, "owner", "githubuser", "githubid") or owner
    needed = {
        "clientID": first(settings, "clientid"),
        "clientSecret": first(settings, "clientsecret", "secret"),
        "repo": repo,
        "owner": owner,
    }
    filled_in = "clientid", "clientsecret", "secret"
    if (answer := missing_settings("gitalk", needed, settings, *filled_in)) is not None:
        return answer
    admin = settings.get("admin", settings.get("adminuser"))
    names = admin if isinstance(admin, list) else re.split(r"[\s,'\"]+", text_of(admin) or owner)
    options: CommentSettings = {
        **needed,
        "admin": [name for name in map(text_of, names) if name],
        "distractionFreeMode": text_of(settings.get("distractionfreemode")).lower() == "true",
    }
    if proxy := first(settings, "proxy"):
        options["proxy"] = proxy
    if isinstance(labels := settings.get("labels"), list):
        options["labels"] = [label for label in map(text_of, labels) if label]
    identifier = "'{{ page.key }}'" if "text-theme" in theme_of(site) else "location.pathname"
    return CommentsResult(CommentSetup(options, on_github(f"{owner}/{repo}", "issues"), identifier))


def _read_gitment(settings: CommentSettings, site: Site) -> CommentsResult:
    """Gitment ended in 2018. Its threads are GitHub issues, which Gitalk finds by their labels."""
    owner = first(settings, "owner", "username", "githubuser")
    found = _read({"labels": ["gitment"], **settings, "owner": owner}, site)
    if found.setup is not None:
        message = "Gitment no longer works; Gitalk shows its threads, which are GitHub issues"
        remedy = "Rename `gitment` to `gitalk` and add `labels: [gitment]` to it."
        problem = Problem("info", message, "_config.yml", None, remedy, code="MJ413")
        return replace(found, problems=(*found.problems, problem))
    if found.problems:
        message = "Gitment no longer works, and its settings do not suffice for Gitalk; no comments are shown"
        remedy = "Give `gitalk` its clientID, clientSecret, repo and owner, or `utterances` the repository."
        return CommentsResult(
            problems=(Problem("warning", message, "_config.yml", None, remedy, code="MJ413"),)
        )
    return found


def _for_post(settings: CommentSettings, thread: PostThread) -> CommentSettings:
    return settings | {"id": _label(thread.identifier), "title": thread.title}


def _label(identifier: str) -> str:
    """A label that GitHub takes: what is too long was none before either."""
    if len(identifier) <= LONGEST_LABEL:
        return identifier
    return md5(identifier.encode(), usedforsecurity=False).hexdigest()


GITALK: Final = CommentSystem(
    "gitalk",
    "api.github.com",
    _read,
    _for_post,
    identifier_in=re.compile(rf"\bnew\s+Gitalk{_OPTIONS}{VALUE}", re.DOTALL),
    assets=("assets/gitalk/",),
    element="gitalk-container",
    found_by=re.compile(r"\bnew\s+Gitalk\b|/gitalk(?:[@.\w-]*/)*[\w.-]*\.(?:js|css)"),
    precedence=3,
    title="Gitalk",
    example="""\
gitalk:
  enable: true
  clientID: 1234
  clientSecret: 5678
  repo: comments
  owner: example
  admin: example
""",
)
GITMENT: Final = replace(
    GITALK,
    name="gitment",
    title="Gitment",
    example="",
    precedence=4,
    successor=GITALK,
    read=_read_gitment,
    found_by=None,
    identifier_in=re.compile(rf"\bnew\s+Gitment{_OPTIONS}{VALUE}", re.DOTALL),
)
SYSTEMS: Final = (GITALK, GITMENT)
