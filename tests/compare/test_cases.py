"""Cases of two sites and what differs between them, in three forms of an old theme.

A case has ``pages`` of the old site by their paths, what the new one has otherwise in ``changed``
(``null``: the page is gone), further ``old_files`` and ``new_files``, and what is found: ``differences``
(``aspect url``) and ``theme_files``; ``new: page`` gives the new site the form of pages that are no posts;
``lines`` are those of a text that only one side has.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_jekyll.compare.compare import compare
from mkdocs_jekyll.compare.reader import FolderSite
from mkdocs_jekyll.compare.urls import place_of

from .sites import NEW_FORMS, OLD_FORMS, write

CASES = Path(__file__).parent / "cases"


def cases() -> Iterator[Any]:
    """Each case in the forms that can tell what it is about: ``forms``, or all."""
    for path in sorted(CASES.glob("*.yml")):
        case = yaml.safe_load(path.read_text("utf-8"))
        for form in case.get("forms", OLD_FORMS):
            yield pytest.param(case, form, id=f"{path.stem}-{form}")


@pytest.mark.parametrize(("case", "form"), list(cases()))
def test_case(case: dict[str, Any], form: str, tmp_path: Path) -> None:
    pages: dict[str, dict[str, Any]] = case["pages"]
    changed: dict[str, dict[str, Any] | None] = case.get("changed", {})
    news = {
        at: {**page, **(changed.get(at) or {})}
        for at, page in pages.items()
        if changed.get(at, {}) is not None
    }
    old = write(tmp_path / "old", pages, OLD_FORMS[form], case.get("old_files", {}))
    there = write(tmp_path / "new", news, NEW_FORMS[case.get("new", "post")], case.get("new_files", {}))
    result = compare(FolderSite(old), FolderSite(there))
    assert sorted({f"{one.aspect} {one.url}" for one in result.differences}) == case.get("differences", [])
    assert list(result.theme_files) == case.get("theme_files", [])
    found = {one.url: one for one in result.differences if one.aspect == "body"}
    for url, lines in case.get("lines", {}).items():
        old_lines, new_lines = found[url].old_lines, found[url].new_lines
        assert [line for line in old_lines if line not in new_lines] == lines["old"]
        assert [line for line in new_lines if line not in old_lines] == lines["new"]
    assert result.bodies == case.get("bodies", len(news))


@pytest.mark.parametrize(
    ("links", "base"),
    [
        pytest.param([["/blog/a/"], ["/blog/b/"]], "/blog", id="pages below a path"),
        pytest.param([["/blog/x.css"], ["/blog/x.css"]], "/blog", id="files that are on every page"),
        pytest.param([["/berlin/next/"], []], "", id="a link to another site of the host"),
        pytest.param([["/a/", "/berlin/next/"], ["/berlin/"]], "", id="a link beside the site's own"),
    ],
)
def test_links_from_the_root_show_where_a_site_stands(links: list[list[str]], base: str) -> None:
    assert place_of([], links, {"/a/": 1, "/b/": 1}, []).base == base
