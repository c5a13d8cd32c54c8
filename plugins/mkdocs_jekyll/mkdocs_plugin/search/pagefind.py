"""Pagefind's index of a site's articles, made in a second process while MkDocs writes pages.

Articles go to Pagefind by folders of some hundred files: its Python interface answers ten messages a second.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import metadata
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import Final, NamedTuple

from mkdocs_jekyll.jekyll.files import read_text
from mkdocs_jekyll.jekyll.text_store import TextStore, digest_of_text
from mkdocs_jekyll.publish.search_article import SearchArticle, SearchWeights

from .article_folders import ArticleFolders
from .index_process import UNCHANGED, WRITE, lack

#: Where the index stands below the site's root; our worker looks for it there.
FOLDER: Final = "pagefind"
#: Pagefind's own search boxes and what is made for them.
_UNUSED: Final = ("pagefind-*.css", "pagefind-*.js")
_IGNORED: Final = (
    "a.headerlink",
    "a.reversefootnote",
    "a.footnote-backref",
    ".linenodiv",
    "td.linenos",
    "td.rouge-gutter",
    ".lineno",
)
#: Characters that belong to words: C++, C#.
_WORD_SIGNS: Final = "+#"
_PAGES: Final = "pages.json"
_ARTICLES: Final = "articles"
#: The name of an article's file.
_NAME: Final = re.compile(r"\d{8}-[0-9a-f]{16}\.html")


class _Ahead(NamedTuple):
    """What was handed over of an article before its page was finished.

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
        self._kept = kept
        self._former = _former(kept)
        self._texts = None if kept is None else TextStore(kept / _ARTICLES)
        self._pages: dict[str, str] = {}
        self._urls: dict[str, str] = {}
        self._ahead: dict[str, _Ahead] = {}
        self._work = Path(tempfile.mkdtemp(prefix="mkdocs-jekyll-search-"))
        weakref.finalize(
            self, shutil.rmtree, self._work, ignore_errors=True
        )  # also if the author breaks it off
        self._folders = ArticleFolders(self._work / _ARTICLES)
        self._process: _Process | None = None
        self._is_wrong = self._is_complete = False
        self._cancelled = self._begun = self._is_kept = False
        self._writing = Lock()

    @property
    def is_at_work(self) -> bool:
        """Whether some article is new or another than it was, so that an index is being made."""
        return self._process is not None

    def announce(self, urls: Sequence[str]) -> None:
        """Say in which order the articles of these pages come, whichever is there first."""
        self._folders.announce(urls)

    def suppose(self, urls: Iterable[str]) -> None:
        """Begin with the articles at these URLs, which are probably as they were, while others are not.

        Each of them is to be added all the same.
        """
        if self._texts is None:
            return
        for url in urls:
            name = self._former.urls.get(url)
            if name is None:
                continue
            digest = self._former.pages[name]
            html = self._texts.get(digest)
            if html is not None and digest_of_text(html) == digest:
                self._folders.write(url, name, html)
                self._ahead[name] = _Ahead(None, url, digest)
        if self._ahead:
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
        """If all pages at these URLs were handed over or skipped, have the index written."""
        if self._is_complete and not self._is_wrong:
            return
        if not all(map(self._folders.has, urls)):
            return
        if {name: one.digest for name, one in self._ahead.items()} == self._former.pages:
            return
        self._start()
        self._write_index(self._begin_again(), {name: one.digest for name, one in self._ahead.items()})
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
            if self._texts is not None:
                self._texts.put(digest, html)
        self._send()
        return _Ahead(facts, article.location, digest)

    def _start(self) -> _Process:
        if self._process is None:
            kept = self._kept / FOLDER if self._kept is not None and self._former.pages else None
            self._process = _Process(self._work / FOLDER, kept, self._language)
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
                    shutil.copytree(made, site_dir / FOLDER, dirs_exist_ok=True)
                    self._keep(made)
        finally:
            self._close()

    def _made(self) -> Path | None:
        """The folder of the index; ``None`` for no articles."""
        self._leave_out(self._ahead.keys() - self._pages.keys())
        if not self._pages:
            return None
        made = self._work / FOLDER
        if self._pages == self._former.pages:
            self._stop()
            if self._take_kept(made):
                return made
        process = self._begin_again()
        if not self._is_complete:
            self._write_index(process, self._pages)
        process.finish()
        for path in chain.from_iterable(made.glob(pattern) for pattern in _UNUSED):
            path.unlink()
        return made

    def _write_index(self, process: _Process, pages: Mapping[str, str]) -> None:
        """Have the index of these articles written; ``pages``: name of the file -> digest."""
        names = self._work / "unchanged.txt"
        same = (name for name, digest in pages.items() if self._former.pages.get(name) == digest)
        names.write_text("\n".join(same), "utf-8")
        process.write(names)

    def _leave_out(self, names: Iterable[str]) -> None:
        """Take out what was handed over and is no article after all."""
        for name in names:
            url = self._ahead[name].url
            self._folders.remove(url, name)
            self._is_wrong |= self._is_complete or self._folders.is_sent(url)

    def _begin_again(self) -> _Process:
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

    def _take_kept(self, made: Path) -> bool:
        """Copy the index that was kept; whether it is whole, as another build may be writing it."""
        assert self._kept is not None
        with suppress(OSError):
            shutil.copytree(self._kept / FOLDER, made)
            self._is_kept = not lack(made, len(self._pages))
        if not self._is_kept:
            shutil.rmtree(made, ignore_errors=True)
        return self._is_kept

    def _keep(self, made: Path) -> None:
        if self._kept is None or self._texts is None:
            return
        self._texts.keep(self._pages.values())
        self._texts.prune()
        if self._is_kept:
            return
        with suppress(OSError):  # a cache that can't be written is none
            (self._kept / _PAGES).unlink(missing_ok=True)
            shutil.rmtree(self._kept / FOLDER, ignore_errors=True)
            self._kept.mkdir(parents=True, exist_ok=True)
            shutil.move(made, self._kept / FOLDER)
            made_of = {
                "by": _made_by(),
                "entry": _entry_of(self._kept),
                "pages": self._pages,
                "urls": self._urls,
            }
            (self._kept / _PAGES).write_text(json.dumps(made_of), "utf-8")

    def _close(self) -> None:
        if self._process is not None:
            self._process.stop()
        shutil.rmtree(self._work, ignore_errors=True)


