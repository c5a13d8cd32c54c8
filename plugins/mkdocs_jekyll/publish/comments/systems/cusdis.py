"""Cusdis: threads are known by the id of a page, on its own host or on the author's."""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from mkdocs_jekyll.jekyll import Site

from ..model import (
    CommentSettings,
    CommentSetup,
    CommentsResult,
    CommentSystem,
    PostThread,
    first,
    invalid_setting,
    missing_settings,
)

_HOST: Final = "https://cusdis.com"


def _read(settings: CommentSettings, site: Site) -> CommentsResult:  # noqa: ARG001 - as any system
    app = first(settings, "appid", "id")
    if (answer := missing_settings("cusdis", {"app_id": app}, settings, "appid", "host")) is not None:
        return answer
    host = first(settings, "host") or _HOST
    parts = urlsplit(host)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return invalid_setting("cusdis", "host", host, "the URL at which you run it")
    host = host.rstrip("/")
    setup = CommentSetup(
        {"data-host": host, "data-app-id": app},
        identifier="'{{ page.id }}'",
        url="location.href",
        host=parts.netloc,
        script=f"{host}/js/cusdis.es.js",
    )
    return CommentsResult(setup)


def _for_post(settings: CommentSettings, thread: PostThread) -> CommentSettings:
    return settings | {
        "data-page-id": thread.identifier,
        "data-page-url": thread.url,
        "data-page-title": thread.title,
    }


CUSDIS: Final = CommentSystem(
    "cusdis",
    "cusdis.com",
    _read,
    _for_post,
    element="cusdis_thread",
    precedence=6,
    title="Cusdis",
    example="""\
cusdis:
  app_id: 8f2a-41
  host: https://talk.example.org
""",
)
SYSTEMS: Final = (CUSDIS,)
