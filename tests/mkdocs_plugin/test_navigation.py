"""Posts and the navigation, with mkdocs-blog-plugin and without."""

from __future__ import annotations

import re

import pytest

NAV = re.compile(
    r'<nav class="md-nav md-nav--primary.*?(?=<div class="md-sidebar md-sidebar--secondary)', re.DOTALL
)


def posts(count: int, permalink: str = "/blog/:year/:month/:day/:title/") -> dict[str, str]:
    files = {}
    for day in range(count):
        name = f"2021-{1 + day // 28:02}-{1 + day % 28:02}-post-{day:03}.md"
        files[f"docs/_posts/{name}"] = f"---\ntitle: Post {day:03}\n---\ntext\n"
    return {"docs/index.md": "# Home\n", "docs/_config.yml": f"permalink: {permalink}\n", **files}


def in_nav(text: str) -> list[str]:
    """The posts a page's sidebar names, in its order."""
    sidebar = NAV.search(text)
    assert sidebar
    return re.findall(r"Post (\d{3})", sidebar[0])


def test_without_the_blog_plugin_posts_stay_out(make) -> None:
    built = make(posts(5))
    assert in_nav(built.text("index.html")) == []


@pytest.mark.parametrize("permalink", ["/blog/:year/:month/:day/:title/", "date", "/:title/"])
def test_the_blog_section_lists_the_latest_first_wherever_they_stand(make, permalink: str) -> None:
    built = make(
        posts(12, permalink),
        {"posts_in_nav": 8},
        {"plugins": [{"jekyll": {"posts_in_nav": 8}}, {"/blog": {"articles": 3}}],
         "nav": ["index.md", {"Blog": ["blog/index.md"]}]},
    )  # fmt: skip
    assert in_nav(built.text("index.html")) == [f"{day:03}" for day in (11, 10, 9, 8, 7, 6, 5, 4)]
    assert not built.warnings


def test_a_large_blog_does_not_grow_the_sidebar(make) -> None:
    plugins = {"plugins": [{"jekyll": {}}, "/blog"], "nav": ["index.md", {"Blog": ["blog/index.md"]}]}
    built = make(posts(150), None, plugins)
    assert len(in_nav(built.text("index.html"))) == 24


def test_the_blog_section_may_be_missing_in_nav(make) -> None:
    built = make(posts(2), None, {"plugins": [{"jekyll": {}}, "/blog"], "nav": ["index.md"]})
    assert in_nav(built.text("index.html")) == ["001", "000"]


def test_dates_of_the_blog_plugin_stay_in_the_navigation(make) -> None:
    plugins = {"plugins": [{"jekyll": {}}, "/blog"], "nav": ["index.md", {"Blog": []}]}
    built = make(posts(2), None, plugins)
    page = built.text("blog/2021/01/02/post-001/index.html")
    assert "[02/01] Post 001" in page
    assert "<title>Post 001 - Test</title>" in page
    assert '<h1 class="jk-header__title">Post 001</h1>' in page


def test_neighbours_are_by_date(make) -> None:
    built = make(posts(3))
    page = built.text("blog/2021/01/02/post-001/index.html")
    assert '<link rel="prev" href="../../01/post-000/">' in page
    assert '<link rel="next" href="../../03/post-002/">' in page


def test_a_title_in_nav_counts(make) -> None:
    name = "_posts/2021-01-01-post-000.md"
    built = make(posts(1), None, {"nav": ["index.md", {"Read this": name}]})
    assert "Read this" in built.text("index.html")
