"""How long the regular expressions of the package take over texts that are made from them.

Texts are made from the expression itself: one that it matches, broken off after a part that is repeated.
As a program this module lists those whose time grows faster than the square of a text's length:

python -m tests.regular_expressions
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from types import FrameType, ModuleType

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import from_regex

import mkdocs_jekyll

#: A time that doubles 30 times is hours; any other is far below a second.
REPEATS = 30
SECONDS = 1.0
#: A time in seconds that can be compared, and a growth that is more than a square's.
MEASURED = 0.002
STEEP = 5.5
PARTS = (
    "{{ a }}", "{% a %}", "{{", "{%", "<a ", "<", "</", "<b>", "<!--", "a", "1", "あ", "a='b' ", "a=", "&a;",
    *"\"'\\ \n\t[]()|*_-=:/{}$`#.,",
)  # fmt: skip
#: What a possessive or an atomic expression is to those who only make texts from it.
LOOSE = re.compile(r"(?<!\\)([*+?}])\+|\(\?>")


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


CUTS = (0, 1, 2, 3, 4, 5, 6, 8, 10, 13, 16, 20, 80)


def broken_off(pattern: re.Pattern[str], repeats: int = REPEATS) -> Iterator[str]:
    """Texts that begin as matched ones do, go on with a part again and again, and end otherwise."""
    beginnings = {text[:cut] for text in matched(pattern) for cut in CUTS}
    for beginning in sorted(beginnings):
        inner = (beginning[-length:] for length in range(1, min(9, len(beginning) + 1)))
        for part in dict.fromkeys((*PARTS, *inner)):
            yield f"{beginning}{part * repeats}\0"


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


def steep_text(pattern: re.Pattern[str]) -> tuple[float, str] | None:
    """How much the time grows when a text is twice as long, and the shorter one; ``None``: fourfold or less.

    What takes milliseconds alone is measured.
    """
    for short, long in zip(broken_off(pattern, 150), broken_off(pattern, 300), strict=True):
        with suppress(TooLongError), limited():
            first = seconds_of(pattern, short)
            if first > MEASURED and (growth := seconds_of(pattern, long) / first) > STEEP:
                return growth, short
    return None


def seconds_of(pattern: re.Pattern[str], text: str) -> float:
    begin = time.process_time()
    pattern.search(text)
    return time.process_time() - begin


def main() -> int:
    """Print the expressions whose time grows steeply; whether there are any."""
    found = 0
    for name, pattern in sorted(expressions().items()):
        steep = steep_text(pattern)
        if steep is not None:
            found += 1
            print(f"{name}: {steep[0]:.1f} times for a text twice as long, as {steep[1][:40]!r} ...")
    print(
        f"{len(expressions())} expressions, {found} steep (a search; one that only matches is a power less)"
    )
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
