"""Pages with too many tags: to look at each link, heading and picture takes time, as does a deep tree."""

from __future__ import annotations

from html import escape
from typing import Final

from mkdocs_jekyll.jekyll import Item, Problem, Site
from mkdocs_jekyll.jekyll.kramdown_codes import LIMIT
from mkdocs_jekyll.jekyll.read_limits import ReadLimits
from mkdocs_jekyll.jekyll.slugs import to_text

from .html_scan import HEADINGS, Scan, Tag

#: What a tag counts: links and pictures are looked up, pictures measured, headings stand in the contents.
_COUNTS: Final = {"a": 2, "img": 3, **dict.fromkeys(HEADINGS, 2)}


def within_limit(scan: Scan, item: Item, site: Site) -> tuple[Scan, Problem | None]:
    """The page with what follows its last tag as text, and what to say of that.

    kramdown has a limit of its own, which counts what the text is made of.
    """
    most = ReadLimits.from_settings(site.config.get("limits")).html_tags
    if _is_of_kramdown(item, site) or len(scan.shapes) * max(_COUNTS.values()) <= most:
        return scan, None
    first = _first_beyond(scan, most)
    if first is None:
        return scan, None
    text = f"{scan.html[: first.start]}<pre>{escape(scan.html[first.start :], quote=False)}</pre>"
    message = f"the page has more than {most:,} tags; the rest is text"
    remedy = "Raise `html_tags` under `limits` in _config.yml, or divide the page."
    return Scan(text), Problem("warning", message, site.place_of(item), None, remedy, code=LIMIT)


def _is_of_kramdown(item: Item, site: Site) -> bool:
    asked = to_text(item.data.get("markdown")).lower()
    return item.is_markdown and site.markdown.is_kramdown and asked in ("", "kramdown")


def _first_beyond(scan: Scan, most: int) -> Tag | None:
    left = most
    for tag in scan.tags:
        if not tag.is_end:
            left -= _COUNTS.get(tag.name, 1)
            if left < 0:
                return tag
    return None
