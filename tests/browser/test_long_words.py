"""Words without a place to break: they do not make a page wider than a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import PHONE, Once, Tab, Tabs
from tests.browser.site import serve

pytestmark = pytest.mark.browser

WORD = "AbstractSingletonProxyFactoryBeanConfigurationPropertiesBindingPostProcessor"
POST = f"""\
---
title: {WORD}
subtitle: {WORD}
author: {WORD}
tags: [{WORD}, short]
categories: [{WORD}]
series: {WORD}
---
{WORD}

## {WORD}

- {WORD}

> {WORD}

| {WORD} | a |
|---|---|
| b | {WORD} |
"""
MKDOCS = """\
site_name: {word}
theme: {{name: material, font: false}}
plugins: [search, tags, {{jekyll: {{authors: true}}}}]
"""


def _prepare(folder: Path) -> Path:
    posts = folder / "docs" / "_posts"
    posts.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MKDOCS.format(word=WORD), encoding="utf-8")
    (folder / "docs" / "_config.yml").write_text(f"title: {WORD}\ndescription: {WORD}\n", encoding="utf-8")
    for day in range(1, 4):
        (posts / f"2021-01-{day:02}-p.md").write_text(POST, encoding="utf-8")
    return folder


@pytest.fixture
def built(once: Once) -> Path:
    return once("long-words", _prepare, "long words")


@pytest.fixture
def reader(tabs: Tabs, built: Path) -> Iterator[Tab]:
    with serve(built) as url, tabs.tab(f"{url}/", **PHONE) as opened:
        yield opened


def test_no_page_is_wider_than_a_phone(reader: Tab, built: Path) -> None:
    pages = [str(file.relative_to(built)) for file in sorted(built.rglob("*.html"))]
    assert {"index.html", "archive/index.html", "tags/index.html"} <= set(pages)
    assert any(page.endswith("/2021/01/02/p.html") for page in pages)
    wide = []
    for page in pages:
        opened = reader.open(page)
        if opened.evaluate("document.scrollingElement.scrollWidth > screen.width + 1"):
            wide.append(page)
    assert wide == []
