"""Every problem has a code that the documentation explains, and no value can forge a line of the log."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import JekyllError, Problem, SiteRenderer, read_site
from mkdocs_jekyll.jekyll.kramdown_codes import BEGINNINGS, OTHER, code_of
from mkdocs_jekyll.jekyll.kramdown_columns import column_of
from mkdocs_jekyll.jekyll.liquid import errors
from mkdocs_jekyll.jekyll.problem_codes import codes
from mkdocs_jekyll.publish.problem_text import ProblemTexts, excerpt_of, ignored_codes
from tests.conftest import ROOT
from tools.problem_table import PAGES, page

PACKAGE = ROOT / "plugins" / "mkdocs_jekyll"


def calls(name: str, folder: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Calls of a function or a method of that name, each with its place."""
    for path in sorted((PACKAGE / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and name in (
                getattr(node.func, "id", ""),
                getattr(node.func, "attr", ""),
            ):
                yield f"{path.relative_to(PACKAGE)}:{node.lineno}", node


def literal_codes() -> set[str]:
    """Every text of the form of a code in the package."""
    found = {code for _, code in BEGINNINGS} | {OTHER}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.fullmatch(r"MJ\d{3}", node.value)
            ):
                found.add(node.value)
    return found


@pytest.mark.parametrize("language", PAGES)
def test_the_documentation_is_current(language: str) -> None:
    assert PAGES[language].read_text("utf-8") == page(language), "run python tools/problem_table.py"


def test_each_problem_that_is_made_carries_a_code() -> None:
    without = [
        place
        for place, call in calls("Problem")
        if not any(key.arg in ("code", None) for key in call.keywords)  # None: of all fields at once
    ]
    assert without == []


def test_the_codes_that_are_used_are_those_that_are_explained() -> None:
    assert literal_codes() == set(codes())


def test_each_error_of_liquid_has_a_code() -> None:
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.LiquidError)
    ]
    assert len(kinds) > 8
    assert {kind.code for kind in kinds} <= set(codes())


def test_each_warning_of_kramdown_has_a_code() -> None:
    beginnings = set()
    for _, call in calls("warn", "kramdown"):
        first = call.args[0] if call.args else None
        if isinstance(first, ast.JoinedStr):
            first = first.values[0]
        if isinstance(first, ast.Constant):
            beginnings.add(first.value)
    assert len(beginnings) > 15
    assert {text for text in beginnings if code_of(text) == OTHER} == set()


def test_a_code_is_explained_once_in_each_language() -> None:
    for kind in codes().values():
        assert kind.code[:2] == "MJ" and len(kind.code) == 5
        assert kind.en.title and kind.en.text and kind.zh.title and kind.zh.text
    titles = [kind.en.title for kind in codes().values()]
    assert len({*titles}) == len(titles)


@pytest.mark.parametrize("character", ["\n", "\r", "\x1b", "\x85", "\u2028", "\u202e", "\0"])
def test_no_value_ends_the_line_of_a_message(character: str) -> None:
    text = f"j:x{character}::error::forged"
    problem = Problem(
        "warning", f"`{text}` is no URL", f"_posts/{text}.md", 3, f"Correct {text}.", code="MJ407"
    )
    assert character not in str(problem)
    assert len(str(problem).splitlines()) == 1
    assert "::error::forged" in str(problem)


def test_long_values_and_messages_are_cut() -> None:
    assert len(Problem("info", f"`{'x' * 5000}` is long", code="MJ600").message) < 120
    assert len(Problem("info", "x" * 5000, code="MJ600").message) < 700


def test_the_form_of_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: x\n---\n看 [照片](/nothing/)\n", "utf-8")
    problem = Problem(
        "warning", "the link target '/nothing/' does not exist", "a.md", 4, "Correct it.", code="MJ403"
    )
    assert ProblemTexts(tmp_path).of(problem).splitlines() == [
        "a.md:4: the link target '/nothing/' does not exist [MJ403]",
        "    看 [照片](/nothing/)",
        "              ^",
        "    Correct it.",
    ]
    at = Problem("error", "not valid", "a.md", 2, column=8, code="MJ103")
    assert ProblemTexts(tmp_path).of(at).splitlines() == [
        "a.md:2:8: not valid [MJ103]",
        "    title: x",
        "           ^",
    ]
    assert (
        ProblemTexts(tmp_path).of(Problem("error", "gone", "b.md", 2, code="MJ101")) == "b.md:2: gone [MJ101]"
    )
    assert ProblemTexts(None).of(Problem("info", "a note", code="MJ600")) == "a note [MJ600]"


