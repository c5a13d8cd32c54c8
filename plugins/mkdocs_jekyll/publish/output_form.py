"""What becomes of an item: a page of the theme, Jekyll's text as it is, or a copy."""

from __future__ import annotations

import re
from typing import Final, Literal

from mkdocs_jekyll.jekyll import Document, Item

from .visible_text import has_visible_text

#: ``page`` goes through the theme, ``raw`` is rendered by Jekyll's rules alone, ``copy`` is copied.
Form = Literal["page", "raw", "copy"]

_WHOLE: Final = re.compile(r"<(?:!doctype|html|head|body|frameset)\b|http-equiv", re.IGNORECASE)


def form_of(item: Item) -> Form:
    """What the theme shows is a page; what wants no layout, or isn't HTML, goes out as Jekyll renders it."""
    if isinstance(item, Document):
        return "page"
    if not is_html(item):
        return "raw"
    return "page" if item.is_markdown or item.layout is not None or _wants_one(item) else "raw"


def is_html(item: Item) -> bool:
    """Whether a browser gets the item as a web page."""
    return item.destination.endswith((".html", ".htm")) or item.output_ext in ("", ".html")


def is_bare(document: Document) -> bool:
    """Whether a document goes out as its text alone: data or plain text, not a web page."""
    is_text_of_html = document.output_ext in ("", ".html", ".htm")
    return not is_html(document) or (document.layout is None and not is_text_of_html)


def _wants_one(item: Item) -> bool:
    """Whether HTML that says nothing of a layout has words for a page, and is no whole document already."""
    return "layout" not in item.data and not _WHOLE.search(item.content) and has_visible_text(item.content)
