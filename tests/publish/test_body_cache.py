"""A body that was kept is the one that was made: no field is lost on the way."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

from mkdocs_jekyll.jekyll import Problem, TextStore
from mkdocs_jekyll.kramdown import TocEntry
from mkdocs_jekyll.publish.body_cache import BodyCache
from mkdocs_jekyll.publish.links import BrokenLink
from mkdocs_jekyll.publish.page_body import NO_BODY, PageBody
from mkdocs_jekyll.publish.reading_time import TextLength
from mkdocs_jekyll.publish.text_scripts import TextScripts

BODY = PageBody(
    "<h1 id='a'>A</h1>",
    (TocEntry(1, "a", "<b>A</b>", "A", (TocEntry(2, "b", "B", "B", ()),)),),
    frozenset({"a"}),
    {"b/index.html": {"c": "/b/#c"}},
    (BrokenLink("/d", "link", "Write it.", False),),
    True,
    "dollars",
    "code",
    TextScripts(("e.js",), ("e.css",), ("$", "f"), ("$",)),
    ("en", "zh"),
    TextLength(1, 2, 3),
    problems=(Problem("info", "g", "a.md", 4, "h", "i", code="MJ408", column=5, other="b.md"),),
)
#: A text with a layout around it is not kept.
NOT_KEPT = {"around"}


def unset(value: Any, default: Any) -> list[str]:
    """The fields of a dataclass that are as in ``default``."""
    names = [field.name for field in fields(value) if field.compare]
    return [name for name in names if getattr(value, name) == getattr(default, name)]


def test_every_field_is_tried() -> None:
    assert unset(BODY, NO_BODY) == list(NOT_KEPT)
    assert unset(BODY.scripts, TextScripts()) == unset(BODY.length, TextLength()) == []
    assert unset(BODY.broken[0], BrokenLink("", "", "", True)) == []
    assert unset(BODY.problems[0], Problem("error", "", code="")) == []


def test_a_kept_body_is_the_one_that_was_made(tmp_path: Path) -> None:
    def cache() -> BodyCache:
        return BodyCache(TextStore(tmp_path / "bodies"), TextStore(tmp_path), "site")

    cache().put("key", BODY, 0)
    kept = cache().get("key")
    assert kept == BODY
    assert kept is not None
    assert kept.is_kept
    assert cache().get("other") is None
