"""Whatever stands behind a key, the build ends with pages and at most a warning, never with a traceback.

One build takes many keys: the settings all at once, the posts a share each.
"""

from __future__ import annotations

import os
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.mkdocs_plugin.conftest import Builder
from tests.mkdocs_plugin.random_values import KEYS, SPARED

#: These decide whether and where an item stands, so a post has only one of them.
ALONE: Final = frozenset(
    ("permalink", "published", "layout", "draft", "date", "redirect_to", "output", "slug")
)
ODD: Final[dict[str, object]] = {
    "number": -(10**30),
    "list": [1, None, {}, [], True, {"a": [{"b": 1}]}],
    "mapping": {"a": 1, 2: None, "b": [{}]},
    "date": date(2020, 1, 1),
    "long": "w" * 300,
    "control": "a\0b\x01\x1b[31m",
    "address": "http://[bad",
    "template": "x/:title/../../{{ x | }}{% if",
}
PLUGINS: Final = [
    *("jekyll-feed", "jekyll-sitemap", "jekyll-seo-tag", "jekyll-redirect-from", "jekyll-archives"),
    *("jekyll-paginate-v2", "jekyll-titles-from-headings", "jekyll-default-layout", "jekyll-mentions"),
]
HOSTILE: Final = 'x"\'><xss-tag onxss="y"></script></title><xss-tag>'


def front_matter(data: object) -> str:
    return f"---\n{yaml.safe_dump(data, allow_unicode=True)}---\n# Heading\n\n@someone writes\n"


def site(settings: dict[str, Any], posts: list[dict[str, Any]], person: object) -> dict[str, str | None]:
    shown = {"title": "Notes", "url": "https://notes.example", "plugins": PLUGINS, **settings}
    files: dict[str, str | None] = {
        "blog/_config.yml": yaml.safe_dump(shown, allow_unicode=True),
        "blog/_data/authors.yml": yaml.safe_dump({"bob": person}, allow_unicode=True),
        "blog/_posts/2021-01-01-plain.md": "---\ntitle: Plain\nauthor: bob\ntags: [tea]\n---\nText\n",
        "blog/index.html": "---\nlayout: default\n---\n{% for post in paginator.posts %}{% endfor %}",
        "blog/_layouts/default.html": "{{ content }}",
    }
    for number, data in enumerate(posts):
        files[f"blog/_posts/2022-01-01-odd-{number}.md"] = front_matter(data)
        files[f"blog/odd-{number}.md"] = front_matter(data)
    return files


def shares(value: object) -> list[dict[str, Any]]:
    """Front matter of posts: a post for each key that stands alone, the other keys dealt out."""
    others = [key for key in KEYS if key not in ALONE]
    return [{key: value} for key in sorted(ALONE)] + [dict.fromkeys(others[at::4], value) for at in range(4)]


@pytest.mark.parametrize("name", ODD)
def test_an_odd_value_behind_every_key_stops_nothing(make: Builder, name: str) -> None:
    value = ODD[name]
    settings = {key: value for key in KEYS if key not in SPARED}
    built = make(site(settings, shares(value), dict.fromkeys(KEYS, value)), {"source": "blog"})
    assert not built.error
    assert list(built.site.rglob("*.html"))


LINKS: Final = ("href", "src", "action", "data", "xlink:href")


class Marks(HTMLParser):
    """Finds the marks of ``HOSTILE`` that a browser would take for markup, and programs in URLs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "xss-tag" or any(name == "onxss" for name, _ in attrs):
            self.found.append(self.get_starttag_text() or tag)
        links = (str(value) for name, value in attrs if name in LINKS)
        self.found += [link for link in links if link.strip().startswith("javascript:")]


@pytest.mark.parametrize("value", [HOSTILE, f"https://h.example/{HOSTILE}", "javascript:alert(1)", [HOSTILE]])
def test_no_setting_and_no_front_matter_becomes_markup(make: Builder, value: object) -> None:
    plain = ("title", "layout", "permalink", "url", "baseurl", "markdown")
    settings = {key: value for key in KEYS if key not in SPARED and key not in plain}
    odd = {key: value for key in KEYS if key == "title" or key not in (*ALONE, *plain)}
    built = make(site(settings, [odd], dict.fromkeys(KEYS, value)), {"source": "blog"})
    assert not built.error
    for page in built.site.rglob("*.html"):
        marks = Marks()
        marks.feed(page.read_text("utf-8"))
        assert not marks.found, page


@pytest.mark.parametrize(("folder", "options"), [("blog", {"source": "blog"}), ("docs", {})])
def test_a_name_that_is_not_utf_8_costs_that_file(
    make: Builder, tmp_path: Path, folder: str, options: dict[str, str]
) -> None:
    text = b"---\ntitle: T\n---\nText\n"
    names = (b"_posts/2021-01-01-\xff.md", b"p\xe9.md", b"p\xe9.png", b"_data/d\xe9.yml", b"f\xff/a.md")
    for name in names:
        path = Path(os.fsdecode(os.fsencode(tmp_path / folder) + b"/" + name))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    built = make({f"{folder}/_posts/2021-01-02-good.md": text.decode()}, options, verbose=True)
    assert not built.error
    assert "Text" in built.text("2021/01/02/good.html")
    assert any(r"_posts/2021-01-01-\xff.md: its name is not UTF-8" in line for line in built.log)
