"""Formulas: switched on by page, site or layout; what the old blog's scripts say of them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Site, SiteRenderer, read_site
from mkdocs_jekyll.publish.js_values import values_of
from mkdocs_jekyll.publish.math import (
    MathSettings,
    SiteMath,
    brings_library,
    settings_in,
    switch_in,
    without_library,
)

TEXT = "Let $a_1 + b_1$ hold."
WITH_DOLLARS = "<script>MathJax = {tex: {inlineMath: [['$', '$']]}};</script><script src='https://a.b/mathjax.js'></script>"

#: As the documentation of KaTeX has it, with an output of Liquid in one value and a `>` in the other.
ONCE_LOADED = r"""<script defer src="{{ "/auto-render.min.js" | relative_url }}"
    onload="setTimeout(() => renderMathInElement(document.body,
        {delimiters: [{left: '$', right: '$', display: false}],
         macros: {&quot;\\RR&quot;: '\\mathbb{R}'}}))"></script>"""


def under(condition: str) -> str:
    return f"{{% if {condition} %}}{WITH_DOLLARS}{{% endif %}}"


#: Configuration, layout, front matter of a post; how its formulas are written.
SWITCHES = {
    "nobody asks": ("", "{{ content }}", "", ""),
    "the post asks": ("", "", "mathjax: true", "dollars"),
    "the site asks": ("mathjax: true", "", "", "dollars"),
    "the site asks by a section": ("mathjax: {enable: true}", "", "", "dollars"),
    "the site asks, the post does not want": ("mathjax: true", "", "mathjax: false", ""),
    "the site's section lets pages ask": ("mathjax: {enable: true, per_page: true}", "", "", ""),
    "the layout has a script": ("", WITH_DOLLARS, "", "dollars"),
    "what the layout's script does once it is loaded": ("", ONCE_LOADED, "", "dollars"),
    "the layout's script names no dollars": ("", "<script src='mathjax.js'></script>", "", ""),
    "the layout asks the site": ("math_on: 1", under("site.math_on"), "", "dollars"),
    "the layout asks the site in vain": ("", under("site.math_on"), "", ""),
    "the layout asks the page": ("", under("page.sums == 'yes'"), "sums: 'yes'", "dollars"),
    "the layout brings it to others": ("", under("page.sums").replace("<", "{% else %}<", 1), "sums: 1", ""),
    "what the layout asks is not known": (
        "mathjax: true",
        "{% assign on = 1 %}{% if on == 1 %}" + WITH_DOLLARS + "{% endif %}",
        "",
        "dollars",
    ),
    "a comment is no script": ("", "<!-- " + WITH_DOLLARS + " -->", "", ""),
    "an include of the layout": ("", "{% include sums.html %}", "", "dollars"),
}  # fmt: skip