def test_only_a_part_of_a_long_line_is_shown() -> None:
    shown, caret = excerpt_of("x" * 500 + "here" + "y" * 500, 501)
    assert len(shown) < 110
    assert shown[caret.index("^") :].startswith("here")


def test_a_line_of_a_file_outside_of_the_site_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("password\n", "utf-8")
    (tmp_path / "site").mkdir()
    problem = Problem("error", "x", "../secret", 1, code="MJ101")
    assert "password" not in ProblemTexts(tmp_path / "site").of(problem)


def test_codes_are_silenced_in_either_configuration() -> None:
    found, problems = ignored_codes({"mkdocs_jekyll": {"ignore_problems": ["MJ403"]}}, ["MJ404", "MJ999"])
    assert found == {"MJ403", "MJ404"}
    assert [(problem.path, problem.code) for problem in problems] == [("mkdocs.yml", "MJ021")]
    assert ignored_codes({"mkdocs_jekyll": "x"}, [])[0] == set()


@pytest.mark.parametrize(
    ("path", "text", "place", "below"),
    [
        ("_posts/2021-01-18-a.md", "---\ntitle: A\ntags: [a, b\n---\nText\n", "3:7", "[a, b"),
        ("_posts/2021-01-18-a.md", "---\ntitle: A\ndate: soon\n---\nText\n", "3:7", "soon"),
        ("a.md", "---\ntitle: A\n---\nText\n\nand {% include %} more\n", "6:5", "{% include"),
        ("a.md", "---\ntitle: A\n---\nText {% if a == %}b{% endif %}\n", "4:6", "{% if"),
        ("a.md", "---\ntitle: A\n---\n中文 {{ 'a' | nothing }}\n", "4:4", "{{ 'a'"),
        ("_data/a.yml", "a: 1\nb: {c: 1\n", "2:4", "{c: 1"),
        ("a.md", "---\n---\n看 a [^tea] and [^1]\n\n[^1]: x\n", "3:5", "[^tea]"),
        ("a.md", "---\n---\n{{ 1 }} and <b>never\n", "3:13", "<b>"),
        ("a.md", "---\n---\nTea {::kettle /} on\n", "3:5", "{::kettle"),
        ("a.md", "---\n---\nx\n\n[Tea]: /a\n\n[tea]: /b\n", "7:1", "[tea]"),
    ],
    ids=[
        *("front matter", "a date", "a tag", "a condition", "a filter", "data"),
        *("a footnote", "HTML", "an extension", "a link"),
    ],
)
def test_a_problem_has_the_column_at_which_it_begins(
    tmp_path: Path, path: str, text: str, place: str, below: str
) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text(text, "utf-8")
    site = read_site(tmp_path)
    renderer = SiteRenderer(site)
    problems = [*site.problems]
    for item in (*site.pages, *site.posts):
        problems += renderer.render(item).problems
    (problem,) = (one for one in problems if one.path == path)
    assert f"{problem.line}:{problem.column}" == place
    line = text.splitlines()[(problem.line or 0) - 1]
    assert line[(problem.column or 0) - 1 :].startswith(below)
    assert ProblemTexts(tmp_path).of(problem).splitlines()[2].strip() == "^"


@pytest.mark.parametrize(
    ("message", "line", "column"),
    [
        ("Found no end tag for 'b' - auto-closing it", "a <b>c <b>d", None),
        ("Found no end tag for 'b' - auto-closing it", "a <br> <B x>c", 8),
        ("Duplicate HTML attribute 'id'", '<p data-id="1" id="2" id="3">', 16),
        ("No or invalid attributes found in IAL/ALD content: x y", "a b {: x y}", 5),
        ("No link definition for link ID 'a b' found", "see [A  b]", 5),
        ("No block begins with this line", "x", None),
    ],
)
def test_a_column_is_named_where_it_is_certain(message: str, line: str, column: int | None) -> None:
    assert column_of(message, line) == column


def test_a_configuration_in_toml_has_the_column_of_its_parser(tmp_path: Path) -> None:
    (tmp_path / "_config.toml").write_text('title = "A"\nurl = \n', "utf-8")
    with pytest.raises(JekyllError) as stopped:
        read_site(tmp_path)
    assert stopped.value.problem.place == "_config.toml:2:7"
