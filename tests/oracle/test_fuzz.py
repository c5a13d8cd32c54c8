"""Documents that nobody wrote come out as kramdown writes them."""

from __future__ import annotations

import pytest

from tests.oracle.fuzz import run
from tests.oracle.kramdown_oracle import JEKYLL_DEFAULTS, kramdown_is_here

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(not kramdown_is_here(), reason="needs Ruby with kramdown and its GFM parser"),
]


@pytest.mark.parametrize(
    ("input", "count", "vary", "floor"),
    [("GFM", 300, False, 99.0), ("GFM", 150, True, 98.0), ("kramdown", 100, False, 98.0)],
)
def test_most_documents_are_equal_and_none_fails(input, count, vary, floor):
    seeds = [f"7-{number}" for number in range(count)]
    tally = run(seeds, {**JEKYLL_DEFAULTS, "input": input}, vary=vary, exact=False)
    assert tally.of_kind("raises") == []
    assert tally.of_kind("slow") == []
    assert tally.share >= floor, [finding.seed for finding in tally.findings]
