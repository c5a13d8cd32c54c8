"""How far a long build is, on a terminal."""

from __future__ import annotations

import io
import sys
import threading

import pytest

from mkdocs_jekyll.mkdocs_plugin.progress import MANY, BuildProgress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("pages", "terminal", "shown"), [(MANY, True, True), (MANY, False, False), (3, True, False)]
)
def test_a_bar_is_for_long_builds_on_terminals(
    monkeypatch: pytest.MonkeyPatch, pages: int, terminal: bool, shown: bool
) -> None:
    stream = Terminal() if terminal else io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    progress = BuildProgress(pages)
    for _ in range(2 * pages):
        progress.advance()
    progress.stop()
    progress.advance()
    assert ("writing pages" in stream.getvalue()) == shown


def test_the_bar_goes_when_the_build_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.setenv("TERM", "xterm")
    # Threads of other builds may end while this runs, so those that are new are looked at, not their number.
    before = set(threading.enumerate())

    def check() -> None:
        raise KeyboardInterrupt

    progress = BuildProgress(MANY, check)
    (bar,) = set(threading.enumerate()) - before
    with pytest.raises(KeyboardInterrupt):
        progress.advance()
    bar.join(20)
    assert not bar.is_alive()
