"""Which commands of formulas KaTeX does not know."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll.model.page import Page
from mkdocs_jekyll.publish.math import Formulas, MathSettings
from mkdocs_jekyll.publish.math_commands import KatexWords, problems_of_item, unknown_in

#: Programs hold each command and environment as a string.
WORDS = KatexWords.of(r'a("\\frac");b("\\sqrt");c("\\newcommand");d({names:["array","align"]})')


def unknown(html: str, form: Formulas = "dollars", **macros: str) -> list[str]:
    return unknown_in(
        html, form, WORDS, MathSettings(macros={f"\\{name}": text for name, text in macros.items()})
    )


@pytest.mark.parametrize(
    ("html", "found"),
    [
        (r"<p>\(\frac{a}{b}\)</p>", []),
        (r"<p>\(\cancelto{a}{b}\) \[\eqalign{c} \cancelto\]</p>", [r"\cancelto", r"\eqalign"]),
        (r"<p>$$\newcommand{\R}{r} \R$$ and $\R + \Q$</p>", [r"\Q"]),
        (r"<p>C:\temp costs $5, and $\frac 1 2$</p>", []),
        (r"<pre>$$\foo$$</pre><code>$\foo$</code>", []),
        (r"<script>let a = '$$\foo$$'</script><p>\(\bar\)</p>", [r"\bar"]),
        (r"<p>\begin{align*} a &amp;&lt; \b \\ \end{align*}</p>", [r"\b"]),
        (r"<p>\[ \begin{array}{c} $$\a \\ \[ \(\b\) \c</p>", [r"\b"]),
        (r"<p>\begin{align} \[\a\] \begin{a} \b \end{a} \c</p>", [r"\a", r"\b", r"\begin{a}"]),
        (r"<p>\[\begin{empheq} a \end{empheq} \label{x} \unicode{x41}\]</p>", [r"\begin{empheq}"]),
    ],
)
def test_commands_that_nobody_knows(html: str, found: list[str]) -> None:
    assert unknown(html) == found


@pytest.mark.parametrize("opening", [r"\[", r"\(", r"\begin{align}", "$$ $ "])
def test_formulas_that_never_end_take_no_time(opening: str) -> None:
    start = time.process_time()
    assert unknown(opening * 20_000) == []
    assert time.process_time() - start < 2


def test_a_macro_of_the_site_is_known() -> None:
    assert unknown(r"\(\R\)", R=r"\mathbb{R}") == []


def test_a_dollar_is_a_dollar_where_only_plain_formulas_are_shown() -> None:
    assert unknown(r"<p>$\foo$ and \(\bar\)</p>", "plain") == [r"\bar"]
    assert unknown(r"<p>\(\bar\)</p>", "") == []


def test_a_problem_says_on_which_line_a_command_stands() -> None:
    text = "a\n\n$$\n\\foobar \\foo\n$$\n"
    page = Page(kind="page", path=Path("x.md"), relative_path="x.md", data={}, content=text, body_line=4)
    problem = next(problems_of_item(page, "x.md", ["\\foo"]))
    assert (problem.path, problem.line) == ("x.md", 7)
    assert "`\\foo`" in problem.message
