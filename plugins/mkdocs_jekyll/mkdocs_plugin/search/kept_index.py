"""The search index of the last build and its articles, in the cache."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import metadata
from pathlib import Path
from typing import Final

from mkdocs_jekyll.jekyll.files import read_text
from mkdocs_jekyll.jekyll.text_store import TextStore, digest_of_text

from .index_process import FACTS, digests_in, link
from .pagefind_process import IGNORED, WORD_SIGNS

#: Where the index stands below the site's root, for our worker, and below the folder that keeps it.
FOLDER: Final = "pagefind"
ARTICLES: Final = "articles"
#: The name of an article's file.
_NAME: Final = re.compile(r"\d{8}-[0-9a-f]{16}\.html")


@dataclass(frozen=True, slots=True)
class IndexedArticles:
    """The articles of an index: name of the file -> digest, URL -> name of the file.

    ``files``: the digests of the index' own files, once it is kept.
    """

    pages: Mapping[str, str]
    urls: Mapping[str, str]
    files: Mapping[str, str] = field(default_factory=dict)


class KeptIndex:
    """What is kept below ``folder``; ``None``: nothing is."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._texts = None if folder is None else TextStore(folder / ARTICLES)
        self.articles = _articles_of(folder)

    @property
    def index(self) -> Path | None:
        """The folder of the index; ``None`` where there is none."""
        return self._folder / FOLDER if self._folder is not None and self.articles.pages else None

    def text(self, url: str) -> tuple[str, str] | None:
        """Name and HTML of the article at a URL; ``None`` where it is not kept as it was."""
        name = self.articles.urls.get(url)
        if name is None or self._texts is None:
            return None
        digest = self.articles.pages[name]
        html = self._texts.get(digest)
        return None if html is None or digest_of_text(html) != digest else (name, html)

    def put(self, digest: str, html: str) -> None:
        """Keep an article's HTML, if it is one of the index that is kept at the end."""
        if self._texts is not None:
            self._texts.put(digest, html)

    def take(self, made: Path) -> bool:
        """Copy the index; whether it is as it was kept.

        Another build may be writing it, and its files are those of the site as well, into which any program
        may write.
        """
        is_whole = False
        if (index := self.index) is not None:
            with suppress(OSError):
                shutil.copytree(index, made, copy_function=link)
                is_whole = digests_in(made) == self.articles.files
        if not is_whole:
            shutil.rmtree(made, ignore_errors=True)
        return is_whole

    def keep(self, articles: IndexedArticles, made: Path | None) -> None:
        """Keep an index, which moves away, and its articles; ``None``: that which is kept is right."""
        if self._folder is None or self._texts is None:
            return
        self._texts.keep(articles.pages.values())
        self._texts.prune()
        if made is None:
            return
        with suppress(OSError):  # a cache that can't be written is none
            (self._folder / FACTS).unlink(missing_ok=True)
            shutil.rmtree(self._folder / FOLDER, ignore_errors=True)
            self._folder.mkdir(parents=True, exist_ok=True)
            shutil.move(made, self._folder / FOLDER)
            made_of = {
                "by": _made_by(),
                "entry": _entry_of(self._folder),
                "files": digests_in(self._folder / FOLDER),
                "pages": articles.pages,
                "urls": articles.urls,
            }
            (self._folder / FACTS).write_text(json.dumps(made_of), "utf-8")


def _articles_of(kept: Path | None) -> IndexedArticles:
    nothing = IndexedArticles({}, {})
    if kept is None or not (kept / FACTS).is_file():
        return nothing
    try:
        made_of = json.loads(read_text(kept / FACTS))
        if made_of["by"] != _made_by() or made_of["entry"] != _entry_of(kept):
            return nothing  # another build may have written one of both
        pages, urls, files = (_texts_in(made_of[key]) for key in ("pages", "urls", "files"))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return nothing
    # a name that no article has would be a path into another folder
    named = {url: name for url, name in urls.items() if name in pages and _NAME.fullmatch(name)}
    return IndexedArticles(pages, named, files)


def _entry_of(kept: Path) -> str:
    """A digest of the index that is kept: it names its other files by theirs. Raises OSError."""
    return digest_of_text(read_text(kept / FOLDER / "pagefind-entry.json"))


def _texts_in(value: object) -> dict[str, str]:
    """A table of texts; raises TypeError for anything else."""
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise TypeError(value)
    return value


def _made_by() -> str:
    """What an index depends on besides its articles."""
    return f"pagefind {metadata.version('pagefind')} {WORD_SIGNS} {' '.join(IGNORED)}"
