"""Texts in Distill's form: what its elements become, and what happens to those that say nothing sensible."""

from __future__ import annotations

import time

import pytest

from mkdocs_jekyll.publish.distill import with_distill

BIBLIOGRAPHY = "@article{a<b, title={T}, author={Y, X}, year={2000}}\n@book{c, title={On C}, year={2001}}"

CASES = {
    "a key without an entry is shown": (
        "<d-cite key='<x>, c'></d-cite>",
        '<span class="jk-citation">[&lt;x&gt;, <a href="#d-ref:1" title="On C, 2001">1</a>]</span>',
    ),
    "an element that does not end stays": ("a <d-footnote>b", "a <d-footnote>b"),
    "a citation of nothing": ("<d-cite></d-cite>", '<span class="jk-citation">[]</span>'),
    "a formula of its own line": ("<d-math block=''>x</d-math>", "\\[x\\]"),
    "code of no language": ("<d-code>a &lt; b</d-code>", '<code class="highlight">a &lt; b</code>'),
    "a block of no language": (
        "<d-code block=''>\n  a <i>b</i>\n    c\n</d-code>",
        '<div class="highlight"><pre><code>a b\n  c</code></pre></div>',
    ),
    "a text without elements": ("<p>d-cite</p>", "<p>d-cite</p>"),
}


@pytest.mark.parametrize("name", CASES)
def test_an_element(name: str) -> None:
    html, expected = CASES[name]
    assert with_distill(html, BIBLIOGRAPHY).startswith(expected)


def test_what_is_cited_first_has_the_first_number_and_what_is_not_cited_is_not_listed() -> None:
    html = with_distill('<d-cite key="c"></d-cite><d-cite key="c"></d-cite>', BIBLIOGRAPHY)
    assert html.count(">1</a>") == 2
    assert html.count("<li ") == 1
    assert "On C" in html


@pytest.mark.parametrize(
    "part", ["<d-cite key='c'></d-cite>", "<d-footnote>a</d-footnote>", "<d-footnote>", "<d-code>"]
)
def test_many_elements_take_no_time(part: str) -> None:
    start = time.process_time()
    with_distill(part * 20_000, BIBLIOGRAPHY)
    assert time.process_time() - start < 5
