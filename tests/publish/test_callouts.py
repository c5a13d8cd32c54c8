"""Callouts of Just the Docs."""

from __future__ import annotations

from functools import partial

from mkdocs_jekyll.publish.callouts import Callout, callouts_of, mark_callouts
from tests.html_edits import edited

CONFIG = {
    "callouts": {"aside": {"title": "By <the> way", "color": "blue"}, "plain": {"color": "red"}, "odd": 3}
}


def test_a_configuration_lists_them() -> None:
    assert callouts_of(CONFIG) == {
        "aside": Callout("By <the> way", "blue"),
        "plain": Callout("", "red"),
        "odd": Callout(),
    }


def test_without_a_list_the_names_of_the_documentation_hold() -> None:
    assert callouts_of({})["note"] == Callout("Note", "purple")
    assert callouts_of({"callouts": "none"})["warning"].color == "red"


def test_a_paragraph_and_a_quotation_get_colour_and_title() -> None:
    html = '<p class="aside">A</p><blockquote class="aside"><p>B</p></blockquote><p class="plain">C</p>'
    assert edited(html, partial(mark_callouts, callouts=callouts_of(CONFIG))) == (
        '<p class="jk-callout jk-callout--blue aside">'
        '<span class="jk-callout__title">By &lt;the&gt; way</span>A</p>'
        '<blockquote class="jk-callout jk-callout--blue aside">'
        '<p class="jk-callout__title">By &lt;the&gt; way</p><p>B</p></blockquote>'
        '<p class="jk-callout jk-callout--red plain">C</p>'
    )


def test_a_heading_gets_the_colour_alone() -> None:
    assert edited('<h2 class="aside">A</h2>', partial(mark_callouts, callouts=callouts_of(CONFIG))) == (
        '<h2 class="jk-callout jk-callout--blue aside">A</h2>'
    )


def test_a_title_of_the_authors_own_is_the_first_paragraph() -> None:
    html = '<blockquote class="aside-title"><p>Mine</p><p>B</p></blockquote>'
    assert edited(html, partial(mark_callouts, callouts=callouts_of(CONFIG))) == (
        '<blockquote class="jk-callout jk-callout--titled jk-callout--blue aside-title">'
        "<p>Mine</p><p>B</p></blockquote>"
    )


def test_other_texts_stay_as_they_are() -> None:
    html = '<pre><p class="aside"></pre><!-- <p class="aside"> --><p class="asides">A</p><p>B</p>'
    assert edited(html, partial(mark_callouts, callouts=callouts_of(CONFIG))) == html
