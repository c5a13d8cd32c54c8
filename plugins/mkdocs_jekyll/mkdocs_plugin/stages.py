"""The stages of a build between MkDocs' events: each makes a value out of the former ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC
from itertools import chain
from typing import Any

import paginate  # type: ignore[import-untyped]
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll.clock import present_moment
from mkdocs_jekyll.jekyll.read_limits import ReadLimits
from mkdocs_jekyll.jekyll.time_parsing import in_zone
from mkdocs_jekyll.publish.body_cache import BodyCache
from mkdocs_jekyll.publish.finished_html import HtmlFinisher
from mkdocs_jekyll.publish.html import Html, inline_html
from mkdocs_jekyll.publish.links import relative_url, rewrite
from mkdocs_jekyll.publish.menu import menu_of, with_home
from mkdocs_jekyll.publish.page_body import BodyWriter
from mkdocs_jekyll.publish.page_context import (
    NEIGHBOURS,
    NotFoundText,
    PageContext,
    SeoHead,
    SiteIcons,
    ViewContext,
)
from mkdocs_jekyll.publish.site_plan import SitePlan, plan_site
from mkdocs_jekyll.publish.theme_assets import compiled
from mkdocs_jekyll.publish.url_index import UrlIndex, url_index

from .files import targets_of
from .page import ItemPage, PostPage, RawPage
from .page_keys import bodies_key
from .placement import Placed, place, plan_settings, remove_replaced
from .pool import with_pool
from .presenter import Presenter
from .report import Reporter
from .search import offline, settings
from .site_search import SiteSearch
from .source import Setup, Source
from .views import menu, not_found
from .views.not_found import NotFoundPage
from .views.view_page import ViewPage


def place_site(
    setup: Setup, source: Source, files: Files, reporter: Reporter, presenter: Callable[[], Presenter]
) -> tuple[SitePlan, Placed]:
    """Plan the site and add its files to MkDocs'; make the navigation if ``mkdocs.yml`` has none.

    ``presenter`` gives what will render the pages.
    """
    reporter.report_all(remove_replaced(setup, source.site, files))
    plan = plan_site(source.site, source.taxonomy, plan_settings(setup, files))
    reporter.report_all(plan.problems)
    placed = place(plan, setup, source, files, presenter)
    if setup.has_site_source and setup.config.nav is None:
        own = with_home(menu_of(source.site, setup.words.gettext), source.site, setup.words.gettext)
        limit = setup.options.pages_in_nav
        old = menu.FormerUrls(tuple(source.url.bases), source.url.own_host)
        if bounded := menu.build_nav(files, setup.config, own, old, limit):
            reporter.info(bounded)
    reporter.report_all(placed.problems)
    return plan, placed


def index_urls(setup: Setup, source: Source, files: Files) -> UrlIndex:
    """All URLs of the site, when every plugin has added its files."""
    config = setup.config
    # They are a set, whose order differs from run to run; kept bodies are known by the order of all URLs.
    names = sorted(config.theme.static_templates)
    templates = (File(name, None, config.site_dir, False) for name in names)
    return url_index(
        targets_of(chain(files, templates)),
        source.url,
        on_disk=offline.is_enabled(config),
        by_source=not setup.has_site_source,
        languages=source.languages,
    )


def body_writer(setup: Setup, source: Source, urls: UrlIndex) -> BodyWriter:
    """What renders bodies, with those that earlier builds rendered."""
    has_layouts = setup.has_templates and setup.has_site_source
    key = None if source.store is None else bodies_key(source.site, urls, setup.has_site_source, has_layouts)
    if source.store is None or key is None:
        return BodyWriter(source.renderer, source.math, urls, has_layouts)
    language = "" if setup.language is None else setup.language.code
    names = ("bodies", "serve" if setup.serving else "", language)
    cache = BodyCache(source.store.below("-".join(filter(None, names))), source.store, key)
    return BodyWriter(source.renderer, source.math, urls, has_layouts, cache)


def make_presenter(setup: Setup, source: Source, files: Files, reporter: Reporter) -> Presenter:
    """What renders pages, when all URLs are known."""
    bodies = body_writer(setup, source, index_urls(setup, source, files))
    threads = source.comments if setup.has_templates and setup.has_site_source else None
    comments = () if threads is None else threads.in_texts
    return Presenter(
        with_pool(bodies, setup, files, reporter), setup.options, reporter, setup.config, comments
    )


def write_raw(placed: Placed, presenter: Presenter) -> None:
    """Render what goes out without the theme; every page's body is known by now."""
    renderer, urls = presenter.renderer, presenter.urls
    for file, item in placed.raw:
        rendered = presenter.rendered(item)
        text, problem = compiled(item, rendered.html, renderer.site)
        if problem is not None:
            presenter.reporter.report(problem)
        file.content_string = urls.with_single_bases(text)
    for file, made in placed.generated:
        file.content_string = urls.with_single_bases(made.write(renderer))


