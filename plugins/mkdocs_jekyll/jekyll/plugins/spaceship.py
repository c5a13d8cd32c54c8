"""jekyll-spaceship: wider tables, films and sounds as pictures, emoji, formulas between dollar signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.model import Item
from mkdocs_jekyll.jekyll.slugs import to_text

from .embeds.frames import find, frame_html
from .embeds.media import player_html
from .jemoji import show_emoji
from .plugin import Plugin
from .settings import settings_of
from .spaceship_tables import mark, merge

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import SiteFacts
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

NAME: Final = "jekyll-spaceship"
_PICTURE: Final = re.compile(r"<img src=\"(?P<src>[^\"<>]+)\"[^<>]*>")
_ALONE: Final = re.compile(r"<p>\s*(<img src=\"[^\"<>]+\"[^<>]*>)\s*</p>")


def _runs(site: SiteFacts, processor: str) -> bool:
    """Whether one of its processors is on: all are, unless the site lists those it wants."""
    listed = settings_of(site, NAME).get("processors")
    return not isinstance(listed, list) or f"{processor}-processor" in [to_text(name) for name in listed]


def prepare(site: SiteDraft) -> None:
    """Before Markdown: tables that kramdown can read; and formulas may stand between single dollar signs."""
    documents = [doc for group in site.collections.values() for doc in group.docs]
    tables, formulas = _runs(site, "table"), _runs(site, "mathjax")
    for item in (*site.pages, *documents):
        if item.is_markdown and tables:
            item.content = mark(item.content)
            if item.excerpt_text is not None:
                item.excerpt_text = mark(item.excerpt_text)
        if item.is_markdown and formulas and "$" in item.content:
            item.data.setdefault("mathjax", True)


def widen_tables(html: str, item: Item, site: SiteFacts) -> str:
    """Behind Markdown: the cells of tables, and players in the place of pictures that are none."""
    if item.is_markdown and _runs(site, "table"):
        html = merge(html)
    if "<img" in html and _runs(site, "media"):
        html = _ALONE.sub(lambda found: _player(found[1]) or found[0], html)
        html = _PICTURE.sub(lambda found: _player(found[0]) or found[0], html)
    return html


def _player(picture: str) -> str | None:
    """What shows the film or the sound that a picture's URL leads to; ``None`` for a picture."""
    match = _PICTURE.fullmatch(picture)
    source = match["src"].replace("&amp;", "&") if match else ""
    hosted = find(source)
    return frame_html(*hosted) if hosted is not None else player_html(source)


def show_emoji_in(html: str, item: Item, site: SiteFacts) -> str:
    """The page's emoji."""
    return show_emoji(html, item, site) if _runs(site, "emoji") else html


PLUGIN: Final = Plugin(name=NAME, post_read=prepare, post_convert=widen_tables, post_render=show_emoji_in)
