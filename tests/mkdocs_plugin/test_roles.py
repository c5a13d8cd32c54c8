"""Which pages do a job of the theme's: pages as the usual themes and their users write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Site
from mkdocs_jekyll.publish.page_roles import PageRole as Role
from mkdocs_jekyll.publish.page_roles import job_of
from mkdocs_jekyll.publish.taxonomy import Taxonomy

from .conftest import write

POSTS = {
    "_posts/2021-01-18-a.md": "---\ntags: [Green Tea, news]\ncategories: [travel]\nauthor: ann\n---\nx\n",
    "_posts/2021-01-19-b.md": "---\ntags: [cups]\ncategories: [home]\nauthor: bo\n---\nx\n",
    "_data/authors.yml": "ann: {name: Ann Lee}\n",
}
LOOP = "{% for post in site.posts %}{{ post.title }}{% endfor %}"
WORDS = "We sell tea in a small street behind the station. " * 12


def page(matter: str, text: str = "") -> str:
    return f"---\n{matter}\n---\n{text}\n"


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        ("index.html", page("layout: home"), Role("index")),
        ("index.html", page("layout: default", "{% for p in paginator.posts %}{{ p.title }}{% endfor %}"),
         Role("index")),
        ("index.html", page("layout: default", f"Hello! {LOOP}{{{{ site.tags | size }}}}"), Role("index")),
        ("index.html", page("layout: default", "Hello, this is me."), None),
        ("blog/index.html", page("layout: default", "{{ paginator.total_pages }}"), Role("index")),
        ("archive.html", page("layout: default", LOOP), Role("archive")),
        ("archive.html", page("layout: default", "{% for tag in site.tags %}x{% endfor %}" + LOOP),
         Role("archive")),
        ("all.html", page("layout: page", LOOP), Role("archive")),
        ("latest.html", page("layout: page", LOOP.replace("posts %", "posts limit: 5 %")), None),
        ("shop.html", page("layout: page", WORDS + LOOP), None),
        ("tags.html", page("layout: page", "{% for t in site.tags %}{{ t[0] }}{% endfor %}"), Role("tags")),
        ("2tags.html", page("layout: page"), Role("tags")),
        ("x.html", page("layout: page\npermalink: /tag/"), Role("tags")),
        ("x.html", page("layout: tags"), Role("tags")),
        ("x.html", page("layout: tags", "Tags of ours"), None),
        ("x.html", page("layout: page", "{% for c in site.categories %}{{ c[0] }}{% endfor %}"),
         Role("categories")),
        ("tag/tea.html", page("layout: tagpage\ntag: green-tea"), Role("tag", "Green Tea")),
        ("tag/tea.md", page("layout: tag_index\ntitle: GREEN TEA", "About it."), Role("tag", "Green Tea")),
        ("tag/news.md", page("layout: archive-taxonomy\ntaxonomy: news"), Role("tag", "news")),
        ("tag/none.md", page("layout: tagpage\ntag: nothing has it"), None),
        ("categories/travel.md", page("layout: category"), Role("category", "travel")),
        ("travel/index.html", page("layout: default"), Role("category", "travel")),
        ("travel/index.html", page("layout: default", "All about it"), None),
        ("t.html", page("layout: page", "{% for p in site.categories.travel %}{{ p.title }}{% endfor %}"),
         Role("category", "travel")),
        ("t.html", page("layout: page\ncat: home",
                        "{% for p in site.categories[page.cat] %}{{ p.title }}{% endfor %}"),
         Role("category", "home")),
        ("t.html", page("layout: page", LOOP.replace("{{", "{% if post.tags contains 'cups' %}{{")),
         Role("tag", "cups")),
        ("two.html", page("layout: page", "{{ site.tags.cups }}{{ site.tags.news }}"), Role("tags")),
        ("p.html", page("layout: page\npagination: {enabled: true, category: travel}",
                        "{{ paginator.page }}"), Role("category", "travel")),
        ("author/ann.html", page("layout: author\nshort_name: ann"), Role("author", "Ann Lee")),
        ("search.html", page("layout: search"), Role("search")),
        ("search.html", page("layout: page", "Find: <input id='search-input'>"), Role("search")),
        ("search.html", page("layout: page", "How to search for tea in the hills."), None),
        ("find.html", page("layout: page", "Find: <input id='search-input'>"), None),
        ("404.html", page("layout: default", "Lost?"), Role("404")),
        ("feed.xml", page("layout: null", LOOP), None),
        ("about.md", page("layout: page", "Me."), None),
    ],
)  # fmt: skip
def test_the_job_of_a_page(tmp_path: Path, path: str, text: str, wanted: Role | None) -> None:
    write(tmp_path, {**POSTS, path: text})
    site = Site.read(tmp_path)
    (item,) = (item for item in site.pages if item.relative_path == path)
    assert job_of(item, Taxonomy.of(site)) == wanted
    assert job_of(item, Taxonomy.of(site), keep=["*"]) is None