def site_of(folder: Path, config: str, layout: str, front: str, text: str = TEXT) -> Site:
    for name, content in {
        "_config.yml": config,
        "_layouts/post.html": layout,
        "_includes/sums.html": WITH_DOLLARS,
        "_posts/2020-01-01-a.md": f"---\nlayout: post\n{front}\n---\n{text}",
        "setup.js": "window.MathJax = {tex: {tags: 'all'}}",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return read_site(folder)


def math_of(site: Site) -> SiteMath:
    return SiteMath(SiteRenderer(site))


@pytest.mark.parametrize("what", SWITCHES)
def test_a_switch(what: str, tmp_path: Path) -> None:
    config, layout, front, expected = SWITCHES[what]
    site = site_of(tmp_path, config, layout, front)
    renderer = SiteRenderer(site)
    rendered = renderer.render(site.posts[0])
    formulas = SiteMath(renderer).formulas_of(site.posts[0], rendered.html, has_math=rendered.has_math)
    assert formulas == expected


def test_a_page_without_formulas_loads_nothing(tmp_path: Path) -> None:
    site = site_of(tmp_path, "mathjax: true", "", "", "Five and six.")
    assert math_of(site).formulas_of(site.posts[0], "<p>Five and six.</p>", has_math=False) == ""


def test_settings_may_stand_in_a_file_of_the_site(tmp_path: Path) -> None:
    layout = "<script src=\"{{ '/setup.js' | relative_url }}\"></script><script src='https://a.b/MathJax.js'></script>"
    assert math_of(site_of(tmp_path, "", layout, "")).settings.tags == "all"


def test_settings_may_stand_in_what_a_script_does_once_it_is_loaded(tmp_path: Path) -> None:
    settings = math_of(site_of(tmp_path, "", ONCE_LOADED, "")).settings
    assert settings == MathSettings((("$", "$"),), (), {"\\RR": r"\mathbb{R}"}, "ams")


@pytest.mark.parametrize("part", ["{{", "'", '"', "\"'", "onload='", '{{ "a" }}', 'src="{{'])
def test_a_layouts_script_of_any_attributes_takes_no_time(part: str, tmp_path: Path) -> None:
    start = time.process_time()
    assert math_of(site_of(tmp_path, "", f"<script {part * 50_000}katex", "")).settings == MathSettings()
    assert time.process_time() - start < 5


def test_without_scripts_the_numbered_environments_have_numbers(tmp_path: Path) -> None:
    assert math_of(site_of(tmp_path, "", "", "")).settings == MathSettings(tags="ams")
    assert math_of(site_of(tmp_path, "mathjax_autoNumber: true", "", "")).settings.tags == "all"


def test_settings_of_mathjax_3() -> None:
    script = r"""window.MathJax = {
      tex: {inlineMath: [['$', '$'], ['\\(', '\\)']], tags: "ams", // numbers
            macros: {RR: '{\\mathbb{R}}', 'bold': ["{\\bf #1}", 1]}},
      options: {skipHtmlTags: ['pre']}
    };"""
    assert settings_in([script]) == MathSettings(
        (("$", "$"), ("\\(", "\\)")), (), {"\\RR": r"{\mathbb{R}}", "\\bold": r"{\bf #1}"}, "ams"
    )


def test_settings_of_mathjax_2() -> None:
    script = r"""MathJax.Hub.Config({tex2jax: {inlineMath: [["$","$"]], displayMath: [['$$','$$']]},
      TeX: {equationNumbers: {autoNumber: "AMS"}, Macros: {d: "{\\mathrm d}"}}});"""
    settings = settings_in([script])
    assert (settings.inline, settings.display, settings.tags) == ((("$", "$"),), (("$$", "$$"),), "ams")
    assert settings.macros == {"\\d": r"{\mathrm d}"}
    assert settings_in(["MathJax.Hub.Config({})"]).tags == "none"


def test_settings_of_katex() -> None:
    script = r"""renderMathInElement(document.body, {delimiters: [{left: "$$", right: "$$", display: true},
      {left: "@", right: "@", display: false}], macros: {"\\RR": "\\mathbb{R}"}});"""
    assert settings_in([script]) == MathSettings(
        (("@", "@"),), (("$$", "$$"),), {"\\RR": r"\mathbb{R}"}, "ams"
    )


def test_what_is_not_written_out_is_left_aside() -> None:
    assert list(values_of("a = {k: f(1), j: [1, 'x' + y], k: [true, null, `r`, String.raw`\\a`]}", "k")) == [
        "f",
        [True, None, "r", "\\a"],
    ]
    assert list(values_of("x.k = {a: 1", "k")) == []


def test_a_switch_of_neither_kind() -> None:
    assert switch_in({"mathjax": {"version": 3}}, ["mathjax"]) is None
    assert switch_in({"mathjax": None}, ["mathjax"]) is False


def test_a_text_may_bring_the_script_of_its_formulas() -> None:
    script = '<script src="https://cdn.example.org/mathjax/MathJax.js?config=TeX" async></script>'
    assert brings_library(f"<p>a</p>{script}")
    assert without_library(f"<p>a</p>{script}<script>a()</script>") == "<p>a</p><script>a()</script>"
    for none in (
        "<script src='x.js'></script>",
        "<script src='katex.js'>a()</script>",
        "<script src='katex.js'>",
    ):
        assert not brings_library(f"{none}<p>katex</p>")
        assert without_library(f"{none}<p>katex</p>") == f"{none}<p>katex</p>"


def test_a_script_of_many_attributes_takes_no_time() -> None:
    start = time.process_time()
    assert not brings_library(f"<script {'src=' * 50_000}></script>katex")
    assert time.process_time() - start < 2
