"""Pagefind at work in a process of its own: a program that reads folders of articles and writes their index.

    python index_process.py OUT KEPT LANGUAGE SIGNS IGNORED...

Each line of its input names a folder of articles; ``=FILE`` names a list of those articles that are as they
were in the index at ``KEPT`` (empty: there is none); the line ``.`` has the index written below ``OUT``. The
program ends with 0 when all of it is on disk, and with 1 and a message on its output where Pagefind fails. An
input that ends without that line has nothing written. The process that builds a site has no thread for it, so
that it can be split while Pagefind works.
"""

from __future__ import annotations

import asyncio
import gzip
import json
import os
import re
import shutil
import signal
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from itertools import chain, pairwise
from pathlib import Path
from typing import Final

from pagefind.index import IndexConfig
from pagefind.service import PagefindService
from pagefind.service.types import InternalRequestPayload, InternalResponsePayload

#: Has the index written.
WRITE: Final = "."
#: Comes before the path of a list of unchanged articles, one name a line.
UNCHANGED: Final = "="
#: Pagefind writes larger files in several steps.
_ONE_WRITE: Final = 60_000
_MOST_WAITS: Final = 600
#: What is known of a kept index, in a file beside it.
FACTS: Final = "pages.json"
#: The folders of the files of articles, and of those of words.
_FRAGMENTS: Final = "fragment"
_CHUNKS: Final = "index"
#: CBOR's mark of a text; its length is added.
_TEXT: Final = 0x60
#: What stands before the first word of a chunk: lists, and how long the word is (CBOR).
_FIRST_WORD: Final = re.compile(
    rb"\x81(?:[\x80-\x97]|\x98.|\x99..|\x9a....)[\x81-\x97](?P<length>[\x60-\x77]|\x78.)", re.DOTALL
)


def lack(folder: Path, pages: int) -> str:
    """What an index on disk lacks; empty if it is whole. Of ``pages`` those without a word are left out."""
    try:
        entry = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
        count = sum(language["page_count"] for language in entry["languages"].values())
        for path in chain(folder.rglob("*.pf_*"), folder.glob("wasm.*.pagefind")):
            if path.stat().st_size > _ONE_WRITE or path.parent == folder:
                gzip.decompress(path.read_bytes())
    except (OSError, EOFError, ValueError, LookupError, zlib.error) as error:
        return f"its files are not whole: {error}"
    empty = any(path.stat().st_size == 0 for path in folder.rglob("*") if path.is_file())
    fragments = sum(1 for _ in folder.glob("fragment/*"))
    if empty or not count == fragments <= pages:
        return f"it has written {fragments} of {min(count, pages)} pages"
    return ""


def digests_in(folder: Path) -> dict[str, str]:
    """The files of an index by their names, with digests; raises OSError."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def _recorded(kept: Path) -> Mapping[str, str]:
    """The digests of an index that is kept, when it was kept; none for what nobody has recorded."""
    try:
        return dict(json.loads(kept.with_name(FACTS).read_text("utf-8"))["files"])
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return {}


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


class _KeptFiles:
    """The files of an index that was made before: one an article, and the chunks of its words.

    Pagefind names a file by its content and writes none that is there, which saves the compressing of it.
    ``work`` is a folder for them, as another build may replace ``kept`` at any time.
    """

    def __init__(self, kept: Path, work: Path) -> None:
        self._articles: dict[str, Path] = {}
        #: The chunks by their names, with the first word of each.
        self.chunks: dict[str, bytes] = {}
        self._work = work
        recorded = _recorded(kept)
        for own, content in _linked(kept / _FRAGMENTS, work / _FRAGMENTS, recorded):
            with suppress(ValueError, LookupError, TypeError):
                self._articles[json.loads(content)["url"].removeprefix("/")] = own
        for own, content in _linked(kept / _CHUNKS, work / _CHUNKS, recorded):
            if word := _first_word(content):
                self.chunks[own.name] = word

    def put(self, articles: Iterable[str], out: Path) -> None:
        """Move the files of these articles, and the chunks, to where Pagefind will look for them."""
        fragments = [path for name in articles if (path := self._articles.pop(name, None)) is not None]
        for path in (*fragments, *(self._work / _CHUNKS / name for name in self.chunks)):
            other = out / path.relative_to(self._work)
            other.parent.mkdir(parents=True, exist_ok=True)
            path.rename(other)


def _linked(folder: Path, work: Path, recorded: Mapping[str, str]) -> Iterator[tuple[Path, bytes]]:
    """The files of a folder that are as they were ``recorded``, in ``work``, with their contents.

    They are the site's files, too, into which another program may have written.
    """
    work.mkdir(parents=True)
    for path in folder.glob("*.pf_*"):
        with suppress(OSError, EOFError, zlib.error):
            own = work / path.name
            if not path.is_file():  # a pipe would have no end
                continue
            link(path, own)
            packed = own.read_bytes()
            if recorded.get(f"{folder.name}/{path.name}") == sha256(packed).hexdigest():
                yield own, _unpacked(packed)


def _content(path: Path) -> bytes:
    """What is in a file of Pagefind's; raises OSError, EOFError or zlib.error."""
    return _unpacked(path.read_bytes())