def _facts(article: SearchArticle) -> int:
    """Differs for articles that differ; an article itself would keep its text in memory."""
    return hash(
        (article.location, article.title, article.body, tuple(article.tags), article.date, article.boost)
    )


@dataclass(frozen=True, slots=True)
class _Former:
    """The articles of the index that was kept: name of the file -> digest, URL -> name of the file."""

    pages: Mapping[str, str]
    urls: Mapping[str, str]


def _former(kept: Path | None) -> _Former:
    nothing = _Former({}, {})
    if kept is None or not (kept / _PAGES).is_file():
        return nothing
    try:
        made_of = json.loads(read_text(kept / _PAGES))
        if made_of["by"] != _made_by() or made_of["entry"] != _entry_of(kept):
            return nothing  # another build may have written one of both
        pages, urls = _texts_of(made_of["pages"]), _texts_of(made_of["urls"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return nothing
    # a name that no article has would be a path into another folder
    return _Former(
        pages, {url: name for url, name in urls.items() if name in pages and _NAME.fullmatch(name)}
    )


def _entry_of(kept: Path) -> str:
    """A digest of the index that is kept: it names its other files by theirs. Raises OSError."""
    return digest_of_text(read_text(kept / FOLDER / "pagefind-entry.json"))


def _texts_of(value: object) -> dict[str, str]:
    """A table of texts; raises TypeError for anything else."""
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise TypeError(value)
    return value


def _made_by() -> str:
    """What an index depends on besides its articles."""
    return f"pagefind {metadata.version('pagefind')} {_WORD_SIGNS} {' '.join(_IGNORED)}"


class _Process:
    """Pagefind at work in another process, which has no thread here."""

    def __init__(self, out: Path, kept: Path | None, language: str) -> None:
        program = str(Path(__file__).with_name("index_process.py"))
        folders = [str(out), "" if kept is None else str(kept)]
        self._started = subprocess.Popen(
            [sys.executable, "-I", program, *folders, language, _WORD_SIGNS, *_IGNORED],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
            errors="surrogateescape",
            start_new_session=True,  # so that what it starts can be ended with it
        )

    def add(self, folder: Path) -> None:
        """Have the articles of a folder read."""
        self._say(str(folder))

    def write(self, unchanged: Path) -> None:
        """Have the index written, of all that was added; ``unchanged`` lists articles of the kept index."""
        self._say(f"{UNCHANGED}{unchanged}")
        self._say(WRITE)

    def _say(self, line: str) -> None:
        pipe = self._started.stdin
        assert pipe is not None
        with suppress(OSError):  # it has ended, and `finish` says why
            pipe.write(f"{line}\n")
            pipe.flush()

    def finish(self) -> None:
        """Wait until everything is written; raises RuntimeError where Pagefind fails."""
        said = self._end()
        if self._started.returncode:
            raise RuntimeError(said.strip() or "it has ended before all was done")

    def stop(self) -> None:
        """Write nothing more."""
        if self._started.poll() is None:
            if sys.platform != "win32":
                with suppress(OSError):
                    os.killpg(self._started.pid, signal.SIGKILL)
            self._end()

    def _end(self) -> str:
        try:
            said, _ = self._started.communicate()
        except BaseException:  # the author breaks the build off
            self._started.kill()
            raise
        return said
