"""Settings and front matter of any value: a build ends with its pages, whatever stands behind the keys."""

from __future__ import annotations

import pytest

from tests.mkdocs_plugin.random_values import entries, failure


@pytest.mark.parametrize(("seed", "source"), [("suite-1", "blog"), ("suite-2", "blog"), ("suite-3", "")])
@pytest.mark.long
def test_no_value_behind_any_key_ends_a_build(seed: str, source: str) -> None:
    assert failure(entries(seed), source) == ""
