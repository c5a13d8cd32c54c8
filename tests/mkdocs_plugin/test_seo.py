"""What a page's head says: each thing once, on every kind of page, and nothing that a text could break."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

import html5lib
import pytest

HOST = "https://notes.example"
CONFIG = (
    f"title: Notes\ndescription: A diary\nurl: {HOST}\nbaseurl: /b\nauthor: Lin\n"
    "twitter: {username: '@lin'}\ngoogle_site_verification: abc\npaginate: 2\n"
)
POST = "---\ntitle: '{0}'\nimage: /img/{0}.png\nheader-img: img/x.png\n{1}\n---\nText of *{0}*.\n\nMore.\n"
FILES = {
    "docs/_config.yml": CONFIG,
    "docs/plain.md": "---\ndescription: An ordinary page\n---\n# Plain\n",
    "docs/_posts/2021-01-18-a.md": POST.format("a", "tags: [x]\ncanonical_url: https://first.example/a?b=1&c"),
    "docs/_posts/2021-01-19-b.md": POST.format("b", "description: Own \"w\"\nlast_modified_at: 2021-02-02"),
    "docs/_posts/2021-01-20-c.md": "---\ntitle: c\nlang: de\nexcerpt: In *a* few words.\n"
    "header-img: /b/img/x.png\n---\nText.\n",
    "docs/img/x.png": "",
}  # fmt: skip
SITE = {"site_url": f"{HOST}/b/"}


class Head:
    """The head of a built page: (name or rel) -> values, and its JSON-LD."""

    def __init__(self, html: str) -> None:
        tree = html5lib.parse(html, namespaceHTMLElements=False)
        self.pairs = list(self._pairs(tree.find("head")))
        scripts = tree.findall("head/script[@type='application/ld+json']")
        self.data = [json.loads(script.text) for script in scripts]
        self.title = tree.findtext("head/title")

    def _pairs(self, head) -> Iterator[tuple[str, str]]:
        for element in head:
            key = element.get("name") or element.get("property") or element.get("rel")
            if element.tag in ("meta", "link") and key:
                yield key, element.get("content") or element.get("href")

    def __getitem__(self, key: str) -> str:
        (value,) = [value for name, value in self.pairs if name == key]
        return value

    def __contains__(self, key: str) -> bool:
        return any(name == key for name, _ in self.pairs)


def built_heads(built) -> dict[str, Head]:
    assert not built.error, built.log
    pages = [path for path in built.site.rglob("*.html") if path.name != "404.html"]
    return {path.relative_to(built.site).as_posix(): Head(path.read_text("utf-8")) for path in pages}


def test_every_page_says_each_thing_once(make) -> None:
    heads = built_heads(make(FILES, mkdocs=SITE))
    assert {
        "index.html",
        "page2/index.html",
        "plain/index.html",
        "2021/01/18/a.html",
        "archive/index.html",
    } <= set(heads)
    for path, head in heads.items():
        counted = Counter(name for name, _ in head.pairs if name != "stylesheet")
        assert {name: count for name, count in counted.items() if count > 1} == {}, path
        assert len(head.data) == 1
        assert head["og:url"] == head["canonical"] == head.data[0]["url"], path
        assert head["og:description"] == head["description"], path
        assert head["google-site-verification"] == "abc"
        assert head["twitter:site"] == "@lin"


def test_a_post_describes_itself(make) -> None:
    heads = built_heads(make(FILES, mkdocs=SITE))
    a, b, c = (heads[f"2021/01/{day}/{name}.html"] for day, name in ((18, "a"), (19, "b"), (20, "c")))
    assert a["canonical"] == "https://first.example/a?b=1&c"
    assert a["description"] == "Text of a."
    assert a["og:image"] == f"{HOST}/b/img/a.png"
    assert a["twitter:card"] == "summary_large_image"
    assert a["article:published_time"].startswith("2021-01-18T00:00:00")
    assert a.title == "a - Test"
    assert b["description"] == "Own “w”"
    assert b.data[0]["dateModified"].startswith("2021-02-02")
    assert c["description"] == "In a few words."
    assert (c["og:image"], c["og:locale"]) == (f"{HOST}/b/img/x.png", "de")
    assert (c["author"], c.data[0]["@type"], c["prev"]) == ("Lin", "BlogPosting", "../19/b.html")
    assert "<loc>https://notes.example/b/2021/01/18/a.html</loc>" in make(FILES, mkdocs=SITE).text(
        "sitemap.xml"
    )


def test_the_index_names_its_neighbours(make) -> None:
    heads = built_heads(make(FILES, mkdocs=SITE))
    first, second = heads["index.html"], heads["page2/index.html"]
    assert first["next"] == "page2/"
    assert second["prev"] == ".."
    assert "prev" not in first
    assert "next" not in second
    assert second["canonical"] == f"{HOST}/b/page2/"
    assert second["og:title"] == first["og:title"] == "Notes"
    assert (first.data[0]["@type"], second.data[0]["@type"]) == ("WebSite", "WebPage")


def test_without_a_url_nothing_claims_one(make) -> None:
    heads = built_heads(make({**FILES, "docs/_config.yml": "title: Notes\n"}))
    head = heads["2021/01/20/c.html"]
    assert "canonical" not in head
    assert "og:url" not in head
    assert head["og:title"] == "c"


def test_mkdocs_yml_knows_what_the_configuration_does_not_say(make) -> None:
    mkdocs = {
        **SITE,
        "site_description": "From <b>MkDocs",
        "site_author": "Mk",
        "theme": {"name": "material", "language": "zh"},
    }
    head = built_heads(make({**FILES, "docs/_config.yml": ""}, mkdocs=mkdocs))["archive/index.html"]
    assert (head["og:site_name"], head["author"], head["og:locale"]) == ("Test", "Mk", "zh_CN")
    assert head["og:description"] == "From MkDocs"


def test_ordinary_pages_beside_a_blog_keep_their_own_identity(make) -> None:
    files = {
        **FILES,
        "docs/index.md": "# Welcome\n",
        "docs/zh.md": "# 说明\n\n这一页讲怎样安装。\n",
        "docs/own.md": "---\ndescription: Own words -- *kept*\nauthor: Bo\n---\n# C++ & more\n",
    }
    mkdocs = {**SITE, "site_name": "Manual", "site_description": "How it works", "site_author": "The team"}
    heads = built_heads(make(files, mkdocs=mkdocs))
    home, chinese, own = (heads[f"{name}index.html"] for name in ("", "zh/", "own/"))
    for head in (home, chinese, own):
        assert head["og:site_name"] == "Manual"
        assert (head["twitter:site"], head["google-site-verification"]) == ("@lin", "abc")
    assert (home.title, home["og:title"], home.data[0]["headline"]) == ("Manual", "Manual", "Manual")
    assert (home["description"], home["og:description"]) == ("How it works", "How it works")
    assert (home["author"], home.data[0]["author"]["name"]) == ("The team", "The team")
    assert (home["og:locale"], chinese["og:locale"]) == ("en_US", "zh_CN")
    assert (chinese.title, chinese["og:title"]) == ("说明 - Manual", "说明")
    assert own["description"] == own["og:description"] == "Own words -- *kept*"
    assert (own["author"], own["og:title"]) == ("Bo", "C++ & more")
    post, index = heads["2021/01/20/c.html"], heads["blog/index.html"]
    assert post["og:site_name"] == index["og:site_name"] == "Notes"
    assert (post["author"], index["description"]) == ("Lin", "A diary")


def test_it_can_be_left_to_others(make) -> None:
    built = make(FILES, {"seo": False}, mkdocs=SITE)
    assert "og:" not in built.text("2021/01/18/a.html")
    assert "og:" not in built.text("plain/index.html")


def test_a_page_with_a_template_of_its_own_keeps_it(make) -> None:
    files = {
        **FILES,
        "theme/main.html": '{% extends "base.html" %}'
        '{% block extrahead %}<meta name="mine" content="1">{% endblock %}',
        "theme/own.html": "{{ page.content }}",
        "docs/own.md": "---\ntemplate: own.html\n---\n# Own",
    }
    theme = {"name": "material", "font": False, "custom_dir": "theme"}
    built = make(files, mkdocs={**SITE, "theme": theme})
    heads = built_heads(built)
    assert heads["plain/index.html"]["mine"] == heads["2021/01/18/a.html"]["mine"] == "1"
    assert heads["plain/index.html"]["og:title"] == "Plain"
    assert "og:" not in built.text("own/index.html")


@pytest.mark.parametrize(
    "key", ["title", "description", "author", "canonical_url", "image", "subtitle", "tags"]
)
def test_a_hostile_text_stays_a_text(make, key: str) -> None:
    front = json.dumps({"title": "T", key: "</script><script>alert(1)</script>\" ' <img src=x onerror=y>"})
    built = make({"docs/_posts/2021-01-18-a.md": f"---\n{front}\n---\nText\n"}, mkdocs=SITE)
    page = built.text("2021/01/18/a.html")
    assert "<script>alert" not in page
    Head(page)
