"""What holds for any text: a result, plain data, the same each time, in steps that grow with the text."""

from __future__ import annotations

import pickle
import re
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mkdocs_jekyll.kramdown import Document, Options, Result, convert
from mkdocs_jekyll.kramdown.converter.colour_limit import LONGEST, MOST_PIECES, MOST_TOKENS, ColourLimit
from tests.call_count import count_calls
from tests.kramdown.complexity import GROWTH
from tests.oracle.grammar import document
from tests.oracle.kramdown_oracle import JEKYLL_DEFAULTS
from tests.oracle.samples import FRAGMENTS, SETTINGS

JEKYLL = Options.from_mapping(JEKYLL_DEFAULTS)[0]
PIECES = st.sampled_from(
    [
        *FRAGMENTS,
        "\n",
        "\n\n",
        "    ",
        "  ",
        "a",
        "word",
        "中文",
        "，",
        "1",
        "\r\n",
        "\u3000",
        "\0",
        "\ufeff",
        "\ud800",
    ]
)
SOUPS = st.lists(PIECES, max_size=60).map("".join)
CHANGES = st.sampled_from([{}, {"input": "kramdown"}, *SETTINGS])

relaxed = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


@relaxed
@given(st.text(max_size=200))
def test_any_text_gives_a_result(text):
    assert isinstance(convert(text, JEKYLL).html, str)


@relaxed
@given(SOUPS, CHANGES)
def test_any_mixture_of_signs_gives_a_result_under_any_options(text, changes):
    options, _ = Options.from_mapping({**JEKYLL_DEFAULTS, **changes})
    assert isinstance(convert(text, options).html, str)


@relaxed
@given(st.text(alphabet=st.characters(codec=None), max_size=80))
def test_lone_surrogates_and_all_that_unicode_has_give_a_result(text):
    assert isinstance(convert(text, JEKYLL).html, str)


@relaxed
@given(st.integers(0, 10**9))
def test_a_result_is_plain_data_and_the_same_each_time(seed):
    text = document(str(seed))
    result = convert(text, JEKYLL)
    assert pickle.loads(pickle.dumps(result)) == result
    assert convert(text, JEKYLL) == result


@relaxed
@given(st.integers(0, 10**9))
def test_ids_and_headings_of_a_result_stand_in_its_html(seed):
    result = convert(document(str(seed)), JEKYLL)
    entries = list(result.toc)
    while entries:
        entry = entries.pop()
        assert entry.id in result.ids
        entries.extend(entry.children)
    assert all(name in result.html or "&" in result.html for name in result.ids)


@relaxed
@given(SOUPS)
def test_the_lines_of_warnings_are_lines_of_the_text(text):
    lines = text.count("\n") + text.count("\r") + 1
    assert all(
        warning.line is None or 1 <= warning.line <= lines for warning in convert(text, JEKYLL).warnings
    )


@relaxed
@given(SOUPS)
def test_options_are_not_changed_by_a_text(text):
    before = repr(JEKYLL)
    Document(text + "\n\n{::options auto_ids='false' /}\n", JEKYLL)
    assert repr(JEKYLL) == before


@relaxed
@given(
    st.dictionaries(
        st.sampled_from([*JEKYLL_DEFAULTS, "nope", "link_defs"]),
        st.one_of(st.none(), st.integers(), st.text(), st.booleans(), st.lists(st.text())),
    )
)
def test_options_of_any_kind_are_answered_with_messages(mapping):
    options, messages = Options.from_mapping(mapping)
    assert isinstance(options, Options)
    assert all(isinstance(message, str) for message in messages)


def steps(text: str) -> int:
    return count_calls(lambda: convert(text, JEKYLL))


@pytest.mark.parametrize("name", GROWTH)
def test_steps_grow_with_the_text(name):
    make = GROWTH[name]
    convert(make(500), JEKYLL)
    small, large = steps(make(2_000)), steps(make(8_000))
    assert large <= 5 * small + 2_000
    assert large <= 200 * 8_000


def limited(text: str, **changes: object) -> Result:
    return convert(text, Options.from_mapping({**JEKYLL_DEFAULTS, **changes})[0])


