"""Bodies that other processes make, while this one goes through the pages."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from dataclasses import dataclass
from typing import Any, Final

from mkdocs_jekyll.jekyll import Item, SiteRenderer

from .body_work import BodyWork, MadeBody, make_bodies
from .page_body import PageBody
from .system_events import repeat_events

#: Bodies that go to a process at a time: enough that sending costs nothing, and few enough to share out.
BATCH: Final = 16
#: Batches that a process is given before it has finished the first one.
_AHEAD: Final = 4
#: Seconds after which a process that has not answered is given up.
ANSWER_TIMEOUT: Final = 120.0
#: After so many bodies it is seen whether they are of use.
_TRIAL: Final = 64

_Made = list[MadeBody | None]


@dataclass(frozen=True, slots=True)
class Workers:
    """Processes that make bodies: ``jobs`` at a time.

    ``packed_work`` is the work where they were not started with it; what becomes bytes there will do, such as
    a future of Dask's. ``give_up`` ends them at once and reports the reason.
    """

    executor: Executor
    jobs: int
    give_up: Callable[[str], None]
    packed_work: Any = None


class BodyPool:
    """The bodies of ``work``, made by workers.

    Bodies are asked for one by one, best in the order of the work: as many batches are under way as keep the
    workers busy, so that an end in the middle does not wait for the rest. ``take`` never raises for what
    happens to a worker: where one ends or does not answer, there are no more bodies here, so that who asks
    makes them. Beginning raises what the executor does.

    What Jekyll makes of an item goes to ``renderer``, and converted texts that were used are kept.
    """

    def __init__(self, work: BodyWork, workers: Workers, renderer: SiteRenderer) -> None:
        self._workers = workers
        self._renderer = renderer
        self._texts = work.texts
        self._numbers = {item: number for number, (item, _) in enumerate(work.items)}
        self._count = len(work.items)
        self._sent: list[Future[_Made]] = []
        self._made: dict[int, _Made] = {}
        self._asked = self._missed = 0
        self._is_open = True
        self._send_until(workers.jobs * _AHEAD)
        renderer.elsewhere = self.fetch

    def take(self, item: Item) -> PageBody | None:
        """The body of an item, once; ``None`` for one that has to be made here."""
        made = self.fetch(item)
        number = self._numbers.pop(item, None)
        if number is None:
            return None
        if number // BATCH in self._made:
            self._made[number // BATCH][number % BATCH] = None
        self._asked += 1
        self._missed += made is None
        has_few = self._asked == _TRIAL and self._missed * 2 > _TRIAL
        if has_few or not self._numbers:  # most of them depend on what was rendered before
            self.close()
        return None if made is None else made.body

    def fetch(self, item: Item) -> MadeBody | None:
        """Wait for an item, and hand what was made of it to the renderer."""
        number = self._numbers.get(item) if self._is_open else None
        if number is None:
            return None
        batch = self._batch(number // BATCH)
        made = batch[number % BATCH] if batch else None
        if made is not None:
            self._renderer.take(item, made.rendered, made.excerpt)
            repeat_events(made.events)
            if self._texts is not None:
                self._texts.keep(made.texts)
        return made

    def _batch(self, index: int) -> _Made:
        """The bodies of a batch; empty if there are none any more."""
        if index not in self._made:
            try:
                self._send_until(max(index + 1, len(self._made) + self._workers.jobs * _AHEAD))
                self._made[index] = self._sent[index].result(ANSWER_TIMEOUT)
            except (BrokenExecutor, CancelledError):
                self._end("a process that rendered texts was ended")
            except TimeoutError:
                self._end(f"a process that renders texts has not answered for {ANSWER_TIMEOUT:.0f} seconds")
            except Exception as error:
                self._end(f"texts can't be rendered in other processes ({type(error).__name__}: {error})")
            except BaseException:
                self.close()  # the author breaks the build off
                raise
        return self._made.get(index, [])

    def _send_until(self, count: int) -> None:
        """Have the first ``count`` batches under way."""
        for start in range(len(self._sent) * BATCH, min(count * BATCH, self._count), BATCH):
            numbers = range(start, min(start + BATCH, self._count))
            send = self._workers.executor.submit
            self._sent.append(send(make_bodies, self._workers.packed_work, numbers))

    def _end(self, reason: str) -> None:
        self._workers.give_up(reason)
        self.close()

    def close(self) -> None:
        """Make no more bodies."""
        if self._is_open:
            self._is_open = False
            self._renderer.elsewhere = None
            self._sent.clear()
            self._made.clear()
            self._workers.executor.shutdown(wait=False, cancel_futures=True)
