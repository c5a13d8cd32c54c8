"""A Jekyll site in which every value that a page prints tries to run a script; its texts do not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import yaml

RUN: Final = "window.pwned=1"
#: What an attacker writes in place of words; each opens another door.
PICTURE: Final = f"<img src=x onerror={RUN}>"
SCRIPT: Final = f"</title></script></textarea><script>{RUN}</script>"
QUOTES: Final = f"\"'><svg onload={RUN}>"
ATTRIBUTE: Final = f'x" autofocus tabindex=0 onfocus="{RUN}" onmouseover="{RUN}" data-x="'
TITLE: Final = f'<b title=">" onclick={RUN} onmouseover={RUN}>bold</b>'
ENTITIES: Final = f"&lt;/title&gt;&lt;script&gt;{RUN}&lt;/script&gt;&lt;img src=x onerror={RUN}&gt;"
TEMPLATE: Final = "{{ 7*7 }}{% raw %}${7*7}"
LINK: Final = f"javascript:{RUN}"
WEB: Final = f"https://x.example/{QUOTES}"
ALL: Final = (PICTURE, SCRIPT, QUOTES, ATTRIBUTE, TITLE, ENTITIES, TEMPLATE)
TEXT: Final = " ".join(ALL)

MKDOCS: Final = """\
site_name: Small
site_url: https://example.org/small/
site_dir: served/small
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.footer, navigation.path, search.suggest]
plugins: [search, tags, {jekyll: {source: jekyll, analytics: true, posts_in_nav: 5, comments: near}}]
"""
CONFIG: Final[dict[str, Any]] = {
    "title": TEXT,
    "description": TEXT,
    "url": "https://example.org",
    "permalink": "pretty",
    "paginate": 3,
    "paginate_path": "/page:num/",
    "author": {
        "name": TEXT, "bio": TEXT, "location": TEXT, "email": f"a@b.example{QUOTES}", "avatar": QUOTES,
        "url": LINK, "github": QUOTES, "links": [{"label": TEXT, "url": WEB}, {"label": TEXT, "url": LINK}],
    },
    "header-img": f"/a.png{QUOTES}",
    "featured-tags": True,
    "featured-condition-size": 0,
    "friends": [{"title": TEXT, "href": WEB, "desc": TEXT}, {"title": TEXT, "href": LINK}],
    "license": {"name": TEXT, "url": WEB},
    "share": True,
    "comments": {"provider": "giscus"},
    "giscus": {"repo": QUOTES, "repo_id": QUOTES, "category": TEXT, "category_id": TEXT, "theme": QUOTES},
    "google_analytics": f"G-1{QUOTES}",
    "ba_track_id": SCRIPT,
    "twitter": {"username": TEXT},
    "google_site_verification": TEXT,
    "logo": QUOTES,
    "social": {"name": TEXT, "links": [LINK, WEB]},
    "theme-color": QUOTES,
    "plugins": ["jekyll-feed", "jekyll-paginate", "jekyll-sitemap", "jekyll-redirect-from", "jekyll-seo-tag"],
    "feed": {"collections": {"notes": {"path": "/notes.xml"}}},
    "collections": {"notes": {"output": True, "title": TEXT}},
    "favicon": QUOTES,
    "navigation": [
        {"title": TEXT, "url": LINK},
        {"title": TEXT, "url": f"/about/{QUOTES}"},
        {"title": "About", "url": "/about/"},
    ],
}  # fmt: skip
DATA: Final = {
    "authors": {"mallory": {"name": TEXT, "bio": TEXT, "url": LINK, "avatar": WEB}},
    "share": {"platforms": [{"type": TEXT, "link": f"https://x.example/?u=URL&t=TITLE{QUOTES}"}]},
    "navigation": {"main": [{"title": TEXT, "url": LINK}, {"title": TEXT, "url": f"/about/{QUOTES}"}]},
}  # fmt: skip
#: Name of a post -> its front matter.
POSTS: Final[dict[str, dict[str, Any]]] = {
    "permalink": {"title": "Permalink", "permalink": f'/x"><script>{RUN}</script>/'},
    "second": {"title": "Permalink again", "permalink": f"/{LINK}"},
    "third": {"title": "Permalink of signs", "permalink": "/a'b`c{{d}}<e>/"},
    "tags": {"title": "Tags", "tags": [PICTURE, SCRIPT, QUOTES, ATTRIBUTE, "plain", "Tea & Coffee"]},
    "categories": {"title": "Categories", "categories": [PICTURE, QUOTES, ATTRIBUTE, SCRIPT]},
    "title": {"title": TITLE, "subtitle": TITLE, "tags": ["plain"]},
    "all": {
        "title": TEXT, "subtitle": TEXT, "description": TEXT, "author": "mallory", "series": TEXT, "part": 1,
        "tags": ["plain", PICTURE], "image": {"path": f"/a.png{QUOTES}", "alt": TEXT}, "lang": ATTRIBUTE,
        "copyright": TEXT, "license": TEXT, "header-bg-css": f"red{QUOTES}", "canonical_url": WEB,
    },
    "more": {
        "title": QUOTES, "author": [{"name": TEXT, "bio": TEXT, "url": LINK}, {"name": ATTRIBUTE}],
        "series": TEXT, "part": 2, "reprint": f"{TEXT} {WEB}", "share": [TEXT], "tags": ["plain"],
        "header-bg-css": f"linear-gradient(red, blue){QUOTES}",
    },
    "slides": {"title": SCRIPT, "iframe": LINK, "last_modified_at": TEXT, "tags": ["plain"]},
    "frame": {"title": ENTITIES, "iframe": WEB, "author": ATTRIBUTE, "tags": ["plain"]},
    "picture": {"title": TEMPLATE, "header-img": WEB, "image_alt": TEXT, "header-mask": QUOTES},
    "multilingual": {"title": "Two languages", "multilingual": True, "author": PICTURE},
}  # fmt: skip
#: The beginning of a post, which runs in the post's own page and nowhere else.
BEGINS: Final = f"""<p onclick="{RUN}" onmouseover="{RUN}" style="position:fixed;inset:0">Begins
<img src=x onerror="{RUN}"><a href="{LINK}">link</a><script>{RUN}</script><svg onload="{RUN}"></svg>
<iframe srcdoc="<script>parent.{RUN}</script>"></iframe><iframe src="/small/own.html"></iframe>
<style onload="{RUN}">p {{ color: red }}</style><b data-jk-thread="{{}}" class="jk-comments">c</b></p>
"""
#: A page of the stranger's own, which reaches for the page whose frame it stands in.
OWN: Final = f"<!doctype html><title>Own</title><script>document.title = 'Ran'; parent.{RUN}</script>"
#: Path -> front matter.
PAGES: Final[dict[str, dict[str, Any]]] = {
    "index.html": {"title": TEXT, "layout": "default"},
    "about.md": {
        "title": TEXT, "description": TEXT, "permalink": "/about/", "image": WEB,
        "tags": [PICTURE, ATTRIBUTE],
    },
    "archive.md": {"title": TITLE, "permalink": "/archive/"},
    "tags.md": {"title": TEXT, "permalink": "/tags/"},
    "categories.md": {"title": TEXT, "permalink": "/categories/"},
    "authors.md": {"title": TEXT, "permalink": "/authors/"},
    "404.md": {"title": TEXT, "permalink": "/404.html"},
    "_notes/one.md": {"title": TEXT, "tags": [PICTURE]},
}  # fmt: skip


def prepare(folder: Path) -> Path:
    """Write the site; returns the folder of ``mkdocs.yml``."""
    source = folder / "jekyll"
    for name in ("_posts", "_data", "_notes", "../docs"):
        (source / name).mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    plain = f"---\ntags: {json.dumps([PICTURE, QUOTES])}\n---\n# Plain\n"
    (folder / "docs" / "plain.md").write_text(plain, "utf-8")
    (source / "_config.yml").write_text(yaml.safe_dump(CONFIG, allow_unicode=True), "utf-8")
    for name, value in DATA.items():
        (source / "_data" / f"{name}.yml").write_text(yaml.safe_dump(value, allow_unicode=True), "utf-8")
    for number, (name, data) in enumerate(POSTS.items(), 1):
        text = f"Words about pwned things, number {number}.\n\n## A *heading* & more\n"
        if data.get("multilingual"):
            bodies = ("en", "One"), ("zh", "一")
            text = "\n\n".join(
                f'<div class="{key} post-container">\n\n{words}\n\n</div>' for key, words in bodies
            )
        _write(source / "_posts" / f"2021-01-{number:02}-{name}.md", data, text)
    for path, data in PAGES.items():
        listed = "{% for post in site.posts %}<a href='{{ post.url | escape }}'>x</a>{% endfor %}"
        text = "" if path == "404.md" else "About.\n" if path in ("about.md", "_notes/one.md") else listed
        text = text.replace("site.posts", "paginator.posts") if path == "index.html" else text
        _write(source / path, data, text)
    return folder


def prepare_beginnings(folder: Path) -> Path:
    """Write a site with one post that begins with scripts; returns the folder of ``mkdocs.yml``."""
    source = folder / "jekyll"
    for name in ("_posts", "../docs"):
        (source / name).mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(MKDOCS, "utf-8")
    (source / "_config.yml").write_text("title: Small\n", "utf-8")
    (source / "own.html").write_text(OWN, "utf-8")
    _write(source / "_posts" / "2021-02-01-begins.md", {"title": "Begins"}, f"{BEGINS}\nMore words.\n")
    return folder


def _write(path: Path, data: dict[str, Any], text: str) -> None:
    path.write_text(f"---\n{yaml.safe_dump(data, allow_unicode=True)}---\n{text}", "utf-8")
