"""Liquid texts that nobody wrote come out as Jekyll writes them."""

from __future__ import annotations

import pytest

from tests.oracle.fuzz_liquid import run, shown
from tests.oracle.released import Jekyll

pytestmark = pytest.mark.released("jekyll-gist")  # the site that it asks about has that plugin


@pytest.mark.parametrize(
    ("jekyll", "seed", "count"), [(Jekyll.RELEASED, "7", 500), (Jekyll.GITHUB_PAGES, "3", 200)]
)
def test_texts_of_every_tag_and_filter(jekyll, seed, count, monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("JEKYLL_ENV", "production")
    tally = run([f"{seed}-{number}" for number in range(count)], jekyll)
    assert tally.refused == 0
    assert not tally.findings, "\n".join(map(shown, tally.findings))
