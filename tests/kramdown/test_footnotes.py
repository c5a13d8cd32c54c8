"""The HTML of footnotes, from trees that are built by hand.

The expected HTML is what kramdown 2.4 wrote for the same trees.
"""

from __future__ import annotations

from typing import Any

import pytest

from mkdocs_jekyll.kramdown.converter.tree import tree
from mkdocs_jekyll.kramdown.element import Element
from tests.kramdown.trees import e, header, p, write


def mark(definition: Element, name: str = "1") -> Element:
    return e("footnote", value=definition, name=name)


def test_footnote() -> None:
    written = write(p("x", mark(e("footnote_def", p("n")))), footnote_prefix="z", footnote_nr=4)
    assert written == (
        '<p>x<sup id="fnref:z1" role="doc-noteref"><a href="#fn:z1" class="footnote" rel="footnote">4</a>'
        '</sup></p>\n<div class="footnotes" role="doc-endnotes">\n  <ol start="4">\n'
        '    <li id="fn:z1" role="doc-endnote">\n      <p>n\N{NO-BREAK SPACE}<a href="#fnref:z1" '
        'class="reversefootnote" role="doc-backlink">&#8617;</a></p>\n    </li>\n  </ol>\n</div>\n'
    )


def notes(*definitions: Element, marks: tuple[int, ...] = (0,), **options: Any) -> str:
    """The footnotes alone, links back shortened."""
    document = p(*(mark(definitions[number], str(number)) for number in marks))
    written = write(document, footnote_backlink="^", **options)
    written = written[written.index("<ol") : written.index("</ol>")]
    return written.replace('" class="reversefootnote" role="doc-backlink">', ">").replace(
        '" role="doc-endnote">', ">"
    )


@pytest.mark.parametrize(
    ("definition", "inline", "expected"),
    [
        (e("footnote_def", p("a"), e("blockquote", p("b"))), False, "</blockquote>\n      <p><a"),
        (e("footnote_def", p("a"), e("blockquote", p("b"))), True, "<p>b\N{NO-BREAK SPACE}<a"),
        (e("footnote_def", e("blockquote", header(1, "h"))), True, ">h\N{NO-BREAK SPACE}<a"),
        (e("footnote_def", e("codeblock", value="c")), True, "</pre>\n      <p><a"),
        (e("footnote_def"), False, '<li id="fn:0>\n      <p><a'),
    ],
)
def test_where_the_link_back_goes(definition: Element, inline: bool, expected: str) -> None:
    before = tree(definition)
    assert expected in notes(definition, footnote_backlink_inline=inline)
    assert tree(definition) == before


def test_footnote_with_several_marks() -> None:
    written = notes(e("footnote_def", p("n")), marks=(0, 0, 0))
    assert written.count("<li") == 1
    assert '#fnref:0:1>^<sup>2</sup></a>\N{NO-BREAK SPACE}<a href="#fnref:0:2>^<sup>3</sup></a>' in written


def test_footnotes_that_refer_to_footnotes() -> None:
    inner = e("footnote_def", p("inner"))
    outer = e("footnote_def", p("outer", mark(inner, "in")))
    itself = e("footnote_def")
    itself.children = [p("loop", mark(itself, "2"))]
    written = notes(outer, inner, itself, marks=(0, 2))
    assert [part[:2] for part in written.split('<li id="fn:')[1:]] == ["0>", "2>", "in"]


def test_place_of_footnotes() -> None:
    place = e("ul", e("li", p("x", transparent=True)), refs=["footnotes"])
    written = write(place, p("x", mark(e("footnote_def", p("n")))))
    assert written.startswith('<div class="footnotes"')
    assert written.endswith("</sup></p>\n")
