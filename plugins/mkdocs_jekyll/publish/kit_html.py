"""What the kit of a site's theme does to a finished text, where styles alone can't."""

from __future__ import annotations

from typing import Final

from mkdocs_jekyll.jekyll import Item, Site

from .callouts import callouts_of, mark_callouts
from .html import Html
from .html_scan import Edits, Scan
from .page_meta import text_of

#: Attributes of pictures that Chirpy lets authors write short.
_SIZES: Final = {"w": "width", "h": "height"}


def edit_for_kit(scan: Scan, edits: Edits, item: Item, site: Site) -> None:
    """Do to an item's text what the theme's own layouts, scripts or styles would have done."""
    name = "" if site.kit is None else site.kit.name
    if name == "just-the-docs":
        mark_callouts(scan, edits, callouts_of(site.config))
    elif name == "chirpy":
        _mark_files(scan, edits)
        _give_sizes(scan, edits)
    elif name == "academicpages":
        _free_lines(scan, edits)
    elif name == "al-folio":
        _add_styles(edits, text_of(item.data.get("_styles")))


def _add_styles(edits: Edits, styles: str) -> None:
    """``_styles`` of the front matter: styles for this page alone."""
    if styles.strip():
        edits.insert(0, "<style>\n{}\n</style>\n".format(styles.strip().replace("</", "<\\/")))


def _mark_files(scan: Scan, edits: Edits) -> None:
    """Show the name that ``{: file="..." }`` gives to a block of code, as the theme shows titles of code."""
    blocks = {tag.number: tag for tag in scan.starts(("div",))}
    for number, tag in blocks.items():
        name = tag.get("file")
        inner = blocks.get(number + 1) or blocks.get(number + 2)
        if name and inner is not None and "highlight" in inner.classes:
            edits.insert(inner.end, Html('<span class="filename">{}</span>').format(name))


def _give_sizes(scan: Scan, edits: Edits) -> None:
    """``{: w="700" h="400" }`` of a picture."""
    for tag in scan.starts(("img",)):
        for attribute in tag.attributes:
            if attribute.name in _SIZES and attribute.value.isdecimal():
                size = Html('{}="{}"').format(_SIZES[attribute.name], attribute.value)
                edits.replace(attribute.start, attribute.end, size)


def _free_lines(scan: Scan, edits: Edits) -> None:
    """Lines of a CV stand in blocks, not in a list: as blocks they are what readers hear."""
    for article, end in scan.elements(("article",)):
        if end is None or "archive__item" not in article.classes:
            continue
        for tag in scan.starts(("li",)):
            inside = article.end <= tag.start < end.start
            if inside and not scan.html[article.end : tag.start].strip():
                close = scan.end_of(tag.number)
                edits.replace(tag.start + 1, tag.name_end, "div")
                if close is not None:
                    edits.replace(close.start, close.end, "</div>")
