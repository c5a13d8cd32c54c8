"""The title under which a post is shown, whether its front matter gives one or not."""

from __future__ import annotations

from typing import Final

from markupsafe import escape

from mkdocs_jekyll.jekyll import Item, Site
from mkdocs_jekyll.kramdown import Options, convert

from .html import Html, inline_html, markdown_title
from .html_scan import plain_text
from .visible_text import without_liquid

#: So many characters of a text stand for its title; a Chinese character counts for two.
LONGEST: Final = 60
#: So much of a text is looked at.
_LOOKED_AT: Final = 2000
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def has_visible_characters(html: str) -> bool:
    """Whether markup shows at least one character."""
    return bool(plain_text(html).strip(_INVISIBLE).strip())


def reads_markdown(site: Site) -> bool:
    """Whether the old theme reads titles as Markdown."""
    return site.kit is not None and site.kit.markdown_titles


def title_of(item: Item, *, is_markdown: bool = False) -> Html:
    """An item's own title as HTML; ``is_markdown``: the old theme reads it so."""
    return markdown_title(item.title) if is_markdown else inline_html(item.title)


def title_or_first_words(item: Item, *, is_markdown: bool = False) -> Html:
    """An item's title; without one the first words of its text; empty where it has none either."""
    title = title_of(item, is_markdown=is_markdown)
    return title if has_visible_characters(title) else escape(first_words(item))


def first_words(item: Item) -> str:
    """The first words of an item's text, Liquid aside."""
    text = without_liquid(item.content[:_LOOKED_AT])
    if item.is_markdown:
        text = convert(text, Options(input="GFM", auto_ids=False)).html
    return shortened(plain_text(text))


def shortened(text: str, longest: int = LONGEST) -> str:
    """As many whole words as fit, with an ellipsis if that is not all."""
    room = longest
    for end, char in enumerate(text):
        room -= 2 if char >= "⺀" else 1
        if room < 0:
            cut = text[:end]
            head, space, _ = cut.rpartition(" ")
            whole = head if space and text[end] != " " and text[end - 1] < "⺀" else cut
            return whole.rstrip(" ,;:.，；：。、") + "…"
    return text
