"""What stands around a post, part by part: what it costs, and texts that want to break it."""

from __future__ import annotations

import subprocess
from functools import partial

import pytest

from mkdocs_jekyll.jekyll import SiteRenderer, read_site
from mkdocs_jekyll.publish.captions import add_captions, languages_in, mark_languages
from mkdocs_jekyll.publish.comments.identifiers import evaluate
from mkdocs_jekyll.publish.contents import headings_of
from mkdocs_jekyll.publish.html_scan import Scan
from mkdocs_jekyll.publish.licence import NamedLink, licence_of
from mkdocs_jekyll.publish.mermaid import diagrams_of, rename_diagrams, wants_diagrams
from mkdocs_jekyll.publish.post import is_embeddable, pin_order
from mkdocs_jekyll.publish.related import related
from mkdocs_jekyll.publish.series import WINDOW, place_in_series, series_of
from tests.call_count import count_calls
from tests.html_edits import edited


def test_a_rare_tag_says_more_and_among_equals_the_newest_comes_first() -> None:
    tags = [["common"], ["common"], ["common", "rare"], ["rare"], [], ["common", "rare"]]
    assert related(tags, 3)[5] == [2, 3, 0]
    assert related(tags, 3)[4] == []
    assert related(tags, 0) == [[]] * 6


def test_a_tag_that_all_posts_share_does_not_make_it_quadratic() -> None:
    def posts(number: int) -> list[list[str]]:
        return [["all", f"own{at}", f"pair{at // 2}"] for at in range(number)]

    def calls(number: int) -> int:
        given = posts(number)
        return count_calls(lambda: related(given, 4))

    few, many = calls(200), calls(800)
    assert many < 5 * few
    assert related(posts(100), 2)[50] == [51, 0]


def test_a_long_series_is_shown_around_the_post() -> None:
    posts = [f"p{number}" for number in range(100)]
    found = series_of(posts, [("s", None)] * 100)
    middle, first, last = found[50], found[0], found[99]
    assert (len(middle.parts), middle.before, middle.after) == (WINDOW, 46, 45)
    assert [part.number for part in middle.parts] == list(range(47, 56))
    assert (first.before, first.after, last.before, last.after) == (0, 91, 91, 0)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        ({}, ("", None)),
        ({"series": "A", "part": 2}, ("A", 2.0)),
        ({"series": "A", "part": "2"}, ("A", 2.0)),
        ({"series": {"name": "A", "order": 1}}, ("A", 1.0)),
        ({"series": True, "series_title": "A"}, ("A", None)),
        ({"series": "A", "part": "second"}, ("A", None)),
        ({"series": "A", "part": float("nan")}, ("A", None)),
        ({"series": ["A"]}, ("A", None)),
    ],
)
def test_places_in_a_series(data: dict[str, object], place: tuple[str, float | None]) -> None:
    assert place_in_series(data) == place


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (None, None),
        (False, None),
        (True, None),
        ("MIT", NamedLink("MIT")),
        ("cc-by-nc-sa", NamedLink("CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/")),
        ("CC BY 3.0", NamedLink("CC BY 3.0", "https://creativecommons.org/licenses/by/3.0/")),
        ("CC0", NamedLink("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/")),
        ({"name": "Own", "url": "https://a.org/l"}, NamedLink("Own", "https://a.org/l")),
        ({"name": "Own", "url": "javascript:x"}, NamedLink("Own")),
        ({"url": "https://a.org/l"}, None),
        ("https://a.org/l", NamedLink("a.org/l", "https://a.org/l")),
    ],
)
def test_licences(value: object, wanted: NamedLink | None) -> None:
    assert licence_of(value) == wanted


@pytest.mark.parametrize(
    ("data", "order"),
    [({}, 0), ({"top": True}, 1), ({"sticky": 10}, 10), ({"pin": "3"}, 3), ({"top": 0}, 0),
     ({"pinned": False}, 0), ({"top": "²"}, 0), ({"pin": False, "sticky": 2}, 2), ({"top": "no"}, 0)],
)  # fmt: skip
def test_pins(data: dict[str, object], order: int) -> None:
    assert pin_order(data) == order


@pytest.mark.parametrize(
    ("url", "fine"),
    [("https://a.org/", True), ("//a.org/x", True), ("/slides/a.html", True), ("a/b:c", True),
     ("javascript:alert(1)", False), ("JavaScript:x", False), ("data:text/html,x", False)],
)  # fmt: skip
def test_urls_of_slides(url: str, fine: bool) -> None:
    assert is_embeddable(url) is fine


@pytest.mark.parametrize(
    "html",
    [
        "<p>one</p>",
        "<!-- <p><img src=a title='x'></p> -->",
        "<script>'<img src=a>'</script>",
        "<pre>&lt;img&gt; <img src=a></pre>",
        "<textarea><p><img src=a title=x></p></textarea>",
        "<p><img",
        "<p><img title='",
    ],
)
def test_what_is_not_dressed(html: str) -> None:
    assert edited(html, partial(add_captions, first_waits=True)) == html


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<pre>", "<script>", "<p><img ", "<p><img a='", "<p><a ", "<img src=x>", "<div class='zh ",
     "<h2 id=a>", "<div class=\"mermaid ", " class=zh", "<sup>"],
)  # fmt: skip
def test_a_text_that_never_closes_is_read_once(piece: str) -> None:
    text = f"<div {piece * 20_000}"  # read again from each piece, this would be minutes
    edited(text, partial(add_captions, first_waits=True), mark_languages, rename_diagrams)
    diagrams_of(Scan(text), asked=True)
    headings_of(Scan(text))


