"""Formulas in titles as characters."""

from __future__ import annotations

import pytest

from mkdocs_jekyll.publish.plain_math import plain_formulas


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("My blog", "My blog"),
        ("From $5 to $9", "From $5 to $9"),
        (r"Notes on $\LaTeX$", "Notes on LaTeX"),
        (r"$\pi^2$ and $x_{10}$", "π² and x₁₀"),
        (r"\(e^{i\pi}\)", "e^iπ"),
        (r"$\mathbb{R}^{n} \to \Gamma$", "Rⁿ → Γ"),
        (r"$$a \leq b$$", "a ≤ b"),
        (r"$\nosuch x_q$", "nosuch x_q"),
    ],
)
def test_a_title(title: str, plain: str) -> None:
    assert plain_formulas(title) == plain