def test_blocks_and_spans_above_the_limit_are_text():
    result = limited("a *b*\n\nc *d*\n\nlast *e*\n", element_limit=4)
    assert "last *e*" in result.html
    assert ["element_limit" in warning.message for warning in result.warnings] == [True]
    assert not limited("a *b*\n\nc *d*\n\nlast *e*\n", element_limit=40).warnings


@pytest.mark.parametrize("text", ["---\n", "a\n\n", "> a\n\n"])
def test_blocks_beyond_the_limit_are_the_text_of_one_paragraph(text: str) -> None:
    result = limited(text * 100, element_limit=10)
    assert len(re.findall("<(?:hr|p|blockquote)", result.html)) <= 11
    assert "element_limit" in result.warnings[0].message


@pytest.mark.parametrize(
    "text",
    [
        "| a | b |\n" * 30,
        "* a\n" * 30,
        "1. a\n\n" * 30,
        "a\n: b\n" + ": c\n" * 30,
        "a\n" * 30 + ": b\n",
        "<div>" + "<p>a</p>\n" * 30 + "</div>\n",
        "a\n" * 30,
        "ab " * 30 + "\n\n*[ab]: x\n",
        "    a\n^\n" * 8,
        "~~~\na\n~~~\n" * 8,
        "a[^1] " * 8 + "\n\n[^1]: b\n",
    ],
)
def test_all_that_a_text_is_made_of_counts(text):
    result = limited(text, element_limit=20, hard_wrap=True)
    assert sum("element_limit" in warning.message for warning in result.warnings) == 1
    shown = re.sub(r"<[^<>]*>|[^a-c]", "", result.html.replace("&lt;p&gt;", ""))
    written = re.sub(r"</?\w+>|\n\*\[.*|[^a-c]", "", text)
    assert shown.count("a") >= written.count("a"), "no text is lost"
    assert not limited(text, element_limit=500, hard_wrap=True).warnings


def test_no_text_raises_its_own_limits():
    colours = "{time_limit: 900\\}"
    limits = "element_limit='9000' nesting_limit='200' repeat_limit='9' cell_limit='9'"
    wanted = f"{limits} syntax_highlighter_opts='{colours}' auto_ids='false'"
    settings = f"{{::options {wanted} /}}\n\n"
    assert "element_limit" in limited(settings + "a\n\n*b*\n", element_limit=4).warnings[0].message
    document = Document(settings, limited_options := Options(syntax_highlighter_opts={"time_limit": 0.5}))
    assert not document.options.auto_ids
    assert document.options.syntax_highlighter_opts["time_limit"] == 0.5
    assert document.options.element_limit == limited_options.element_limit
    assert document.options.nesting_limit == limited_options.nesting_limit
    assert document.options.repeat_limit == limited_options.repeat_limit
    assert document.options.cell_limit == limited_options.cell_limit


def test_a_site_says_how_many_cells_rows_may_lack():
    table = "| a | b | c | d |\n" + "| e |\n" * 5
    few = limited(table, cell_limit=7)
    assert ["cell_limit under kramdown" in warning.message for warning in few.warnings] == [True]
    assert few.html.count("<td") == 4 + 5 + 7
    enough = limited(table, cell_limit=15)
    assert not enough.warnings
    assert enough.html.count("<td") == 24


REPEATED = {
    "a link": "[a] " * 2_000 + "\n\n[a]: /" + "b" * 10_000 + "\n",
    "a link's title": "[a] " * 2_000 + '\n\n[a]: /b "' + "c" * 10_000 + '"\n',
    "a link's attributes": "[a] " * 2_000 + "\n\n[a]: /b\n{: .b" + ".c" * 5_000 + "}\n",
    "a picture": "![a] " * 2_000 + "\n\n[a]: /" + "b" * 10_000 + "\n",
    "an abbreviation": "ab " * 2_000 + "\n\n*[ab]: " + "c" * 10_000 + "\n",
    "an attribute list": "{:b: ." + "c" * 10_000 + "}\n\n" + "a\n{: b}\n\n" * 2_000,
    "many attributes": "{:b: " + ".c " * 5_000 + "}\n\n" + "a\n{: b}\n\n" * 2_000,
    "lists of lists": "".join(f"{{:b{n}: {' '.join(f'b{k}' for k in range(60))} .c}}\n" for n in range(60))
    + "\n"
    + "a\n{: b1 b2}\n\n" * 2_000,
}


