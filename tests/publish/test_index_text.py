"""What the index shows of a post."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Document, SiteRenderer, read_site
from mkdocs_jekyll.jekyll.themes import IndexForm, kits
from mkdocs_jekyll.publish.index_text import Beginning, beginning_of, form_of
from mkdocs_jekyll.publish.post_picture import picture_of, teaser_of

FIRST, SECOND = "Reposted from *elsewhere*.", "The text itself says something about tea and about water."


def post_of(folder: Path, front: str, text: str) -> tuple[Document, str, str]:
    (folder / "_posts").mkdir()
    (folder / "_posts" / "2020-01-01-a.md").write_text(f"---\n{front}\n---\n{text}", "utf-8")
    site = read_site(folder)
    renderer = SiteRenderer(site)
    post = site.posts[0]
    return post, renderer.excerpt(post), renderer.render(post).html


def begin(
    folder: Path, form: IndexForm, front: str = "a: 1", text: str = f"{FIRST}\n\n{SECOND}"
) -> Beginning:
    post, excerpt, body = post_of(folder, front, text)
    return beginning_of(post, form, excerpt, body)


def test_characters_of_the_whole_text(tmp_path: Path) -> None:
    form = IndexForm(excerpt="characters", length=50, of="content")
    assert begin(tmp_path, form).text == "Reposted from elsewhere. The text itself says…"


def test_a_description_goes_before_characters_of_the_text(tmp_path: Path) -> None:
    form = IndexForm(excerpt="characters", length=50, of="content", description="always")
    assert begin(tmp_path, form, "description: On <b>tea</b>").text == "On tea"


def test_characters_of_the_excerpt(tmp_path: Path) -> None:
    assert begin(tmp_path, IndexForm(excerpt="characters", length=350)).text == "Reposted from elsewhere."


def test_words_of_the_excerpt(tmp_path: Path) -> None:
    assert begin(tmp_path, IndexForm(excerpt="words", length=2)).text == "Reposted from…"


def test_chinese_words_are_characters(tmp_path: Path) -> None:
    assert len(begin(tmp_path, IndexForm(excerpt="words", length=50), text="茶" * 900).text) == 401


def test_a_description_or_nothing(tmp_path: Path) -> None:
    assert begin(tmp_path, IndexForm(excerpt="description")) == Beginning()


def test_nothing(tmp_path: Path) -> None:
    assert begin(tmp_path, IndexForm(excerpt="none"), "description: a") == Beginning()


def test_the_excerpt_as_it_is(tmp_path: Path) -> None:
    assert begin(tmp_path, IndexForm()).html.strip() == "<p>Reposted from <em>elsewhere</em>.</p>"


@pytest.mark.parametrize(
    "text", ["word " * 400, "![a](/a.png) ![b](/b.png)\n![c](/c.png) ![d](/d.png) words"]
)
def test_an_excerpt_longer_than_a_screen_is_cut(tmp_path: Path, text: str) -> None:
    beginning = begin(tmp_path, IndexForm(), text=f"{text}\n\nMore.")
    assert not beginning.html
    assert 0 < len(beginning.text) <= 351


def test_a_whole_post_is_no_beginning(tmp_path: Path) -> None:
    text = "A line that is long.\n\n" * 40
    beginning = begin(tmp_path, IndexForm(), "excerpt_separator: <!--more-->", text)
    assert beginning.text.endswith("…")
    assert len(beginning.text) <= 351


def test_what_the_configuration_says_of_the_index() -> None:
    minima, beautiful = kits()["minima"].index, kits()["beautiful-jekyll"].index
    assert form_of(minima, {}).excerpt == "none"
    assert form_of(minima, {"show_excerpts": True}).excerpt == "paragraph"
    assert form_of(beautiful, {"excerpt_length": 20}).length == 20
    assert form_of(beautiful, {"excerpt_length": "x", "feed_show_excerpt": False}).excerpt == "none"
    assert form_of(None, {}) == IndexForm()


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ("thumbnail-img: /a.png", "/a.png"),
        ("header: {teaser: b.png}", "b.png"),
        ("cover-img: [{/c.png: Far away}, /d.png]", "/c.png"),
        ("cover-img: [/d.png]", "/d.png"),
        ("thumbnail-img: ''", ""),
        ("image: /e.png", ""),
        ("thumbnail: {path: /f.png, alt: Far away}", "/f.png"),
    ],
)
def test_pictures_for_lists(tmp_path: Path, front: str, expected: str) -> None:
    post, *_ = post_of(tmp_path, front, "Text")
    assert teaser_of(post, read_site(tmp_path)) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"image": {"feature": "/a.png", "teaser": "/b.png"}}, "/a.png"),
        ({"cover": {"src": "/c.png"}}, "/c.png"),
        ({"image": "none", "header": {"image": " /d.png "}}, "/d.png"),
        ({"image": {"height": "30"}}, ""),
    ],
)
def test_pictures_above_a_text(data: dict[str, object], expected: str) -> None:
    assert picture_of(data) == expected


def test_a_beginning_of_much_markup_and_few_words_is_text(tmp_path: Path) -> None:
    post, _, body = post_of(tmp_path, "a: 1", f"*First*\n\n{SECOND}")
    few, much = ("<b>" * count + "First" + "</b>" * count for count in (1_000, 10_000))
    assert beginning_of(post, IndexForm(), few, body).html == few
    assert beginning_of(post, IndexForm(), much, body) == Beginning("First")


def test_a_beginning_of_many_notes_takes_no_time(tmp_path: Path) -> None:
    post, _, _ = post_of(tmp_path, "a: 1", "x")
    form = IndexForm(excerpt="characters", of="content", length=3)
    notes = '<sup id="fnref:1"><a href="#fn:1">1</a></sup> <i>a</i>' * 10_000
    start = time.process_time()
    assert beginning_of(post, form, "", notes) == Beginning("a a…")
    assert time.process_time() - start < 5
