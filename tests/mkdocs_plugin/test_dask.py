"""Bodies that the workers of a Dask cluster make: a local one of two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import ValidationError

from mkdocs_jekyll.mkdocs_plugin.options import Bodies
from mkdocs_jekyll.publish import dask_workers
from mkdocs_jekyll.publish.body_work import BodyWork
from mkdocs_jekyll.publish.dask_workers import NoWorkersError
from tests.conftest import skip_or_fail
from tests.publish.bodies import COUNT, alone, nobody_is_lost, through, work_in

from .conftest import Builder, digests

TEXT = "---\ntitle: Day\n---\n# {{ page.title }}\n\nWords of %d."
POSTS = {f"_posts/2021-01-{day:02}-post.md": TEXT % day for day in range(1, 29)}


@pytest.fixture
def work(tmp_path: Path) -> BodyWork:
    return work_in(tmp_path / "site")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The URL of a cluster's scheduler."""
    try:
        from distributed import LocalCluster
    except ImportError:
        skip_or_fail("distributed is not installed", "REQUIRE_DASK", "dask")
    settings: dict[str, Any] = {"dashboard_address": ":0", "silence_logs": 50}
    with LocalCluster(n_workers=2, threads_per_worker=1, **settings) as cluster:
        yield cluster.scheduler_address


def test_the_bodies_are_the_same(work: BodyWork, scheduler: str) -> None:
    workers = dask_workers.dask_workers(work, scheduler, nobody_is_lost)
    assert workers.jobs == 2
    bodies, made = through(work, workers)
    assert bodies == alone(work)
    assert made == COUNT


def test_a_cluster_without_workers(work: BodyWork, scheduler: str) -> None:  # noqa: ARG001 - needs Dask
    from distributed import LocalCluster

    with (
        LocalCluster(n_workers=0, processes=False, dashboard_address=":0") as cluster,
        pytest.raises(NoWorkersError, match="no workers"),
    ):
        dask_workers.dask_workers(work, cluster.scheduler_address, nobody_is_lost)


def test_workers_that_would_render_other_texts_are_reported_in_one_message(
    work: BodyWork, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_workers, "_code", lambda: "other")
    with pytest.raises(NoWorkersError) as found:
        dask_workers.dask_workers(work, scheduler, nobody_is_lost)
    message = str(found.value)
    assert message.count("mkdocs-jekyll") == 1
    assert "(other)" in message
    assert message.count("tcp://") == 2
    assert "same packages" in found.value.remedy


def test_a_worker_that_does_not_see_the_folder_has_other_facts(work: BodyWork) -> None:
    path = str(work.items[0][0].path)
    mine, theirs = dask_workers.facts([path]), dask_workers.facts([path + "-elsewhere"])
    assert [name for name in mine if mine[name] != theirs[name]] == ["the site's files"]


def test_a_scheduler_that_does_not_answer(work: BodyWork, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(dask_workers, "_CONNECT_TIMEOUT", 0.5)
    with pytest.raises(NoWorkersError, match="no scheduler answers at tcp:"):
        dask_workers.dask_workers(work, "tcp://127.0.0.1:9", nobody_is_lost)


@pytest.fixture
def plain(make: Builder) -> dict[str, str]:
    """The site as one process builds it."""
    return digests(make(POSTS, {"source": ".", "jobs": 1, "cache": False}).site)


def test_a_site_is_the_same(make: Builder, plain: dict[str, str], scheduler: str) -> None:
    options = {"source": ".", "jobs": 2, "cache": False, "executor": {"dask": scheduler}}
    built = make(POSTS, options)
    assert not built.warnings
    assert digests(built.site) == plain


def test_hooks_keep_texts_here_and_the_author_is_warned(make: Builder, scheduler: str) -> None:
    options = {"source": ".", "jobs": 2, "executor": {"dask": scheduler}}
    built = make({"hook.py": "", **POSTS}, options, {"hooks": ["hook.py"]})
    (line,) = built.warnings
    assert "Dask is not used: `hooks` in mkdocs.yml" in line
    assert "[MJ606]" in line
    assert "Words of 28" in built.text("2021/01/28/post.html")


def test_without_a_cluster_the_site_is_built_here(
    make: Builder, plain: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_workers, "_CONNECT_TIMEOUT", 0.5)
    options = {"source": ".", "jobs": 2, "cache": False, "executor": {"dask": "tcp://127.0.0.1:9"}}
    built = make(POSTS, options)
    (line,) = built.warnings
    assert "Dask is not used: " in line
    assert digests(built.site) == plain


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("dask", "or that URL in DASK_SCHEDULER_ADDRESS"),
        ("threads", "but received: threads"),
        ({"dask": "host"}, "but received: host"),
        ({"dask": None}, "but received: {'dask': None}"),
        ({"ray": "tcp://host:1"}, "but received: {'ray'"),
        (4, "but received: 4"),
    ],
    ids=str,
)
def test_what_is_no_executor_is_reported(value: object, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DASK_SCHEDULER_ADDRESS", raising=False)
    with pytest.raises(ValidationError, match=f"Expected .*`dask: tcp://host:8786`.*{said}"):
        Bodies().run_validation(value)


def test_where_the_scheduler_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASK_SCHEDULER_ADDRESS", "tls://scheduler:8786")
    assert Bodies().run_validation("dask") == "tls://scheduler:8786"
    assert Bodies().run_validation({"dask": "tcp://10.0.0.1:8786"}) == "tcp://10.0.0.1:8786"
    assert Bodies().run_validation("processes") == ""
