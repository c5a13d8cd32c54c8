"""The body of a page: its HTML with links that hold, and all that is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from mkdocs_jekyll.jekyll import Item, Problem, SiteRenderer
from mkdocs_jekyll.jekyll.kramdown_codes import LIMIT
from mkdocs_jekyll.kramdown import TocEntry

from .captions import languages_in
from .contents import headings_of, lacks_headings, too_many_headings, without_skipped
from .distill import is_distill, unknown_citation
from .html import Html
from .html_limit import within_limit
from .html_scan import Scan
from .kit_layout import NOTHING_AROUND, AroundText, around_text, has_layout
from .kit_media import media_resolver
from .links import BrokenLink, rewrite, rewrite_body
from .math import Formulas, SiteMath
from .mermaid import Diagrams, diagrams_of, wants_diagrams
from .own_text import stray_ends, without_stray_ends
from .page_meta import is_true
from .reading_time import TextLength, length_of
from .text_scripts import NO_SCRIPTS, TextScripts, scripts_of
from .url_index import UrlIndex

_NOTHING: Final = TextLength()


@dataclass(frozen=True, slots=True)
class PageBody:
    """A body as other plugins see it: Jekyll's HTML, whose links are those of the built site.

    ``toc`` are its headings. ``anchors`` are places that a link may lead to, ``to_anchors`` those that links
    ask for, by the destination of the page that should have them. ``broken`` are links to nothing.
    ``has_former``: some link goes by a former URL, or a picture has a source that is not there (see
    `rewrite_body`). ``languages`` are the codes of those in which a post holds itself.
    ``around`` is what the old theme's layout shows before and after it. ``is_kept``: it was made earlier.
    """

    html: str
    toc: tuple[TocEntry, ...] = ()
    anchors: frozenset[str] = frozenset()
    to_anchors: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    broken: tuple[BrokenLink, ...] = ()
    has_former: bool = False
    math: Formulas = ""
    mermaid: Diagrams = ""
    scripts: TextScripts = NO_SCRIPTS
    languages: tuple[str, ...] = ()
    length: TextLength = _NOTHING
    around: AroundText = NOTHING_AROUND
    problems: tuple[Problem, ...] = ()
    is_kept: bool = field(default=False, compare=False)


#: Of a page that is not rendered.
NO_BODY: Final = PageBody("")


class KeepsBodies(Protocol):
    """What keeps bodies from one build to the next."""

    def key(self, item: Item, url: str) -> str | None:
        """The key of an item's body; ``None``: it is not kept."""
        ...

    def get(self, key: str) -> PageBody | None:
        """The body under a key."""
        ...

    def has(self, key: str) -> bool:
        """Whether there is a body under a key."""
        ...

    def mark(self) -> int:
        """A place in the use of texts, before a body is made."""
        ...

    def put(self, key: str, body: PageBody, mark: int) -> None:
        """Keep a body, with the texts that were used since ``mark``."""
        ...

    def prune(self) -> None:
        """Delete what was not asked for."""
        ...


class MakesBodies(Protocol):
    """What makes bodies beside this process."""

    def take(self, item: Item) -> PageBody | None:
        """The body of an item, once; ``None`` for one that has to be made here."""
        ...

    def close(self) -> None:
        """Make no more bodies."""
        ...


@dataclass(frozen=True, slots=True)
class BodyWriter:
    """Makes the bodies of one site's pages.

    With ``has_layouts`` the layouts of the theme's kit go around them. ``pool`` makes bodies in other
    processes.
    """

    renderer: SiteRenderer
    math: SiteMath
    urls: UrlIndex
    has_layouts: bool = False
    cache: KeepsBodies | None = None
    pool: MakesBodies | None = None

    def body(self, item: Item, url: str) -> PageBody:
        """The body of an item that stands at ``url``, which MkDocs gives to its page."""
        key = self._key(item, url)
        if self.cache is None or key is None:
            return self._made(item, url)
        body = self.cache.get(key)
        if body is None:
            mark = self.cache.mark()
            body = self._made(item, url)
            # A limit of time comes sooner on a machine that is busy.
            if not any(problem.code == LIMIT for problem in body.problems):
                self.cache.put(key, body, mark)
        return body

    def is_kept(self, item: Item, url: str) -> bool | None:
        """Whether an earlier build's body is there; ``None`` for one that no build keeps."""
        key = self._key(item, url)
        return None if key is None or self.cache is None else self.cache.has(key)

    def _key(self, item: Item, url: str) -> str | None:
        if self.cache is None or self._has_layout(item) or is_distill(item):  # which reads a bibliography
            return None
        return self.cache.key(item, url)

    def _has_layout(self, item: Item) -> bool:
        return self.has_layouts and has_layout(item, self.renderer.site)

    def _made(self, item: Item, url: str) -> PageBody:
        made = None if self.pool is None else self.pool.take(item)
        return self._write(item, url) if made is None else made

    def _write(self, item: Item, url: str) -> PageBody:
        site = self.renderer.site
        rendered = self.renderer.render(item)
        scan, too_long = within_limit(Scan(rendered.html), item, site)
        links = rewrite_body(scan, self.urls, url, media_resolver(item, site))
        mermaid = diagrams_of(scan, asked=wants_diagrams(item.data, site.config))
        around = self._around(item, url) if self.has_layouts else NOTHING_AROUND
        shown = Scan("\n".join((around.before, scan.html, around.after))) if around else scan
        scripts = scripts_of(shown, self.urls.jquery)
        languages = _languages_of(item, scan)
        toc = rendered.toc
        if lacks_headings(toc, scan) or (languages and not toc):
            toc = headings_of(scan if links.html == scan.html else Scan(links.html))
        toc = without_skipped(toc, scan)
        problems = (
            scripts.problem(site.place_of(item)),
            too_many_headings(toc, item, site),
            too_long,
            unknown_citation(scan, item, site),
        )
        html = without_stray_ends(links.html) if stray_ends(scan) else links.html
        return PageBody(
            html,
            toc,
            links.anchors | rendered.ids | set(languages),
            links.to_anchors,
            links.broken,
            links.has_former,
            self.math.formulas_of(item, scan.html, has_math=rendered.has_math),
            mermaid,
            scripts,
            languages,
            length_of(scan),
            around,
            (*rendered.problems, *(problem for problem in problems if problem is not None)),
        )

    def _around(self, item: Item, url: str) -> AroundText:
        """What the old theme's layout showed around the text, with links that hold here."""
        found = around_text(item, self.renderer)
        before, after = (
            Html(rewrite(html, self.urls, url).html) if html else html for html in (found.before, found.after)
        )
        return AroundText(before, after)


def _languages_of(item: Item, scan: Scan) -> tuple[str, ...]:
    """The languages of a text that is written in several, each in an element of its own."""
    found = languages_in(scan) if is_true(item.data.get("multilingual")) else []
    return tuple(found) if len(found) > 1 else ()
