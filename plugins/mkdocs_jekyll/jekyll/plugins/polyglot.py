"""jekyll-polyglot's tags; which documents a language's site has is ``jekyll.languages``' matter."""

from __future__ import annotations

import re
from typing import Final

from mkdocs_jekyll.jekyll.languages import AT_ROOT, POLYGLOT
from mkdocs_jekyll.jekyll.liquid import TagCall, function_tag

from .plugin import Plugin

#: What stands before the path of a link that begins at a host's root.
_BEFORE_PATH: Final = re.compile(r"""\bhref\s*=\s*["']?(?:https?://[^/\s"'<>]+)?(?=/(?!/))""", re.IGNORECASE)


def _headers(_call: TagCall) -> str:
    """Links to the other languages, which belong to the head: the theme writes them on each page."""
    return ""


def _static_href(call: TagCall) -> str:
    """``href="..."`` as it is written: it leads to the same page from each language's site."""
    written = (call.body or "").strip()
    if call.text("site.active_lang") == call.text("site.default_lang"):
        return written
    return _BEFORE_PATH.sub(rf"\g<0>{AT_ROOT}", written)


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
