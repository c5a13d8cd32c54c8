"""utterances: threads are GitHub issues, found by a term."""

from __future__ import annotations

from typing import Final

from mkdocs_jekyll.jekyll import Site

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
    if (answer := missing_settings("utterances", {"repo": repo}, settings, "repo", "issueterm")) is not None:
        return answer
    attributes: CommentSettings = {
        "repo": repo,
        "issue-term": first(settings, "issueterm", "term") or "pathname",
        "label": first(settings, "label"),
        "theme": first(settings, "theme"),
    }
    return CommentsResult(CommentSetup(attributes, on_github(repo, "issues")))


def _for_post(settings: CommentSettings, thread: PostThread) -> CommentSettings:
    if thread.own_id.isdecimal():
        others = {key: value for key, value in settings.items() if key != "issue-term"}
        return others | {"issue-number": thread.own_id}
    return settings | {"issue-term": thread.own_id} if thread.own_id else settings


_EXAMPLE: Final = """\
comments:
  provider: utterances
  utterances: {repo: example/comments, issue_term: pathname}
"""

UTTERANCES: Final = CommentSystem(
    "utterances", "utteranc.es", _read, _for_post, precedence=2, title="utterances", example=_EXAMPLE
)
SYSTEMS: Final = (UTTERANCES,)
