"""What search engines read of a site's own items, as Jekyll's plugin asks for it; and URLs that are none."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from mkdocs_jekyll.jekyll import Item, Problem, SiteRenderer
from mkdocs_jekyll.jekyll.liquid.errors import InternalError
from mkdocs_jekyll.jekyll.plugins.seo_facts import Get, Seo

from .dates import written
from .kit_media import media_resolver
from .page_meta import text_of
from .post import theme_url
from .post_picture import picture_at, picture_of
from .site_identity import at

#: Where front matter, or the configuration, has a picture that is made for cards.
_CARD_KEYS: Final = ("image", "share-img", "header.og_image", "og_image")
_SITE_CARD_KEYS: Final = ("og_image", "social_preview_image")
#: Where the settings of a site stand.
SETTINGS: Final = "_config.yml"


@dataclass(frozen=True, slots=True)
class SeoItems:
    """Reads the facts of one site's items; ``bases`` are the base paths that its texts may write."""

    renderer: SiteRenderer
    bases: tuple[str, ...]

    def get(self, item: Item, known: Mapping[str, object]) -> Get:
        """Values of an item's front matter. ``known`` is what the page says besides, such as its ``url``."""
        image = next(filter(None, (at(item.data, key) for key in _CARD_KEYS)), None)
        facts: dict[str, object] = {
            **known,
            "date": written(item),
            "image": self._as_the_theme_has_it(image, item) or self.picture(item.data) or self._usual(item),
        }
        # Beautiful Jekyll's posts say in a field of their own what cards and searches show.
        if not item.data.get("description") and item.data.get("share-description"):
            facts["description"] = item.data["share-description"]
        values = ChainMap(facts, dict(item.data))
        return lambda key: self._excerpt(item) if key == "excerpt" else values.get(key)

    def picture(self, data: Mapping[str, object]) -> str | None:
        """The picture that front matter or the site's configuration names for cards."""
        return theme_url(picture_of(data), self.bases) or None

    def _usual(self, item: Item) -> str | None:
        """The picture for cards of what has none of its own: that of lists, or the site's."""
        site = self.renderer.site
        if site.kit is None:
            return None
        of_site = next(filter(None, (text_of(site.config.get(key)) for key in _SITE_CARD_KEYS)), "")
        picture = picture_at(item.data, ("header.teaser",)) or of_site
        return theme_url(site.kit.picture_path(picture), self.bases) or None

    def _as_the_theme_has_it(self, image: object, item: Item) -> object:
        """The picture for cards, in the folder that the theme puts before an item's pictures."""
        resolve = media_resolver(item, self.renderer.site)
        path = image.get("path") if isinstance(image, Mapping) else image
        if resolve is None or not isinstance(path, str):
            return image
        found = theme_url(next(iter(resolve(path)), path), self.bases)
        found = found if ":" in found else f"/{found.lstrip('/')}"
        return {**image, "path": found} if isinstance(image, Mapping) else found

    def _excerpt(self, item: Item) -> object:
        return item.data.get("excerpt") if item.excerpt_text is None else self.renderer.excerpt(item)


def invalid_settings(seo: Seo) -> list[Problem]:
    """What is wrong with the URLs that the site's settings name."""
    return [_problem(error, SETTINGS) for error in seo.invalid_settings()]


def invalid_urls(seo: Seo, get: Get, path: str) -> list[Problem]:
    """What is wrong with the URLs that a page names; ``path`` is its file."""
    return [_problem(error, path) for error in seo.invalid_urls(get)]


def _problem(error: InternalError, path: str) -> Problem:
    return Problem("error", error.text, path, None, error.remedy, code="MJ406")


def problems_of(items: Iterable[Item], reader: SeoItems, *, has_index: bool) -> Iterator[Problem]:
    """What is wrong with the URLs that items and settings name, as a build finds it."""
    config = reader.renderer.site.config
    seo = Seo(reader.renderer.site, config, lenient=True)
    yield from invalid_settings(seo)
    if has_index:
        yield from invalid_urls(seo, {"url": "/", "image": reader.picture(config)}.get, SETTINGS)
    for item in items:
        yield from invalid_urls(seo, reader.get(item, {"url": item.url}), item.relative_path)
