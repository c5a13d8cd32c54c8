"""The face: what comes back, what a problem says, and the author's own tags and filters."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Item, Problem, Site, SiteRenderer
from mkdocs_jekyll.jekyll.liquid import LiquidRenderer, LiquidResult, Scope

from .conftest import read_site


def render(site: Site, text: str, page: Item, line: int = 1) -> LiquidResult:
    return LiquidRenderer(SiteRenderer(site)).render(text, page=page, path=page.relative_path, line=line)


@pytest.mark.parametrize(
    "form",
    [
        *(
            "{{site.baseurl}}",
            "{{ site.baseurl }}",
            "{{  site.baseurl  }}",
            "{{site.baseurl }}",
            "{{\tsite.baseurl\n}}",
        ),
        *("<<site.baseurl>>", "<< site.baseurl >>", "<<  site.baseurl>>", "{{ site.baseurl | append: '' }}"),
        *("{{- site.baseurl -}}", "{{ site['baseurl'] }}", "{{ site . baseurl }}"),
    ],
)
def test_every_way_to_write_the_baseurl(form: str, site: Site, post: Item) -> None:
    result = render(site, f"![]({form}/postimg/a.png)", post)
    assert result == LiquidResult("![](/blog/postimg/a.png)")


def test_the_angled_form_goes_with_other_liquid(site: Site, post: Item) -> None:
    text = "<<site.url>><<site.baseurl>> {% if true %}<< site.url >>{% endif %}"
    assert render(site, text, post).text == "https://example.org/blog https://example.org"
    assert render(site, "{% raw %}<<site.url>>{% endraw %}", post).text == "<<site.url>>"


def test_the_angled_form_is_for_posts(site: Site) -> None:
    about = site.pages[0]
    assert render(site, "a <<site.url>> b", about).text == "a <<site.url>> b"


def test_other_angles_stay(site: Site, post: Item) -> None:
    text = "cat <<EOF; a << b; <<site.title>>; << site.url"
    assert render(site, text, post).text == text


@pytest.mark.parametrize(
    ("text", "line", "severity", "said"),
    [
        ("a\n{% youtube x %}\nb", 11, "warning", "Unknown tag 'youtube'"),
        ("a\n\n{% include nope.html %}", 12, "error", "'nope.html'"),
        ("a\n{{ 1 | divided_by: 0 }}", 11, "error", "divided by 0"),
        ("a\n{% for x %}\n{% endfor %}", 11, "error", "for [item] in [collection]"),
        ("{% if true %}\n\nx", 10, "error", "'if' tag was never closed"),
        ("a\nb\n{{ x", 12, "error", "}}"),
        ("a\n{{ x y }}", 11, "warning", "Expected end_of_string but found id"),
        ("a\n{% link nope.md %}", 11, "error", "'nope.md'"),
        ("a\n{% post_url 2020-01-01-x %}", 11, "error", "2020-01-01-x"),
        ("a\n{% endif %}", 11, "error", "'endif' stands outside"),
        ("{% if true %}\n{% for i in (1..2) %}\nx\n{% endif %}\n", 11, "error", "'for' tag was never closed"),
        ("content\n{% if content %}x{% endif %}", 11, "warning", "`content` has a value in layouts only"),
    ],
)
def test_a_problem_names_file_line_and_remedy(
    text: str, line: int, severity: str, said: str, site: Site, post: Item
) -> None:
    result = render(site, text, post, line=10)
    problem = result.problems[0]
    assert problem.path == post.relative_path
    assert (problem.line, problem.severity) == (line, severity)
    assert said in problem.message
    assert problem.remedy or severity == "warning"
    assert result.failed is (severity == "error")


@pytest.mark.parametrize(
    "text",
    [
        "content {{ page.content }}",
        "{% assign content = 'c' %}{{ content }}",
        "{% for content in page.tags %}{{ content }}{% endfor %}",
        "{% if false %}{{ content }}{% endif %}{% raw %}{{ content }}{% endraw %}",
    ],
)
def test_a_value_called_content_is_the_authors(text: str, site: Site, post: Item) -> None:
    assert render(site, text, post).problems == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("a {% youtube x %} b", "a  b"),
        ("a {% tabs %}{% tab one %}x{% endtab %}{% endtabs %} b", "a x b"),
        ("a {% for x %}y{% else %}z{% endfor %} b", "a  b"),
        ("{% if true %}a{% for i in (1..2) %}{{ i }}{% endif %}b", "a12b"),
        ("{% if true %}a", "a"),
        ("a {{ b", "a {{ b"),
        ("a {% b", "a {% b"),
        ("{% endif %}a{% else %}b", "ab"),
        ("{% case 1 %}{% when %}x{% when 1 %}y{% endcase %}", "y"),
        ("{% if false %}a{% elsif %}b{% else %}c{% endif %}", "c"),
        ("{% raw %}{{ a }}", "{{ a }}"),
        ("a{% raw %}{{ x }}{%- endraw -%}b", "a{{ x }}b"),
        ("a {% seo %}{% feed_meta %} b", "a  b"),
        ("{% include_cached hello.html name='c' %}", "Hello c!"),
        (
            "{% gist user/1234567 a.rb %}",
            '<script src="https://gist.github.com/user/1234567.js?file=a.rb"> </script>',
        ),
    ],
)
def test_where_jekyll_stops_the_rest_is_kept(text: str, left: str, site: Site, post: Item) -> None:
    assert render(site, text, post).text == left


def test_an_error_in_an_include_is_reported_there_and_names_the_page(site: Site, post: Item) -> None:
    problems = render(site, "{% include bad.html %}", post, line=7).problems
    assert [(problem.path, problem.line) for problem in problems] == [("_includes/bad.html", 1)]


def test_an_includes_own_problems_are_reported_once_for_the_site(site: Site, post: Item) -> None:
    renderer = LiquidRenderer(SiteRenderer(site))
    counts = [
        len(renderer.render("{% include bad.html %}", page=post, path="x.md").problems) for _ in range(3)
    ]
    assert counts == [1, 0, 0]


def test_extra_variables(site: Site, post: Item) -> None:
    result = LiquidRenderer(SiteRenderer(site)).render(
        "{{ content }}{{ paginator.page }}",
        page=post,
        path="x.md",
        scope=Scope({"content": "c", "paginator": {"page": 2}}),
    )
    assert result.text == "c2"


def test_a_mapping_is_a_page_too(site: Site) -> None:
    assert (
        LiquidRenderer(SiteRenderer(site)).render("{{ page.title }}", page={"title": "t"}, path="x.md").text
        == "t"
    )


def test_results_can_be_pickled(site: Site, post: Item) -> None:
    result = render(site, "{% nosuch %}", post)
    assert pickle.loads(pickle.dumps(result)) == result
    assert isinstance(result.problems[0], Problem)


@pytest.mark.parametrize(
    ("settings", "text", "made", "failed", "said"),
    [
        ("strict_filters: true", "a{{ 'x' | nope }}b", "ab", True, "undefined filter nope"),
        (
            "strict_variables: true",
            "a{{ nope }}{{ page.nope }}b{{ page.title }}",
            "abT",
            True,
            "undefined variable",
        ),
        ("error_mode: strict", "a{{ x y }}b", "ab", True, "Expected end_of_string"),
        ("error_mode: lax", "a{{ x y }}b", "ab", False, ""),
        ("error_mode: warn", "a{{ x y }}b", "ab", False, "Expected end_of_string"),
    ],
)
def test_the_sites_error_modes(
    settings: str, text: str, made: str, failed: bool, said: str, tmp_path: Path
) -> None:
    (tmp_path / "_config.yml").write_text(f"liquid: {{{settings}}}\n", encoding="utf-8")
    result = LiquidRenderer(SiteRenderer(read_site(tmp_path))).render(text, page={"title": "T"}, path="x.md")
    assert (result.text, result.failed) == (made, failed)
    assert any(said in problem.message for problem in result.problems) or not said


def test_a_text_without_liquid_never_enters_the_engine(site: Site, post: Item) -> None:
    renderer = LiquidRenderer(SiteRenderer(site))
    for text in ("plain", "{ % } {x} %}", "{{site.baseurl}} <<site.url>>"):
        renderer.render(text, page=post, path="x.md")
    assert "_environment" not in renderer.__dict__


def test_documents_as_json_show_their_neighbours_once(site: Site, post: Item) -> None:
    import json

    made = json.loads(render(site, "{{ page | jsonify }}", post).text)
    assert made["title"] == "中文标题"
    assert made["previous"]["title"] == "First: the <beginning>"
    assert "content" not in made["previous"]["next"]["previous"]
    assert made["next"]["next"]["title"] == "In a folder"
