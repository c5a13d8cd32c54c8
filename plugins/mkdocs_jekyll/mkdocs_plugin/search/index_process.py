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
import shutil
import signal
import sys
import zlib
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain
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


class _KeptFragments:
    """The texts of articles in an index that was made before, one file an article.

    Pagefind names a file by its content and writes none that is there, which saves the compressing of it.
    ``work`` is a folder for them, as another build may replace ``kept`` at any time.
    """

    def __init__(self, kept: Path, work: Path) -> None:
        self._paths: dict[str, Path] = {}
        work.mkdir(parents=True)
        for path in (kept / "fragment").glob("*.pf_fragment"):
            own = work / path.name
            with suppress(OSError, EOFError, ValueError, LookupError, TypeError, zlib.error):
                link(path, own)
                content = gzip.decompress(own.read_bytes()).removeprefix(b"pagefind_dcd")
                self._paths[json.loads(content)["url"].removeprefix("/")] = own

    def put(self, articles: Iterable[str], out: Path) -> None:
        """Move the files of these articles to where Pagefind will look for them."""
        (out / "fragment").mkdir(parents=True)
        for name in articles:
            if (path := self._paths.pop(name, None)) is not None:
                path.rename(out / "fragment" / path.name)


def link(path: str | Path, other: str | Path) -> None:
    """Give a file a second name, at which there is none, or copy it to another file system."""
    try:
        os.link(path, other)
    except OSError:
        shutil.copyfile(path, other)


def _share_a_name(folder: Path) -> bool:
    """Whether two texts would have had the same name: Pagefind makes one of both longer.

    Then a file that was there may have been taken for that of another article.
    """
    return len({len(path.name) for path in (folder / "fragment").iterdir()}) > 1


async def _index(out: Path, kept: str, config: IndexConfig) -> None:
    async with _Service() as service:
        index = await service.create_index(config)
        work = out.with_name(f"{out.name}-kept")
        former = asyncio.create_task(asyncio.to_thread(_KeptFragments, Path(kept), work)) if kept else None
        unchanged: list[str] = []
        pages = 0
        while line := (await asyncio.to_thread(sys.stdin.readline)).rstrip("\n"):
            if line.startswith(UNCHANGED):
                unchanged = Path(line.removeprefix(UNCHANGED)).read_text("utf-8").splitlines()
            elif line == WRITE:
                if former is not None:
                    (await former).put(unchanged, out)
                await index.write_files(str(out))
                await _written(out, pages)
                if unchanged and _share_a_name(out):
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
