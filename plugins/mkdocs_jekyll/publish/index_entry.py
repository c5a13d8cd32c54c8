"""The entries of an index: posts with their beginnings and pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote

from mkdocs_jekyll.jekyll import Document, Site, SiteRenderer
from mkdocs_jekyll.jekyll.themes import IndexForm

from .captions import add_captions
from .excerpt_html import excerpt_html
from .html import EMPTY, Html
from .html_scan import HEADINGS, Edits, Scan
from .index_text import beginning_of, form_of
from .kit_media import media_resolver
from .links import rewrite_shown
from .math import formulas_in
from .mermaid import rename_diagrams
from .output_form import is_bare
from .own_text import well_formed
from .page_body import PageBody
from .page_context import IndexEntry, PostEntry
from .post import TagLink, theme_url
from .post_picture import teaser_of
from .site_identity import at
from .url_index import UrlIndex

#: Fewer posts than these may all have one picture.
_FEW: Final = 4


@dataclass(frozen=True, slots=True)
class ListedPost:
    """A post of an index: the document, what stands beside its title, its tags and its body."""

    post: Document
    entry: PostEntry
    tags: Sequence[TagLink]
    body: PageBody


@dataclass(frozen=True, slots=True)
class IndexEntries:
    """Makes the entries of one site's indexes; ``form`` says how much of a post is shown.

    ``common`` are the pictures above the texts of most posts, which tell no post from another.
    ``as_written``: what runs in a beginning stays.
    """

    renderer: SiteRenderer
    urls: UrlIndex
    form: IndexForm
    common: Collection[str] = ()
    as_written: bool = False

    def entry(self, listed: ListedPost, shown_at: str) -> IndexEntry:
        """A post with its beginning, whose links hold at ``shown_at``, below the root."""
        post, body = listed.post, listed.body
        begins = beginning_of(post, self.form, self._excerpt(post), body.html)
        picture = listed_picture(post, listed.entry, self.renderer.site, self.urls, self.common)
        tags = tuple(listed.tags)
        if not begins.html:
            text = Html("<p>{}</p>").format(begins.text) if begins.text else EMPTY
            return IndexEntry(listed.entry, text, tags, formulas_in(text, body.math), picture)
        html = well_formed(begins.html)
        scan = Scan(html if self.as_written else excerpt_html(html))
        edits = Edits(scan)
        _fit_beginning(scan, edits)
        media = media_resolver(post, self.renderer.site)
        rewrite_shown(edits, self.urls, listed.entry.url, shown_at=shown_at, media=media)
        rename_diagrams(scan, edits)
        add_captions(scan, edits, first_waits=True)
        text = Html(edits.apply())
        picture = "" if "<img" in text else picture
        return IndexEntry(listed.entry, text, tags, formulas_in(text, body.math), picture)

    def _excerpt(self, post: Document) -> str:
        """The beginning of the text, as Jekyll cuts it off.

        Empty for an ``excerpt`` that is no text (WordPress' importer wrote ``!ruby/object:Hpricot::Doc``, a
        mapping), and for a post that is no web page: nothing of it could be taken for markup.
        """
        if is_bare(post) or not isinstance(post.data.get("excerpt") or "", str):
            return ""
        return self.renderer.post_render(self.renderer.excerpt(post), post)


def listed_picture(
    post: Document, entry: PostEntry, site: Site, urls: UrlIndex, common: Collection[str] = ()
) -> str:
    """The post's own picture for lists, or the one above its text; never one that most posts share."""
    teaser = theme_url(teaser_of(post, site), urls.bases)
    if teaser and (":" in teaser or urls.find(unquote(teaser)) is not None):
        return teaser
    hero = entry.hero
    return hero.picture if hero is not None and hero.is_own and hero.picture not in common else ""


def common_pictures(entries: Iterable[PostEntry]) -> frozenset[str]:
    """The pictures that stand above more than half of the posts, of at least four."""
    pictures = Counter("" if entry.hero is None else entry.hero.picture for entry in entries)
    count = pictures.total()
    return frozenset(name for name, uses in pictures.items() if count >= _FEW and 2 * uses > count)


def index_form(renderer: SiteRenderer) -> IndexForm:
    """How much of a post the old theme's index showed."""
    site = renderer.site
    form = form_of(site.kit.index if site.kit else None, site.config)
    if form.html_key and any(at(page.data, form.html_key) == "html" for page in site.pages):
        return replace(form, excerpt="paragraph")
    return form


def _fit_beginning(scan: Scan, edits: Edits) -> None:
    """Take away a beginning's ids, which belong to the post's own page, and its headings."""
    for tag in scan.tags:
        if tag.name in HEADINGS:
            edits.replace(tag.start, tag.end, "</p>" if tag.is_end else "<p>")
            continue
        for attribute in tag.attributes:
            if attribute.name in ("id", "name") and attribute.has_value:
                edits.replace(attribute.start - 1, attribute.end, "")
