"""What of a site was saved since its last whole build, and while another one is under way."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

from .saved_files import Changes, Stamps, Watched, differences, look, times, watched_source

#: An editor may empty a file, or take it away, before it writes it; so long it is waited for, in seconds.
_UNTIL_WHOLE: Final = 0.6


def watched_by(config: MkDocsConfig, source: Path) -> list[Watched]:
    """All that a build reads: the site's source, ``docs_dir``, ``mkdocs.yml``, and templates."""
    docs = Path(config.docs_dir).absolute()
    more = (*config.watch, config.theme.custom_dir, config.config_file_path)
    return [
        Watched(docs),
        *watched_source(source.absolute(), docs, Path(config.site_dir).absolute()),
        *(Watched(Path(path).absolute()) for path in more if path),
    ]


class SourceWatch:
    """Looks at files: ``look`` before a build, ``look_again`` after a save, ``settle`` when a build is whole.

    A thread may look while a build is under way.
    """

    def __init__(self) -> None:
        self._find: Callable[[], list[Watched]] = list
        self._whole: Stamps = {}
        self._of_build: Stamps = {}
        self._last: Stamps = {}
        self._looking = threading.Lock()

    @property
    def watched(self) -> list[Watched]:
        """All that is looked at by now, with folders that have come; nothing before the first look."""
        return self._find()

    def look(self, find: Callable[[], list[Watched]]) -> None:
        """Look at the files that a build is going to read; ``find`` names them each time anew."""
        with self._looking:
            self._find = find
            self._of_build = self._last = look(self.watched, self._last)

    def changes(self) -> Changes:
        """What was saved since the last whole build, as the last look saw it."""
        return differences(self._whole, self._last)

    def look_again(self) -> Changes:
        """Look, and return what was saved since the last look; wait until files are whole."""
        with self._looking:
            former = self._last
            until = time.monotonic() + _UNTIL_WHOLE
            while True:
                self._last = look(self.watched, former)
                found = differences(former, self._last)
                lost = (path for path in found.paths if path not in self._last or not self._last[path].size)
                if time.monotonic() > until or next(lost, None) is None:
                    return found
                time.sleep(0.05)

    def is_saved(self) -> bool:
        """Whether something was saved since the last look."""
        with self._looking:
            known = {path: (stamp.time, stamp.size) for path, stamp in self._last.items()}
            return times(self.watched) != known

    def end_build(self) -> None:
        """The build is whole."""
        self._whole = self._of_build
