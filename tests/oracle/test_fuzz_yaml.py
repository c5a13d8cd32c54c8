"""YAML that nobody wrote is read as the released Jekyll reads it."""

from __future__ import annotations

import pytest

from tests.oracle.fuzz_yaml import run, shown

pytestmark = pytest.mark.released


def test_values_of_every_kind():
    tally = run([f"7-{number}" for number in range(3000)])
    assert tally.count > 2900
    assert not tally.findings, "\n".join(map(shown, tally.findings))
