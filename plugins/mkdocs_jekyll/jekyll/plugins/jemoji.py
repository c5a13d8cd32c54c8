"""jemoji: ``:tada:`` becomes the emoji of that name, as GitHub calls it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.model import Item

from .plugin import Plugin
from .text_nodes import change_text

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site import SiteFacts

_APART_FROM: Final = frozenset(("pre", "code", "tt"))
_NAME: Final = re.compile(r":([a-z0-9+_-]{1,60})(?=:)", re.IGNORECASE)


@cache
def emoji() -> Mapping[str, str]:
    """The emoji by GitHub's names; names of GitHub's own pictures (``octocat``) have none in Unicode."""
    from pymdownx import gemoji_db  # 2,000 names, which only sites with this plugin need

    by_name = {
        name: "".join(chr(int(code, 16)) for code in entry.get("unicode_alt", entry["unicode"]).split("-"))
        for name, entry in gemoji_db.emoji.items()
        if "unicode" in entry
    }
    by_name |= {alias: by_name[name] for alias, name in gemoji_db.aliases.items() if name in by_name}
    return {name.strip(":"): characters for name, characters in by_name.items()}


def show_emoji(html: str, item: Item, site: SiteFacts) -> str:
    """The body of a web page with emoji. A name that has none in Unicode (``:octocat:``) stays as it is."""
    del site
    if item.output_ext != ".html" or not any(match[1] in emoji() for match in _NAME.finditer(html)):
        return html
    return change_text(html, name_to_emoji, _APART_FROM)


def name_to_emoji(text: str) -> str:
    """A run of text with its names replaced. A colon ends one name or begins the next, never both."""
    out: list[str] = []
    done = 0
    for match in _NAME.finditer(text):
        characters = emoji().get(match[1]) if match.start() >= done else None
        if characters is not None:
            out.append(text[done : match.start()])
            out.append(f'<span class="emoji" title=":{match[1]}:">{characters}</span>')
            done = match.end() + 1
    return "".join(out) + text[done:]


def emojify(text: str) -> str:
    """The text as it is: al-folio asks for this filter, which no gem has; its names become emoji later."""
    return text


PLUGIN: Final = Plugin(
    name="jemoji",
    also=("jekyll-emoji",),
    filters={"emojify": emojify},
    post_render=show_emoji,
    changes_theme=True,
)
