"""How options are read from what authors write."""

from __future__ import annotations

import pickle
import subprocess
from typing import Any

import pytest

from mkdocs_jekyll.kramdown.option_yaml import FlowError, parse_flow
from mkdocs_jekyll.kramdown.options import (
    WITHOUT_EFFECT,
    Options,
    option_help,
    option_readers,
    own_options,
)
from tests.oracle.kramdown_oracle import kramdown_is_here

#: (option, what is written, what it means); every one as kramdown reads it
READ: list[tuple[str, Any, Any]] = [
    ("auto_ids", "false", False),
    ("auto_ids", "FALSE", False),
    ("auto_ids", "no", True),
    ("auto_ids", None, False),
    ("auto_ids", "", False),
    ("auto_ids", 0, True),
    ("hard_wrap", "false", False),
    ("footnote_nr", "3", 3),
    ("footnote_nr", "0x10", 16),
    ("footnote_nr", "010", 8),
    ("header_offset", "-1", -1),
    ("entity_output", ":numeric", "numeric"),
    ("toc_levels", "1..3", (1, 2, 3)),
    ("toc_levels", "1,3,5", (1, 3, 5)),
    ("toc_levels", "3..1", ()),
    ("toc_levels", [2, "2", 1], (2, 1)),
    ("toc_levels", range(1, 3), (1, 2)),
    ("smart_quotes", "apos,apos,quot,quot", ("apos", "apos", "quot", "quot")),
    ("smart_quotes", "39,39,34,34", (39, 39, 34, 34)),
    ("smart_quotes", ["lsquo", "rsquo", 8220, 8221], ("lsquo", "rsquo", 8220, 8221)),
    ("typographic_symbols", {"hellip": "..."}, {"hellip": "..."}),
    ("typographic_symbols", "{hellip: ..., mdash: '---'}", {"hellip": "...", "mdash": "---"}),
    ("typographic_symbols", "hellip: ...\nmdash: ---", {"hellip": "...", "mdash": "---"}),
    ("typographic_symbols", {"hellip": None, "ndash": 3}, {"hellip": "", "ndash": "3"}),
    ("syntax_highlighter", None, None),
    ("syntax_highlighter", "nil", None),
    ("syntax_highlighter", ":coderay", "coderay"),
    ("syntax_highlighter", False, "false"),
    ("syntax_highlighter_opts", "{block: {line_numbers: true}}", {"block": {"line_numbers": True}}),
    ("math_engine", "", None),
    ("link_defs", {"a": ["u", "t"], "B c": ["u"]}, {"a": ("u", "t"), "B c": ("u", None)}),
    ("link_defs", "A: [u]", {"A": ("u", None)}),
    ("footnote_backlink", None, ""),
    ("footnote_prefix", 3, "3"),
    ("gfm_quirks", "", ()),
    ("gfm_quirks", "paragraph_end, no_auto_typographic", ("paragraph_end", "no_auto_typographic")),
    ("gfm_quirks", ["no_auto_typographic"], ("no_auto_typographic",)),
    ("forbidden_inline_options", ["template", "auto_ids"], ("template", "auto_ids")),
    ("latex_headers", "a,b,c,d,e,f", ("a", "b", "c", "d", "e", "f")),
    ("line_width", "40", 40),
    ("input", "GFM", "GFM"),
]

BAD: list[tuple[str, Any]] = [
    ("footnote_nr", "x"),
    ("footnote_nr", None),
    ("footnote_nr", 2.7),
    ("footnote_nr", True),
    ("entity_output", "zzz"),
    ("toc_levels", "1...3"),
    ("toc_levels", "0..2"),
    ("toc_levels", "1 3"),
    ("toc_levels", 3),
    ("toc_levels", [1, [2]]),
    ("smart_quotes", "a,b,c"),
    ("smart_quotes", None),
    ("typographic_symbols", "x"),
    ("typographic_symbols", "{a"),
    ("syntax_highlighter_opts", []),
    ("link_defs", {"a": "u"}),
    ("link_defs", {"a": ["u", "t", "x"]}),
    ("gfm_quirks", None),
    ("latex_headers", "a,b"),
]


