"""A site's colour becomes colours that can be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from mkdocs_jekyll.publish.colors import BLACK, WHITE, Color, color_of, contrast, stylesheet, with_contrast

PARTS = some.integers(0, 255)
COLORS = some.builds(Color, PARTS, PARTS, PARTS)
GROUNDS = (Color(0xF5, 0xF5, 0xF5), Color(0x27, 0x2B, 0x35), WHITE, BLACK)


@pytest.mark.parametrize(
    ("text", "color"),
    [
        ("#24594f", "#24594f"),
        ("#FFF", "#ffffff"),
        ("0085a1", "#0085a1"),
        ("#24594fcc", "#24594f"),
        ("#fff8", "#ffffff"),
        (" Teal ", "#008080"),
        ("rgb(36, 89, 79)", "#24594f"),
        ("rgba(300 0 0 / 50%)", "#ff0000"),
        ("#12345", None),
        ("mauve-ish", None),
        ("red;} body{display:none", None),
        ("", None),
    ],
)
def test_colours_as_configurations_write_them(text: str, color: str | None) -> None:
    found = color_of(text)
    assert (None if found is None else str(found)) == color


def test_contrast_is_what_wcag_says() -> None:
    assert contrast(WHITE, BLACK) == pytest.approx(21)
    assert contrast(WHITE, WHITE) == pytest.approx(1)
    assert contrast(Color(0x77, 0x77, 0x77), WHITE) == pytest.approx(4.48, abs=0.01)


def test_a_colour_that_can_be_read_stays() -> None:
    assert with_contrast(Color(0x24, 0x59, 0x4F), WHITE) == Color(0x24, 0x59, 0x4F)


@settings(deadline=None)
@given(COLORS)
def test_every_colour_becomes_readable_on_every_ground(color: Color) -> None:
    assert all(contrast(with_contrast(color, ground), ground) >= 4.5 for ground in GROUNDS)


@settings(deadline=None)
@given(COLORS)
def test_the_headers_words_can_be_read_the_faint_ones_too(color: Color) -> None:
    rules = dict(re.findall(r"--md-(primary-[a-z-]+): ([^;]+);", stylesheet(color)))
    ground, text = color_of(rules["primary-fg-color"]), color_of(rules["primary-bg-color"])
    assert ground is not None
    assert text is not None
    faint = Color(*(round(0.86 * a + 0.14 * b) for a, b in zip(text, ground, strict=True)))
    assert contrast(faint, ground) >= 4.5


def test_a_grey_colours_the_header_but_no_links() -> None:
    light = stylesheet(BLACK).split("slate")[0]
    assert "--md-primary-fg-color: #000000;" in light
    assert "--md-typeset-a-color: #4051b5;" in light
