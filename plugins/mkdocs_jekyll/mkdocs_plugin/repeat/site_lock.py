"""One process at a time writes a site: another one waits, as it would empty the folder of the first.

The folder itself is locked, so that no file is left; the system unlocks it when the process ends, however
that happens. Where a system can't lock a folder, nothing is locked.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

#: A build that takes longer is one that hangs.
LONGEST_WAIT: Final = 900
_PAUSE: Final = 0.2
#: The folders that this process has locked, opened.
_locked: dict[str, int] = {}
_is_hooked = False


class SiteIsWrittenError(Exception):
    """Another process writes the site, and does not end."""


def lock(site_dir: str, tell: Callable[[], None]) -> None:
    """Wait until no other process writes below a folder; ``tell`` is called before.

    Raises SiteIsWrittenError. Where the folder can't be made, MkDocs is going to say so.
    """
    global _is_hooked
    path = os.path.realpath(site_dir)
    if os.name != "posix" or path in _locked:
        return
    with suppress(OSError):
        Path(path).mkdir(parents=True, exist_ok=True)
        _locked[path] = os.open(path, os.O_RDONLY)
        if not _is_hooked:  # a process that is split off this one may outlive it
            os.register_at_fork(after_in_child=unlock)
            _is_hooked = True
        _wait(_locked[path], tell)


def unlock() -> None:
    """Let other processes write."""
    while _locked:
        os.close(_locked.popitem()[1])


def _wait(folder: int, tell: Callable[[], None]) -> None:
    import fcntl

    until = time.monotonic() + LONGEST_WAIT
    has_told = False
    while True:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                raise SiteIsWrittenError from None
        if not has_told:
            tell()
            has_told = True
        time.sleep(_PAUSE)
