"""Liquid texts that nobody wrote come out as Jekyll writes them."""

from __future__ import annotations

import pytest

from tests.oracle.fuzz_liquid import run, shown

pytestmark = pytest.mark.released("jekyll-gist")  # the site that it asks about has that plugin


def test_texts_of_every_tag_and_filter(monkeypatch):
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.setenv("JEKYLL_ENV", "production")
    tally = run([f"7-{number}" for number in range(500)])
    assert tally.refused == 0
    assert not tally.findings, "\n".join(map(shown, tally.findings))
