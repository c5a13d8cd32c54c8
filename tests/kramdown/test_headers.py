"""The HTML of headers and tables of contents, from trees that are built by hand.

The expected HTML is what kramdown 2.4 wrote for the same trees.
"""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_jekyll.kramdown.converter.toc import TocEntry, toc_entries
from mkdocs_jekyll.kramdown.element import Element
from mkdocs_jekyll.kramdown.header_ids import HeaderIds, basic_id, gfm_id, to_ascii
from mkdocs_jekyll.kramdown.options import Options
from tests.kramdown.trees import e, header, p, write


def test_ids_of_headers() -> None:
    texts = ["12 Ab éÉ中 c_d-e.f  g -x", "中", "", "a", "a", "a", "a-1"]
    written = write(*(header(2, text, "x") for text in texts), auto_id_prefix="p_")
    ids = [line.split('"')[1] for line in written.splitlines()]
    assert ids == [
        "p_ab--cd-ef--g--x", "p_section", "p_section-1", "p_a", "p_a-1", "p_a-2", "p_a-1",
    ]  # fmt: skip
    assert write(header(1, "x"), auto_ids=False) == "<h1>x</h1>\n"
    assert write(header(1, "x", id="k")) == '<h1 id="k">x</h1>\n'
    assert write(header(1, "x", id="")) == "<h1>x</h1>\n"


@pytest.mark.parametrize(("offset", "tag"), [(0, "h2"), (1, "h3"), (9, "h6"), (-9, "h1")])
def test_header_offset(offset: int, tag: str) -> None:
    assert write(header(2, "x"), auto_ids=False, header_offset=offset) == f"<{tag}>x</{tag}>\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ab c_d", "ab-cd"),
        ("12 x\n3y", "xy"),
        ("É", ""),
        ("a – b", "a--b"),
    ],
)
def test_basic_id(text: str, expected: str) -> None:
    assert basic_id(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ab c_d!", "ab-c_d"),
        ("中文，标题", "中文标题"),
        ("①½Ⅳ À İ", "ⅳ-à-i̇"),
        ("a\tb \N{ZERO WIDTH JOINER}c", "a-b-c"),
        ("#", ""),
        ("Ⓐ e\u0301", "ⓐ-e\u0301"),
    ],
)
def test_gfm_id(text: str, expected: str) -> None:
    assert gfm_id(text) == expected


def test_gfm_ids_count_from_the_second() -> None:
    ids = HeaderIds("x-")
    assert [ids.gfm(text) for text in ("", "", "A b", "a B")] == ["x-", "x--1", "x-a-b", "x-a-b-1"]


def test_transliterated_ids() -> None:
    assert to_ascii("Straße Œuvre Łódź ﬁ") == "Strasse OEuvre Lodz fi"
    assert write(header(1, "Ünï"), transliterated_header_ids=True) == '<h1 id="uni">Ünï</h1>\n'


def toc_place(list_type: str = "ul", **attr: Any) -> Element:
    return e(list_type, e("li", p("x", transparent=True)), attr=attr, refs=["toc"])


def test_table_of_contents_in_the_text() -> None:
    note = e("footnote_def", p("n"))
    written = write(
        toc_place(),
        header(4, "first"),
        header(1, "a", e("a", "A", e("em", "b"), attr={"href": "u"}), e("footnote", value=note, name="1")),
        header(3, "c"),
        header(2, "d", **{"class": "no_toc"}),
        footnote_backlink="",
    )
    assert written.startswith(
        '<ul id="markdown-toc">\n'
        '  <li><a href="#first" id="markdown-toc-first">first</a></li>\n'
        '  <li><a href="#a" id="markdown-toc-a">A<em>b</em></a>    <ul>\n'
        '      <li><a href="#c" id="markdown-toc-c">c</a></li>\n'
        "    </ul>\n  </li>\n</ul>\n"
        '<h4 id="first">first</h4>\n<h1 id="a"><a href="u">A<em>b</em></a><sup id="fnref:1"'
    )


def test_only_the_first_place_gets_the_table_of_contents() -> None:
    written = write(toc_place("ol", id="t", **{"class": "k"}), toc_place(), header(2, "a"))
    assert written == (
        '<ol id="t" class="k">\n  <li><a href="#a" id="t-a">a</a></li>\n</ol>\n'
        '<ul>\n  <li>x</li>\n</ul>\n<h2 id="a">a</h2>\n'
    )
    assert write(toc_place()) == ""


def test_table_of_contents_as_data() -> None:
    root = e(
        "root",
        header(
            2, "A &amp; b", e("em", "A"), e("entity", value=0x26, original="&amp;"), e("codespan", value="b")
        ),
        header(3, "c"),
        header(1, "d", id=""),
        header(5, "e"),
        header(2, "f"),
    )
    below = (TocEntry(3, "c", "c", "c", ()),)
    html = "<em>A</em>&amp;<code>b</code>"
    assert toc_entries(root, Options(toc_levels=(1, 2, 3))) == (
        TocEntry(2, "a-amp-b", html, "A&b", below),
        TocEntry(2, "f", "f", "f", ()),
    )
