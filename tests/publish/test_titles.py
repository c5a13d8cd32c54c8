"""Words for a link to a post that has no title."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import read_site
from mkdocs_jekyll.publish.titles import first_words, has_visible_characters, shortened


@pytest.mark.parametrize(
    ("text", "longest", "wanted"),
    [
        ("Tea and cups", 12, "Tea and cups"),
        ("Tea and cups", 11, "Tea and…"),
        ("Tea, and cups", 5, "Tea…"),
        ("Tea", 2, "Te…"),
        ("山里的茶和书", 8, "山里的茶…"),
        ("山里的茶，和书", 10, "山里的茶…"),
        ("Tea 山里的茶", 8, "Tea 山里…"),
        ("", 5, ""),
    ],
)
def test_whole_words_as_many_as_fit(text: str, longest: int, wanted: str) -> None:
    assert shortened(text, longest) == wanted


@pytest.mark.parametrize("title", ["", " ", "<br>", "&nbsp;", "\u200b", "<b> </b>", "<!-- x -->"])
def test_nothing_to_see(title: str) -> None:
    assert not has_visible_characters(title)


@pytest.mark.parametrize("title", ["…", "?", "🍵", "&amp;", "<b>x</b>", "1"])
def test_something_to_see(title: str) -> None:
    assert has_visible_characters(title)


def test_an_entity_that_is_shown_as_such_stays(tmp_path: Path) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2020-01-01-a.md").write_text("---\n---\nWrite `&lt;` & more.\n", "utf-8")
    assert first_words(read_site(tmp_path).posts[0]) == "Write &lt; & more."
