"""Each warning of kramdown has a code of its own kind."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from mkdocs_jekyll import kramdown
from mkdocs_jekyll.jekyll.kramdown_codes import BEGINNINGS, OTHER, code_of


def beginnings() -> Iterator[str]:
    """How the messages begin that are written where kramdown warns."""
    for path in Path(kramdown.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "warn":
                message = node.args[0]
                first = message.values[0] if isinstance(message, ast.JoinedStr) else message
                if isinstance(first, ast.Constant):
                    yield first.value


def test_each_warning_has_a_code() -> None:
    found = list(beginnings())
    assert len(found) > 15
    assert [beginning for beginning in found if code_of(beginning) == OTHER] == []


def test_no_beginning_hides_another() -> None:
    assert [(begins, code_of(begins)) for begins, _ in BEGINNINGS] == list(BEGINNINGS)
