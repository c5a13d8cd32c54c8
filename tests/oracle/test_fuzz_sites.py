"""Sites that nobody wrote are read and rendered as the released Jekyll reads and renders them."""

from __future__ import annotations

import pytest

from tests.oracle.fuzz_sites import compare
from tests.oracle.grammar_sites import site

pytestmark = pytest.mark.released


@pytest.mark.long
def test_front_matter_defaults_and_collections():
    results = compare([site(f"7-{number}") for number in range(40)])
    assert sum(builds for _, _, builds in results) > 30
    assert not [found for _, found, _ in results if found]
