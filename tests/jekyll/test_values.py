"""YAML, slugs and times, value by value, against what Jekyll made of the same texts."""

from __future__ import annotations

import json
import re
import time
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from mkdocs_jekyll.jekyll import ruby_yaml
from mkdocs_jekyll.jekyll.ruby_values import to_s, xml_time
from mkdocs_jekyll.jekyll.slugs import slugify, titleize
from mkdocs_jekyll.jekyll.time_parsing import in_zone, parse, parse_moment
from tests.jekyll.plain_values import plain
from tests.oracle.record_jekyll import VALUES

MODES = ("none", "raw", "default", "pretty", "ascii", "latin")


def recorded(name: str) -> list[tuple[str, Any]]:
    texts = yaml.safe_load((VALUES / f"{name}.yml").read_text(encoding="utf-8"))
    answers = json.loads((VALUES / f"{name}.json").read_text(encoding="utf-8"))["values"]
    return list(zip(texts, answers, strict=True))


@pytest.mark.parametrize(("text", "answer"), recorded("yaml"))
def test_yaml_is_read_as_jekyll_reads_it(text: str, answer: dict[str, Any]) -> None:
    loaded = ruby_yaml.load(text)
    if "value" in answer:
        assert plain(loaded.value) == answer["value"]
    assert loaded.refused is ("error" in answer), loaded.errors
    if "line" in answer and "expected key" not in answer["error"]:
        assert answer["line"] in [error.line for error in loaded.errors]


def test_equal_numbers_are_keys_of_their_own() -> None:
    loaded = ruby_yaml.load("true: a\n1: b\n1.0: c\n")
    assert loaded.value == {True: "a", "1": "b", "1.0": "c"}


@pytest.mark.parametrize(("text", "answer"), recorded("slugs"))
def test_slugs_are_jekylls(text: str, answer: list[str]) -> None:
    ours = [slugify(text, mode, cased=cased) for mode in MODES for cased in (False, True)]
    assert [*ours, titleize(text)] == answer


@pytest.mark.parametrize(("text", "answer"), recorded("times"))
def test_times_are_read_as_ruby_reads_them(text: str, answer: list[Any]) -> None:
    zone = ZoneInfo("Asia/Shanghai")
    now = datetime.fromtimestamp(1_640_995_200, zone)
    found, moment = parse(text, now), parse_moment(text, now)
    time = found and [to_s(found), to_s(in_zone(found, zone)), found.microsecond]
    if answer[0] is None or all(re.match(r"\d{4}-", text) for text in answer[0][:2]):
        assert time == answer[0]  # no datetime has another year
    if answer[1] != "today" and re.match(r"\d{4}-", answer[1] or "0000-"):
        assert (moment and xml_time(moment)) == answer[1]


def test_a_text_in_which_no_line_is_right_takes_a_moment() -> None:
    begun = time.thread_time()
    loaded = ruby_yaml.load("".join(f"a{number}: b: c\n" for number in range(30_000)))
    assert time.thread_time() - begun < 3
    assert not loaded.whole
    assert 1 < len(loaded.errors) <= 20
