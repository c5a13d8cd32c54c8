"""A few of the faults of run.py, at the same moments each time; the long run is run.py."""

from __future__ import annotations

import pytest

from tests.faults.run import KINDS, STATES, Trial


@pytest.fixture(scope="module", params=STATES)
def trial(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Trial:
    return Trial(tmp_path_factory.mktemp("faults"), request.param)


@pytest.mark.long
@pytest.mark.parametrize("kind", KINDS)
def test_a_build_that_comes_to_grief_leaves_nothing_wrong(trial: Trial, kind: str) -> None:
    # three quarters: pages are being written; the end: the index, the cache and the record
    for number, share in enumerate((0.75, 0.97)):
        assert list(trial.fails(kind, int(trial.count * share), cached=bool(number))) == []


@pytest.mark.long
def test_what_is_wrong_after_a_fault_is_seen(trial: Trial) -> None:
    """The comparison can fail: a page that nobody has made is none of a clean site."""
    trial.restore()
    assert trial.project.run("build").code == 0
    (trial.project.folder / "src/new.md").write_text("---\n---\nNew.\n", "utf-8")
    clean = trial.project.clean()
    (trial.project.folder / "src/new.md").unlink()
    assert trial.clean != clean
    assert trial.project.sources() == trial.sources
