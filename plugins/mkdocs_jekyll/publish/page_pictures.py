"""Which pictures pages show above and beside their texts, and in which widths they are wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final
from urllib.parse import unquote

from .page_context import PageContext, PostEntry
from .picture_variants import PictureVariants
from .url_index import Target, UrlIndex

#: Widths in pixels: of pictures as wide as the window, or as an entry of the index; of people's pictures.
WIDE: Final = (240, 480, 800, 1200, 1600)
SMALL: Final = (48, 96, 192)
_KINDS: Final = (".jpg", ".jpeg", ".png", ".webp")


def wide_pictures(context: PageContext) -> Iterator[str]:
    """URLs of pictures above the text and in the entries of an index."""
    if context.hero is not None and context.hero.picture:
        yield context.hero.picture
    if context.view is not None:
        yield from (entry.picture for entry in context.view.entries if entry.picture)


def people_pictures(context: PageContext) -> Iterable[str]:
    """URLs of people's pictures."""
    view = context.view
    authors = list(context.post.authors) if context.post is not None else []
    found = []
    if view is not None:
        authors += (author for entry in view.entries for author in entry.post.authors)
        authors += (one for one in (view.author, *(group.author for group in view.groups)) if one is not None)
        found += [view.profile.avatar] if view.profile is not None else []
    found += [context.profile.avatar] if context.profile is not None else []
    return filter(None, (*found, *(author.avatar for author in authors)))


def file_of(url: str, urls: UrlIndex) -> Target | None:
    """The file of the site at a picture's URL, if copies can be made of it."""
    if ":" in url or url.startswith("//") or not url.lower().endswith(_KINDS):
        return None
    target = urls.find(unquote(url))
    return target if target is not None and target.path else None


class LookedAtPictures:
    """Pictures that pages will show, each looked at once for what is wrong with it."""

    def __init__(self, variants: PictureVariants, urls: UrlIndex) -> None:
        self._variants = variants
        self._urls = urls
        self._seen: set[tuple[str, tuple[int, ...]]] = set()

    def add(self, url: str, widths: tuple[int, ...]) -> None:
        """Look at the picture at a URL; an empty one is none."""
        if not url or (url, widths) in self._seen:
            return
        self._seen.add((url, widths))
        if (target := file_of(url, self._urls)) is not None:
            self._variants.look_at(Path(target.path), widths)

    def add_entry(self, entry: PostEntry) -> None:
        """Look at the pictures above a post's text and of its authors."""
        if entry.hero is not None:
            self.add(entry.hero.picture, WIDE)
        for author in entry.authors:
            self.add(author.avatar, SMALL)
