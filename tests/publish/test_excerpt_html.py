"""The beginning of a post as other pages show it; ``excerpt_html.yml`` holds what stays and what does not."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from mkdocs_jekyll.publish.excerpt_html import excerpt_html

CASES: Final[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("excerpt_html.yml").read_text("utf-8"))


@pytest.mark.parametrize("html", CASES["kept"])
def test_what_an_author_needs_stays(html: str) -> None:
    assert excerpt_html(html) == html


@pytest.mark.parametrize("case", CASES["changed"], ids=lambda case: case["was"])
def test_what_runs_goes(case: dict[str, str]) -> None:
    assert excerpt_html(case["was"]) == case["is"]
    assert excerpt_html(case["is"]) == case["is"]
