"""Functions of the plugin and of `publish` by themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.mkdocs_plugin.files import titles_in
from mkdocs_jekyll.mkdocs_plugin.serve import urls
from mkdocs_jekyll.publish import reading_time
from mkdocs_jekyll.publish.files import is_inside
from mkdocs_jekyll.publish.html import inline_html
from mkdocs_jekyll.publish.html_scan import Scan
from mkdocs_jekyll.publish.language import guess, language_of
from mkdocs_jekyll.publish.post import theme_url
from mkdocs_jekyll.publish.reading_time import length_of
from mkdocs_jekyll.publish.site_url import former_urls, reconcile


@pytest.mark.parametrize(
    ("title", "html"),
    [
        ("a < b & c", "a &lt; b &amp; c"),
        ("vector<int>", "vector&lt;int>"),
        ("the <em>one</em>", "the <em>one</em>"),
        ("R&amp;B &#20320;", "R&amp;B 你"),
        ("<script>alert(1)</script>", "&lt;script>alert(1)&lt;/script>"),
    ],
)
def test_titles_become_html(title: str, html: str) -> None:
    assert inline_html(title) == html


@pytest.mark.parametrize(
    ("html", "minutes"),
    [
        ("", 1),
        ("<p>" + "茶" * 401 + "</p>", 2),
        ("<p>" + "word " * 531 + "</p>", 3),
        ("<p>" + "word " * 265 + "茶" * 400 + "</p>", 2),
        ("<img>" * 6, 1),
        ("<script>" + "word " * 9000 + "</script>", 1),
    ],
)
def test_reading_time_counts_words_and_characters(html: str, minutes: int) -> None:
    assert (
        reading_time.minutes(length_of(Scan(html)), words_per_minute=265, characters_per_minute=400)
        == minutes
    )


@pytest.mark.parametrize(
    ("destination", "inside"),
    [("a/b.html", True), ("../a", False), ("a/../../b", False), ("/a", False),
     ("a\\..\\b", False), ("", False),
     ("C:/a", False), ("go:to/a", True), ("a..b/c", True)],
)  # fmt: skip
def test_nothing_is_written_outside_the_site(destination: str, inside: bool) -> None:
    assert is_inside(destination) is inside


@pytest.mark.parametrize(
    ("config", "site_url", "serving", "used", "bases", "reported"),
    [
        ({}, None, False, None, ("",), False),
        ({"url": "https://a.org", "baseurl": "/n"}, None, False, "https://a.org/n/", ("/n",), False),
        ({"url": "https://a.org", "baseurl": "n/"}, "https://a.org/n", False,
         "https://a.org/n", ("/n",), False),
        ({"url": "https://a.org"}, "https://b.org/m/", False, "https://b.org/m/", ("/m", ""), True),
        ({"baseurl": "/n"}, "https://b.org/", False, "https://b.org/", ("/n", ""), True),
        ({"baseurl": "/n"}, "https://b.org/n/", False, "https://b.org/n/", ("/n",), False),
        ({"url": "https://a.org", "baseurl": "/n"}, "http://localhost:8000/", True, "http://localhost:8000/",
         ("/n",), False),
    ],
)  # fmt: skip
def test_where_the_site_stands(
    config: dict[str, object],
    site_url: str | None,
    serving: bool,
    used: str | None,
    bases: tuple[str, ...],
    reported: bool,
) -> None:
    agreed = reconcile(config, site_url, serving=serving)
    assert (agreed.site_url, agreed.bases, agreed.problem is not None) == (used, bases, reported)


def test_hosts_that_the_site_has_and_had(tmp_path: Path) -> None:
    (tmp_path / "CNAME").write_text("blog.a.org\n")
    former, problems = former_urls(tmp_path, ["http://www.old.org/then/", "older.org", "mailto:a@b.c", "//"])
    assert former == ["http://www.old.org/then/", "https://older.org", "https://blog.a.org"]
    assert [problem.message for problem in problems] == [
        "old_urls: 'mailto:a@b.c' is no URL of a site",
        "old_urls: '//' is no URL of a site",
    ]
    agreed = reconcile({"url": "https://a.org", "baseurl": "/n"}, None, serving=False, former=former)
    assert agreed.hosts == {
        "old.org": ("/then",), "www.old.org": ("/then",), "older.org": ("",), "www.older.org": ("",),
        "blog.a.org": ("",), "www.blog.a.org": ("",), "a.org": ("/n",), "www.a.org": ("/n",),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "mount", "wanted"),
    [
        ("/about", "/", "/about.html"),
        ("/about/", "/", "/about/"),
        ("/img/a.png", "/", "/img/a.png"),
        ("/notes/img/a.png", "/", "/img/a.png"),
        ("/notes/about", "/notes/", "/notes/about.html"),
        ("/../about", "/", "/../about.html"),
        ("/notes/about", "/notes/new/", "/notes/new/about.html"),
    ],
)
def test_the_server_answers_as_hosts_do(tmp_path: Path, path: str, mount: str, wanted: str) -> None:
    (tmp_path / "about.html").write_text("x")
    assert urls.translate(path, tmp_path, mount, ["/notes"] if mount != "/notes/" else []) == wanted


def test_titles_given_in_nav() -> None:
    nav = [{"Start": "index.md"}, "b.md", {"More": [{"C": "c.md"}, {"Deep": [{"D": "d.md"}]}]}]
    assert titles_in(nav) == {"index.md": "Start", "c.md": "C", "d.md": "D"}


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("img/a b.jpg", "img/a%20b.jpg"),
        ("/img/a.jpg", "img/a.jpg"),
        ("/notes/img/a.jpg", "img/a.jpg"),
        ("https://c.org/a.jpg", "https://c.org/a.jpg"),
        ("//c.org/a.jpg", "//c.org/a.jpg"),
        ('a"onerror=x.jpg', "a%22onerror=x.jpg"),
    ],
)
def test_urls_for_the_theme(written: str, wanted: str) -> None:
    assert theme_url(written, ("/notes",)) == wanted


@pytest.mark.parametrize(
    ("text", "language"),
    [("只有 a few words 的中文文章", "zh"), ("お茶を飲みます", "ja"), ("차를 마신다", "ko"),
     ("the sign 茶 means tea", ""), ("", ""), ("1 + 1", "")],
)  # fmt: skip
def test_the_language_of_a_text_is_guessed(text: str, language: str) -> None:
    assert guess(text) == language


def test_the_language_in_front_matter_counts() -> None:
    assert language_of({"lang": "zh_TW"}, "text", "en") == "zh-TW"
    assert language_of({"lang": '"><b'}, "text", "en") == ""
    assert language_of({}, "茶茶茶", "zh") == ""


def test_english_is_another_language_on_a_chinese_site() -> None:
    assert language_of({}, "The letters on the platform", "zh") == "en"
    assert language_of({}, "Gewöhnliche Wörter über Züge", "zh") == ""
    assert language_of({}, "The letters on the platform", "de") == ""
    assert language_of({}, "2016", "ja") == ""
