"""What each comment system says of itself stands in the documentation, and its example gives comments."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import read_site
from mkdocs_jekyll.publish.comments.model import CommentSystem
from mkdocs_jekyll.publish.comments.site_comments import comments_of
from mkdocs_jekyll.publish.comments.systems import SYSTEMS
from tools.comment_tabs import PAGES, with_tabs

SHOWN = [system for system in SYSTEMS if system.successor is None]


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_the_pages_are_current(path: Path) -> None:
    written = path.read_text("utf-8")
    assert written == with_tabs(written, PAGES[path]), "run python tools/comment_tabs.py"


@pytest.mark.parametrize("system", SHOWN, ids=lambda system: system.name)
def test_an_example_is_all_that_a_system_needs(system: CommentSystem, tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text(system.example, "utf-8")
    found, problems = comments_of(read_site(tmp_path))
    assert found is not None
    assert found.system == system
    assert problems == ()
