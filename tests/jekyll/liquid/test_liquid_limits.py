"""No text makes the renderer raise, hang or read what is not the site's; a problem tells of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_jekyll.jekyll import Item, Site
from mkdocs_jekyll.jekyll.liquid import Limits, LiquidRenderer, LiquidResult
from tests.call_count import count_calls

from .conftest import read_site


def repeated(step: str, start: str = "'ab'", turns: int = 60) -> str:
    return (
        f"{{% assign s = {start} %}}{{% for i in (1..{turns}) %}}{{% assign s = s | {step} %}}{{% endfor %}}"
    )


LONG = repeated("append: s", "'abcdefgh'", 14)
LIST = "'1,2,3,4,5,6,7,8,9,0' | split: ','"
ENDLESS = {
    "turns": "a{% for i in (1..1000000) %}{% endfor %}b",
    "turns within turns": "{% for i in (1..2000) %}{% for j in (1..2000) %}{% endfor %}{% endfor %}",
    "a range that no memory holds": "{% for i in (1..1000000000000) %}{% endfor %}",
    "a range made an array": "{{ (1..1000000000000) | reverse | size }}",
    "a text appended to itself": repeated("append: s"),
    "an array joined to itself": repeated("concat: s", LIST),
    "a number multiplied by itself": repeated("times: s", "9"),
    "a text that replaces its letters by itself": repeated("replace: 'a', s", "'aaaaaaaaaa'"),
    "output without end": LONG + "{% for i in (1..100) %}{{ s }}{% endfor %}",
    "captures without end": LONG
    + "{% for i in (1..100) %}{% capture c %}{{ s }}{% endcapture %}{% endfor %}",
    "an include of itself": "{% include loops.html %}",
    "blocks without end": "{% if true %}" * 5000,
    "a filter's turns": f"{{% assign m = {LIST} %}}{{% for i in (1..15000) %}}"
    "{% assign x = m | where_exp: 'i', 'i != 3' %}{% endfor %}",
}


@pytest.fixture
def small(site: Site) -> LiquidRenderer:
    return LiquidRenderer(site, limits=Limits(work=100_000, size=200_000))


@pytest.mark.parametrize("source", ENDLESS.values(), ids=ENDLESS.keys())
def test_what_has_no_end_is_ended(source: str, small: LiquidRenderer, post: Item) -> None:
    result = small.render("\n" + source, page=post, path="_posts/x.md", line=5)
    assert result.failed
    (problem,) = result.problems
    assert problem.severity == "error"
    assert problem.remedy
    assert len(result.text) <= 220_000


def test_a_loop_without_end_is_ended_by_default(site: Site, post: Item) -> None:
    text = "a{% for i in (1..100000000) %}{% endfor %}b"
    result = LiquidRenderer(site).render(text, page=post, path="_posts/x.md", line=7)
    assert result.text == "a"
    (problem,) = result.problems
    assert (problem.path, problem.line) == ("_posts/x.md", 7)
    assert "5,000,000 steps" in problem.message
    assert "`work_limit`" in problem.remedy


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
    renderer = LiquidRenderer(site)

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
    renderer = LiquidRenderer(site, limits=Limits(work=20_000, size=100_000))
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
    renderer = LiquidRenderer(site)
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
    result = LiquidRenderer(read_site(tmp_path)).render("a{% include bad.html %}b", page={}, path="x.md")
    assert result.text == "ab"
    assert "can't be read" in result.problems[0].message
