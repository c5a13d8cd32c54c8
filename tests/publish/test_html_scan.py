"""One scan finds tags as browsers do, and makes no other changes than those that are given."""

from __future__ import annotations

import time

import pytest

from mkdocs_jekyll.publish.html_scan import Edits, Scan, plain_text
from tests.html_edits import edited


@pytest.mark.parametrize(
    ("html", "tags"),
    [
        ("<p>a</p>", ["p", "/p"]),
        ("<!-- <p> --><b>x</b>", ["b", "/b"]),
        ("<!-- never ends <p>", []),
        ("<script>'<p>'</script><p>", ["script", "/script", "p"]),
        ("<script>'<p>'", ["script"]),
        ("<textarea><p></textarea>", ["textarea", "/textarea"]),
        ('<a title="a > b" href=x>', ["a"]),
        ("a < b and c > d", []),
        ("<IMG SRC=x>", ["img"]),
        ("<!doctype html><html>", ["html"]),
        ("<p", []),
    ],
)
def test_tags_are_those_that_a_browser_sees(html: str, tags: list[str]) -> None:
    assert [("/" if tag.is_end else "") + tag.name for tag in Scan(html).tags] == tags


@pytest.mark.parametrize(
    ("tag", "attributes"),
    [
        ("<a href='x' title=\"a &amp; b\">", [("href", "x"), ("title", "a & b")]),
        ("<a href=/x?a=b&amp;c disabled>", [("href", "/x?a=b&c"), ("disabled", "")]),
        ("<a title=\"<img src='y'>\" href = z >", [("title", "<img src='y'>"), ("href", "z")]),
        ("<img/src=x/>", [("src", "x/")]),
        ("<a>", []),
    ],
)
def test_attributes_of_a_tag(tag: str, attributes: list[tuple[str, str]]) -> None:
    found = next(Scan(tag).tags).attributes
    assert [(one.name, one.value) for one in found] == attributes
    assert all(tag[one.start : one.end].lower().startswith(one.name) for one in found)


def test_edits_are_made_at_once_and_in_their_places() -> None:
    html = "<p id=a>one <b class='x y'>two</b></p>"
    scan = Scan(html)
    edits = Edits(scan)
    paragraph, bold = scan.starts(("b", "p"))
    edits.insert(paragraph.end, "0 ")
    edits.add_class(bold, "z", replacing="y")
    edits.add_class(paragraph, "first")
    edits.add_class(paragraph, "before")
    edits.set_value(paragraph.attributes[0], "b")
    edits.replace(bold.end, bold.end + 3, "zwei")
    assert edits.apply() == '<p class="before first" id="b">0 one <b class="x z">zwei</b></p>'


def test_a_part_is_changed_once() -> None:
    scan = Scan("<b>x</b>")
    edits = Edits(scan)
    edits.replace(0, 3, "<i>")
    edits.replace(1, 2, "u")
    assert edits.apply() == "<i>x</b>"


def test_what_nobody_changes_stays_to_the_byte() -> None:
    html = "<p  id = 'a'  >&#x41;\r\n<BR/><!--x--><script>1<2</script>\0"
    assert edited(html) == html


def test_the_text_that_a_reader_sees() -> None:
    assert (
        plain_text("a<b>b</b> <!-- c --><style>d</style>&lt;e&gt;<svg><text>f</text></svg> 1 < 2")
        == "a b <e> 1 < 2"
    )
    assert plain_text("<script>never ends") == ""


@pytest.mark.parametrize(
    "piece",
    ["<a ", "<a '", '<a "', "<a b='", "<!--", "<!", "</", "<script ", "<script>", "</script", "<a b=\"'",
     "<a'\"'>", "'<a \""],
)  # fmt: skip
def test_a_megabyte_of_one_marker_is_read_in_a_moment(piece: str) -> None:
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    scan = Scan(text)
    for tag in scan.tags:
        assert tag.attributes is not None
    plain_text(text)
    assert time.process_time() - start < 5
