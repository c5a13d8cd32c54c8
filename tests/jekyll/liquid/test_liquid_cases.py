"""Every template under ``cases`` gives what Jekyll gives, as ``tests/oracle/record_liquid.rb`` recorded it.

Where Jekyll stops because a template can't be parsed there is no text to compare with; then a problem must
tell.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Site, SiteRenderer
from mkdocs_jekyll.jekyll.liquid import LiquidRenderer

from .conftest import CASES, item_named

INTERNAL = re.compile(r"Liquid error \(line \d+\): internal")
PATHS = sorted(CASES.rglob("*.liquid"))


def split_record(path: Path) -> tuple[list[str], str]:
    head, _, text = path.read_bytes().decode("utf-8").partition("---\n")
    return head.splitlines(), text


@pytest.mark.parametrize(
    "path", PATHS, ids=[str(path.relative_to(CASES))[: -len(".liquid")] for path in PATHS]
)
def test_case(path: Path, site: Site) -> None:
    head, text = split_record(path.with_suffix(".golden"))
    page = item_named(site, "about.md" if path.name.endswith(".page.liquid") else "中文 标题.md")
    source = path.read_bytes().decode("utf-8")
    result = LiquidRenderer(SiteRenderer(site)).render(source, page=page, path=page.relative_path)
    if head and head[0].startswith("stops:"):
        assert result.problems, f"Jekyll stops with {head[0]!r}, and nothing was said"
        return
    made = result.text.replace(str(site.source.parent), "")
    # Where a file is missing or a URL leads nowhere, the tag is left out and a problem says so.
    if text or made == text:
        assert INTERNAL.sub("", made) == INTERNAL.sub("", text)
    assert result.failed is any(line.startswith("error:") for line in head)
    warned = [line for line in head if line.startswith("warning:")]
    assert len([p for p in result.problems if p.message.startswith("Liquid syntax")]) == len(warned)
