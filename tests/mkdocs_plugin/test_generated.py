"""What our files leave to other plugins of MkDocs."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from mkdocs_jekyll.jekyll import GeneratedFile, read_site
from mkdocs_jekyll.mkdocs_plugin.feeds import is_redirected_elsewhere, whole_sitemap
from mkdocs_jekyll.publish.published_site import reading_settings


def settings(**plugins: Any) -> Any:
    """As much of MkDocs' configuration as is asked for."""
    held = {name: SimpleNamespace(config=config) for name, config in plugins.items()}
    return SimpleNamespace(plugins=held, use_directory_urls=True, site_url="https://a.example.org/b/")


def redirect(destination: str, plugin: str = "jekyll-redirect-from") -> GeneratedFile:
    return GeneratedFile(plugin=plugin, destination=destination, url=f"/{destination}", write=str)


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        (redirect("old/index.html"), True),
        (redirect("older/index.html"), False),
        (redirect("old/index.html", "jekyll-feed"), False),
    ],
)
def test_mkdocs_redirects_writes_its_own_pages(made: GeneratedFile, wanted: bool) -> None:
    config = settings(redirects={"redirect_maps": {"old.md": "new.md"}})
    assert is_redirected_elsewhere(made, config) is wanted
    assert not is_redirected_elsewhere(made, settings())


@pytest.mark.parametrize(
    ("feed", "source", "plugins", "wanted"),
    [
        ("auto", None, {}, {"jekyll-feed": True}),
        ("auto", None, {"rss": {}}, {}),
        ("auto", "site", {}, {}),
        (True, "site", {"rss": {}}, {"jekyll-feed": True}),
        ("false", None, {}, {"jekyll-feed": False}),
    ],
)
def test_who_makes_a_feed(feed: Any, source: Any, plugins: Any, wanted: dict[str, bool]) -> None:
    assert reading_settings({"feed": feed, "source": source}, plugins).switches == wanted


def test_mkdocs_pages_follow_jekylls_in_the_sitemap(tmp_path: Any) -> None:
    (tmp_path / "a b.md").write_text("---\nlast_modified_at: 2020-02-03\n---\na\n", "utf-8")
    (tmp_path / "gone.md").write_text("---\nsitemap: false\n---\na\n", "utf-8")
    site = read_site(tmp_path)
    theirs = (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc>https://a.example.org/b/a%20b.html</loc><lastmod>2026-01-01</lastmod></url>"
        "<url><loc>https://a.example.org/b/gone.html</loc></url>"
        "<url><loc>https://a.example.org/b/help/?a=1&amp;b=2</loc><lastmod>2026-01-02</lastmod></url></urlset>\n"
    )
    lines = [
        line for line in whole_sitemap(theirs, site, settings()).splitlines() if line.startswith("<url>")
    ]
    assert [line[10:].partition("</loc>")[0] for line in lines] == [
        "https://a.example.org/b/a%20b.html",
        "https://a.example.org/b/help/?a=1&amp;b=2",
    ]
    assert lines[0].endswith("<lastmod>2020-02-03T00:00:00+00:00</lastmod></url>")
