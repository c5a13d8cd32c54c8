"""Code as a reader meets it: colours, the button that copies it, and line numbers that are not copied."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, Once, Tabs
from tests.browser.site import serve

pytestmark = pytest.mark.browser

MKDOCS = """\
site_name: Code
theme:
  name: material
  font: false
  features: [content.code.copy]
plugins:
  - jekyll
"""
POST = """\
---
title: Code
---
```ruby
def one; end
two
```

    indented

{% highlight js %}
let three = 3;
{% endhighlight %}

{% highlight js linenos %}
let four = 4;
five
{% endhighlight %}

```no-such-language
six
```
"""
NUMBERED = "kramdown:\n  syntax_highlighter_opts:\n    block:\n      line_numbers: true\n"


def prepare(folder: Path, config: str) -> Path:
    """A blog of one post; returns the folder of ``mkdocs.yml``."""
    posts = folder / "docs" / "_posts"
    posts.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (folder / "docs" / "_config.yml").write_text(config, encoding="utf-8")
    (posts / "2020-01-01-code.md").write_text(POST, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=["", NUMBERED], ids=["plain", "numbered"])
def url(request: pytest.FixtureRequest, once: Once) -> Iterator[str]:
    name = "numbered" if request.param else "plain"
    site = once(f"code-{name}", lambda folder: prepare(folder, request.param), "code")
    with serve(site.parent) as found:
        yield f"{found}/code/2020/01/01/code.html"


@pytest.fixture
def page(tabs: Tabs, url: str) -> Iterator[Page]:
    with tabs.tab(url, **DESK, permissions=["clipboard-read", "clipboard-write"]) as opened:
        yield opened.open()


def copied(page: Page, code: str) -> str:
    """What lies in the clipboard after a press on the button at the block that holds ``code``."""
    block = page.locator("pre", has_text=code).filter(has=page.locator("button")).first
    page.evaluate("navigator.clipboard.writeText('')")
    block.hover()
    block.locator("button").first.click()
    expect(page.locator(".md-dialog[data-md-component=dialog]")).to_have_class(re.compile("active"))
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize(
    ("code", "whole"),
    [
        ("def one", "def one; end\ntwo"),
        ("indented", "indented"),
        ("let three", "let three = 3;"),
        ("let four", "let four = 4;\nfive"),
        ("six", "six"),
    ],
)
def test_each_block_has_one_button_that_copies_its_code(page: Page, code: str, whole: str) -> None:
    assert copied(page, code).strip("\n") == whole
    buttons = page.locator(".md-content pre", has_text=code).locator(".md-code__button, .md-clipboard")
    expect(buttons).to_have_count(1)


def test_words_of_the_language_have_a_colour(page: Page) -> None:
    word = page.locator(".language-ruby .k", has_text="def").first
    plain = page.evaluate("getComputedStyle(document.querySelector('.language-ruby code')).color")
    assert word.evaluate("element => getComputedStyle(element).color") != plain


def test_line_numbers_stand_left_of_the_lines(page: Page) -> None:
    figure = page.locator("figure.highlight", has_text="let four")
    number, line = figure.locator(".lineno"), figure.locator("td.code")
    assert number.inner_text().split() == ["1", "2"]
    left, right = number.bounding_box(), line.bounding_box()
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"] + 1
    assert abs(left["y"] - right["y"]) < 4