def _unpacked(packed: bytes) -> bytes:
    return gzip.decompress(packed).removeprefix(b"pagefind_dcd")


def _first_word(chunk: bytes) -> bytes:
    """The word with which a chunk begins; empty for what is no chunk."""
    found = _FIRST_WORD.match(chunk)
    if found is None:
        return b""
    length = found["length"]
    return chunk[found.end() :][: length[1] if len(length) > 1 else length[0] - _TEXT]


def link(path: str | Path, other: str | Path) -> None:
    """Give a file a second name, or copy it to another file system; raises FileExistsError.

    Whoever copied to a name that is there could write into a file of the cache, which has two names itself.
    """
    try:
        os.link(path, other)
    except FileExistsError:
        raise
    except OSError:
        shutil.copyfile(path, other)


def _share_a_name(folder: Path) -> bool:
    """Whether two texts would have had the same name: Pagefind makes one of both longer.

    Then a file that was there may have been taken for that of another article.
    """
    return any(
        len({len(path.name) for path in folder.glob(f"{name}/*")}) > 1 for name in (_FRAGMENTS, _CHUNKS)
    )


def _has_own_chunks(folder: Path, kept: Mapping[str, bytes]) -> bool:
    """Whether the chunks of an index are those it asks for; deletes what is left of those that were ``kept``.

    They stand in the order of their words, so that one in the place of another is seen. Raises OSError,
    EOFError or zlib.error.
    """
    meta = b"".join(_content(path) for path in folder.glob("*.pf_meta"))  # none, if there is no word at all
    places: dict[int, bytes] = {}
    for path in folder.glob(f"{_CHUNKS}/*"):
        place = meta.rfind(path.stem.encode())
        if place >= 0:
            places[place] = kept.get(path.name) or _first_word(_content(path))
        elif path.name in kept:
            path.unlink()
    words = [places[place] for place in sorted(places)]
    return all(before < word for before, word in pairwise(words))


async def _index(out: Path, kept: str, config: IndexConfig) -> None:
    async with _Service() as service:
        index = await service.create_index(config)
        work = out.with_name(f"{out.name}-kept")
        former = asyncio.create_task(asyncio.to_thread(_KeptFiles, Path(kept), work)) if kept else None
        unchanged: list[str] = []
        pages = 0
        while line := (await asyncio.to_thread(sys.stdin.readline)).rstrip("\n"):
            if line.startswith(UNCHANGED):
                unchanged = Path(line.removeprefix(UNCHANGED)).read_text("utf-8").splitlines()
            elif line == WRITE:
                there = None if former is None else await former
                if there is not None:
                    there.put(unchanged, out)
                await index.write_files(str(out))
                await _written(out, pages)
                if there is not None and (_share_a_name(out) or not _has_own_chunks(out, there.chunks)):
                    shutil.rmtree(out)
                    await index.write_files(str(out))
                    await _written(out, pages)
                return
            else:
                pages += (await index.add_directory(line))["page_count"]


async def _written(folder: Path, pages: int) -> None:
    """Wait until all is on disk: Pagefind says so before it is. Raises RuntimeError where it never comes."""
    for _ in range(_MOST_WAITS):
        if not (missing := lack(folder, pages)):
            return
        await asyncio.sleep(0.05)
    raise RuntimeError(missing)


def main(arguments: Sequence[str]) -> int:
    """The program."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that builds gets it, and ends this one
    out, kept, language, characters, *ignored = arguments
    config: IndexConfig = {
        "force_language": language,
        "exclude_selectors": ignored,
        "include_characters": characters,
    }
    try:
        asyncio.run(_index(Path(out), kept, config))
    except Exception as error:  # handed to the process that waits
        print(str(error) or type(error).__name__)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
