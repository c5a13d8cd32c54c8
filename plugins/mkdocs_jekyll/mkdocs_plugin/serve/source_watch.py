"""What of a site was saved since its last whole build, and while another one is under way."""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from mkdocs.config.defaults import MkDocsConfig

from .saved_files import Changes, Stamps, Watched, differences, look, times, watched_source

#: Seconds between two looks for a save during a build.
_BETWEEN_LOOKS: Final = 0.25
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
    """Looks at files: ``look`` before a build, ``is_saved`` meanwhile, ``settle`` when it is whole."""

    def __init__(self) -> None:
        self.watched: list[Watched] = []
        self._whole: Stamps = {}
        self._last: Stamps = {}
        self._next_look = 0.0

    def look(self, watched: Iterable[Watched]) -> None:
        """Look at the files that a build is going to read."""
        self.watched = list(watched)
        self._last = look(self.watched, self._last)

    def changes(self) -> Changes:
        """What was saved since the last whole build, as the last look saw it."""
        return differences(self._whole, self._last)

    def look_again(self) -> Changes:
        """Look, and return what was saved since the last look; wait until files are whole."""
        former = self._last
        until = time.monotonic() + _UNTIL_WHOLE
        while True:
            self._last = look(self.watched, former)
            found = differences(former, self._last)
            missing = (path for path in found.paths if path not in self._last or not self._last[path].size)
            if time.monotonic() > until or next(missing, None) is None:
                return found
            time.sleep(0.05)

    def is_saved(self) -> bool:
        """Whether something was saved since the last look; looks a few times a second."""
        now = time.monotonic()
        if now < self._next_look:
            return False
        seen = times(self.watched)
        self._next_look = time.monotonic() + _BETWEEN_LOOKS
        return seen != {path: (stamp.time, stamp.size) for path, stamp in self._last.items()}

    def settle(self) -> None:
        """The build that read what the last look saw is whole."""
        self._whole = self._last
