"""Workers of a Dask cluster that make bodies."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, Future
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import mkdocs_jekyll
from mkdocs_jekyll.jekyll.files import read_bytes
from mkdocs_jekyll.jekyll.markdown_cache import library_version

from .body_pool import Workers
from .body_work import BodyWork, packed

#: Seconds for a scheduler to answer.
_CONNECT_TIMEOUT: Final = 10
#: So many items are looked for on each worker's disk, besides the includes.
_SAMPLE: Final = 50
_INSTALL: Final = "`pip install 'mkdocs-jekyll[dask]'`"
_ALIKE: Final = "Install the same packages on each worker, and let it see the site's folder at the same path."
#: What the HTML of a body depends on, besides our own code.
_LIBRARIES: Final = ("Pygments", "markdown-it-py", "mdit-py-plugins", "nh3", "PyYAML", "babel")


class NoWorkersError(Exception):
    """Why a cluster can't be used, and the remedy."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.remedy = remedy


def dask_workers(work: BodyWork, scheduler: str, report: Callable[[str], None]) -> Workers:
    """The workers of the cluster at ``scheduler``, which have the work then. Raises NoWorkersError.

    ``report`` is given the reason why they were given up.
    """
    try:
        import distributed
    except ImportError:
        raise NoWorkersError("the package `distributed` is not installed", _INSTALL) from None
    try:
        connect: Any = distributed.Client
        client = connect(scheduler, timeout=_CONNECT_TIMEOUT, set_as_default=False)
    except (OSError, ValueError) as error:
        remedy = "Look at the URL that the scheduler prints, and whether this machine reaches it."
        raise NoWorkersError(f"no scheduler answers at {scheduler} ({error})", remedy) from error
    try:
        jobs = _checked(client, work)
        sent = client.scatter(packed(work), broadcast=True, hash=False)
    except NoWorkersError:
        client.close()
        raise
    except Exception as error:
        client.close()
        reason = f"the site can't be sent to the workers ({type(error).__name__}: {error})"
        raise NoWorkersError(reason, _ALIKE) from error
    return Workers(_ClusterExecutor(client), jobs, report, sent)


def _checked(client: Any, work: BodyWork) -> int:
    """How many workers there are, if each has what it needs. Raises NoWorkersError."""
    files = [str(path) for path in _files(work)]
    mine = facts(files)
    found: Mapping[str, Any] = client.run(facts, files, on_error="return")
    if not found:
        raise NoWorkersError("the cluster has no workers", "Start `dask worker` with the scheduler's URL.")
    faults: dict[str, list[str]] = {}
    for worker, theirs in found.items():
        for fault in _faults(mine, theirs):
            faults.setdefault(fault, []).append(worker)
    if faults:
        texts = (f"{', '.join(workers)}: {fault}" for fault, workers in faults.items())
        raise NoWorkersError(f"not all workers would render the same texts ({'; '.join(texts)})", _ALIKE)
    return len(found)


def _files(work: BodyWork) -> Iterable[Path]:
    """Files that a worker has to see: some of the items, and all that they may include."""
    yield from (item.path for item, _ in work.items[:: max(len(work.items) // _SAMPLE, 1)])
    folder = work.site.source / (work.site.config.text("includes_dir") or "_includes")
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _faults(mine: Mapping[str, str], theirs: object) -> Iterable[str]:
    """What one worker lacks."""
    if not isinstance(theirs, Mapping):
        return [f"{type(theirs).__name__}: {theirs}"]
    return [
        f"{name} {theirs.get(name) or 'missing'}, here {value}"
        for name, value in mine.items()
        if theirs.get(name) != value
    ]


def facts(files: Iterable[str]) -> dict[str, str]:
    """What the bodies that this process makes depend on, besides the work: programs, and files on disk."""
    found = {
        "Python": platform.python_version(),
        "mkdocs-jekyll": f"{library_version('mkdocs-jekyll')} ({_code()})",
    }
    found |= {library: library_version(library) for library in _LIBRARIES}
    digest = sha256()
    for file in files:
        with suppress(OSError):
            digest.update(read_bytes(Path(file)))
        digest.update(b"\0")
    return {**found, "the site's files": digest.hexdigest()[:8]}


@cache
def _code() -> str:
    """A digest of our own code."""
    digest = sha256()
    for folder in mkdocs_jekyll.__path__:
        for path in sorted(Path(folder).rglob("*.py")):
            digest.update(read_bytes(path))
    return digest.hexdigest()[:8]


class _ClusterExecutor(Executor):
    """Dask's own executor, which leaves the cluster when it is shut down."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)

    def submit(self, function: Callable[..., Any], /, *args: Any, **named: Any) -> Future[Any]:
        """Have a function called by a worker; futures of Dask's among the arguments become their values."""
        future: Future[Any] = self._executor.submit(function, *args, **named)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Leave the cluster; what it has not begun is cancelled."""
        with suppress(Exception):  # nobody waits for what it would say
            self._executor.shutdown(wait=False)
            self._client.close(timeout=1)
