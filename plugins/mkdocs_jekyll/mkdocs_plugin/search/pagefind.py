"""Pagefind's index of a site's articles, made in a second process while MkDocs writes pages.

Articles go to Pagefind by folders of some hundred files: its Python interface answers ten messages a second.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import shutil
import tempfile
from contextlib import suppress
from hashlib import sha256
from importlib import metadata
from itertools import chain
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Final, NamedTuple

from pagefind.index import IndexConfig
from pagefind.service import PagefindService
from pagefind.service.types import InternalRequestPayload, InternalResponsePayload

from mkdocs_jekyll.publish.search_article import SearchArticle, SearchWeights

#: Where the index stands below the site's root; our worker looks for it there.
FOLDER: Final = "pagefind"
_BATCH: Final = 200
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
#: Pagefind writes larger files in several steps.
_ONE_WRITE: Final = 60_000
_MOST_WAITS: Final = 600
_PAGES: Final = "pages.json"


class _Ahead(NamedTuple):
    """What was handed over of an article before its page was finished."""

    facts: int
    path: Path
    digest: str


class SearchIndexer:
    """Takes articles in any number, then writes the index; an unchanged site gets the one that was kept.

    ``kept`` is the folder in which the last build's index is kept; ``None``: nowhere.
    """

    def __init__(self, language: str, weights: SearchWeights, kept: Path | None) -> None:
        self._language = language
        self._weights = weights
        self._kept = kept
        self._former = _former(kept)
        self._pages: dict[str, str] = {}
        self._ahead: dict[str, _Ahead] = {}
        self._is_wrong = False
        self._work = Path(tempfile.mkdtemp(prefix="mkdocs-jekyll-search-"))
        self._count = 0
        self._folders: list[Path] = []
        self._sent = 0
        self._process: _Process | None = None
        self._cancelled = self._begun = self._is_kept = False
        self._writing = Lock()

    @property
    def is_at_work(self) -> bool:
        """Whether some article is new or another than it was, so that an index is being made."""
        return self._process is not None

    def add_ahead(self, article: SearchArticle) -> None:
        """Have an article indexed whose page is not finished; it is added once more when it is."""
        path, digest = self._write(article)
        self._ahead[article.name] = _Ahead(_facts(article), path, digest)
        self._need_process(article.name, digest)

    def add(self, article: SearchArticle) -> None:
        """Have an article indexed."""
        ahead = self._ahead.get(article.name)
        if ahead is not None and ahead.facts == _facts(article):
            self._pages[article.name] = ahead.digest
            return
        _, digest = self._write(article, None if ahead is None else ahead.path)
        self._is_wrong = self._is_wrong or (ahead is not None and digest != ahead.digest)
        self._pages[article.name] = digest
        self._need_process(article.name, digest)

    def _write(self, article: SearchArticle, path: Path | None = None) -> tuple[Path, str]:
        html = article.html(self._language, self._weights).encode("utf-8")
        if path is None:
            if self._count % _BATCH == 0:
                self._send()
                self._folders.append(self._work / "articles" / str(self._count // _BATCH))
                self._folders[-1].mkdir(parents=True)
            self._count += 1
            path = self._folders[-1] / article.name
        path.write_bytes(html)
        return path, sha256(html).hexdigest()

    def _need_process(self, name: str, digest: str) -> None:
        """Start Pagefind where an article is new, or another than it was."""
        if self._process is None and self._former.get(name) != digest:
            self._process = _Process(self._language, self._work / FOLDER)

    def _send(self) -> None:
        if self._process is not None:
            for folder in self._folders[self._sent :]:
                self._process.folders.put(folder)
            self._sent = len(self._folders)

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
        self._begin_again()
        if not self._pages:
            return None
        made = self._work / FOLDER
        if self._process is None and self._pages == self._former and self._take_kept(made):
            return made
        if self._process is None:
            self._process = _Process(self._language, made)
        self._send()
        self._process.finish()
        for path in chain.from_iterable(made.glob(pattern) for pattern in _UNUSED):
            path.unlink()
        return made

    def _begin_again(self) -> None:
        """Forget what Pagefind has read, where a page has become another article than was said, or none."""
        for name in self._ahead.keys() - self._pages.keys():
            self._ahead[name].path.unlink()
            self._is_wrong = True
        if self._is_wrong and self._process is not None:
            self._process.stop()
            self._process, self._sent = None, 0

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
            self._is_kept = not _lack(made, len(self._pages))
        if not self._is_kept:
            shutil.rmtree(made, ignore_errors=True)
        return self._is_kept

    def _keep(self, made: Path) -> None:
        if self._kept is None or self._is_kept:
            return
        with suppress(OSError):  # a cache that can't be written is none
            shutil.rmtree(self._kept, ignore_errors=True)
            self._kept.mkdir(parents=True)
            shutil.move(made, self._kept / FOLDER)
            made_of = {"by": _made_by(), "pages": self._pages}
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


def _former(kept: Path | None) -> dict[str, str]:
    """The articles of the index that was kept: name of the file -> digest."""
    if kept is None or not (kept / _PAGES).is_file():
        return {}
    try:
        made_of = json.loads((kept / _PAGES).read_text("utf-8"))
        pages = dict(made_of["pages"]) if made_of["by"] == _made_by() else {}
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}
    return pages if (kept / FOLDER).is_dir() else {}


def _made_by() -> str:
    """What an index depends on besides its articles."""
    return f"pagefind {metadata.version('pagefind')} {_WORD_SIGNS} {' '.join(_IGNORED)}"


async def _written(folder: Path, pages: int) -> None:
    """Wait until all is on disk: Pagefind says so before it is. Raises RuntimeError where it never comes."""
    for _ in range(_MOST_WAITS):
        if not (lack := _lack(folder, pages)):
            return
        await asyncio.sleep(0.05)
    raise RuntimeError(lack)


def _lack(folder: Path, pages: int) -> str:
    """What an index on disk lacks; empty if it is whole."""
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
        count = sum(language["page_count"] for language in entry["languages"].values())
        for path in chain(folder.rglob("*.pf_*"), folder.glob("wasm.*.pagefind")):
            if path.stat().st_size > _ONE_WRITE or path.parent == folder:
                gzip.decompress(path.read_bytes())
    except (OSError, EOFError, ValueError, LookupError) as error:
        return f"its files are not whole: {error}"
    empty = any(path.stat().st_size == 0 for path in folder.rglob("*") if path.is_file())
    fragments = sum(1 for _ in (folder / "fragment").iterdir())
    if empty or not count == fragments == pages:
        return f"it has written {fragments} of {pages} pages"
    return ""


class _Service(PagefindService):
    """Pagefind's process; one that ends too early is an error, for which the original waits for ever."""

    async def send(self, payload: InternalRequestPayload) -> InternalResponsePayload:
        """Ask, and wait for the answer; raises RuntimeError where the process ends before it comes."""
        answer = asyncio.ensure_future(super().send(payload))
        await asyncio.wait((answer, self._poll_task), return_when=asyncio.FIRST_COMPLETED)
        if not answer.done():
            answer.cancel()
            raise RuntimeError("it has ended before all was done")
        return answer.result()

    async def close(self) -> None:
        """Take no more orders, and wait for the end."""
        assert self._backend.stdin is not None
        self._poll_task.cancel()
        await asyncio.wait((self._poll_task,))
        if not self._poll_task.cancelled():
            self._poll_task.exception()
        self._backend.stdin.close()
        await self._backend.wait()


