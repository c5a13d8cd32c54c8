"""Comments that a page's text starts itself are told from all else, and taken out of it."""

from __future__ import annotations

import pytest

from mkdocs_jekyll.publish.comments.in_texts import comments_in
from mkdocs_jekyll.publish.comments.systems.disqus import DISQUS
from mkdocs_jekyll.publish.comments.systems.gitalk import GITALK
from mkdocs_jekyll.publish.comments.systems.utterances import UTTERANCES

STARTED = """<p>Me.</p>
<link rel="stylesheet" href="https://host.example/gitalk@latest/dist/gitalk.css">
<script src="https://host.example/gitalk@latest/dist/gitalk.min.js"></script>
<div id="gitalk-container"></div>
<script>
  var talk = new Gitalk({ clientID: "a", repo: "b", id: "about me", admin: ["c"] });
  talk.render("gitalk-container");
</script>
<link rel="stylesheet" href="/mine.css"><script>let mine = 1</script>"""


def test_scripts_styles_and_their_place_are_taken_out() -> None:
    found = comments_in(STARTED, GITALK)
    assert found is not None
    html, identifier = found
    assert "alk" not in html
    assert "<p>Me.</p>" in html
    assert 'href="/mine.css"' in html
    assert "let mine = 1" in html
    assert identifier == '"about me"'


@pytest.mark.parametrize("system", [None, DISQUS, UTTERANCES])
def test_comments_of_another_system_stay(system: object) -> None:
    assert comments_in(STARTED, system) is None  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "html",
    [
        '<p id="gitalk-container">No script.</p>',
        "<script>new Gitalk({ id: 1 }).render('gitalk-container')</script>",
        '<div id="gitalk-container"></div><script>let mine = 1</script>',
    ],
)
def test_what_starts_no_comments_stays(html: str) -> None:
    assert comments_in(html, GITALK) is None


def test_a_place_that_holds_more_keeps_it() -> None:
    html = '<div id="gitalk-container"><p>Write!</p></div><script>new Gitalk({ id: 1 })</script>'
    found = comments_in(html, GITALK)
    assert found is not None
    assert "<p>Write!</p>" in found[0]
