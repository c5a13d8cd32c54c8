"""What Ruby files that themes bring in ``_plugins`` do for texts: Chirpy's dates, al-folio's filters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs_jekyll.jekyll.git_dates import changed_again
from mkdocs_jekyll.jekyll.ruby_programs import programs

from .plugin import Plugin

if TYPE_CHECKING:
    from mkdocs_jekyll.jekyll.site_draft import SiteDraft

_WORD: Final = re.compile(r"\w", re.ASCII)


def names_of(config: Mapping[str, object], source: Path) -> Iterator[str]:
    """The plugins of this module that a site has as files."""
    known = {plugin.name for plugin in PLUGINS}
    yield from (path.stem for path in programs(config, source) if path.stem in known)


def date_posts(site: SiteDraft) -> None:
    """Chirpy's dates of last changes: those of posts that more than one commit has touched."""
    known = changed_again(site.source)
    for post in site.collections["posts"].docs if known else ():
        changed = known.get(site.place_of(post))
        if changed is not None and post.data.get("last_modified_at") is None:
            post.data["last_modified_at"] = changed.astimezone(site.config.zone)


def as_it_is(value: object) -> object:
    """A URL without the sum of its file behind it: browsers ask for a file anew when the server says so."""
    return value


def remove_accents(text: str) -> str:
    """The letters of a text without their accents."""
    return "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))


def encode_email(text: str) -> str:
    """An address with its letters and digits percent-encoded."""
    return _WORD.sub(lambda match: f"%{ord(match[0]):02X}", text)


PLUGINS: Final = (
    Plugin(name="posts-lastmod-hook", priority="first", post_read=date_posts),
    Plugin(
        name="cache-bust",
        also=("jekyll-cache-bust",),
        filters={"bust_file_cache": as_it_is, "bust_css_cache": as_it_is},
    ),
    Plugin(name="remove-accents", filters={"remove_accents": remove_accents}),
    Plugin(name="jekyll-email-protect", filters={"encode_email": encode_email}),
)
