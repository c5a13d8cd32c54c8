"""The description of a page as the blog's own layouts write it for search engines."""

from __future__ import annotations

import html
import re
from typing import Final

from mkdocs_jekyll.jekyll import Item, Site, SiteRenderer
from mkdocs_jekyll.jekyll.liquid.filters.strings import normalize_whitespace, strip_html
from mkdocs_jekyll.jekyll.liquid.ruby.html import escape_html_once
from mkdocs_jekyll.jekyll.slugs import to_text

from .own_templates import assignments_before, template_texts

#: The value of an attribute, with Liquid in it that may have the same quotation marks.
_VALUE: Final = "|".join(
    rf"content\s*=\s*{mark}((?:\{{\{{[^{{}}]*\}}\}}|\{{%(?:[^%]|%(?!\}}))*%\}}|[^{{{mark}]|\{{(?![{{%]))*+){mark}"
    for mark in "\"'"
)
_NAME: Final = "name\\s*=\\s*[\"']description[\"']"
_ELEMENT: Final = re.compile(rf"<meta\s+(?:{_NAME}\s+(?:{_VALUE})|(?:{_VALUE})\s+{_NAME})", re.IGNORECASE)
_PLUGIN: Final = re.compile(r"{%-?\s*seo\b")
#: What a layout knows and a page does not.
_OF_LAYOUTS: Final = re.compile(r"\bcontent\b|\binclude\b|\blayout\.|\bpaginator\b")


class OwnDescription:
    """Reads the expression once; a blog that leaves its head to jekyll-seo-tag has none."""

    def __init__(self, renderer: SiteRenderer) -> None:
        self._renderer = renderer
        self._expression = _expression(renderer.site)
        self._of_site = _as_text(to_text(renderer.site.config.get("description")))

    def of(self, item: Item) -> str:
        """The description of an item, as HTML; empty where the layouts have no other than the site's."""
        if not self._expression:
            return ""
        text = _as_text(self._renderer.render_inline(self._expression, item))
        return "" if text == self._of_site else text


def _expression(site: Site) -> str:
    """What the layouts write for a page; empty where that is nothing of a page's."""
    texts = [text for _, text in template_texts(site)]
    if any(map(_PLUGIN.search, texts)):
        return ""
    found = next(filter(None, map(_ELEMENT.search, texts)), None)
    if found is None:
        return ""
    written = found[found.lastindex or 0].strip()
    whole = assignments_before(found.string, found.start(), written) + written
    return whole if "page." in whole and not _OF_LAYOUTS.search(whole) else ""


def _as_text(written: str) -> str:
    """One line without tags, safe in an attribute."""
    return escape_html_once(normalize_whitespace(strip_html(html.unescape(written))))
