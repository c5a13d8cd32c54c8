"""File name patterns: what they match, as Ruby's ``File.fnmatch`` says, and that none takes long."""

from __future__ import annotations

import time

import pytest

from mkdocs_jekyll.jekyll.globs import compiled


@pytest.mark.parametrize(
    ("pattern", "pathname", "matched", "others"),
    [
        ("*.md", False, "a/b.md", "a.mdx"),
        ("*.md", True, "b.md", "a/b.md .md"),
        ("a*b*c", True, "abc axbxbc", "ab/c acb"),
        ("*a*a", False, "aa aba a/a", "a ab"),
        ("a[!b]c", True, "axc", "abc a/c"),
        ("a[!b]c", False, "axc a/c", "abc"),
        ("**/a", True, "a b/a b/c/a", "b/.c/a ba"),
        ("**/a/**/*.md", True, "a/b.md x/a/y/b.md a/a/b.md", "b.md a/.b/c.md"),
        ("{a,b/{c,d}}*", True, "a ax b/c b/dx", "b bx/c"),
        ("{a,b", True, "a b", "{a,b"),
        ("{a,b}", False, "{a,b}", "a"),
        ("a\\*", False, "a*", "ab"),
        ("a[b", False, "", "a[b ab"),
    ],
)
def test_patterns_match_as_in_ruby(pattern: str, pathname: bool, matched: str, others: str) -> None:
    expression = compiled(pattern, pathname=pathname)
    for name in matched.split():
        assert expression.fullmatch(name), name
    for name in others.split():
        assert not expression.fullmatch(name), name


@pytest.mark.parametrize("pathname", [False, True])
@pytest.mark.parametrize("pattern", ["*a" * 7 + "b", "**/a/" * 8 + "b", "{a,b}" * 18 + "c"])
def test_no_pattern_takes_long(pattern: str, pathname: bool) -> None:
    begun = time.process_time()
    expression = compiled(pattern, pathname=pathname)
    assert not expression.fullmatch("a" * 100)
    assert not expression.fullmatch("a/" * 40)
    assert time.process_time() - begun < 1
