"""What a page's head says to search engines and those who share it: jekyll-seo-tag's lines for the theme."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from mkdocs_jekyll.jekyll import Item, Problem, Site, SiteRenderer
from mkdocs_jekyll.jekyll.liquid.errors import InternalError
from mkdocs_jekyll.jekyll.liquid.filters.strings import normalize_whitespace, strip_html
from mkdocs_jekyll.jekyll.liquid.ruby.html import escape_html_once
from mkdocs_jekyll.jekyll.plugins.seo_facts import Get, Seo, linked_data
from mkdocs_jekyll.jekyll.plugins.seo_tag import lines
from mkdocs_jekyll.jekyll.slugs import to_text
from mkdocs_jekyll.publish.dates import written
from mkdocs_jekyll.publish.html import Html, printed_raw
from mkdocs_jekyll.publish.kit_media import media_resolver
from mkdocs_jekyll.publish.language import language_of
from mkdocs_jekyll.publish.language_tags import with_country
from mkdocs_jekyll.publish.page_context import SeoElement, SeoHead
from mkdocs_jekyll.publish.post import theme_url
from mkdocs_jekyll.publish.post_picture import picture_of
from mkdocs_jekyll.publish.safe_url import encoded

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
    """What search engines read of each page; ``report`` takes problems of their URLs."""

    def __init__(
        self,
        renderer: SiteRenderer,
        config: MkDocsConfig,
        bases: tuple[str, ...],
        report: Callable[[Problem], None],
    ) -> None:
        self._renderer = renderer
        self._site = site = renderer.site
        self._bases = bases
        self._report = report
        self._path: str | None = None
        self._language = str(config.theme.get("language", "en"))
        self._seo = Seo(site, _settings_of_blog(site, config), self._invalid_url)
        self._seo_beside = _OrdinarySeo(site, _settings_beside(site, config), self._invalid_url)
        plugin: Any = own_plugin(config, "social")
        self._has_cards = plugin is not None and bool(plugin.config.enabled and plugin.config.cards)

    def of(self, page: Page) -> SeoHead | None:
        """The head elements of a page whose ``meta`` and canonical URL are known; ``None``: nothing."""
        if isinstance(page, RawPage):
            return None
        get = self._get(page)
        self._path = page.item.relative_path if isinstance(page, ItemPage) else None
        is_ours = isinstance(page, ItemPage | ViewPage)
        seo = self._seo if is_ours else self._seo_beside
        head = seo.of(get)
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

    def _invalid_url(self, error: InternalError) -> None:
        self._report(Problem("error", error.text, self._path, None, error.remedy, code="MJ406"))

    # -- what is known of a page

    def _get(self, page: Page) -> Get:
        facts: dict[str, object] = {"url": f"/{page.url.removeprefix('./')}"}
        if isinstance(page, ItemPage):
            return self._get_of_item(page, facts)
        facts["title"] = None if page.is_homepage or _is_index(page) else page.title
        if isinstance(page, ViewPage):
            facts["image"] = self._picture(self._site.config) if _is_index(page) else None
            return facts.get
        # Its text is not Jekyll's, and neither are its settings.
        language = language_of(page.meta, f"{page.title} {page.markdown}", self._language)
        facts["lang"] = with_country(language) or None
        return ChainMap(facts, dict(page.meta)).get

    def _get_of_item(self, page: ItemPage, facts: dict[str, object]) -> Get:
        item = page.item
        facts["title"] = item.title or page.title
        facts["date"] = written(item)
        written_image = item.data.get("image") or item.data.get("share-img")
        facts["image"] = self._as_the_theme_has_it(written_image, item) or self._picture(item.data)
        if isinstance(page, PostPage):
            facts["last_modified_at"] = item.data.get("last_modified_at") or page.config.date.updated
            facts["lang"] = item.data.get("lang") or with_country(page.language)
        known = ChainMap(facts, item.data)
        return lambda key: self._excerpt(item) if key == "excerpt" else known.get(key)

    def _as_the_theme_has_it(self, image: object, item: Item) -> object:
        """The picture for cards, in the folder that the theme puts before an item's pictures."""
        resolve = media_resolver(item, self._site)
        path = image.get("path") if isinstance(image, Mapping) else image
        if resolve is None or not isinstance(path, str):
            return image
        found = theme_url(next(iter(resolve(path)), path), self._bases)
        found = found if ":" in found else f"/{found.lstrip('/')}"
        return {**image, "path": found} if isinstance(image, Mapping) else found

    def _excerpt(self, item: Item) -> object:
        return item.data.get("excerpt") if item.excerpt_text is None else self._renderer.excerpt(item)

    def _picture(self, data: Mapping[str, object]) -> str | None:
        return theme_url(picture_of(data), self._bases) or None


def _is_index(page: Page) -> bool:
    return isinstance(page, ViewPage) and page.view.form == "index"


#: Settings of ``_config.yml`` that say who stands behind a host, and nothing of the blog.
_OF_THE_OWNER: Final = (
    "twitter", "facebook", "logo", "webmaster_verifications", "google_site_verification",
)  # fmt: skip


def _settings_of_blog(site: Site, config: MkDocsConfig) -> Mapping[str, object]:
    """The site's settings, and what ``mkdocs.yml`` knows where ``_config.yml`` says nothing."""
    given = {key: value for key, value in site.config.items() if value not in (None, "")}
    return ChainMap(_where(config), given, _known(config))


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