def not_found_text(plan: SitePlan, source: Source, presenter: Presenter) -> NotFoundText:
    """Title and text for the theme's own 404.html.

    The text is empty unless the site's page for this stands at another URL (``/404/``).
    """
    page = plan.views.not_found
    if page is None:
        return NotFoundText()
    rendered = presenter.rendered(page)
    links = rewrite(rendered.html, presenter.urls, page.url, shown_at=not_found.DESTINATION)
    return NotFoundText(inline_html(page.title), Html(not_found.absolutize(links.html, source.url.root)))


def not_found_context(plan: SitePlan, source: Source, presenter: Presenter, icons: SiteIcons) -> PageContext:
    """What the template of the theme's own 404.html reads."""
    languages = source.languages
    roots = () if languages is None else tuple(languages.roots(source.url.root))
    text = not_found_text(plan, source, presenter)
    return PageContext(icons=icons, languages=roots, not_found=text)


def fill_context(context: dict[str, Any], page: Page, own: PageContext, source: Source) -> None:
    """Hand a page's context to the templates, ours and the theme's."""
    context["jekyll"] = own
    if own.seo is not None:
        set_seo(page, own.seo)
    if own.view is not None and (pager := pager_of(own.view)) is not None:
        context["pagination"] = pager  # the theme's partials/pagination.html calls it
    if source.changed is not None:
        context["build_date_utc"] = in_zone(source.changed, UTC)  # the clock differs each time
    else:
        context["build_date_utc"] = present_moment()
    if isinstance(page, NotFoundPage):
        context["base_url"] = source.url.root


def is_chinese(setup: Setup, placed: Placed) -> bool:
    """Whether readers will look for Chinese words."""
    texts = (text for post in placed.posts for text in (post.item.title, post.item.content))
    return setup.words.language.startswith("zh") or settings.has_chinese(texts)


def configure_search(search: SiteSearch, setup: Setup, source: Source, articles: int) -> None:
    """Choose who answers the search box; the index is kept in the folder of the source's texts."""
    store = source.store
    name = "search" if setup.language is None else f"search-{setup.language.code}"
    search.configure(
        "theme" if setup.options.search == "theme" else "pagefind",
        articles=articles,
        kept=None if store is None else store.folder / name,
        longest=ReadLimits.from_settings(source.site.config.get("limits")).search_text,
    )


def finished(page: ItemPage, presenter: Presenter, html: str) -> str:
    """The HTML of a page as readers see it, given what other plugins made of its body."""
    finisher = HtmlFinisher(presenter.renderer, presenter.urls, presenter.comments)
    if isinstance(page, PostPage):
        return finisher.post(html, page.facts, page.item, page.url)
    return finisher.page(html, page.facts, page.item, page.url)


def as_shown(output: str, page: Page, source: Source, search: SiteSearch | None) -> str:
    """A whole page of the theme as readers get it: what Jekyll's plugins change, its search, its links."""
    if isinstance(page, ItemPage | ViewPage) and not isinstance(page, RawPage):
        item = page.item if isinstance(page, ItemPage) else None
        output = source.renderer.post_render_page(output, item)
    if search is not None:
        output = search.connect(output)
    return not_found.absolutize(output, source.url.root) if isinstance(page, NotFoundPage) else output


def set_seo(page: Page, head: SeoHead) -> None:
    """Give the theme what it writes for search engines; not before MkDocs has made its sitemap."""
    for key, value in (("description", head.description), ("author", head.author)):
        if value is not None:
            page.meta[key] = value
    if head.canonical_url is not None:
        page.canonical_url = head.canonical_url


def pager_of(view: ViewContext) -> Callable[[dict[str, Any]], str] | None:
    """The theme's ``pagination``; ``None`` if everything stands on one page."""
    pagination = view.pagination
    if pagination is None:
        return None
    urls = pagination.urls

    def page_url(page: int) -> str:
        return relative_url(urls[page], urls[pagination.number])

    numbers = range(pagination.count)
    pages = paginate.Page(numbers, page=pagination.number, items_per_page=1, url_maker=page_url)
    return lambda settings: str(pages.pager(format=f"~{NEIGHBOURS}~", **settings))
