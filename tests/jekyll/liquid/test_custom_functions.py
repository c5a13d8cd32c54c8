"""Tags and filters that an author writes in Python."""

from __future__ import annotations

from types import ModuleType

import pytest

from mkdocs_jekyll.jekyll import Item, Site, SiteRenderer
from mkdocs_jekyll.jekyll.liquid import (
    CustomFunctions,
    Extensions,
    LiquidRenderer,
    LiquidResult,
    TagCall,
    collect,
    liquid_block,
    liquid_filter,
    liquid_tag,
)


@liquid_tag
def youtube(call: TagCall) -> str:
    return f"[{call.name} {call.markup} {call.text('page.title | size')} {call.path}]"


@liquid_block("note")
def note_box(call: TagCall) -> str:
    return f"<note {call.value('1')}>{call.body}</note>"


@liquid_tag("broken")
def raises(call: TagCall) -> str:
    raise KeyError(call.name)


@liquid_tag
def number(_: TagCall) -> str:
    return 3  # type: ignore[return-value]


@liquid_tag
def seo(call: TagCall) -> str:
    return call.name.upper()


@liquid_tag
def titles(call: TagCall) -> str:
    posts = call.value("site.posts")
    assert isinstance(posts, list)
    return ",".join(post["title"] for post in posts if "rank" in post) + str(
        len(posts[0]) == len(list(posts[0]))
    )


@liquid_filter
def shout(value: object, mark: str = "!") -> str:
    return str(value).upper() + mark


@liquid_filter("first_title")
def title_of(posts: list[dict[str, str]]) -> str:
    return posts[0]["title"]


@liquid_filter
@liquid_filter("halve")
def half(value: int) -> float:
    return value / 2


@pytest.fixture
def custom() -> CustomFunctions:
    module = ModuleType("hooks")
    for function in (youtube, note_box, raises, number, seo, titles, shout, title_of, half):
        setattr(module, function.__name__, function)
    return collect([module])


def render(text: str, site: Site, post: Item, custom: CustomFunctions) -> LiquidResult:
    return LiquidRenderer(SiteRenderer(site), extensions=Extensions(custom=custom)).render(
        text, page=post, path="p.md", line=3
    )


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{% youtube x y %}", "[youtube x y 4 p.md]"),
        ("{% note %}{{ 'a' | shout }}{% endnote %}", "<note 1>A!</note>"),
        ("{{ 'b' | shout: '?' }}{{ 'c' | shout: mark: '.' }}", "B?C."),
        ("{% seo %}", "SEO"),
        ("{{ site.posts | first_title }}", "In a folder"),
        ("{% titles %}", "Same day,中文标题,First: the <beginning>True"),
        ("{{ 3 | half }} {{ 3 | halve }}", "1.5 1.5"),
    ],
)
def test_a_function_is_a_tag_or_a_filter(
    text: str, made: str, site: Site, post: Item, custom: CustomFunctions
) -> None:
    result = render(text, site, post, custom)
    assert result.text == made
    assert result.problems == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "{% broken %}",
            r"the tag 'broken' of your own failed with KeyError: 'broken' \(test_custom_functions.py:\d+\)",
        ),
        ("{% number %}", "the tag 'number' of your own gave int instead of text"),
        ("{{ 'x' | half }}", "the filter 'half' of your own failed with TypeError: unsupported operand"),
        ("{{ 1 | half: 2, 3 }}", "the filter 'half' of your own failed with TypeError: half"),
        ("{{ nil | first_title }}", "the filter 'title_of' of your own failed with TypeError"),
    ],
)
def test_what_a_function_raises_is_a_problem(
    text: str, said: str, site: Site, post: Item, custom: CustomFunctions
) -> None:
    result = render("a\n" + text + ".", site, post, custom)
    assert result.text == "a\nLiquid error (line 2): internal."
    (problem,) = result.problems
    assert (problem.path, problem.line, problem.severity) == ("p.md", 4, "error")
    assert problem.remedy
    with pytest.raises(AssertionError, match=said):
        raise AssertionError(problem.message)


def test_of_two_functions_with_one_name_the_later_counts() -> None:
    first, second = ModuleType("a"), ModuleType("b")
    first.shout, second.shout = shout, liquid_filter("shout")(lambda value: value)  # type: ignore[attr-defined]
    assert collect([first, second]).filters["shout"] is second.shout  # type: ignore[attr-defined]