def test_a_language_is_marked_once() -> None:
    html = "<div class='post-container zh'>a</div><div class=\"big zh post-container\">b</div>"
    assert languages_in(Scan(html)) == ["zh"]
    assert edited(f"{html}<div class='zh post-container'>c</div>", mark_languages).count('id="zh"') == 1
    assert languages_in(Scan("<div class='container post-container'>")) == []


@pytest.mark.parametrize(
    ("html", "asked", "found"),
    [
        ('<pre><code class="language-mermaid">x</code></pre>', True, "code"),
        ('<pre><code class="language-mermaid">x</code></pre>', False, ""),
        ('<div class="big mermaid">x</div>', False, "elements"),
        ("<div class=mermaid>x</div>", False, "elements"),
        ('<div class="mermaid-like">x</div>', False, ""),
        ('<div id="mermaid">x</div>', True, ""),
    ],
)
def test_diagrams(html: str, asked: bool, found: str) -> None:
    assert diagrams_of(Scan(html), asked=asked) == found
    assert ("jk-mermaid" in edited(html, rename_diagrams)) is (found == "elements")


@pytest.mark.parametrize(
    ("data", "config", "wanted"),
    [({}, {}, False), ({"mermaid": True}, {}, True), ({}, {"mermaid": {"enable": True}}, True),
     ({"mermaid": False}, {"mermaid": True}, False), ({}, {"mermaid": {"enable": False}}, False)],
)  # fmt: skip
def test_who_asks_for_diagrams(data: dict[str, object], config: dict[str, object], wanted: bool) -> None:
    assert wants_diagrams(data, config) is wanted


def test_headings_from_html() -> None:
    toc = headings_of(
        Scan('<h2 id="a">A <a href="#x">b</a></h2><h3 id="c">C</h3><h1 id="d">D</h1><h2>none</h2>')
    )
    assert [(entry.html, entry.id, [child.id for child in entry.children]) for entry in toc] == [
        ("A b", "a", ["c"]),
        ("D", "d", []),
    ]
    assert headings_of(Scan('<h2 id="a">The entity <code>&amp;lt;</code></h2>'))[0].text == "The entity &lt;"


@pytest.mark.parametrize(
    ("expression", "identifier"),
    [
        ("'{{ page.id }}'", "/2021/01/18/x"),
        ('"{{page.url}}"', "/2021/01/18/x.html"),
        ("{{ page.title | jsonify }}", '"X"'),
        ("window.location.pathname", "/notes/2021/01/18/x.html"),
        ("location.href", "https://a.org/notes/2021/01/18/x.html"),
        ("md5('a')", "0cc175b9c0f1b6a831c399e269772661"),
        ("decodeURI('%E8%8C%B6')", "茶"),
        ("document.title", None),
        ("location.pathname.split('/')", None),
        ("'a' + 'b'", None),
    ],
)
def test_identifiers(tmp_path, expression: str, identifier: str | None) -> None:
    post = tmp_path / "_posts" / "2021-01-18-x.md"
    post.parent.mkdir()
    post.write_text("---\ntitle: X\n---\na\n", "utf-8")
    site = read_site(tmp_path)
    assert evaluate(expression, site.posts[0], SiteRenderer(site), ("https://a.org", "/notes")) == identifier


def test_dates_from_git_are_those_of_change(make, tmp_path, monkeypatch) -> None:
    post = "---\ntitle: X\n---\na\n"
    files = {
        "docs/_posts/2021-01-18-x.md": post,
        "docs/_posts/2021-01-19-y.md": post.replace("a\n", "b\n"),
        "docs/_posts/2021-01-20-own.md": "---\ntitle: Own\nupdated: 2022-02-02\n---\nc\n",
        "docs/index.md": "# Home\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    who = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org"]
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    times = {"2021-01-19T12:00:00Z": ["docs/_posts/2021-01-19-y.md"], "2023-03-03T12:00:00Z": ["."]}
    for time, names in times.items():
        monkeypatch.setenv("GIT_COMMITTER_DATE", time)
        subprocess.run([*who, "add", *names], cwd=tmp_path, check=True)
        subprocess.run([*who, "commit", "-q", "-m", "x"], cwd=tmp_path, check=True)
    built = make(files, {"git_dates": True})
    assert 'Updated <time datetime="2023-03-03' in built.text("2021/01/18/x.html")
    assert "Updated" not in built.text("2021/01/19/y.html")
    assert 'Updated <time datetime="2022-02-02' in built.text("2021/01/20/own.html")
    assert "Updated" not in make(files).text("2021/01/18/x.html")
    asking = {**files, "docs/_config.yml": "plugins: [jekyll-last-modified-at]\n"}
    assert 'Updated <time datetime="2023-03-03' in make(asking).text("2021/01/18/x.html")
