"""jekyll-scholar: BibTeX, selections, references, papers as academic themes show them; notebooks."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Rendered, SiteRenderer, read_site
from mkdocs_jekyll.jekyll.plugins import notebook
from mkdocs_jekyll.jekyll.plugins.scholar.bibtex import Name, entries_in, names_in, plain
from mkdocs_jekyll.jekyll.plugins.scholar.selection import grouped, ordered, selected
from mkdocs_jekyll.kramdown.converter.colour_limit import ColourLimit

BIB = r"""
---
---
@string{tea = "Journal of " # {Tea}}
@comment{left aside}
@article{green2020, title = {On {\"U}ber-green tea \& water},
  author = {Green, Ada B. and van der Berg, Jo and others},
  journal = tea, volume = 3, number = {2}, pages = {10--12}, year = {2020}, month = may, selected = {true},
  abbr = {JT}, pdf = {green.pdf}, doi = {10.1/x}, abstract = {It is about $x < y$.}, bibtex_show = {true},
}
@book{oolong1999, title = "Oolong", author = "Oo, Long", publisher = {Leaf}, year = 1999}
@inproceedings(black2021, title={Black}, author={{Tea Board}}, booktitle={Proc. Tea}, date={2021-03-01})
@article{never_ends, title = {Open
"""
CONFIG = "scholar: {bibliography: papers.bib}\nbaseurl: /b\n"
SITE = {
    "_bibliography/papers.bib": BIB,
    "_data/coauthors.yml": 'Berg:\n  - firstname: ["Jo"]\n    url: https://example.org/berg\n',
    "assets/pdf/green.pdf": "x",
    "book.ipynb": json.dumps(
        {
            "metadata": {"language_info": {"name": "python"}},
            "cells": [
                {"cell_type": "markdown", "source": ["# Hea", "ding"]},
                {
                    "cell_type": "code",
                    "source": ["print(1 < 2)"],
                    "outputs": [
                        {"text": ["True\n"]},
                        {"data": {"text/plain": "<Figure>", "image/png": "QUJD\n"}},
                        {"traceback": ["\x1b[31mNo\x1b[0m", "more"]},
                    ],
                },
                {"cell_type": "code", "source": ""},
            ],
        }
    ),
    "broken.ipynb": "{",
}


def rendered(folder: Path, text: str, config: str = CONFIG) -> str:
    return page_of(folder, text, config).html


def page_of(folder: Path, text: str, config: str = CONFIG) -> Rendered:
    for name, content in {**SITE, "_config.yml": config, "a.html": f"---\n---\n{text}"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    site = read_site(folder)
    page = next(page for page in site.pages if page.relative_path == "a.html")
    return SiteRenderer(site).render(page)


def test_entries_of_a_file() -> None:
    entries = {entry.key: entry for entry in entries_in(BIB)}
    assert list(entries) == ["green2020", "oolong1999", "black2021", "never_ends"]
    green = entries["green2020"]
    assert green.text("title") == "On Über-green tea & water"
    assert green.text("journal") == "Journal of Tea"
    assert green.text("pages") == "10–12"
    assert green.text("abstract") == "It is about $x < y$."
    assert entries["black2021"].year == "2021"
    assert entries["black2021"].authors == [Name("", "Tea Board")]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\'{e}\`a\^o\~n\c{c}\v s\H{o}\={a}", "éàôñçšőā"),
        (r"\ss{} \o{} {\aa} \AE", "ß ø å Æ"),
        (r"\emph{so} \textbf{much} ``tea''", "so much “tea”"),
        (r"a~b\_c \% --- d", "a\u00a0b_c % — d"),
    ],
)
def test_tex_as_text(written: str, read: str) -> None:
    assert plain(written) == read


def test_names() -> None:
    assert names_in("Ada Lovelace and Ludwig van Beethoven and Doe, Jane") == [
        Name("Ada", "Lovelace"),
        Name("Ludwig", "van Beethoven"),
        Name("Jane", "Doe"),
    ]
    assert Name("Ada B.", "Green").initials == "A. B."


@pytest.mark.parametrize(
    ("query", "keys"),
    [
        ("@*", "green2020 oolong1999 black2021"),
        ("@article", "green2020"),
        ("@book, @inproceedings", "oolong1999 black2021"),
        ("@*[selected=true]*", "green2020"),
        ("@*[year>=2020 && type!=article]", "black2021"),
        ("@*[year<2000 || selected]", "green2020 oolong1999"),
        ("@*[key^={oolong|black}]*", "oolong1999 black2021"),
        ("@*[title~=^O]", "green2020 oolong1999"),
        ("@*[title~=(]", "")
    ],
)  # fmt: skip
def test_a_query(query: str, keys: str) -> None:
    assert [entry.key for entry in selected(entries_in(BIB)[:3], query)] == keys.split()


def test_order_and_groups() -> None:
    entries = entries_in(BIB)[:3]
    assert [entry.key[:5] for entry in ordered(entries, "year, month", "descending")] == [
        "black",
        "green",
        "oolon",
    ]
    assert [(name, len(group)) for name, group in grouped(entries, "year", "descending")] == [
        ("2021", 1),
        ("2020", 1),
        ("1999", 1),
    ]


def test_references(tmp_path: Path) -> None:
    html = rendered(tmp_path, "{% bibliography --group_by year --group_order descending -q @*[year<2021] %}")
    assert html == (
        '<h2 class="bibliography">2020</h2>\n<ol class="bibliography">\n<li><span id="green2020">'
        "Green, A. B., van der Berg, J., &amp; others (2020). "
        "On Über-green tea &amp; water. <i>Journal of Tea</i>, <i>3</i>(2), 10–12. "
        '<a href="https://doi.org/10.1/x">https://doi.org/10.1/x</a></span></li>\n</ol>\n'
        '<h2 class="bibliography">1999</h2>\n<ol class="bibliography">\n'
        '<li><span id="oolong1999">Oo, L. (1999). <i>Oolong</i>. Leaf.</span></li>\n</ol>\n'
    )


def test_citations(tmp_path: Path) -> None:
    assert rendered(
        tmp_path, "{% cite oolong1999 none -l 12 %}, {% bibliography_count -q @article[year=2020] %}"
    ) == ('<a class="citation" href="#oolong1999">(Oo, 1999; (missing reference: none), 12)</a>, 1')
    assert 'id="black2021"' in rendered(tmp_path, "{% reference black2021 %}")
    assert rendered(tmp_path, "{% quote oolong1999 %}\nLeaf\nafter leaf.\n\nPot.\n{% endquote %}") == (
        "<blockquote><p>Leaf<br/>after leaf.</p><p>Pot.</p>"
        '<cite><a class="citation" href="#oolong1999">(Oo, 1999)</a></cite></blockquote>'
    )


def test_papers_as_academic_themes_show_them(tmp_path: Path) -> None:
    config = (
        "scholar: {bibliography: papers.bib, bibliography_template: bib, last_name: [Green], "
        "first_name: [Ada B.]}\nbaseurl: /b\nmax_author_limit: 2\n"
        "filtered_bibtex_keywords: [abbr, pdf, selected, bibtex_show]\n"
    )
    html = rendered(tmp_path, "{% bibliography -q @article[year=2020] --max 1 %}", config)
    for part in (
        '<abbr class="badge">JT</abbr>',
        '<div id="green2020" class="col-sm-10"><div class="title">On Über-green tea &amp; water</div>',
        "<em>Ada B. Green</em>, Jo van der Berg, and",
        ">1 more author</abbr>",
        '<div class="periodical"><em>Journal of Tea</em>, May 2020</div>',
        '<a href="/b/assets/pdf/green.pdf" class="btn btn-sm">PDF</a>',
        "<details><summary>Abs</summary><p>It is about $x &lt; y$.</p></details>",
        "<details><summary>Bib</summary>",
    ):
        assert part in html
    assert "bibtex_show" not in html


def test_a_notebook(tmp_path: Path) -> None:
    text = '{% assign book = "/book.ipynb" | relative_url %}{% file_exists book.ipynb %}{% file_exists x %}'
    text += "{% jupyter_notebook book %}"
    html = rendered(tmp_path, text)
    assert html.startswith('truefalse<div class="jupyter-notebook">\n<h1 id="heading">Heading</h1>')
    assert '<pre class="jupyter-output"><code>True\n</code></pre>' in html
    assert '<img src="data:image/png;base64,QUJD" alt="">' in html
    assert "<code>No\nmore</code>" in html
    assert "<Figure>" not in html


def test_what_is_no_notebook_is_reported(tmp_path: Path) -> None:
    page = page_of(tmp_path, "a{% jupyter_notebook 'broken.ipynb' %}b")
    assert page.html == "ab"
    assert ["broken.ipynb is no notebook" in problem.message for problem in page.problems] == [True]


def test_slow_code_of_a_notebook_counts_for_the_whole_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limits: list[ColourLimit | None] = []

    def colour(code: str, _language: str, limit: ColourLimit | None = None) -> str:
        limits.append(limit)
        return code

    monkeypatch.setattr(notebook, "colour", colour)
    rendered(tmp_path, "{% jupyter_notebook 'book.ipynb' %}" * 2)
    assert len(limits) == 2
    assert limits[0] is limits[1] is not None


@pytest.mark.parametrize(
    "pattern", ["(a+)+$", "(a|a)*$", "a?" * 40 + "a" * 40 + "$", ".*.*.*.*$", "(?=(a+))\\1b"]
)
def test_a_query_that_would_take_years_takes_a_moment(pattern: str) -> None:
    (entry,) = entries_in("@book{x, title = {" + "a" * 5_000 + "!}}")
    begun = time.thread_time()
    selected([entry], f"@*[title~={pattern}]")
    selected([entry], "@*[title~=" + " " * 100_000 + "]")
    assert time.thread_time() - begun < 1


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("@*[title~=^Green|Black]", ["green"]),
        ("@*[title~=.*tea.*]", ["green"]),
        ("@*[title^=Gre+n]", ["green"]),
        ("@*[title~=[Oo]olong\\W?]", ["oolong"]),
        ("@*[title~=(]", []),
    ],
)
def test_queries_with_patterns(query: str, found: list[str]) -> None:
    entries = entries_in("@book{green, title = {Green tea}}\n@book{oolong, title = {Oolong}}")
    assert [entry.key for entry in selected(entries, query)] == found
