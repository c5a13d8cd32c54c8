"""Pagefind's index of a site's articles, made in a second process while MkDocs writes pages.

Articles go to Pagefind by folders of some hundred files: its Python interface answers ten messages a second.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from mkdocs_jekyll.jekyll.text_store import digest_of_text
from mkdocs_jekyll.publish.search_article import SearchArticle, SearchWeights

from .article_folders import ArticleFolders
from .index_process import link
from .kept_index import ARTICLES, FOLDER, IndexedArticles, KeptIndex
from .pagefind_process import PagefindProcess

#: Pagefind's own search boxes and what is made for them.
_UNUSED: Final = ("pagefind-*.css", "pagefind-*.js")


class _Ahead(NamedTuple):
    """What was sent of an article before its page was finished.

    ``facts`` are those of the article; ``None`` for one that is only supposed to be as it was.
    """

    facts: int | None
    url: str
    digest: str


class SearchIndexer:
    """Takes articles in any number, then writes the index; an unchanged site gets the one that was kept.

    ``kept`` is the folder in which the last build's index is kept, and its articles; ``None``: nowhere.
    """

    def __init__(self, language: str, weights: SearchWeights, kept: Path | None) -> None:
        self._language = language
        self._weights = weights
        self._kept = KeptIndex(kept)
        self._former = self._kept.articles
        self._pages: dict[str, str] = {}
        self._urls: dict[str, str] = {}
        self._ahead: dict[str, _Ahead] = {}
        self._work = Path(tempfile.mkdtemp(prefix="mkdocs-jekyll-search-"))
        weakref.finalize(
            self, shutil.rmtree, self._work, ignore_errors=True
        )  # also if the author breaks it off
        self._folders = ArticleFolders(self._work / ARTICLES)
        self._process: PagefindProcess | None = None
        self._is_wrong = self._is_complete = False
        self._cancelled = self._begun = self._is_kept = False
        self._writing = Lock()

    @property
    def is_at_work(self) -> bool:
        """Whether some article is new or another than it was, so that an index is being made."""
        return self._process is not None

    def announce(self, urls: Sequence[str], unchanged: Iterable[str]) -> None:
        """Say in which order the articles of these pages come, whichever is there first.

        Those at the URLs of ``unchanged`` are probably as they were, and are begun with: each is to be added
        all the same.
        """
        self._folders.announce(urls)
        for url in unchanged:
            if (text := self._kept.text(url)) is not None:
                name, html = text
                self._folders.write(url, name, html)
                self._ahead[name] = _Ahead(None, url, self._former.pages[name])
                self._start()
                self._send()

    def add_ahead(self, article: SearchArticle) -> None:
        """Have an article indexed whose page is not finished; it is added once more when it is."""
        facts, known = _facts(article), self._ahead.get(article.name)
        if known is None or known.facts != facts:
            self._ahead[article.name] = self._put(article, facts)

    def skip(self, url: str) -> None:
        """The page has no article."""
        self._folders.see(url)
        self._send()

    def add(self, article: SearchArticle) -> None:
        """Have an article indexed."""
        facts, ahead = _facts(article), self._ahead.get(article.name)
        if ahead is None or ahead.facts != facts:
            ahead = self._put(article, facts)
        self._pages[article.name] = ahead.digest
        self._urls[article.location] = article.name

    def complete(self, urls: Iterable[str]) -> None:
        """If all pages at these URLs were sent or skipped, have the index written."""
        if self._is_complete and not self._is_wrong:
            return
        if not all(map(self._folders.has, urls)):
            return
        pages = {name: one.digest for name, one in self._ahead.items()}
        if pages == self._former.pages:
            return
        self._start()
        self._write_index(self._begin_again(), pages)
        self._is_complete = True

    def _put(self, article: SearchArticle, facts: int) -> _Ahead:
        """Write an article for Pagefind, unless it has it already."""
        name, known = article.name, self._ahead.get(article.name)
        html = article.html(self._language, self._weights)
        digest = digest_of_text(html)
        if known is not None and known.digest == digest:
            return known._replace(facts=facts)
        self._is_wrong |= self._is_complete or self._folders.is_sent(article.location)
        self._folders.write(article.location, name, html)
        if self._former.pages.get(name) != digest:
            self._start()
            self._kept.put(digest, html)
        self._send()
        return _Ahead(facts, article.location, digest)

    def _start(self) -> PagefindProcess:
        if self._process is None:
            self._process = PagefindProcess(self._work / FOLDER, self._kept.index, self._language)
        return self._process

    def _send(self, *, all_are_there: bool = False) -> None:
        if self._process is not None:
            for folder in self._folders.ready(all_are_there=all_are_there):
                self._process.add(folder)

    def write(self, site_dir: Path) -> None:
        """Write the index below ``site_dir``; raises OSError or RuntimeError where Pagefind fails."""
        self._begun = True
        try:
            made = self._made()
            with self._writing:
                if made is not None and not self._cancelled:
                    shutil.copytree(made, site_dir / FOLDER, copy_function=_put, dirs_exist_ok=True)
                    articles = IndexedArticles(self._pages, self._urls)
                    self._kept.keep(articles, None if self._is_kept else made)
        finally:
            self._close()

    def _made(self) -> Path | None:
        """The folder of the index; ``None`` for no articles."""
        self._exclude(self._ahead.keys() - self._pages.keys())
        if not self._pages:
            return None
        made = self._work / FOLDER
        if self._pages == self._former.pages:
            self._stop()
            self._is_kept = self._kept.take(made)
            if self._is_kept:
                return made
        process = self._begin_again()
        if not self._is_complete:
            self._write_index(process, self._pages)
        process.finish()
        for path in chain.from_iterable(made.glob(pattern) for pattern in _UNUSED):
            path.unlink()
        return made

    def _write_index(self, process: PagefindProcess, pages: Mapping[str, str]) -> None:
        """Have the index of these articles written; ``pages``: name of the file -> digest."""
        names = self._work / "unchanged.txt"
        same = (name for name, digest in pages.items() if self._former.pages.get(name) == digest)
        names.write_text("\n".join(same), "utf-8")
        process.write(names)

    def _exclude(self, names: Iterable[str]) -> None:
        """Take out what was sent and is no article after all."""
        for name in names:
            url = self._ahead[name].url
            self._folders.remove(url, name)
            self._is_wrong |= self._is_complete or self._folders.is_sent(url)

    def _begin_again(self) -> PagefindProcess:
        """Send all that is there; forget what Pagefind has read, where some of it is wrong."""
        if self._is_wrong:
            self._stop()
        process = self._start()
        self._send(all_are_there=True)
        return process

    def _stop(self) -> None:
        """Forget all that Pagefind has read and written."""
        if self._process is not None:
            self._process.stop()
            self._process = None
            self._folders.begin_again()
            self._is_complete = self._is_wrong = False
            for path in self._work.glob(f"{FOLDER}*"):
                shutil.rmtree(path, ignore_errors=True)

    def cancel(self) -> None:
        """Write nothing from now on; what is being written is finished first."""
        with self._writing:
            self._cancelled = True
        if not self._begun:
            self._close()

    def _close(self) -> None:
        if self._process is not None:
            self._process.stop()
        shutil.rmtree(self._work, ignore_errors=True)


def _put(path: str, other: str) -> None:
    """Put a file in the place of another one; no program writes into those of an index."""
    Path(other).unlink(missing_ok=True)
    with suppress(FileExistsError):  # another build that writes the same site was quicker
        link(path, other)


def _facts(article: SearchArticle) -> int:
    """Differs for articles that differ; an article itself would keep its text in memory."""
    return hash(
        (article.location, article.title, article.body, tuple(article.tags), article.date, article.boost)
    )