class _Process:
    """Pagefind at work, in a thread that waits for it."""

    def __init__(self, language: str, out: Path) -> None:
        self.folders: SimpleQueue[Path | None] = SimpleQueue()
        self._out = out
        self._config: IndexConfig = {
            "force_language": language,
            "exclude_selectors": list(_IGNORED),
            "include_characters": _WORD_SIGNS,
        }
        self._error: BaseException | None = None
        self._given_up = False
        self._thread = Thread(target=self._run, name="pagefind", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            asyncio.run(self._index())
        except Exception as error:  # handed to the thread that waits
            self._error = error

    async def _index(self) -> None:
        async with _Service() as service:
            index = await service.create_index(self._config)
            pages = 0
            while (folder := await asyncio.to_thread(self.folders.get)) is not None and not self._given_up:
                pages += (await index.add_directory(str(folder)))["page_count"]
            if not self._given_up:
                await index.write_files(str(self._out))
                await _written(self._out, pages)

    def finish(self) -> None:
        """Wait until everything is written."""
        self.folders.put(None)
        self._thread.join()
        if self._error is not None:
            raise RuntimeError(str(self._error) or type(self._error).__name__) from self._error

    def stop(self) -> None:
        """Write nothing."""
        if self._thread.is_alive():
            self._given_up = True
            self.folders.put(None)
            self._thread.join()
