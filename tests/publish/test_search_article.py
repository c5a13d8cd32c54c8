"""What the search reads of a page."""

from __future__ import annotations

import pytest

from mkdocs_jekyll.publish.search_article import beginning


@pytest.mark.parametrize(
    ("longest", "read"),
    [
        (99, "<p>One <b>two</b></p>"),
        (21, "<p>One <b>two</b></p>"),
        (12, "<p>One <b>tw"),
        (9, "<p>One "),
        (0, ""),
    ],
)
def test_the_search_reads_no_part_of_a_tag(longest: int, read: str) -> None:
    assert beginning("<p>One <b>two</b></p>", longest) == read
