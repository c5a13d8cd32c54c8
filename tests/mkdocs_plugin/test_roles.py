"""Which pages do a job of the theme's: pages as the usual themes and their users write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import Site
from mkdocs_jekyll.publish.page_roles import Job, job_of
from mkdocs_jekyll.publish.taxonomy import Terms

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
        ("index.html", page("layout: home"), Job("index")),
        ("index.html", page("layout: default", "{% for p in paginator.posts %}{{ p.title }}{% endfor %}"),
         Job("index")),
        ("index.html", page("layout: default", f"Hello! {LOOP}{{{{ site.tags | size }}}}"), Job("index")),
        ("index.html", page("layout: default", "Hello, this is me."), None),
        ("blog/index.html", page("layout: default", "{{ paginator.total_pages }}"), Job("index")),
        ("archive.html", page("layout: default", LOOP), Job("archive")),
        ("archive.html", page("layout: default", "{% for tag in site.tags %}x{% endfor %}" + LOOP),
         Job("archive")),
        ("all.html", page("layout: page", LOOP), Job("archive")),
        ("latest.html", page("layout: page", LOOP.replace("posts %", "posts limit: 5 %")), None),
        ("shop.html", page("layout: page", WORDS + LOOP), None),
        ("tags.html", page("layout: page", "{% for t in site.tags %}{{ t[0] }}{% endfor %}"), Job("tags")),
        ("2tags.html", page("layout: page"), Job("tags")),
        ("x.html", page("layout: page\npermalink: /tag/"), Job("tags")),
        ("x.html", page("layout: tags"), Job("tags")),
        ("x.html", page("layout: tags", "Tags of ours"), None),
        ("x.html", page("layout: page", "{% for c in site.categories %}{{ c[0] }}{% endfor %}"),
         Job("categories")),
        ("tag/tea.html", page("layout: tagpage\ntag: green-tea"), Job("tag", "Green Tea")),
        ("tag/tea.md", page("layout: tag_index\ntitle: GREEN TEA", "About it."), Job("tag", "Green Tea")),
        ("tag/news.md", page("layout: archive-taxonomy\ntaxonomy: news"), Job("tag", "news")),
        ("tag/none.md", page("layout: tagpage\ntag: nothing has it"), None),
        ("categories/travel.md", page("layout: category"), Job("category", "travel")),
        ("travel/index.html", page("layout: default"), Job("category", "travel")),
        ("travel/index.html", page("layout: default", "All about it"), None),
        ("t.html", page("layout: page", "{% for p in site.categories.travel %}{{ p.title }}{% endfor %}"),
         Job("category", "travel")),
        ("t.html", page("layout: page\ncat: home",
                        "{% for p in site.categories[page.cat] %}{{ p.title }}{% endfor %}"),
         Job("category", "home")),
        ("t.html", page("layout: page", LOOP.replace("{{", "{% if post.tags contains 'cups' %}{{")),
         Job("tag", "cups")),
        ("two.html", page("layout: page", "{{ site.tags.cups }}{{ site.tags.news }}"), Job("tags")),
        ("p.html", page("layout: page\npagination: {enabled: true, category: travel}",
                        "{{ paginator.page }}"), Job("category", "travel")),
        ("author/ann.html", page("layout: author\nshort_name: ann"), Job("author", "Ann Lee")),
        ("search.html", page("layout: search"), Job("search")),
        ("search.html", page("layout: page", "Find: <input id='search-input'>"), Job("search")),
        ("search.html", page("layout: page", "How to search for tea in the hills."), None),
        ("find.html", page("layout: page", "Find: <input id='search-input'>"), None),
        ("404.html", page("layout: default", "Lost?"), Job("404")),
        ("feed.xml", page("layout: null", LOOP), None),
        ("about.md", page("layout: page", "Me."), None),
    ],
)  # fmt: skip
def test_the_job_of_a_page(tmp_path: Path, path: str, text: str, wanted: Job | None) -> None:
    write(tmp_path, {**POSTS, path: text})
    site = Site.read(tmp_path)
    (item,) = (item for item in site.pages if item.relative_path == path)
    assert job_of(item, Terms.of(site)) == wanted
    assert job_of(item, Terms.of(site), keep=["*"]) is None
