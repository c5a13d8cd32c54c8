"""The recorded HTML is what Debian's kramdown writes today."""

from __future__ import annotations

import pytest

from tests.kramdown.cases import all_cases
from tests.oracle.kramdown_oracle import Kramdown, kramdown_is_here
from tests.oracle.record_kramdown import stale, without_case

pytestmark = [
    pytest.mark.oracle,
    pytest.mark.skipif(not kramdown_is_here(), reason="needs Ruby with kramdown and its GFM parser"),
]


def test_every_record_is_current():
    with Kramdown() as kramdown:
        found = [line for case in all_cases() for line in stale(case, kramdown, write=False)]
    assert found == []


def test_no_record_without_a_text():
    assert without_case() == []
