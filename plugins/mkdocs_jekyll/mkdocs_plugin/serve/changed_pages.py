"""A page whose text alone was changed, rendered at once with all that the last build knows of the site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation

from mkdocs_jekyll.jekyll import front_matter
from mkdocs_jekyll.jekyll.files import encoding_of, read_bytes
from mkdocs_jekyll.publish.page_body import NO_BODY
from mkdocs_jekyll.publish.page_context import PageContext

from ..contexts import RenderedSite, context_of_changed
from ..page import ItemPage, PostPage, RawPage
from ..page_keys import unknown_plugins
from ..report import Reporter
from ..site_search import SiteSearch
from ..stages import as_shown, fill_context, finished
from ..theme import url_filters
from ..views.not_found import NotFoundPage

#: What other plugins do there changes pages.
_EVENTS: Final = (
    "pre_page",
    "page_read_source",
    "page_markdown",
    "page_content",
    "page_context",
    "post_page",
    "env",
)


@dataclass(frozen=True, slots=True)
class BuiltSite:
    """A whole build, with what it takes to render one of its pages again.

    ``templates`` are those of pages that were kept from an earlier build, by their destinations.
    """

    rendered: RenderedSite
    contexts: Mapping[str, PageContext]
    templates: Mapping[str, str]
    navigation: Navigation
    files: Files
    env: jinja2.Environment
    search: SiteSearch | None

    @property
    def sources(self) -> dict[str, str]:
        """Paths of texts below the source, by the destinations of their pages."""
        site = self.rendered.source.site
        items = self.rendered.placed.items.items()
        return {page.file.dest_uri: site.place_of(item) for item, page in items}

    def drop_texts(self) -> None:
        """Free the texts and bodies, which only a whole build needs."""
        for page in self.rendered.placed.items.values():
            page.content, page.body = None, NO_BODY
        self.rendered.source.renderer.forget_bodies()

    @property
    def renders_alone(self) -> bool:
        """Whether no other plugin changes pages, so that one can be rendered without a build."""
        setup = self.rendered.setup
        return setup.has_templates and not unknown_plugins(setup.config, _EVENTS)

    def page_at(self, path: str) -> ItemPage | None:
        """The page of the text in a file, if it can be rendered alone."""
        for item, page in self.rendered.placed.items.items():
            if str(item.path) == path:
                alone = not isinstance(page, RawPage | NotFoundPage)
                return page if alone and (isinstance(page, PostPage) or not page.meta.get("tags")) else None
        return None


def render(built: BuiltSite, page: ItemPage, reporter: Reporter) -> str | None:
    """The page with the text that now stands in its file; ``reporter`` takes what is wrong with it.

    ``None`` where the file can't be read, or holds another page by now.
    """
    text = _text_of(page, built)
    if text is None:
        return None
    rendered, source = built.rendered, built.rendered.source
    config = rendered.setup.config
    reporter.configure(source.site, rendered.setup.options.ignore_problems)
    presenter = replace(rendered.presenter, reporter=reporter)
    page.markdown = text
    page.render_by(presenter, built.files)
    own = context_of_changed(rendered, built.contexts[page.file.dest_uri], page)
    if isinstance(page, PostPage) and own.post is not None:
        page.show(own.post)
    level = InclusionLevel.is_in_serve if rendered.setup.serving else InclusionLevel.is_included
    documents = built.files.documentation_pages(inclusion=level)
    page.active = True
    try:
        context: Any = get_context(built.navigation, documents, config, page)
        fill_context(context, page, own, source)
        url_filters.complete_context(context, page, config)
        page.content = finished(page, presenter, page.content or "")
        name = built.templates.get(page.file.dest_uri, page.meta.get("template", "main.html"))
        output = built.env.get_template(str(name)).render(context)
    finally:
        page.active = False
    page.report_anchors(presenter, config.validation.links.anchors)
    return as_shown(output, page, source, built.search)


def _text_of(page: ItemPage, built: BuiltSite) -> str | None:
    try:
        raw = read_bytes(page.item.path)
        text = raw.decode(encoding_of(raw, built.rendered.source.site.config.encoding))
    except (OSError, UnicodeDecodeError):
        return None
    matter = front_matter.split(text)
    return matter.content if matter.found and matter.body_line == page.item.body_line else None


def write(output: str, path: Path) -> None:
    """Put a page in the place of the one that is served; a request gets the one or the other, whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.new")
    new.write_bytes(output.encode("utf-8", "xmlcharrefreplace"))
    new.replace(path)
