"""Pictures above and beside texts in several sizes: a browser fetches the one that it needs."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mkdocs_jekyll.jekyll.read_limits import ReadLimits
from mkdocs_jekyll.publish.page_context import PageContext, PictureSize
from mkdocs_jekyll.publish.page_pictures import SMALL, WIDE, file_of, people_pictures, wide_pictures
from mkdocs_jekyll.publish.picture_sizes import size_of
from mkdocs_jekyll.publish.picture_variants import PictureVariants
from mkdocs_jekyll.publish.url_index import UrlIndex

from .contexts import RenderedSite

#: Below the site's root; copies of ``img/a.jpg`` are ``<folder>/img/a.jpg/480.jpg``, ...
FOLDER: Final = "assets/jekyll/pictures"
_STORE: Final = "pictures"


def with_pictures(
    contexts: Mapping[str, PageContext], site: RenderedSite, files: Files
) -> Mapping[str, PageContext]:
    """The contexts of all pages with the sizes of their pictures."""
    setup, presenter = site.setup, site.presenter
    if not setup.options.picture_sizes or not setup.has_templates:
        return contexts
    language = "" if setup.language is None else setup.language.code
    store = site.source.store
    folder = None if store is None else store.folder / "-".join(filter(None, (_STORE, language)))
    limits = ReadLimits.from_settings(site.source.site.config.get("limits"))
    pictures = SitePictures(setup.config, files, PictureVariants(folder, presenter.report, limits))
    urls = presenter.urls
    found = {at: replace(one, pictures=pictures.sizes(one, urls)) for at, one in contexts.items()}
    pictures.prune()
    return found


class SitePictures:
    """The pictures of one build; copies are added to MkDocs' ``files``."""

    def __init__(self, config: MkDocsConfig, files: Files, variants: PictureVariants) -> None:
        self._config = config
        self._files = files
        self._variants = variants
        self._known: dict[tuple[str, tuple[int, ...]], tuple[PictureSize, ...]] = {}

    def sizes(self, context: PageContext, urls: UrlIndex) -> dict[str, tuple[PictureSize, ...]]:
        """The pictures that a page shows, by their URLs, each with its copies; those without are left out."""
        wide = {url: self._sizes(url, WIDE, urls) for url in wide_pictures(context)}
        small = {url: self._sizes(url, SMALL, urls) for url in people_pictures(context)}
        return {url: found for url, found in {**small, **wide}.items() if found}

    def _sizes(self, url: str, widths: tuple[int, ...], urls: UrlIndex) -> tuple[PictureSize, ...]:
        key = (url, widths)
        if key not in self._known:
            self._known[key] = tuple(self._make(url, widths, urls))
        return self._known[key]

    def _make(self, url: str, widths: tuple[int, ...], urls: UrlIndex) -> Iterator[PictureSize]:
        target = file_of(url, urls)
        if target is None:
            return
        variants = self._variants.of(Path(target.path), widths)
        for one in variants:
            name = f"{one.width}{posixpath.splitext(target.destination)[1].lower()}"
            at = f"{FOLDER}/{target.destination}/{name}"
            if self._files.get_file_from_path(at) is None:
                self._files.append(File.generated(self._config, at, content=one.content))
            yield PictureSize(quote(at), one.width)
        if variants and (size := size_of(target.path)) is not None:
            yield PictureSize(url, size[0])

    def prune(self) -> None:
        """Delete kept copies that no page shows any longer."""
        self._variants.prune()
