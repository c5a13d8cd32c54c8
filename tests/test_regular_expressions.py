"""No regular expression of the package takes a time that doubles with each repetition in a text.

Texts are made from the expression itself: one that it matches, broken off after a part that is repeated.
"""

from __future__ import annotations

import importlib
import pkgutil
import random
import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import islice
from types import FrameType, ModuleType

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import from_regex

import mkdocs_jekyll

pytestmark = pytest.mark.skipif(not hasattr(signal, "ITIMER_VIRTUAL"), reason="the system has no such timer")

#: A time that doubles 30 times is hours; any other is far below a second.
REPEATS = 30
SECONDS = 1.0
PARTS = (
    "{{ a }}", "{% a %}", "{{", "{%", "<a ", "<", "</", "<b>", "<!--", "a", "1", "あ", "a='b' ", "a=", "&a;",
    *"\"'\\ \n\t[]()|*_-=:/{}$`#.,",
)  # fmt: skip
#: What a possessive or an atomic expression is to those who only make texts from it.
LOOSE = re.compile(r"(?<!\\)([*+?}])\+|\(\?>")
GROUPS = 16


class TooLongError(Exception):
    """A search took too long."""


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(mkdocs_jekyll.__path__, "mkdocs_jekyll."):
        yield importlib.import_module(found.name)


def patterns_in(value: object, name: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield name, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from patterns_in(one, f"{name}[{key!r}]")
    elif isinstance(value, list | tuple):
        for number, one in enumerate(value):
            yield from patterns_in(one, f"{name}[{number}]")


@cache
def expressions() -> dict[str, re.Pattern[str]]:
    """The expressions that modules and their classes hold, each under the first name that it has."""
    found: dict[re.Pattern[str], str] = {}
    for module in modules():
        for key, value in list(vars(module).items()):
            holders = vars(value) if isinstance(value, type) and value.__module__ == module.__name__ else {}
            for name, one in ((key, value), *((f"{key}.{part}", held) for part, held in holders.items())):
                for full, pattern in patterns_in(one, f"{module.__name__}.{name}"):
                    found.setdefault(pattern, full)
    return {name: pattern for pattern, name in found.items()}


def matched(pattern: re.Pattern[str]) -> list[str]:
    """Some texts that an expression matches, the shortest first."""
    found: set[str] = set()
    loose = re.compile(LOOSE.sub(lambda part: part[1] or "(?:", pattern.pattern), pattern.flags)

    @settings(
        max_examples=8, database=None, derandomize=True, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(from_regex(loose))
    def take(text: str) -> None:
        found.add(text[:80])

    take()
    return sorted(found, key=len)[-4:]


def broken_off(pattern: re.Pattern[str]) -> Iterator[str]:
    """Texts that begin as matched ones do, go on with a part again and again, and end otherwise."""
    chosen = random.Random(7)
    beginnings = {text[:cut] for text in matched(pattern) for cut in {0, 1, 2, 3, len(text) // 2, len(text)}}
    for beginning in sorted(beginnings):
        inner = beginning[-chosen.randint(1, 8) :]
        for part in filter(None, (*PARTS, inner)):
            for end in ("\0", "<"):
                yield beginning + part * REPEATS + end


@contextmanager
def limited() -> Iterator[None]:
    """Raises TooLongError in work that takes too long; the clock is that of this process alone."""

    def end(_: int, __: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGVTALRM, end)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def slow_text(pattern: re.Pattern[str]) -> str | None:
    """A text that takes an expression too long."""
    for text in broken_off(pattern):
        try:
            with limited():
                pattern.search(text)
        except TooLongError:
            return text
    return None


@pytest.mark.parametrize("group", range(GROUPS))
def test_no_expression_doubles_its_time(group: int) -> None:
    of_group = islice(sorted(expressions().items()), group, None, GROUPS)
    slow = {name: text for name, pattern in of_group if (text := slow_text(pattern)) is not None}
    assert slow == {}


@pytest.mark.parametrize("expression", [r"<a(?:[^<>{]|{{[^{}]*}}|{)*>", r"(a+)+b", r"x(?:\w|ab?)*$"])
def test_one_that_does_is_found(expression: str) -> None:
    assert slow_text(re.compile(expression)) is not None


def test_the_package_has_expressions() -> None:
    assert len(expressions()) > 400
