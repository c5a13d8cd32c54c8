"""The selectors of cases find what they say, and no more."""

from __future__ import annotations

import pytest

from tests.selectors import differences, select

HTML = """<!doctype html><html lang="en"><body><h2 class="a b" lang="he">One <i>x</i></h2>
<div class="jk-comments"><p class="a">Two</p><p>Three</p></div></body></html>"""


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("h2", ["One x"]),
        (".a", ["One x", "Two"]),
        ("p.a", ["Two"]),
        (".a.b i", ["x"]),
        ('h2[lang="he"]', ["One x"]),
        ('h2[lang="en"]', []),
        ("[lang] p", ["Two", "Three"]),
        ("@comments p", ["Two", "Three"]),
    ],
)
def test_elements_are_found(selector: str, texts: list[str]) -> None:
    assert [element.text for element in select(HTML, selector)] == texts


def test_numbers_and_texts_are_compared() -> None:
    assert differences(HTML, {"p": 2, "h2": "One x"}) == []
    assert differences(HTML, {"p": 1, "h2": "One"}) == [
        "p: 1 is expected, 2 are there: ['Two', 'Three']",
        "h2: 'One' is expected, 1 are there: ['One x']",
    ]


@pytest.mark.parametrize("selector", ["p > a", "p:first", "p,", '[a="b'])
def test_what_is_no_selector_is_an_error(selector: str) -> None:
    with pytest.raises(ValueError, match="is no selector"):
        select(HTML, selector)
