"""Whether bodies are made by other processes, and by which."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from mkdocs.structure.files import Files

from mkdocs_jekyll.jekyll import Item, Problem
from mkdocs_jekyll.publish.body_pool import BodyPool, Workers
from mkdocs_jekyll.publish.body_work import BodyWork
from mkdocs_jekyll.publish.dask_workers import NoWorkersError, dask_workers
from mkdocs_jekyll.publish.page_body import BodyWriter
from mkdocs_jekyll.publish.worker_processes import can_fork, can_start, cores, processes

from .page import ItemPage, RawPage
from .report import Reporter, log
from .source import Setup

#: Characters of texts from which on other processes pay: split off this one, or started anew.
_PAYS_TO_FORK: Final = 300_000
_PAYS_TO_START: Final = 1_500_000
#: Fewer bodies than this are made here, whatever the author asks for.
_LEAST: Final = 4
#: So many items are looked at before all are: in most builds nearly all are kept, or none.
_SAMPLE: Final = 16
#: Those that Dask gives a level and an output of their own.
_LOGS_OF_DASK: Final = ("distributed", "distributed.client", "tornado", "tornado.application")
_HOOKS: Final = "`hooks` in mkdocs.yml may change what texts become, and the workers do not know them"


def with_pool(bodies: BodyWriter, setup: Setup, files: Files, reporter: Reporter) -> BodyWriter:
    """What renders bodies, with other processes where these pay; to be closed when all bodies are made."""
    if setup.options.jobs == 1:
        return bodies
    items = list(_items(files))
    if all(bodies.is_kept(*item) for item in items[:: max(len(items) // _SAMPLE, 1)]):
        return bodies
    work = BodyWork(bodies.renderer.site, bodies.urls, bodies.has_layouts, _to_make(items, bodies))
    try:
        workers = _workers(work, setup, reporter)
        pool = None if workers is None else BodyPool(work, workers, bodies.renderer)
    except Exception as error:  # what the system says when there is no room, or a site that can't be sent
        log.debug("texts are rendered by one process: %s", error)
        return bodies
    return replace(bodies, pool=pool)


def _workers(work: BodyWork, setup: Setup, reporter: Reporter) -> Workers | None:
    """Who makes the bodies; ``None`` where this process does. Raises Exception."""

    def report(reason: str) -> None:
        message = f"{reason}, so one process renders the rest; that takes longer and changes nothing"
        reporter.report(
            Problem("info", message, None, None, "`jobs: 1` is that from the start.", code="MJ605")
        )

    asked = setup.options.jobs
    jobs = min(asked or cores(), len(work.items) // _LEAST)
    size = sum(len(item.content) for item, _ in work.items)
    if setup.options.executor and _pays(size, _PAYS_TO_FORK, asked) and work.items:
        try:
            if setup.config.hooks:
                raise NoWorkersError(_HOOKS, "Leave out `executor`, or the hooks.")
            workers = dask_workers(work, setup.options.executor, report)
            _quiet_dask()
            return workers
        except NoWorkersError as error:
            message = f"Dask is not used: {error}"
            reporter.report(Problem("warning", message, None, None, error.remedy, code="MJ606"))
    least = _PAYS_TO_FORK if can_fork() else _PAYS_TO_START
    if jobs < 2 or not _can_run(setup) or not _pays(size, least, asked):
        return None
    return processes(work, jobs, report)


def _quiet_dask() -> None:
    """Hide what Dask itself logs of workers that are lost; ``-v`` shows it."""
    if not log.isEnabledFor(logging.DEBUG):
        for name in _LOGS_OF_DASK:
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _pays(size: int, least: int, asked: int | None) -> bool:
    """Whether texts of so many characters are sent away; always, if the author says to how many processes."""
    return asked is not None or size >= least


def _items(files: Files) -> Iterator[tuple[Item, str]]:
    """The items that have bodies, in the order in which MkDocs renders their pages."""
    for file in files.documentation_pages():
        page = file.page
        if isinstance(page, ItemPage) and not isinstance(page, RawPage):
            yield page.item, page.url


def _to_make(items: Iterable[tuple[Item, str]], bodies: BodyWriter) -> list[tuple[Item, str]]:
    """Those whose bodies no earlier build has left, and that can be made one without the other."""
    renderer = bodies.renderer
    engines = bool(renderer.site.engines)
    return [
        (item, url)
        for item, url in items
        if not (engines and "markdown" in item.data)
        and not (_has_liquid(item) and renderer.depends_on_order)
        and not bodies.is_kept(item, url)
    ]


def _has_liquid(item: Item) -> bool:
    return "{{" in item.content or "{%" in item.content


def _can_run(setup: Setup) -> bool:
    """Whether there can be other processes; new ones know nothing of what the author's hooks have changed."""
    return can_fork() or (can_start() and not setup.config.hooks)
