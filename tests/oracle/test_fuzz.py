"""Documents that nobody wrote come out as kramdown writes them."""

from __future__ import annotations

import pytest

from tests.oracle.fuzz import COLOURS, run
from tests.oracle.kramdown_oracle import JEKYLL_DEFAULTS, kramdown_is_here

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(not kramdown_is_here(), reason="needs Ruby with kramdown and its GFM parser"),
]


@pytest.mark.parametrize(
    ("texts", "settings", "count", "vary", "least_share"),
    [
        ("grammar", {}, 300, False, 99.0),
        ("grammar", {}, 150, True, 99.0),
        ("grammar", {"input": "kramdown"}, 100, False, 99.0),
        ("blog", {}, 200, False, 99.0),
        ("blog", COLOURS, 100, True, 99.0),
        ("markup", {}, 500, True, 99.0),
    ],
)
def test_most_documents_are_equal_and_none_fails(texts, settings, count, vary, least_share):
    seeds = [f"7-{number}" for number in range(count)]
    tally = run(seeds, {**JEKYLL_DEFAULTS, **settings}, vary=vary, exact=False, texts=texts)
    assert tally.of_kind("raises") == []
    assert tally.of_kind("slow") == []
    assert tally.share >= least_share, [finding.seed for finding in tally.findings]
