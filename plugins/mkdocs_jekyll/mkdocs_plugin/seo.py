"""What a page's head says to search engines and those who share it: jekyll-seo-tag's lines for the theme."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import Problem, Site, SiteRenderer
from mkdocs_jekyll.jekyll.liquid.filters.strings import normalize_whitespace, strip_html
from mkdocs_jekyll.jekyll.liquid.ruby.html import escape_html_once
from mkdocs_jekyll.jekyll.plugins.seo_facts import Get, Seo, linked_data
from mkdocs_jekyll.jekyll.plugins.seo_tag import lines
from mkdocs_jekyll.jekyll.slugs import to_text
from mkdocs_jekyll.publish.html import Html, printed_raw
from mkdocs_jekyll.publish.language import language_of
from mkdocs_jekyll.publish.language_tags import with_country
from mkdocs_jekyll.publish.own_description import OwnDescription
from mkdocs_jekyll.publish.page_context import SeoElement, SeoHead
from mkdocs_jekyll.publish.page_meta import text_of
from mkdocs_jekyll.publish.safe_url import encoded
from mkdocs_jekyll.publish.seo_items import SETTINGS, SeoItems, invalid_settings, invalid_urls
from mkdocs_jekyll.publish.site_identity import own_title

from .own_plugins import own_plugin
from .page import ItemPage, PostPage, RawPage
from .views.view_page import ViewPage

#: The theme writes these by itself.
_THEMES: Final = frozenset(("description", "author", "canonical"))
#: What Material's social plugin writes if it is on.
_CARDS: Final = ("og:", "twitter:")


class _OrdinarySeo(Seo):
    """The facts of MkDocs' ordinary pages, whose settings are no Markdown."""

    def text(self, value: object) -> str:
        """A value as one line of HTML without tags."""
        return "" if value is None else escape_html_once(normalize_whitespace(strip_html(to_text(value))))


class SeoBuilder:
    """What search engines read of each page."""

    def __init__(self, renderer: SiteRenderer, config: MkDocsConfig, bases: tuple[str, ...]) -> None:
        self._items = SeoItems(renderer, bases)
        self._own_description = OwnDescription(renderer)
        self._site = site = renderer.site
        self._language = str(config.theme.get("language", "en"))
        self._seo = Seo(site, _settings_of_blog(site, config), lenient=True)
        self._seo_beside = _OrdinarySeo(site, _settings_beside(site, config), lenient=True)
        plugin: Any = own_plugin(config, "social")
        self._has_cards = plugin is not None and bool(plugin.config.enabled and plugin.config.cards)

    def of(self, page: Page) -> SeoHead | None:
        """The head elements of a page whose ``meta`` and canonical URL are known; ``None``: nothing."""
        if isinstance(page, RawPage):
            return None
        get = self._get(page)
        is_ours = isinstance(page, ItemPage | ViewPage)
        seo = self._seo if is_ours else self._seo_beside
        head = seo.of(get)
        if isinstance(page, ItemPage) and (own := self._own_description.of(page.item)):
            head = replace(head, description=own)
        wanted = tuple(
            SeoElement(line.kind, line.key, Html(line.value))
            for line in lines(head, seo.config)
            if line.key not in _THEMES and not (self._has_cards and line.key.startswith(_CARDS))
        )
        replaces = isinstance(page, ItemPage) or not page.meta.get("description")
        has_canonical = head.absolute and (get("canonical_url") or page.canonical_url)
        author = head.author.name if is_ours and not page.meta.get("author") else ""
        return SeoHead(
            wanted,
            Html(linked_data(head)),
            head.description if is_ours and head.description and replaces else None,
            printed_raw(author) if author else None,
            encoded(head.canonical) if has_canonical else None,
        )

    def problems_of_settings(self) -> list[Problem]:
        """What is wrong with the URLs that the site's settings name."""
        return [*invalid_settings(self._seo), *invalid_settings(self._seo_beside)]

    def problems(self, page: Page) -> list[Problem]:
        """What is wrong with the URLs that a page names."""
        if isinstance(page, RawPage):
            return []
        urls = self._urls(page)
        if isinstance(page, ItemPage):
            return invalid_urls(self._seo, self._items.get(page.item, urls), page.item.relative_path)
        if isinstance(page, ViewPage):
            return invalid_urls(self._seo, urls.get, SETTINGS)
        return invalid_urls(self._seo_beside, ChainMap(urls, dict(page.meta)).get, page.file.src_uri)

    # -- what is known of a page

    def _get(self, page: Page) -> Get:
        facts = self._urls(page)
        if isinstance(page, ItemPage):
            return self._get_of_item(page, facts)
        facts["title"] = None if page.is_homepage or _is_index(page) else page.title
        if isinstance(page, ViewPage):
            return facts.get
        # Its text is not Jekyll's, and neither are its settings.
        language = language_of(page.meta, f"{page.title} {page.markdown}", self._language)
        facts["lang"] = with_country(language) or None
        return ChainMap(facts, dict(page.meta)).get

    def _urls(self, page: Page) -> dict[str, object]:
        """A page's own URL, and that of an index's picture."""
        facts: dict[str, object] = {"url": f"/{page.url.removeprefix('./')}"}
        if isinstance(page, ViewPage):
            facts["image"] = self._items.picture(self._site.config) if _is_index(page) else None
        return facts

    def _get_of_item(self, page: ItemPage, facts: dict[str, object]) -> Get:
        item = page.item
        facts["title"] = item.title or page.title
        if isinstance(page, PostPage):
            facts["last_modified_at"] = item.data.get("last_modified_at") or page.config.date.updated
            facts["lang"] = item.data.get("lang") or with_country(page.language)
        return self._items.get(item, facts)


def _is_index(page: Page) -> bool:
    return isinstance(page, ViewPage) and page.view.form == "index"


#: Settings of ``_config.yml`` that say who stands behind a host, and nothing of the blog.
_OF_THE_OWNER: Final = (
    "twitter", "facebook", "logo", "webmaster_verifications", "google_site_verification",
)  # fmt: skip


def _settings_of_blog(site: Site, config: MkDocsConfig) -> Mapping[str, object]:
    """The site's settings, and what ``mkdocs.yml`` knows where ``_config.yml`` says nothing."""
    given = {key: value for key, value in site.config.items() if value not in (None, "")}
    own = own_title(site.config)
    title: dict[str, object] = {} if own == text_of(given.get("title")) else {"title": own}
    return ChainMap(_where(config), title, given, _known(config))


def _settings_beside(site: Site, config: MkDocsConfig) -> Mapping[str, object]:
    """What ``mkdocs.yml`` knows, for its ordinary pages."""
    owner = {key: site.config[key] for key in _OF_THE_OWNER if key in site.config}
    url = {key: site.config.get(key) for key in ("url", "baseurl")}
    return ChainMap(_where(config), _known(config), owner, url)


def _where(config: MkDocsConfig) -> dict[str, object]:
    if not config.site_url:
        return {}
    parts = urlsplit(config.site_url)
    return {"url": f"{parts.scheme}://{parts.netloc}", "baseurl": parts.path.rstrip("/")}


def _known(config: MkDocsConfig) -> dict[str, object]:
    language = str(config.theme.get("language", "en"))
    return {
        "title": config.site_name,
        "description": config.site_description,
        "author": config.site_author,
        "lang": with_country(language),
    }
