"""What `{% seo %}` does where the original would break a page: hostile texts, odd settings, paginators."""

from __future__ import annotations

import json
import re
from pathlib import Path

import html5lib
import pytest

from mkdocs_jekyll.jekyll import Site, SiteRenderer, read_site
from mkdocs_jekyll.jekyll.plugins.seo_facts import Pager, Seo
from mkdocs_jekyll.jekyll.plugins.seo_tag import block

HOSTILE = "</script><script>alert(1)</script><!-- \" ' & <b>"


def site_of(folder: Path, config: str, page: str) -> Site:
    (folder / "_config.yml").write_text(config, encoding="utf-8")
    (folder / "p.html").write_text(page, encoding="utf-8")
    return read_site(folder)


def head_of(folder: Path, config: str, page: str = "---\n---\n{% seo %}") -> str:
    site = site_of(folder, config, page)
    rendered = SiteRenderer(site).render(site.pages[0])
    assert not rendered.problems
    return rendered.html


def data_in(html: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(re.search(r"<script[^>]*>\n(.*?)</script>", html, re.S)[1])
    return found


@pytest.mark.parametrize(
    "key", ["title", "description", "author", "canonical_url", "image", "lang", "locale"]
)
def test_a_hostile_text_stays_a_text(tmp_path: Path, key: str) -> None:
    front = json.dumps({key: HOSTILE})
    html = head_of(tmp_path, "title: T\nurl: https://a.example\n", f"---\n{front}\n---\n{{% seo %}}")
    parser = html5lib.HTMLParser(strict=True)
    tree = parser.parse(f"<!doctype html><html><head>{html}</head><body></body></html>")
    elements = [element.tag.rpartition("}")[2] for element in tree.iter() if isinstance(element.tag, str)]
    assert elements.count("script") == 1
    assert "b" not in elements
    assert data_in(html)["@context"] == "https://schema.org"


@pytest.mark.parametrize(
    "config",
    [
        "twitter: bob",
        "twitter: {username: ''}",
        "facebook: f",
        "social: [a]",
        "webmaster_verifications: x",
        "logo: 5",
        "author: [1]",
        "title: {a: 1}",
    ],
)
def test_an_odd_setting_does_no_harm(tmp_path: Path, config: str) -> None:
    html = head_of(tmp_path, config)
    assert 'content="@"' not in html
    assert data_in(html)["@type"] == "WebPage"


def test_a_date_that_is_none_is_left_out(tmp_path: Path) -> None:
    html = head_of(tmp_path, "", "---\nlast_modified_at: yesterday or so\n---\n{% seo %}")
    assert "dateModified" not in data_in(html)


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("", "Page 2 of 3 for Site | D"),
        ("seo_paginator_message: '%<current>s/%{total} %%| '", "2/3 %| Site | D"),
        ("seo_paginator_message: '%{nothing} <b> '", "%{nothing} &lt;b&gt; Site | D"),
    ],
)
def test_further_pages_of_a_list(tmp_path: Path, message: str, title: str) -> None:
    config = f"title: Site\ndescription: D\nurl: https://a.example\n{message}\n"
    seo = Seo(site_of(tmp_path, config, "---\n---\n"))
    head = seo.of({"url": "/page2/"}.get, Pager(2, 3, "/", "/page3"))
    html = block(head, seo.config, "Jekyll", title=True)
    assert f"<title>{title}</title>" in html
    assert (
        '<link rel="prev" href="https://a.example/" />\n<link rel="next" href="https://a.example/page3" />'
        in html
    )
    assert seo.of({"url": "/"}.get, Pager(1, 3, "", "/page2")).title == "Site | D"


def test_plain_titles_are_what_kramdown_makes_of_them(tmp_path: Path) -> None:
    seo = Seo(site_of(tmp_path, "", "---\n---\n"))
    for text in ("末班车，开了", "Two words", "Ünïcode 12 3", "《书》"):
        whole = seo._site.markdown.convert(text).html
        assert f"<p>{seo.text(text)}</p>\n" == whole
