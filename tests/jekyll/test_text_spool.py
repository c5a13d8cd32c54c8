"""Texts that wait on disk are the ones that were put there, whatever the disk does."""

from __future__ import annotations

import errno
from typing import Any

import pytest

from mkdocs_jekyll.jekyll import text_spool
from mkdocs_jekyll.jekyll.text_spool import TextSpool

TEXTS = ["", "a", "一些文字 🙂", "\ud800 alone", "x" * 70_000]


@pytest.mark.parametrize("in_memory", [1, 1000, 1 << 20])
def test_texts_come_back_as_they_were(in_memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_spool, "_IN_MEMORY", in_memory)
    spool = TextSpool()
    kept = [spool.put(text) for text in TEXTS]
    assert kept[1].get() == "a"
    kept.append(spool.put("later"))
    assert [text.get() for text in kept] == [*TEXTS, "later"]
    assert spool.put("\nbody").without_first().get() == "body"


def test_what_a_full_disk_does_not_take_stays_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    spool = TextSpool()
    before = spool.put("before")

    def full(**_: Any) -> int:
        raise OSError(errno.ENOSPC, "no space left")

    with monkeypatch.context() as disk:
        disk.setattr(text_spool, "_IN_MEMORY", 1)
        disk.setattr(text_spool, "TemporaryFile", full)
        during = spool.put("\nduring")
    after = spool.put("after")
    found = [text.get() for text in (before, during, during.without_first(), after)]
    assert found == ["before", "\nduring", "during", "after"]


def test_another_process_keeps_its_texts_for_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text_spool, "_IN_MEMORY", 1)
    spool = TextSpool()
    first = spool.put("first")
    with monkeypatch.context() as other:
        other.setattr("os.getpid", lambda: -1)
        theirs = spool.put("theirs")
    second = spool.put("second")
    assert [text.get() for text in (first, theirs, second)] == ["first", "theirs", "second"]
    assert spool._end == len("firstsecond")
