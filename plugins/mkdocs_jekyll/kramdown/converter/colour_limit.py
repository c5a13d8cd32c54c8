"""How long lexers may work on the code of one text: each is foreign code with patterns of its own."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final, TypeVar

T = TypeVar("T")

#: Seconds of the processor for one piece of code.
SECONDS: Final = 2.0
#: So many pieces of a text may reach the limit; all code behind them is shown without colours.
_MOST: Final = 2


class _TooSlow(Exception):
    """The time is over."""


class ColourLimit:
    """Ends a lexer that takes longer than ``seconds``. One limit is for one text; ``reached`` counts."""

    __slots__ = ("reached", "seconds")

    def __init__(self, seconds: object = None) -> None:
        given = seconds if isinstance(seconds, int | float) and not isinstance(seconds, bool) else 0
        self.seconds = float(given) if 0 < given < float("inf") else SECONDS
        self.reached = 0

    def run(self, work: Callable[[], Iterable[T]]) -> list[T] | None:
        """All that ``work`` gives; ``None`` where that takes too long, or where too much did before."""
        if self.reached >= _MOST:
            return None
        end = time.thread_time() + self.seconds
        result: list[T] = []
        try:
            with _alarm(self.seconds):
                for item in work():
                    result.append(item)
                    if not len(result) & 0xFF and time.thread_time() > end:
                        raise _TooSlow
        except _TooSlow:
            self.reached += 1
            return None
        return result


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise `_TooSlow` after so many seconds, also in a single match, where the system has such a clock."""
    main = threading.current_thread() is threading.main_thread()
    if not main or not hasattr(signal, "setitimer") or signal.getitimer(signal.ITIMER_VIRTUAL)[0]:
        yield
        return
    before = signal.signal(signal.SIGVTALRM, _raise)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _raise(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise _TooSlow
