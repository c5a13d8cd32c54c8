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
from .post import theme_url
from .post_picture import picture_of

#: Where the settings of a site stand.
SETTINGS: Final = "_config.yml"


@dataclass(frozen=True, slots=True)
class SeoItems:
    """Reads the facts of one site's items; ``bases`` are the base paths that its texts may write."""

    renderer: SiteRenderer
    bases: tuple[str, ...]

    def get(self, item: Item, known: Mapping[str, object]) -> Get:
        """Values of an item's front matter. ``known`` is what the page says besides, such as its ``url``."""
        image = item.data.get("image") or item.data.get("share-img")
        facts: dict[str, object] = {
            **known,
            "date": written(item),
            "image": self._as_the_theme_has_it(image, item) or self.picture(item.data),
        }
        # Beautiful Jekyll's posts say in a field of their own what cards and searches show.
        if not item.data.get("description") and item.data.get("share-description"):
            facts["description"] = item.data["share-description"]
        values = ChainMap(facts, dict(item.data))
        return lambda key: self._excerpt(item) if key == "excerpt" else values.get(key)

    def picture(self, data: Mapping[str, object]) -> str | None:
        """The picture that front matter or the site's configuration names for cards."""
        return theme_url(picture_of(data), self.bases) or None

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
