"""A short run over the same inputs each time; the long one is tests/fuzz/run.py."""

from __future__ import annotations

import pytest

from tests.fuzz.run import corpus, failure, run
from tests.fuzz.targets import TARGETS

#: Those that read a whole folder for each text are slow.
COUNTS = {"configuration": 40, "kramdown": 60}


@pytest.mark.parametrize("target", TARGETS)
def test_texts_that_once_failed_do_not(target: str) -> None:
    texts = corpus(target)
    assert texts
    assert not [why for text in texts if (why := failure(target, text))]


@pytest.mark.parametrize("target", TARGETS)
def test_no_random_text_fails(target: str) -> None:
    assert not run(target, 1, COUNTS.get(target, 150))
