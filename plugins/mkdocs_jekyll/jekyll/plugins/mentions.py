"""jekyll-mentions: ``@name`` becomes a link to that person's profile."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.errors import Problem
from mkdocs_jekyll.jekyll.model import Item
from mkdocs_jekyll.jekyll.slugs import to_text

from .plugin import Plugin
from .text_nodes import change_text

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import SiteFacts
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-mentions"
_PROFILES: Final = "https://github.com"
_APART_FROM: Final = frozenset(("pre", "code", "a"))
_MENTION: Final = re.compile(
    r"(?<![A-Za-z0-9_])@(?P<name>[A-Za-z0-9][A-Za-z0-9_-]*+)(?=\.+(?:[ \t]|[^\w.]|$)|[^\w/.]|$)",
    re.ASCII | re.MULTILINE,
)
#: Words that are not names: people write them about mentioning itself.
_NOBODY: Final = frozenset(("mention", "mentions", "mentioning"))


def check(site: SiteDraft) -> None:
    """Report settings that Jekyll would stop at."""
    where = "_config.yml"
    _judge(site, site.config.get(NAME), where)
    documents = (doc for group in site.collections.values() for doc in group.docs)
    for item in (*documents, *site.pages):
        _judge(site, item.data.get(NAME), site.place_of(item))


def _judge(site: SiteDraft, value: object, where: str) -> None:
    if value is None or value is False or isinstance(value, (str, Mapping)):
        return
    message = f"`{NAME}` is {to_text(value)}, a URL or a mapping with `base_url` is expected"
    remedy = f"Write `{NAME}: {_PROFILES}`, or `{NAME}: false` to leave names alone."
    site.problems.append(Problem("error", message, where, None, remedy, code="MJ501"))


def link_mentions(html: str, item: Item, site: SiteFacts) -> str:
    """The body of a web page with a link for each name."""
    own = item.data.get(NAME)
    if "@" not in html or own is False or item.output_ext != ".html":
        return html
    setting = own if NAME in item.data else site.config.get(NAME)
    base = escape(_base_url(setting).removesuffix("/"))

    def link(match: re.Match[str]) -> str:
        name = match["name"]
        if name.lower() in _NOBODY:
            return match[0]
        return f'<a href="{base}/{name}" class="user-mention">@{name}</a>'

    return change_text(html, lambda text: _MENTION.sub(link, text), _APART_FROM)


def _base_url(setting: object) -> str:
    if isinstance(setting, str):
        return setting
    if isinstance(setting, Mapping) and "base_url" in setting:
        return to_text(setting["base_url"])
    return _PROFILES


PLUGIN: Final = Plugin(name=NAME, post_read=check, post_render=link_mentions, changes_theme=True)
