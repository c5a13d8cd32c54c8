"""Every case under ``cases/`` comes out as kramdown writes it, to the character."""

from __future__ import annotations

import json

import pytest

from mkdocs_jekyll.kramdown import Document, Options, convert
from tests.kramdown.cases import HERE, Case, all_cases

CASES = all_cases()


def options_of(case: Case) -> Options:
    options, _ = Options.from_mapping(case.options)
    return options


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_html(case):
    assert convert(case.text, options_of(case)).html == case.expected()


@pytest.mark.parametrize("case", [c for c in CASES if c.golden_tree.exists()], ids=lambda case: case.name)
def test_tree(case):
    wanted = json.loads(case.golden_tree.read_text(encoding="utf-8"))
    assert Document(case.text, options_of(case)).to_tree() == wanted


def test_there_are_cases_for_every_construct():
    constructs = {path.name for path in HERE.iterdir() if path.is_dir()}
    assert len(CASES) >= 400
    assert len(constructs) >= 30
    assert all(case.golden.exists() for case in CASES)
