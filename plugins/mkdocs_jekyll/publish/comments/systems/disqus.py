"""Disqus: threads are known by an identifier, or by the page's URL where it has none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from mkdocs_jekyll.jekyll import Site

from ..model import (
    NAME,
    VALUE,
    CommentSettings,
    CommentSetup,
    CommentsResult,
    CommentSystem,
    PostThread,
    first,
    invalid_setting,
    theme_of,
)


def _read(settings: CommentSettings, site: Site) -> CommentsResult:
    name = first(settings, "shortname", "username", "name", "id")
    if not name:
        return CommentsResult()
    if not NAME.fullmatch(name):
        return invalid_setting("disqus", "shortname", name, "the name of your forum at disqus.com")
    page = f"https://{name}.disqus.com/"
    return CommentsResult(CommentSetup({"shortname": name}, page, _identifier(site), "location.href"))


def _identifier(site: Site) -> str:
    """What the theme gives Disqus, as far as the configuration's form shows the theme."""
    config, theme = site.config, theme_of(site)
    if "disqus_username" in config:
        return "'{{ page.id }}'"
    comments = config.get("comments")
    if isinstance(comments, Mapping) and "disqus" in comments:
        if "chirpy" in theme:
            return "'{{ page.url }}'"
        return "'{{ page.key }}'" if "text-theme" in theme else "'{{ page.id }}'"
    # minima's form; a theme that has a name of its own for it goes by the page's URL
    return "location.href" if isinstance(config.get("disqus"), Mapping | str) else ""


def _for_post(settings: CommentSettings, thread: PostThread) -> CommentSettings:
    return settings | {"identifier": thread.identifier, "url": thread.url, "title": thread.title}


DISQUS: Final = CommentSystem(
    "disqus",
    "disqus.com",
    _read,
    _for_post,
    precedence=5,
    title="Disqus",
    example="disqus_username: example\n",
    identifier_in=re.compile(rf"(?:\bthis\.page\.identifier|\bdisqus_identifier)\s*=\s*{VALUE}"),
    element="disqus_thread",
    found_by=re.compile(r"\bdisqus\.com\b|\bdisqus_(?:shortname|config)\b"),
    url_in=re.compile(rf"(?:\bthis\.page\.url|\bdisqus_url)\s*=\s*{VALUE}"),
)
SYSTEMS: Final = (DISQUS,)
