"""What a layout shows around a text: one of the theme's kit, or for a page without a text the author's own.

A layout is Liquid with ``{{ content }}`` in it, as in Jekyll. The text itself stays as it is: what the layout
shows before and after it goes around it. A page without a text is made of its layout alone (a list of links,
of projects); what the layout shows itself is shown, not the frame that other layouts and includes put around.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mkdocs_jekyll.jekyll import Item, Page, Site, SiteRenderer, front_matter
from mkdocs_jekyll.jekyll.files import text_in
from mkdocs_jekyll.jekyll.layouts import file_of, with_parents
from mkdocs_jekyll.jekyll.themes.kit import CONTENT

from .html import EMPTY, Html
from .html_scan import Edits, Scan, plain_text
from .liquid_blocks import Block, all_tags, blocks_of
from .page_meta import text_of

#: What a layout that is a whole page shows itself.
_MAIN: Final = re.compile(r"<main\b[^>]*+>(?P<inside>.*)</main\s*>", re.DOTALL | re.IGNORECASE)
_FILTERED: Final = re.compile(r"{{-?\s*content\b[^{}]*}}")
#: A layout of a kit without any of these reads nothing but the item.
_READS_SITE: Final = re.compile(r"\b(?:site|include)\b")
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
    """Whether a layout that may read the whole site goes around an item."""
    return bool(_READS_SITE.search(_of_kit(item, site)) or _own(item, site) or _of_one_page(item, site))


def around_text(item: Item, renderer: SiteRenderer) -> AroundText:
    """What the item's layout shows around its text; nothing for a layout that is neither known nor alone."""
    layout = _of_kit(item, renderer.site)
    if not layout:
        if own := _own(item, renderer.site):
            shown = _without_frame(renderer.render_inline(own, item))
            return AroundText(_in_layout(shown)) if shown else AroundText()
        page = _of_one_page(item, renderer.site)
        return _around_mark(_without_frame(renderer.render_inline(page, item))) if page else AroundText()
    layout += _own_parts(item, renderer.site)
    html = renderer.render_inline(CONTENT.sub(_MARK, layout, count=1), item)
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
    is_whole = _is_whole(matter.data)
    return CONTENT.sub("", _without_frame_files(_main_of(matter.content) if is_whole else matter.content))


def _of_one_page(item: Item, site: Site) -> str:
    """The ``main`` of an author's layout that is a whole page, made for this one; a mark is for its text."""
    name = item.layout
    if not isinstance(item, Page) or not item.content.strip() or not name:
        return ""
    path = file_of(site, name)
    if path is None or any(other.layout == name for other in _items(site) if other is not item):
        return ""
    others = {other.layout for other in _items(site) if other.layout and other is not item}
    if any(name in with_parents(site, other) for other in others):
        return ""
    matter = front_matter.split(text_in(path))
    main = _main_of(matter.content) if _is_whole(matter.data) else ""
    marked, count = _FILTERED.subn(_MARK, _without_frame_files(main))
    return marked if count == 1 else ""


def _items(site: Site) -> Iterator[Item]:
    yield from site.pages
    for collection in site.collections.values():
        yield from collection.docs


def _is_whole(data: Mapping[str, object]) -> bool:
    """Whether a layout, of which this is the front matter, has none around it."""
    return text_of(data.get("layout")) in ("", "none", "null")


def _main_of(text: str) -> str:
    main = _MAIN.search(text)
    return "" if main is None else main["inside"]


def _without_frame_files(text: str) -> str:
    """A layout without what it includes of the frame."""
    parts, at = [], 0
    for tag in all_tags(text):
        if tag.is_include and _FRAME_FILE.search(tag.file):
            parts.append(text[at : tag.start])
            at = tag.end
    return "".join((*parts, text[at:]))


def _without_frame(html: str) -> str:
    """The HTML without its scripts and what the theme shows itself; empty if nothing is to be seen in it."""
    scan = Scan(html)
    edits, last = Edits(scan), 0
    for tag, end in scan.elements(_FRAME):
        if tag.start >= last:
            last = tag.end if end is None else end.end
            edits.replace(tag.start, last, "")
    shown = edits.apply().strip()
    return shown if plain_text(shown).strip() or "<img" in shown else ""


def _in_layout(html: str) -> Html:
    return Html(f'<div class="jk-layout">\n{html}\n</div>')


def _around_mark(html: str) -> AroundText:
    """What stands before and after the mark for the text."""
    before, mark, after = _in_layout(html).partition(_MARK)
    return AroundText(Html(before), Html(after)) if mark else AroundText()
