"""Texts whose time once grew with their square, or with a power of it, outside of kramdown and Liquid."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import ReadSettings, SiteRenderer, read_site
from mkdocs_jekyll.jekyll.excerpts import cut
from mkdocs_jekyll.jekyll.layout_scripts import scripts_of
from mkdocs_jekyll.jekyll.ruby_expressions import RubyFile, UnknownExpression
from mkdocs_jekyll.publish.html import inline_markdown
from mkdocs_jekyll.publish.layout_lead import LayoutLeads
from mkdocs_jekyll.publish.liquid_blocks import with_includes
from mkdocs_jekyll.publish.own_templates import assignments_before

_DEPTH = 9


@pytest.mark.parametrize("end", ["{%endif", "{%- endif", "{% endraw"])
def test_an_excerpt_of_ends_that_are_not_closed(end: str) -> None:
    head = "{% if a %}{% raw %}" + end * 100_000
    excerpt = cut(f"{head}\n\nrest", "\n\n", all_definitions=False)
    assert excerpt == f"{head}\n{{% endraw %}}\n{{% endif %}}"


def test_an_excerpt_whose_block_is_closed_behind_an_end_that_is_not() -> None:
    assert cut("{% if a %}{% endif\n{%- endif -%}\n\nb", "\n\n", all_definitions=False).endswith(
        "{%- endif -%}"
    )


def tree_of_includes(width: int) -> dict[str, str]:
    """Each but the last includes the next many times."""
    return {
        f"{n}.html": f"<script>{n}</script>" + f"{{% include {n + 1}.html %}}" * width for n in range(_DEPTH)
    }


def test_includes_that_include_each_other_many_times_are_not_all_looked_into(tmp_path: Path) -> None:
    includes = tree_of_includes(4)
    text = with_includes("{% include 0.html %}", includes.get)
    assert text.count("<script>0<") == 1 and 0 < text.count("<script>") < 2_000
    for name, include in includes.items():
        path = tmp_path / "_includes" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(include, "utf-8")
    (tmp_path / "_layouts").mkdir()
    (tmp_path / "_layouts" / "post.html").write_text("{% include 0.html %}", "utf-8")
    scripts = scripts_of(read_site(tmp_path, ReadSettings()), "post")
    assert 0 < len(scripts) < 2_000


def test_few_includes_are_all_looked_into() -> None:
    text = with_includes("{% include 0.html %}", tree_of_includes(2).get)
    assert text.count("<script>") == sum(2**n for n in range(8))


@pytest.mark.parametrize("text", [" " * 20_000 + "x", "\n" * 20_000 + "x", "a" + " " * 20_000 + "x\n=b"])
def test_a_page_whose_title_may_be_its_first_line(text: str, tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("plugins: [jekyll-titles-from-headings]", "utf-8")
    (tmp_path / "a.md").write_text(f"---\n---\n{text}", "utf-8")
    assert [page.title for page in read_site(tmp_path, ReadSettings()).pages] == [""]


def test_a_template_of_tags_that_do_not_end() -> None:
    template = "{% assign a = 'b' %}" + "{%a " * 100_000
    assert "{% assign a = 'b' %}" in assignments_before(template, len(template), "a")


@pytest.mark.parametrize("end", ["", "x"])
def test_a_description_of_many_breaks(end: str) -> None:
    assert inline_markdown("a" + "<br>\n" * 5_000 + end).endswith(end or "a")


@pytest.mark.parametrize(
    "body",
    [
        "f(x) + f(x) + f(x) + f(x) + f(x) + f(x)",
        "\n".join([*['x = "#{x}#{x}"'] * 60, "x"]),
        "\n".join([*["x = x + x"] * 60, "x"]),
    ],
)
def test_functions_of_a_plugin_that_grow_are_not_understood(body: str) -> None:
    file = RubyFile(f"def f(x)\n{body}\nend\n", lambda _: None)
    with pytest.raises(UnknownExpression):
        file.evaluate("f('a')", {})


@pytest.mark.parametrize(
    "text",
    [
        "{% youtube " + "a" * 100_000 + "z %}",
        "{% assign x = site.pages | where: 'title', '" + "1" * 100_000 + "x' %}",
        "{% pullquote %}" + '{"' * 50_000 + "{% endpullquote %}",
        '{% pullquote %}{"' + " " * 50_000 + "{% endpullquote %}",
        "a\n{: " + "b='\\'c" * 100_000 + "}",
    ],
)
def test_tags_and_filters_of_long_values(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"---\ntitle: A\n---\n{text}", "utf-8")
    site = read_site(tmp_path, ReadSettings())
    start = time.process_time()
    SiteRenderer(site).render(site.pages[0])
    assert time.process_time() - start < 5


def test_a_function_whose_line_does_not_end() -> None:
    file = RubyFile("def f(x)\nx + 'b'\nend\ndef g" + " " * 20_000 + ")x\n", lambda _: None)
    assert file.evaluate("f('a')", {}) == "ab"


def test_functions_of_a_plugin_without_an_end() -> None:
    file = RubyFile("  def g(x)\n" * 100_000 + "def f(x)\nx + 'b'\nend\n", lambda _: None)
    assert file.evaluate("f('a')", {}) == "ab"


def test_a_layout_with_a_tag_that_is_not_closed(tmp_path: Path) -> None:
    (tmp_path / "_layouts").mkdir()
    (tmp_path / "_layouts" / "page.html").write_text("<a " + "{{ x }} " * 1000 + "<h1>{{ page.title }}</h1>")
    (tmp_path / "about.md").write_text("---\nlayout: page\ntitle: About\n---\n")
    site = read_site(tmp_path, ReadSettings())
    assert LayoutLeads(site).has_title(site.pages[0])
