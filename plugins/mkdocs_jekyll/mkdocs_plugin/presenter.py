"""What pages of MkDocs ask while they are rendered: bodies, and where their problems go."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from mkdocs_jekyll.jekyll import Item, Problem, Rendered, SiteRenderer
from mkdocs_jekyll.publish.comments.model import CommentSystem
from mkdocs_jekyll.publish.contents import contents_limit
from mkdocs_jekyll.publish.kit_layout import AroundText
from mkdocs_jekyll.publish.link_problems import LinkProblems
from mkdocs_jekyll.publish.links import BrokenLink
from mkdocs_jekyll.publish.page_body import BodyWriter, PageBody
from mkdocs_jekyll.publish.url_index import UrlIndex

from .options import JekyllConfig
from .report import Reporter
from .translations import WORD, Translations


@dataclass(frozen=True, slots=True)
class Presenter:
    """Renders items as bodies, and reports what is wrong with them at the levels of MkDocs' settings.

    ``comments`` are the systems that texts of the site may start themselves.
    """

    bodies: BodyWriter
    options: JekyllConfig
    reporter: Reporter
    config: MkDocsConfig
    comments: tuple[CommentSystem, ...] = ()

    @property
    def renderer(self) -> SiteRenderer:
        """What renders items."""
        return self.bodies.renderer

    @property
    def urls(self) -> UrlIndex:
        """All URLs of the site."""
        return self.bodies.urls

    def close(self) -> None:
        """Have no other process make bodies any more."""
        if self.bodies.pool is not None:
            self.bodies.pool.close()

    def rendered(self, item: Item) -> Rendered:
        """An item as Jekyll renders it."""
        rendered = self.bodies.renderer.render(item)
        self.reporter.report_all(rendered.problems)
        return rendered

    def body(self, item: Item, url: str) -> PageBody:
        """The body of the page that stands at ``url``."""
        body = self.bodies.body(item, url)
        self.reporter.report_all(body.problems)
        if self.options.check_links:
            self.report_broken(item, body.broken)
        return self._in_language(body)

    def _in_language(self, body: PageBody) -> PageBody:
        """A body whose theme's own words are in the language of the site."""
        around = body.around
        if not any(WORD in html for html in (body.html, around.before, around.after)):
            return body
        words = Translations(self.config).words_in
        return replace(
            body, html=words(body.html), around=AroundText(words(around.before), words(around.after))
        )

    @property
    def contents_limit(self) -> int:
        """How many headings a page's contents show."""
        return contents_limit(self.renderer.site)

    def report_broken(self, item: Item, broken: Iterable[BrokenLink]) -> None:
        """Report an item's links to pages, pictures and files that are not there."""
        for problem in self._problems(item).of_broken(broken):
            self.report(problem)

    def report(self, problem: Problem) -> None:
        """Report what is wrong with links, a warning at the level of MkDocs' ``validation`` settings."""
        level = self.config.validation.links.not_found if problem.severity == "warning" else None
        self.reporter.report(problem, level)

    def report_anchors(
        self, item: Item, own: File, wanted: Mapping[File, Mapping[str, str]] | None, level: int
    ) -> None:
        """Report links to headings that are not there; ``own`` is the file that the item's text stands in.

        MkDocs only mentions such links; here they count as broken ones do, unless they are to be ignored.
        """
        if not self.options.check_links:
            return
        level = max(level, logging.WARNING) if level >= logging.INFO else level
        for file, links in (wanted or {}).items():
            anchors = None if file.page is None else file.page.present_anchor_ids
            for number, (anchor, link) in enumerate(links.items()):
                if anchors is None or anchor in anchors or anchor == "top":
                    continue
                place = "on this page" if file is own else f"in '{file.src_uri}'"
                self.reporter.report(self._problems(item).of_anchor(link, anchor, place, number), level)

    def _problems(self, item: Item) -> LinkProblems:
        return LinkProblems(item, self.renderer.site, self.urls.bases)