@pytest.mark.parametrize("what", REPEATED)
def test_what_definitions_repeat_has_a_limit(what):
    text = REPEATED[what]
    result = limited(text, repeat_limit=100_000)
    assert len(result.html) < 500_000
    assert ["repeat_limit under kramdown" in warning.message for warning in result.warnings] == [True]
    assert result.html.count("a") >= 2_000, "no text is lost"
    assert not limited("[a] " * 2_000 + "\n\n[a]: /b\n", repeat_limit=20_000).warnings


@pytest.mark.parametrize("name", ["footnote_backlink", "footnote_prefix", "auto_id_prefix"])
def test_a_text_sets_no_long_option(name):
    long, short = "x" * 500, "y" * 20
    given = "{::options %s='%s' /}\n\n# a\n\nb[^1]\n\n[^1]: c\n"
    result = limited(given % (name, long))
    assert long not in result.html
    assert [f"the option {name} to more than 200" in warning.message for warning in result.warnings] == [True]
    assert short in limited(given % (name, short)).html


@pytest.mark.parametrize("opener", ["> ", "* ", "<div>\n", '<div markdown="1">\n', "<table>"])
def test_a_setting_lets_blocks_nest_deeper(opener):
    tag = {"> ": "<blockquote", "* ": "<ul"}.get(opener, opener[:4])
    for limit, depth in ((3, 3), (250, 250), (9_000, 300), (0, 100), (-1, 100)):
        result = limited(opener * 320 + "x\n", nesting_limit=limit)
        assert result.html.count(tag) == depth
        assert sum("nesting_limit under kramdown" in warning.message for warning in result.warnings) == 1


def test_a_lexer_that_takes_too_long_costs_the_colours_and_no_more_than_the_limit():
    slow = "```perl\n" + "s{" * 20_000 + "\n```\n\n"
    begun = time.thread_time()
    result = limited(slow * 5, syntax_highlighter="rouge", syntax_highlighter_opts={"time_limit": 0.1})
    assert time.thread_time() - begun < 2
    assert result.html.count("s{" * 20_000) == 5
    assert ["0.1 seconds" in warning.message for warning in result.warnings] == [True, True]


def test_all_code_of_a_text_together_has_a_limit():
    limit = ColourLimit(0.1)

    def slow():
        end = time.thread_time() + 0.07
        while time.thread_time() < end:
            pass
        yield 1

    found = [limit.run(slow) is not None for _ in range(5)]
    assert found[:2] == [True, True]
    assert found[3:] == [False, False]
    many = ColourLimit()
    done = [many.run(lambda: [1]) for _ in range(MOST_PIECES + 2)]
    assert done[-3:] == [[1], None, None]
    assert many.reached == 1
    assert "3,000 pieces" in many.reason
    assert "time_limit" in many.reason
    more = ColourLimit(6)
    assert [more.run(lambda: [1]) for _ in range(MOST_PIECES + 2)][-1] == [1]


def test_the_words_of_all_code_of_a_text_have_a_limit():
    limit = ColourLimit()
    half = MOST_TOKENS // 2
    assert limit.run(lambda: range(half)) == list(range(half))
    assert limit.run(lambda: range(half + 1)) is None
    assert limit.reached == 1
    assert "100,000 coloured words" in limit.reason and "time_limit" in limit.reason
    assert limit.run(lambda: [1]) is None
    assert limit.reached == 1
    endless = ColourLimit()
    assert endless.run(lambda: iter(int, 1)) is None
    assert "coloured words" in endless.reason
    more = ColourLimit(4)
    assert more.run(lambda: range(2 * MOST_TOKENS)) is not None


def test_a_piece_of_code_that_is_too_long_says_so():
    text = "```python\n" + "a = 1\n" * (LONGEST // 6 + 1) + "```\n"
    result = limited(text, syntax_highlighter="rouge")
    assert "<span" not in result.html
    (warning,) = result.warnings
    assert "500,000 characters" in warning.message and "time_limit" in warning.message


def test_a_single_match_that_takes_too_long_is_ended():
    limit = ColourLimit(0.1)
    begun = time.thread_time()
    assert limit.run(lambda: (re.match("(a+)+$", "a" * 30 + "b") for _ in range(1))) is None
    assert time.thread_time() - begun < 2
    assert limit.reached == 1
