"""jekyll-polyglot's tags; which documents a language's site has is ``jekyll.languages``' matter."""

from __future__ import annotations

from typing import Final

from mkdocs_jekyll.jekyll.languages import POLYGLOT
from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag

from .plugin import Plugin


def _headers(_call: TagCall) -> str:
    """Links to the other languages, which belong to the head: the theme writes them on each page."""
    return ""


def _static_href(call: TagCall) -> str:
    """``href="..."`` as it is written."""
    return (call.body or "").strip()


PLUGIN: Final = Plugin(
    name=POLYGLOT,
    priority="first",
    tags={
        "I18n_Headers": function_tag(_headers),
        "i18n_headers": function_tag(_headers),
        "static_href": function_tag(_static_href, block=True),
        "Static_Href": function_tag(_static_href, block=True),
    },
)
