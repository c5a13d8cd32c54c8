"""The report in HTML: words by which lines differ, and nothing of a page's as markup."""

from __future__ import annotations

import pytest

from mkdocs_jekyll.compare import html_report
from mkdocs_jekyll.compare.model import Comparison, Difference


def report(old: str, new: str) -> str:
    found = Difference("body", "/a.html", "the text differs in 1 line", old_lines=(old,), new_lines=(new,))
    return html_report(Comparison("old", "new", 1, 1, 0, 1, 0, (found,)))


@pytest.mark.parametrize(
    ("old", "new", "cells"),
    [
        ("a <i> pot is on", "a <i> pot was on", ["pot <mark>is</mark> on", "pot <mark>was</mark> on"]),
        ("我们坐火车去", "我们坐汽车去", ["我们坐<mark>火</mark>车去", "我们坐<mark>汽</mark>车去"]),
        ("all of it is new", "窗外下着雨", ['"old">all of it is new<', '"new">窗外下着雨<']),
        ("", "one line more", ['"new">one line more<']),
    ],
)  # fmt: skip
def test_the_words_are_marked_that_differ(old: str, new: str, cells: list[str]) -> None:
    html = report(old, new)
    assert [cell for cell in cells if cell not in html] == []
    assert "<i>" not in html
