"""jekyll-avatar: ``{% avatar name size=50 %}`` shows a person's picture from GitHub."""

from __future__ import annotations

import os
import re
import zlib
from html import escape
from typing import Final

from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag

from .plugin import Plugin

_SIZE: Final = re.compile(r"\bsize=(\d{1,5})\b", re.ASCII | re.IGNORECASE)
_DEFAULT_SIZE: Final = 40
_SMALL: Final = 48
_HOSTS: Final = 4
_SCALES: Final = range(1, 5)


def avatar(call: TagCall) -> str:
    """The picture, in four sizes. ``lazy=true`` leaves the loading to a script of the site's."""
    name = _name(call)
    found = _SIZE.search(call.markup)
    size = int(found[1]) if found else _DEFAULT_SIZE
    wide = {scale: _image_url(name, size, scale) for scale in _SCALES}
    sources = ", ".join(f"{url} {scale}x" for scale, url in wide.items())
    kind = "avatar avatar-small" if size < _SMALL else "avatar"
    lazy = "lazy=true" in call.markup
    where = (
        f'src="" data-src="{wide[1]}" data-srcset="{sources}"'
        if lazy
        else f'src="{wide[1]}" srcset="{sources}"'
    )
    return (
        f'<img class="{kind}" alt="{escape(name)}" width="{size}" height="{size}" '
        f'data-proofer-ignore="true" {where} />'
    )


def _name(call: TagCall) -> str:
    """The person's name: the first word, or the value of the variable that ``user=`` names."""
    words = call.printed().split(None, 1)
    word = words[0] if words else ""
    if word.startswith("user="):
        variable = word.removeprefix("user=")
        word = call.text(variable) or variable
    return word.removeprefix("@")


def _image_url(name: str, size: int, scale: int) -> str:
    """Where GitHub has the picture. Which host is asked follows from the picture's first size."""
    own = os.environ.get("PAGES_AVATARS_URL", "")
    path = f"{name}?v=3&s={size}"
    host = own.rstrip("/") or f"https://avatars{zlib.crc32(path.encode()) % _HOSTS}.githubusercontent.com"
    return escape(f"{host}/{name}?v=3&s={size * scale}")


PLUGIN: Final = Plugin(name="jekyll-avatar", tags={"avatar": function_tag(avatar)})
