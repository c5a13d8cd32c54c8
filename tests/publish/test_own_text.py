"""The text around a list: nothing of it is lost, and both parts can stand alone."""

from __future__ import annotations

import pytest

from mkdocs_jekyll.publish.html_scan import Scan
from mkdocs_jekyll.publish.own_text import MARK, around_list, stray_ends, without_controls, without_stray_ends


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


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<div><p>a</p></div></div>b", "<div><p>a</p></div>b"),
        ("</div><div class='x'>a</div>", "<div class='x'>a</div>"),
        ("</article></section>a</p>", "a</p>"),
        ("<section><div>a</div></section>", ""),
        ("<!-- </div> --><div>a</div><script>'</div>'</script>", ""),
        ("<div><div>a</div>", ""),
    ],
)
def test_end_tags_of_nothing_close_nothing_around_a_text(html: str, kept: str) -> None:
    assert bool(stray_ends(Scan(html))) == bool(kept)
    assert without_stray_ends(html) == (kept or html)
