"""When files were last changed, as git knows it: one question for a whole tree, never one a file."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

#: Stands before each commit's time, so that a name can't be taken for one.
_MARK: Final = "\x01"
#: The repository's own settings may name programs; none of them runs for this.
_COMMAND: Final = (
    "git", "-c", "log.showSignature=false", "-c", "core.fsmonitor=false", "--no-pager",
    "log", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--relative",
    f"--format={_MARK}%ct", "--", ".",
)  # fmt: skip


def last_changes(folder: Path) -> dict[str, datetime]:
    """The time (UTC) of the last commit that touched each file, by path below ``folder`` with slashes.

    Empty where git is not installed, ``folder`` lies in no repository, or nothing was committed yet. A file
    that was never committed is not among them.
    """
    return {name: times[0] for name, times in _commits(folder).items()}


def changed_again(folder: Path) -> dict[str, datetime]:
    """The same for the files that more than one commit has touched."""
    return {name: times[0] for name, times in _commits(folder).items() if len(times) > 1}


def _commits(folder: Path) -> dict[str, list[datetime]]:
    """The times of the commits that touched each file, the newest first."""
    try:
        asked = subprocess.run(_COMMAND, cwd=folder, capture_output=True, check=False)
    except OSError:
        return {}
    return _read(asked.stdout.decode("utf-8", errors="surrogateescape")) if asked.returncode == 0 else {}


def _read(log: str) -> dict[str, list[datetime]]:
    found: dict[str, list[datetime]] = {}
    time = datetime.fromtimestamp(0, UTC)
    for part in log.split("\0"):
        if part.startswith(_MARK):
            time = datetime.fromtimestamp(int(part[1:]), UTC)
        elif name := part.removeprefix("\n"):
            found.setdefault(name, []).append(time)
    return found