@pytest.mark.parametrize(("name", "written", "meant"), READ, ids=lambda value: repr(value)[:40])
def test_reads_a_value(name: str, written: Any, meant: Any) -> None:
    options, messages = Options.from_mapping({name: written})
    assert getattr(options, name) == meant
    assert not messages or name in WITHOUT_EFFECT


@pytest.mark.parametrize(("name", "written"), BAD, ids=lambda value: repr(value)[:40])
def test_a_bad_value_leaves_the_default_and_a_message(name: str, written: Any) -> None:
    options, messages = Options.from_mapping({name: written})
    assert options == Options()
    assert len(messages) == 1
    assert name in messages[0]


def test_unknown_options_are_named() -> None:
    options, messages = Options.from_mapping({"foo": 1, "enable_coderay": True, 3: 4})  # type: ignore[dict-item]
    assert options == Options()
    assert [message.split(" (")[0] for message in messages] == [
        "Unknown kramdown option: foo",
        "Unknown kramdown option: enable_coderay",
        "Unknown kramdown option: 3",
    ]
    assert "syntax_highlighter" in messages[1]


@pytest.mark.parametrize("name", WITHOUT_EFFECT)
def test_options_without_effect_say_so_when_they_are_changed(name: str) -> None:
    value: Any = {"gfm_emojis": True, "latex_headers": "a,b,c,d,e,f", "remove_block_html_tags": "false"}.get(
        name, "7"
    )
    assert "has no effect" in Options.from_mapping({name: value})[1][0]
    assert not Options.from_mapping({name: getattr(Options(), name)})[1]


def test_merging_keeps_the_rest() -> None:
    options = Options(input="GFM", footnote_nr=3)
    merged, messages = options.merged({"toc_levels": "1..2"})
    assert (merged.input, merged.footnote_nr, merged.toc_levels, messages) == ("GFM", 3, (1, 2), ())
    assert options.merged({})[0] is options


def test_options_travel_to_other_processes() -> None:
    options, _ = Options.from_mapping({"typographic_symbols": {"mdash": "--"}, "link_defs": {"a": ["b"]}})
    assert pickle.loads(pickle.dumps(options)) == options


def test_every_option_is_explained() -> None:
    assert list(option_help()) == list(option_readers())
    assert all(text.endswith(".") for text in option_help().values())


@pytest.mark.oracle
@pytest.mark.skipif(not kramdown_is_here(), reason="needs Ruby with kramdown and its GFM parser")
def test_every_option_of_the_installed_kramdown_is_known() -> None:
    script = "puts Kramdown::Options.definitions.keys"
    command = ["ruby", "-r", "kramdown", "-r", "kramdown-parser-gfm", "-e", script]
    names = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    # `input` is an argument there, and `gfm_emojis` belongs to a later parser.
    assert set(option_readers()) - set(names) - own_options() == {"input", "gfm_emojis"}
    assert not set(names) & own_options()
    assert set(names) <= set(option_readers())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{}", {}),
        ("[]", []),
        ("{a: , b: ~, c}", None),
        (
            "{a: 1, 'b c': [x, {d: \"e\\n\"}], url: http://x/y}",
            {"a": 1, "b c": ["x", {"d": "e\n"}], "url": "http://x/y"},
        ),
        ("a:\nb: 'it''s'", {"a": None, "b": "it's"}),
        ("plain", "plain"),
        ("true", True),
        ("-12", -12),
    ],
)
def test_flow(text: str, value: object) -> None:
    if value is None:
        with pytest.raises(FlowError):
            parse_flow(text)
    else:
        assert parse_flow(text) == value


@pytest.mark.parametrize("text", ["{a: b", "[a", "{a: b} c", "[,]", "[" * 100 + "]" * 100, "{a b: [}"])
def test_flow_that_is_none(text: str) -> None:
    with pytest.raises(FlowError):
        parse_flow(text)
