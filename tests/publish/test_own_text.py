"""The text around a list: nothing of it is lost, and both parts can stand alone."""

from __future__ import annotations

import pytest

from mkdocs_jekyll.publish.own_text import MARK, around_list, without_controls


@pytest.mark.parametrize(
    ("html", "before", "after"),
    [
        (f"<h1>Posts</h1>\n{MARK}\n<p>Bye</p>", "<h1>Posts</h1>", "<p>Bye</p>"),
        (f"<div id='x'><p>Hi</p><ul class=\"a > b\">\n{MARK}\n</ul><p>Bye</p></div>",
         "<div id='x'><p>Hi</p></div>", "<p>Bye</p>"),
        (f"<main><div><ul>{MARK}</ul></div></main>", "", ""),
        (f"<p>{MARK}</p>{MARK}<p>Bye</p>", "", "<p>Bye</p>"),
        (f"<ul><li>One</li>{MARK}</ul>", "<ul><li>One</li></ul>", ""),
        (f"<p>a<br><img src='x'>{MARK}b</p>", "<p>a<br><img src='x'></p>", "b"),
        ("<p>All of it</p>", "<p>All of it</p>", ""),
        (f"<script>if (a < b) '<div>'</script>{MARK}<!-- </p> --></p>",
         "<script>if (a < b) '<div>'</script>", "<!-- </p> -->"),
    ],
)  # fmt: skip
def test_before_and_after(html: str, before: str, after: str) -> None:
    assert around_list(html) == (before, after)


def test_words_beside_a_search_stay() -> None:
    html = "<p>Find: </p><form><input id='q'><button>Go</button></form><ul></ul><script>x()</script>"
    assert without_controls(html) == "<p>Find: </p><ul></ul>"
