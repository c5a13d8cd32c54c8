"""What a program and the processes that it starts cost."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Final

#: Linux counts kilobytes, macOS bytes.
_PER_MEGABYTE: Final = 1024 * 1024 if sys.platform == "darwin" else 1024
_PROC: Final = Path("/proc")
_INTERVAL: Final = 0.2


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock and of processor time, megabytes of memory.

    ``memory`` is the most that the program itself had, ``all_memory`` the most that it and the processes it
    started had at a time, what they share counted once. Elsewhere than on Linux both are that of the largest.
    """

    clock: float
    processor: float
    memory: float
    all_memory: float


def run(command: Sequence[str], folder: Path) -> Cost:
    """Run a program and say what it cost; raises CalledProcessError where it fails.

    Python may keep what it compiles, as it does for a package that is installed.
    """
    env = {**os.environ, "LANG": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1"}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=folder,
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    watch = _MemoryWatch(process.pid)
    watch.start()
    assert process.stderr is not None
    said = process.stderr.read()
    _, status, used = os.wait4(process.pid, 0)
    clock = time.monotonic() - started
    watch.stop()
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command, stderr=said)
    largest = used.ru_maxrss / _PER_MEGABYTE
    processor = used.ru_utime + used.ru_stime
    return Cost(clock, processor, watch.own or largest, max(watch.all, watch.own) or largest)


def memory_of(pid: int) -> float:
    """The megabytes that a process has now; 0 elsewhere than on Linux."""
    return _field(pid, "status", "VmRSS") / 1024


def wait_until_idle(pid: int, seconds: float = 3.0) -> None:
    """Wait until a process and those that it has started have used no processor time for so long (Linux)."""
    former, since = -1, time.monotonic()
    while time.monotonic() - since < seconds:
        time.sleep(0.2)
        now = sum(map(_ticks, (pid, *_below(pid))))
        if now > former + 2:  # the server looks for changed files now and then
            former, since = now, time.monotonic()


def _ticks(pid: int) -> int:
    """The processor time that a process has used, in the system's ticks; 0 where there is none any more."""
    try:
        behind_name = (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0
    return int(behind_name[11]) + int(behind_name[12])


class _MemoryWatch(Thread):
    """Looks at the memory of a program and of all below it, several times a second, in megabytes."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid = pid
        self._end = Event()
        self.own = self.all = 0.0

    def run(self) -> None:
        while not self._end.wait(_INTERVAL):
            self.own = max(self.own, _field(self._pid, "status", "VmHWM") / 1024)
            processes = (self._pid, *_below(self._pid))
            self.all = max(self.all, sum(_field(pid, "smaps_rollup", "Pss") for pid in processes) / 1024)

    def stop(self) -> None:
        self._end.set()
        self.join()


def _below(pid: int) -> Iterator[int]:
    """The processes that a process has started, and theirs."""
    for tasks in sorted(_PROC.glob(f"{pid}/task/*/children")):
        try:
            children = [int(word) for word in tasks.read_text().split()]
        except OSError:
            continue
        for child in children:
            yield child
            yield from _below(child)


def _field(pid: int, file: str, name: str) -> int:
    """A line of the system's account of a process, in kilobytes; 0 where there is none any more."""
    try:
        lines = (_PROC / str(pid) / file).read_text().splitlines()
    except OSError:
        return 0
    found = (line.split() for line in lines if line.startswith(f"{name}:"))
    return next((int(words[1]) for words in found), 0)
