"""giscus: threads are GitHub discussions."""

from __future__ import annotations

from typing import Final

from mkdocs_jekyll.jekyll import Site

from ...page_meta import is_false
from ..model import (
    CommentSettings,
    CommentSetup,
    CommentsResult,
    CommentSystem,
    PostThread,
    first,
    missing_settings,
    on_github,
)


def _read(settings: CommentSettings, site: Site) -> CommentsResult:
    repo = first(settings, "repo", "repository") or site.config.text("repository")
    repo_id, category_id = first(settings, "repoid"), first(settings, "categoryid")
    needed = {"repo": repo, "repo_id": repo_id, "category_id": category_id}
    if (answer := missing_settings("giscus", needed, settings, "repoid", "categoryid")) is not None:
        return answer
    attributes: CommentSettings = {
        "data-repo": repo,
        "data-repo-id": repo_id,
        "data-category": first(settings, "category", "categoryname"),
        "data-category-id": category_id,
        "data-mapping": first(settings, "mapping", "discussionterm") or "pathname",
        "data-term": first(settings, "term"),
        "data-strict": _switch(settings.get("strict"), "0"),
        "data-reactions-enabled": _switch(settings.get("reactionsenabled"), "1"),
        "data-emit-metadata": "0",
        "data-input-position": first(settings, "inputposition", "position") or "bottom",
        "data-theme": first(settings, "theme"),
        "data-lang": first(settings, "lang", "language"),
    }
    return CommentsResult(CommentSetup(attributes, on_github(repo, "discussions")))


def _for_post(settings: CommentSettings, thread: PostThread) -> CommentSettings:
    if not thread.own_id:
        return settings
    kind = "number" if thread.own_id.isdecimal() else "specific"
    return settings | {"data-mapping": kind, "data-term": thread.own_id}


def _switch(value: object, default: str) -> str:
    return default if value is None or value == "" else "0" if is_false(value) else "1"


_EXAMPLE: Final = """\
giscus:
  repo: example/comments
  repo-id: R_abc
  category: General
  category-id: DIC_abc
  mapping: pathname
"""

GISCUS: Final = CommentSystem(
    "giscus", "giscus.app", _read, _for_post, precedence=1, title="giscus", example=_EXAMPLE
)
SYSTEMS: Final = (GISCUS,)
