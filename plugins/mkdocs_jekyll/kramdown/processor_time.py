"""How long foreign code may work on a text, in seconds of the processor."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

#: Python drops what is raised while it frees an object: so often it is raised again until it arrives.
_AGAIN: Final = 0.25


class TooSlow(BaseException):
    """The time is over. What foreign code catches are exceptions, of which this is none."""


@contextmanager
def ends_after(seconds: float) -> Iterator[None]:
    """Raise `TooSlow` after so many seconds, also in a single match, where the system has such a clock.

    The system's own work counts, too: a match that holds much memory is mostly that. Only the main thread of
    a process has the clock, and one at a time: an outer one stays.
    """
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer") or signal.getitimer(signal.ITIMER_PROF)[0]:
        yield
        return
    before = signal.signal(signal.SIGPROF, _raise)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _raise(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise TooSlow
