"""What a process asks of the machine, repeated in another one.

Whoever wants to know what a build depends on listens to the files that it opens, the programs that it runs
and the hosts it talks to (``sys.addaudithook``), and hears of its own process only.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, Final

#: The events: how many arguments they have, and the places of those that count.
_EVENTS: Final = {"open": (3, (0, 2)), "subprocess.Popen": (4, (1,)), "socket.connect": (2, (1,))}
_PLAIN: Final = (str, bytes, int, list, tuple)

#: An event and what counts of its arguments.
SystemEvent = tuple[str, tuple[object, ...]]

_NOTED: ContextVar[dict[SystemEvent, None] | None] = ContextVar("_NOTED", default=None)


@contextmanager
def system_events() -> Iterator[dict[SystemEvent, None]]:
    """Note what is asked of the machine meanwhile, each thing once."""
    _listen()
    noted: dict[SystemEvent, None] = {}
    before = _NOTED.set(noted)
    try:
        yield noted
    finally:
        _NOTED.reset(before)


def repeat_events(events: Iterable[SystemEvent]) -> None:
    """Let those who listen to this process hear what another one has asked of the machine."""
    for event, values in events:
        count, places = _EVENTS[event]
        arguments: list[object] = [None] * count
        for place, value in zip(places, values, strict=True):
            arguments[place] = value
        sys.audit(event, *arguments)


@cache
def _listen() -> None:
    sys.addaudithook(_record)  # it stays until the process ends


def _record(event: str, arguments: tuple[Any, ...]) -> None:
    if event not in _EVENTS or (noted := _NOTED.get()) is None:
        return
    found = (arguments[place] for place in _EVENTS[event][1])
    values = tuple(tuple(value) if isinstance(value, list) else value for value in found)
    if all(isinstance(value, _PLAIN) for value in values):
        noted[event, values] = None
