"""Cases of ``exclude`` in a configuration, before and after ``mkdocs.yml`` and ``site/`` are added."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mkdocs_jekyll.authoring.exclude import with_excluded

CASES = Path(__file__).parent / "cases" / "exclude"


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_case(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    assert with_excluded(case["before"], ["mkdocs.yml", "site/"], case.get("defaults", ())) == case["after"]
