"""The table of deliberate differences is true: kramdown does say that, and so does this program."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mkdocs_jekyll.kramdown import Options, convert
from tests.oracle.kramdown_oracle import JEKYLL_DEFAULTS, Kramdown, kramdown_is_here
from tools.kramdown_tables import CHINESE, TranslationError, chinese, english

TABLE = yaml.safe_load(Path(__file__).with_name("differences.yml").read_text(encoding="utf-8"))


def text_of(entry):
    return entry["text"] * entry.get("repeat", 1) + entry.get("tail", "")


def options_of(entry):
    return {**JEKYLL_DEFAULTS, **entry.get("options", {})}


@pytest.mark.parametrize("name", TABLE)
def test_our_side(name):
    entry = TABLE[name]
    html = convert(text_of(entry), Options.from_mapping(options_of(entry))[0]).html
    if "ours" in entry:
        assert html == entry["ours"]
    for piece, count in entry.get("ours_count", {}).items():
        assert html.count(piece) == count


@pytest.mark.oracle
@pytest.mark.skipif(not kramdown_is_here(), reason="needs Ruby with kramdown and its GFM parser")
@pytest.mark.parametrize("name", TABLE)
def test_kramdowns_side(name):
    entry = TABLE[name]
    with Kramdown() as kramdown:
        answer = kramdown.ask(text_of(entry), options_of(entry))
    if entry.get("kramdown") == "stops":
        assert answer.error
        return
    assert not answer.error
    for piece, count in entry["kramdown_count"].items():
        assert answer.html.count(piece) == count


@pytest.mark.parametrize("tables_of", [english, chinese])
def test_the_documentation_shows_this_table_and_all_options(tables_of):
    tables = tables_of()
    text = tables.page.read_text(encoding="utf-8")
    assert tables.page_with_tables(text) == text, "run: make tables"


def test_a_text_without_a_translation_is_named_and_so_is_a_translation_of_nothing():
    texts = yaml.safe_load(CHINESE.read_text(encoding="utf-8"))
    del texts["options"]["hard_wrap"]
    del texts["differences"]["template"]["reason"]
    texts["options"]["soft_wrap"] = texts["differences"]["frame"] = "a"
    with pytest.raises(TranslationError) as caught:
        chinese(texts)
    assert str(caught.value).splitlines() == [
        "tools/kramdown_zh.yml:",
        "no Chinese text of options: hard_wrap",
        "no Chinese text of differences: template: reason",
        "no such option: soft_wrap",
        "no such difference: frame",
    ]
