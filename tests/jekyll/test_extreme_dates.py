"""Dates at the ends of the calendar, and what is no date at all: nothing fails because of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import SiteRenderer, read_site

CONFIG = """\
url: https://example.org
plugins: [jekyll-feed, jekyll-sitemap, jekyll-seo-tag, jekyll-archives, jekyll-paginate,
          jekyll-last-modified-at]
paginate: 1
future: true
collections: {things: {output: true, sort_by: updated}}
jekyll-archives: {enabled: all}
"""
TEXT = """\
{{ page.date }} {{ page.date | date: "%c %j %U %W %V %G %s %Z %z %:z %L" }}
{{ page.date | date_to_xmlschema }} {{ page.date | date_to_rfc822 }}
{{ page.date | date_to_long_string: "ordinal" }} {{ page.updated | date: "%s" }}
{{ site.posts | sort: "updated" | map: "updated" }} {{ site.posts | group_by: "updated" | size }}
{% seo %} {% last_modified_at %}
"""
VALUES = (
    "0001-01-01", "0001-01-01 00:00:00 +12:00", "0001-01-01 00:00:00 -12:00", "9999-12-31",
    "9999-12-31 23:59:59 -12:00", "9999-12-31 23:59:59 +12:00", "2120-01-01", "1582-10-10", "0000-01-01",
    "10000-01-01", "-0001-01-01", "'9999-12-31T23:59:60Z'", "253402300800", "-62135596801", "1e400",
    "'99999999999999999999'",
)  # fmt: skip


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York"])
@pytest.mark.parametrize("value", VALUES)
def test_a_date_stops_nothing(
    value: str, zone: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    monkeypatch.setenv("TZ", zone)
    matter = f"---\ndate: {value}\nupdated: {value}\nlast_modified_at: {value}\n---\n{TEXT}"
    files = {
        "_config.yml": CONFIG,
        "_posts/2021-01-01-a.md": matter,
        "_posts/2021-01-02-b.md": f"---\nupdated: 2021-01-01\n---\n{TEXT}",
        "_things/c.md": matter,
        "d.html": matter,
        "index.html": "---\n---\n{% for post in paginator.posts %}{{ post.date }}{% endfor %}",
        "_data/e.yml": f"when: {value}\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    site = read_site(tmp_path)
    renderer = SiteRenderer(site)
    documents = [doc for group in site.collections.values() for doc in group.docs]
    for item in (*documents, *site.pages):
        renderer.excerpt(item)
        assert not [problem for problem in renderer.render(item).problems if "internal" in problem.message]
    for made in site.generated:
        assert made.write(renderer) is not None
