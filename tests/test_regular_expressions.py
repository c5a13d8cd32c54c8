"""No regular expression of the package takes a time that doubles with each repetition in a text."""

from __future__ import annotations

import re
import signal
from itertools import islice

import pytest

from tests.regular_expressions import expressions, slow_text

pytestmark = pytest.mark.skipif(not hasattr(signal, "ITIMER_VIRTUAL"), reason="the system has no such timer")

GROUPS = 16


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_expression_doubles_its_time(group: int) -> None:
    of_group = islice(sorted(expressions().items()), group, None, GROUPS)
    slow = {name: text for name, pattern in of_group if (text := slow_text(pattern)) is not None}
    assert slow == {}


@pytest.mark.parametrize(
    "expression",
    [r"<a(?:[^<>{]|{{[^{}]*}}|{)*>", r"(a+)+b", r"x(?:\w|ab?)*$", r"\w='(?:\\'|[^}])*?'(?= |\Z)"],
)
def test_one_that_does_is_found(expression: str) -> None:
    assert slow_text(re.compile(expression)) is not None


def test_the_package_has_expressions() -> None:
    assert len(expressions()) > 400
