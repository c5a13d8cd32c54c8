"""No text makes the renderer raise, hang or read what is not the site's; a problem reports each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_jekyll.jekyll import Item, Site, SiteRenderer
from mkdocs_jekyll.jekyll.liquid import Limits, LiquidRenderer, LiquidResult, Scope
from tests.call_count import count_calls

from .conftest import read_site

#: Templates that would take for ever, or all memory; each names itself.
ENDLESS = sorted((Path(__file__).parent / "endless").glob("*.liquid"))
#: Calls of functions for a step of work, at the most, and for a text of its own.
CALLS_PER_STEP = 25


@pytest.mark.parametrize("path", ENDLESS, ids=[path.stem for path in ENDLESS])
def test_what_has_no_end_is_ended(path: Path, site: Site, post: Item) -> None:
    source = path.read_text(encoding="utf-8")
    limits = Limits(work=20_000, size=400_000)
    renderer = LiquidRenderer(SiteRenderer(site), limits=limits)
    renderer.render("{{ site.posts.first.excerpt }}", page=post, path="x.md")
    results: list[LiquidResult] = []
    calls = count_calls(
        lambda: results.append(renderer.render(source, page=post, path="_posts/x.md", line=5))
    )
    (result,) = results
    assert result.failed
    (problem,) = [found for found in result.problems if found.message.endswith("; the text ends here")]
    assert (problem.severity, problem.path, problem.line) == ("error", "_posts/x.md", 5)
    assert "_limit`" in problem.remedy or "number" in problem.message
    assert len(result.text) <= limits.size
    assert calls <= CALLS_PER_STEP * (limits.work + len(source)) + 10 * len(source)


@pytest.mark.parametrize(
    ("beginning", "unit"),
    [("assign ", "a"), ("assign ", "a."), ("assign a[", "["), ("link ", "{{"), ("link a}}", "{{"),
     ("post_url ", "/"), ("post_url a", "/a"), ("figure ", "a"), ("figure ", "a-"), ("picture ", "a"),
     ("picture --", "--a"), ("codeblock ", "\t"), ("for ", "a"), ("cycle ", "a,")],
)  # fmt: skip
def test_a_word_without_end_in_a_tag_is_read_once(site: Site, post: Item, beginning: str, unit: str) -> None:
    """Read again from each of its letters, a word of this length would take many minutes."""
    text = f"{{% {beginning}{unit * (600_000 // len(unit))} %}}"
    result = LiquidRenderer(SiteRenderer(site)).render(text, page=post, path="_posts/x.md")
    assert result.problems or len(result.text) < len(text)


def test_a_loop_without_end_is_ended_by_default(site: Site, post: Item) -> None:
    text = "a{% for i in (1..100000000) %}{% endfor %}b"
    result = LiquidRenderer(SiteRenderer(site)).render(text, page=post, path="_posts/x.md", line=7)
    assert result.text == "a"
    (problem,) = result.problems
    assert (problem.path, problem.line) == ("_posts/x.md", 7)
    assert "5,000,000 steps" in problem.message
    assert "`work_limit`" in problem.remedy


def test_an_include_of_itself_is_ended(site: Site, post: Item) -> None:
    result = LiquidRenderer(SiteRenderer(site)).render(
        "{% include loops.html %}", page=post, path="_posts/x.md", line=5
    )
    (problem,) = result.problems
    assert (problem.path, problem.line) == ("_posts/x.md", 5)
    assert "included within _includes/loops.html" in problem.message


def test_blocks_without_end_are_ended(site: Site, post: Item) -> None:
    result = LiquidRenderer(SiteRenderer(site)).render("{% if true %}" * 5000, page=post, path="x.md")
    (problem,) = result.problems
    assert problem.message == "Liquid: Nesting too deep; the text ends here"


def test_the_configuration_raises_the_limits(tmp_path: Path) -> None:
    text = "{% for i in (1..1000) %}a{% endfor %}"
    written = {"work_limit: 100": True, "size_limit: 100": True, "work_limit: 5000": False}
    for limit, fails in written.items():
        (tmp_path / "_config.yml").write_text(f"liquid: {{{limit}}}\n", encoding="utf-8")
        result = LiquidRenderer(SiteRenderer(read_site(tmp_path))).render(text, page={}, path="x.md")
        assert result.failed is fails, limit


@pytest.mark.parametrize(("limit", "last"), [("", 40), ("depth_limit: 10", 10), ("depth_limit: 999", 100)])
def test_includes_stand_within_each_other_as_deep_as_the_site_allows(
    tmp_path: Path, limit: str, last: int
) -> None:
    (tmp_path / "_config.yml").write_text(f"liquid: {{{limit}}}\n", encoding="utf-8")
    (tmp_path / "_includes").mkdir()
    for number in range(1, last + 1):
        inner = "{% include " + str(number + 1) + ".html %}" if number < last else "end"
        (tmp_path / "_includes" / f"{number}.html").write_text(inner, encoding="utf-8")
    renderer = LiquidRenderer(SiteRenderer(read_site(tmp_path)))
    assert renderer.render("{% include 1.html %}", page={}, path="x.md").text == "end"
    (tmp_path / "_includes" / f"{last}.html").write_text("{% include end.html %}", encoding="utf-8")
    (tmp_path / "_includes" / "end.html").write_text("end", encoding="utf-8")
    renderer = LiquidRenderer(SiteRenderer(read_site(tmp_path)))
    (problem,) = renderer.render("{% include 1.html %}", page={}, path="x.md").problems
    assert "Nesting too deep" in problem.message
    assert "`depth_limit` under `liquid`" in problem.remedy


def test_limits_that_are_none_are_reported(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("liquid: {work_limit: 0, size_limit: many}\n", encoding="utf-8")
    site = read_site(tmp_path)
    assert [problem.message for problem in site.problems] == [
        "`liquid: {work_limit: 0}` is no number from 1; the default is used",
        "`liquid: {size_limit: many}` is no number from 1; the default is used",
    ]
    assert not LiquidRenderer(SiteRenderer(site)).render("{{ 1 | plus: 1 }}", page={}, path="x.md").failed


LOOPS_OF_REAL_SITES = {
    "a list of titles with links": ("<a href='{{ post.url | relative_url }}'>{{ post.title }}</a>", 25),
    "posts of a tag": ("{% if post.tags contains 'ruby' %}{% assign n = n | plus: 1 %}{% endif %}", 13),
    "dates": ("{% assign d = post.date | date: '%Y' %}{% if d != y %}{% assign y = d %}{% endif %}", 50),
    "descriptions": ("{% assign d = post.content | strip_html | truncatewords: 30 | escape %}", 15),
}


@pytest.mark.parametrize("name", LOOPS_OF_REAL_SITES)
def test_loops_over_posts_take_few_steps(name: str, site: Site) -> None:
    body, steps = LOOPS_OF_REAL_SITES[name]
    page = next(page for page in site.pages if not page.is_markdown)
    count = 100 * len(site.posts)
    text = "{% for i in (1..100) %}{% for post in site.posts %}" + body + "{% endfor %}{% endfor %}"
    for limit, fails in ((count * steps + 1000, False), (count * steps // 3, True)):
        renderer = LiquidRenderer(SiteRenderer(site), limits=Limits(work=limit))
        assert renderer.render(text, page=page, path="x.html").failed is fails


def test_an_excerpt_and_its_text_share_their_work(site: Site, post: Item) -> None:
    renderer = LiquidRenderer(SiteRenderer(site), limits=Limits(work=10_000))
    text = "{% for i in (1..3000) %}{% assign a = i %}{% endfor %}"
    assert not renderer.render(text, page=post, path="x.md", scope=Scope(excerpt=True)).failed
    assert renderer.render(text, page=post, path="x.md").failed
    assert (
        not LiquidRenderer(SiteRenderer(site), limits=Limits(work=10_000))
        .render(text, page=post, path="x.md")
        .failed
    )


def test_what_becomes_markdown_costs_more(site: Site, post: Item) -> None:
    page = next(page for page in site.pages if not page.is_markdown)
    text = "{% for i in (1..1000) %}words that are written to the page again{% endfor %}"
    limits = Limits(work=10_000)
    assert not LiquidRenderer(SiteRenderer(site), limits=limits).render(text, page=page, path="x.html").failed
    assert LiquidRenderer(SiteRenderer(site), limits=limits).render(text, page=post, path="x.md").failed


def test_a_long_text_is_no_work(site: Site, post: Item) -> None:
    text = "words " * 100_000 + "{{ page.title }}"
    assert (
        not LiquidRenderer(SiteRenderer(site), limits=Limits(work=10))
        .render(text, page=post, path="x.md")
        .failed
    )


HOSTILE = {
    "opening signs": "{%",
    "opening outputs": "{{",
    "closed outputs": "{{ x }}",
    "open raws": "{% raw %}",
    "brackets": "{{ a" + "[",
    "quotes": "{{ '",
    "parentheses": "(",
    "pipes": "| ",
    "colons": "a: ",
    "conditions": " and a == b",
    "scripts": "<script",
    "comments": "{% comment %}",
    "tag ends": "{% endif %}",
    "angled": "<<site.",
    "braces": "{",
}


WRAPPINGS = (
    "%s",
    "{{ %s }}",
    "{%% if %s %%}{%% endif %%}",
    "{%% assign x = %s %%}",
    "{%% for a in %s %%}{%% endfor %%}",
    "{%% include x %s %%}",
    "{%% cycle %s %%}",
    "{%% case %s %%}{%% when %s %%}{%% endcase %%}",
)


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("wrapping", WRAPPINGS)
def test_cost_grows_with_the_text(name: str, wrapping: str, site: Site, post: Item) -> None:
    renderer = LiquidRenderer(SiteRenderer(site))

    def steps(count: int) -> int:
        source = wrapping.replace("%s", HOSTILE[name] * count).replace("%%", "%")
        return count_calls(lambda: renderer.render(source, page=post, path="x.md"))

    steps(10)
    small, large = steps(300), steps(3000)
    assert large <= 12 * small + 2_000


PIECES = st.sampled_from(
    [
        *(
            "{{",
            "}}",
            "{%",
            "%}",
            "{%-",
            "-%}",
            "{{-",
            "-}}",
            " ",
            "\n",
            "'",
            '"',
            "|",
            ":",
            ",",
            ".",
            "..",
            "[",
            "]",
        ),
        *(
            "(",
            ")",
            "==",
            "<",
            "contains",
            "and",
            "or",
            "in",
            "if",
            "endif",
            "else",
            "elsif",
            "for",
            "endfor",
            "case",
        ),
        *(
            "when",
            "endcase",
            "assign",
            "=",
            "capture",
            "endcapture",
            "raw",
            "endraw",
            "comment",
            "endcomment",
            "cycle",
        ),
        *(
            "tablerow",
            "endtablerow",
            "include",
            "hello.html",
            "link",
            "post_url",
            "highlight",
            "ruby",
            "endhighlight",
        ),
        *(
            "page",
            "site",
            "posts",
            "title",
            "first",
            "size",
            "forloop",
            "x",
            "1",
            "-2",
            "2.5",
            "nil",
            "true",
            "empty",
        ),
        *(
            "append",
            "split",
            "join",
            "sort",
            "where",
            "date",
            "map",
            "jsonify",
            "slice",
            "replace",
            "times",
            "liquid",
        ),
        *(
            "break",
            "continue",
            "increment",
            "limit",
            "offset",
            "reversed",
            "unless",
            "#",
            "中文",
            "\u3000",
            "\0",
            "{",
            "}",
        ),
        *(
            "echo",
            "render",
            "ifchanged",
            "divided_by",
            "group_by",
            "where_exp",
            "number_of_words",
            "strip_html",
            "round",
        ),
    ]
)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(PIECES, max_size=40), spaced=st.booleans())
def test_whatever_the_text_there_is_a_result(pieces: list[str], spaced: bool, site: Site, post: Item) -> None:
    renderer = LiquidRenderer(SiteRenderer(site), limits=Limits(work=20_000, size=100_000))
    result = renderer.render((" " if spaced else "").join(pieces), page=post, path="x.md")
    assert isinstance(result, LiquidResult)
    assert not [problem for problem in result.problems if "internal error" in problem.message]


def test_links_out_of_the_source_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    source = tmp_path / "site"
    (source / "_includes").mkdir(parents=True)
    (source / "_includes" / "out.html").symlink_to(secret)
    (source / "_includes" / "in.html").symlink_to(source / "inside.txt")
    (source / "inside.txt").write_text("inside", encoding="utf-8")
    (source / "index.md").write_text("---\n---\n", encoding="utf-8")
    site = read_site(source)
    renderer = LiquidRenderer(SiteRenderer(site))
    result = renderer.render("a {% include out.html %} {% include in.html %}", page={}, path="index.md")
    assert result.text == "a  inside"
    assert result.failed
    for name in (
        "../../secret.txt",
        "/etc/passwd",
        "..%2fsecret.txt",
        "a/../../secret.txt",
        "._./secret.txt",
        ".",
    ):
        result = renderer.render(
            f"{{% include {name} %}}{{% include_relative {name} %}}", page={}, path="index.md"
        )
        assert result.text == ""
        assert result.failed


def test_an_include_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "_includes").mkdir()
    (tmp_path / "_includes" / "bad.html").write_bytes(b"\xff\xfe\x00")
    result = LiquidRenderer(SiteRenderer(read_site(tmp_path))).render(
        "a{% include bad.html %}b", page={}, path="x.md"
    )
    assert result.text == "ab"
    assert "can't be read" in result.problems[0].message
