"""What a layout shows around a text: one of the theme's kit, or for a page without a text the author's own.

A layout is Liquid with ``{{ content }}`` in it, as in Jekyll. The text itself stays as it is: what the layout
shows before and after it goes around it. A page without a text is made of its layout alone (a list of links,
of projects); what the layout shows itself is shown, not the frame that other layouts and includes put around.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from mkdocs_jekyll.jekyll import Item, Page, Site, SiteRenderer, front_matter
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.layouts import file_of

from .html import EMPTY, Html
from .html_scan import Edits, Scan, plain_text
from .liquid_blocks import Block, all_tags, blocks_of
from .page_meta import text_of

#: What a layout that is a whole page shows itself.
_MAIN: Final = re.compile(r"<main\b[^>]*+>(?P<inside>.*)</main\s*>", re.DOTALL | re.IGNORECASE)
_CONTENT: Final = re.compile(r"{{-?\s*content\s*-?}}")
#: Stands for the text while Liquid runs; no text has it.
_MARK: Final = "<!-- jekyll:content -->"

#: What a layout has besides that the theme shows itself, or that is no page's own: elements, and includes.
_FRAME: Final = frozenset(("script", "link", "header", "nav", "footer", "noscript"))
_FRAME_FILE: Final = re.compile(
    r"head|foot|nav|menu|comment|disqus|gitalk|giscus|utteranc|valine|sidebar|script|analytic|toc|catalog|share"
    r"|search|seo|intro|masthead|banner|breadcrumb|pagina|pager",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AroundText:
    """HTML before and after a text; both may be empty."""

    before: Html = EMPTY
    after: Html = EMPTY

    def __bool__(self) -> bool:
        """Whether there is anything."""
        return bool(self.before or self.after)


#: Around most texts.
NOTHING_AROUND: Final = AroundText()


def has_layout(item: Item, site: Site) -> bool:
    """Whether a layout, which may read the whole site, goes around an item."""
    return bool(_of_kit(item, site) or _own(item, site))


def around_text(item: Item, renderer: SiteRenderer) -> AroundText:
    """What the item's layout shows around its text; nothing for a layout that is neither known nor alone."""
    layout = _of_kit(item, renderer.site)
    if not layout:
        own = _own(item, renderer.site)
        return AroundText(_without_frame(renderer.render_inline(own, item))) if own else AroundText()
    layout += _own_parts(item, renderer.site)
    html = renderer.render_inline(_CONTENT.sub(_MARK, layout, count=1), item)
    before, _, after = html.partition(_MARK)
    return AroundText(Html(before.strip()), Html(after.strip()))


def _of_kit(item: Item, site: Site) -> str:
    return "" if site.kit is None else site.kit.layout(item.layout or "")


def _own_parts(item: Item, site: Site) -> str:
    """What the author has added to a copy of the layout: includes that are not the theme's.

    An include stands there alone, or with the condition around it.
    """
    kit, path = site.kit, file_of(site, item.layout or "")
    if kit is None or not kit.layout_parts or path is None:
        return ""
    theirs = {file.stem for folder in kit.includes for file in folder.glob("*.html")}.union(kit.layout_parts)

    def is_own(block: Block) -> bool:
        name = block.file.partition(".")[0]
        return bool(name) and "/" not in name and name not in theirs and not _FRAME_FILE.search(name)

    text = front_matter.split(text_in(path)).content
    found = []
    for block in blocks_of(text):
        inside = block.children if block.name in ("if", "unless") else [block]
        if inside and all(part.is_include and is_own(part) for part in inside):
            found.append(text[block.start : block.end])
    return "\n".join(["", *found])


def _own(item: Item, site: Site) -> str:
    """The author's layout of a page without a text, without what it includes of the frame.

    A layout without another one around it is a whole page: what stands in its ``main`` counts, or nothing, as
    the parts of one without can't be told apart.
    """
    if not isinstance(item, Page) or item.content.strip() or not item.layout:
        return ""
    path = file_of(site, item.layout)
    if path is None:
        return ""
    matter = front_matter.split(text_in(path))
    text = matter.content
    if text_of(matter.data.get("layout")) in ("", "none", "null"):
        main = _MAIN.search(text)
        text = "" if main is None else main["inside"]
    parts, at = [], 0
    for tag in all_tags(text):
        if tag.is_include and _FRAME_FILE.search(tag.file):
            parts.append(text[at : tag.start])
            at = tag.end
    return _CONTENT.sub("", "".join((*parts, text[at:])))


def _without_frame(html: str) -> Html:
    """The HTML without its scripts and what the theme shows itself; empty if nothing is to be seen in it."""
    scan = Scan(html)
    edits, last = Edits(scan), 0
    for tag, end in scan.elements(_FRAME):
        if tag.start >= last:
            last = tag.end if end is None else end.end
            edits.replace(tag.start, last, "")
    shown = edits.apply().strip()
    is_seen = plain_text(shown).strip() or "<img" in shown
    return Html(f'<div class="jk-layout">\n{shown}\n</div>') if is_seen else EMPTY
