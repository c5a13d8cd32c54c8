"""The articles of a site on disk, in the order in which Pagefind reads them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

#: Articles in a folder: Pagefind's Python interface answers ten messages a second.
_BATCH: Final = 200


class ArticleFolders:
    """The articles on disk, as Pagefind is to read them: the index depends on their order.

    Pages that were announced lie in their order in folders of ``_BATCH``, all others in a last one. A folder
    can be read when there is something of each of its pages, and those before it can. It is written then, by
    the names of its files: some file systems list files in the order in which they came.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._places: dict[str, int] = {}
        self._lacking: list[int] = []
        self._is_there: set[str] = set()
        self._waiting: dict[int, dict[str, str]] = {}
        self._sent = 0

    def announce(self, urls: Sequence[str]) -> None:
        """Give the pages at these URLs their places."""
        self._places = {url: number // _BATCH for number, url in enumerate(urls)}
        self._lacking = [min(_BATCH, len(urls) - start) for start in range(0, len(urls), _BATCH)]

    def write(self, url: str, name: str, html: str) -> None:
        """Write the article of a page; that which was written before goes."""
        folder = self._folder(url)
        if self._path(folder).is_dir():
            (self._path(folder) / name).write_text(html, "utf-8", "surrogatepass")
        else:
            self._waiting.setdefault(folder, {})[name] = html
        self.see(url)

    def see(self, url: str) -> None:
        """The article of a page is there, or it has none."""
        if url not in self._is_there:
            self._is_there.add(url)
            if url in self._places:
                self._lacking[self._places[url]] -= 1

    def has(self, url: str) -> bool:
        """Whether the page at a URL was seen."""
        return url in self._is_there

    def remove(self, url: str, name: str) -> None:
        """Delete the article of a page."""
        folder = self._folder(url)
        if self._waiting.get(folder, {}).pop(name, None) is None:
            (self._path(folder) / name).unlink()

    def is_sent(self, url: str) -> bool:
        """Whether Pagefind has read the folder of a page."""
        return self._folder(url) < self._sent

    def ready(self, *, all_are_there: bool) -> Iterator[Path]:
        """The folders that can be read now, each once."""
        last = len(self._lacking) + 1 if all_are_there else len(self._lacking)
        while self._sent < last and (all_are_there or not self._lacking[self._sent]):
            folder = self._path(self._sent)
            if waiting := self._waiting.pop(self._sent, {}):
                folder.mkdir(parents=True, exist_ok=True)
                for name in sorted(waiting):
                    (folder / name).write_text(waiting[name], "utf-8", "surrogatepass")
            if folder.is_dir():
                yield folder
            self._sent += 1

    def begin_again(self) -> None:
        """Nothing was read."""
        self._sent = 0

    def _folder(self, url: str) -> int:
        return self._places.get(url, len(self._lacking))

    def _path(self, folder: int) -> Path:
        return self._root / str(folder)
