"""What a text's old layout shows above it of its front matter: the title, and the words below that."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from mkdocs_jekyll.jekyll import Document, Item, Site
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.layouts import file_of, with_parents
from mkdocs_jekyll.jekyll.paths import is_file_below

from .html import EMPTY, Html, inline_html, inline_markdown
from .liquid_blocks import with_includes
from .own_templates import without_remarks
from .page_meta import text_of

#: Keys that themes give such words.
_KEYS: Final = (
    r"description|summary|abstract|lead|lede|intro|introduction|tagline|subheadline|sub_?heading|sub_title|deck"
    r"|standfirst|excerpt"
)
_SHOWN: Final = re.compile(rf"{{{{-?\s*page\.({_KEYS})\b(?!\.)([^{{}}]*)}}}}")
#: Where a template writes no words of a page: the head, scripts, and the attributes of tags.
_NO_WORDS: Final = re.compile(
    r"<(head|script|style|title|noscript)\b.*?(?:</\1\s*>|\Z)|<[a-zA-Z/!](?:[^<>{]++|(?>{{[^{}]*+}}|{%[^%]*+%}|{))*+>",
    re.DOTALL | re.IGNORECASE,
)
_TITLE: Final = re.compile(r"{{-?\s*page\.title\b")
_CONTENT: Final = re.compile(r"{{-?\s*(?:page\.)?content\b")


class LayoutLeads:
    """Finds these words for the texts of a site; each layout is read once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        kit = site.kit
        self._of_kit = (
            () if kit is None else tuple((key, True) for key in kit.front_matter.get("post_lead", ()))
        )
        self._of_pages = () if kit is None else kit.front_matter.get("page_lead", ())
        self._shown = cache(self._read)
        self._titled = cache(self._shows_title)

    def of(self, item: Item) -> Html:
        """The words of an item; empty where its layout shows none. A post's subtitle is not meant."""
        if not (isinstance(item, Document) and item.collection == "posts"):
            for key in self._of_pages:
                if key in item.own_keys and (words := text_of(item.data.get(key))):
                    return inline_markdown(words)
        for key, is_markdown in self._shown(item.layout or ""):
            words = text_of(item.data.get(key))
            if words and words != text_of(item.data.get("subtitle")):
                return inline_markdown(words) if is_markdown else inline_html(words)
        return EMPTY

    def has_title(self, item: Item) -> bool:
        """Whether the layout shows the item's own title above the text, also where the text has an ``h1``."""
        return bool(text_of(item.data.get("title"))) and self._titled(item.layout or "")

    def _shows_title(self, layout: str) -> bool:
        if not layout:
            return False
        own = [text for name in with_parents(self._site, layout) if (text := self._above(name)) is not None]
        if own:
            return any(_TITLE.search(text) for text in own)
        return self._site.kit is not None and self._site.kit.page_titles

    def _above(self, layout: str) -> str | None:
        """What a layout of the author's writes before the text, outside head and attributes."""
        path = file_of(self._site, layout)
        if path is None:
            return None
        written = with_includes(without_remarks(text_in(path)), self._include)
        return _NO_WORDS.sub("", _CONTENT.split(written, maxsplit=1)[0])

    def _read(self, layout: str) -> tuple[tuple[str, bool], ...]:
        """The keys that a layout shows before the text, and whether as Markdown."""
        if self._site.kit is not None and self._site.kit.layout(layout):
            return ()  # it shows them itself
        above = self._above(layout)
        if above is None:
            return self._of_kit
        return tuple((key, "markdownify" in filters) for key, filters in _SHOWN.findall(above))

    def _include(self, name: str) -> str | None:
        source = self._site.source
        path = source / self._site.config.text("includes_dir") / name
        return without_remarks(text_in(path)) if is_file_below(path, source) else None
