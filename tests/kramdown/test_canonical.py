"""The comparison form forgets what does not matter and keeps what does."""

from __future__ import annotations

import pytest

from tests.kramdown.canonical import canonical


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ('<a b="1" c="2">x</a>', "<a c='2'  b=1>x</a>"),
        ("<p>a &amp; b</p>", "<p>a &#38; b</p>"),
        ("<ul>\n  <li>a</li>\n</ul>\n", "<ul><li>a</li></ul>"),
        ("<p>a\nb</p>", "<p>a b</p>"),
        ("<br />", "<br>"),
    ],
)
def test_what_means_the_same_is_equal(one, other):
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a <b>b</b></p>", "<p>a<b>b</b></p>"),
        ("<pre>a\n  b</pre>", "<pre>a\nb</pre>"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ('<a b="1">x</a>', "<a>x</a>"),
        ("<p>“a”</p>", "<p>”a”</p>"),
    ],
)
def test_what_differs_stays_different(one, other):
    assert canonical(one) != canonical(other)
