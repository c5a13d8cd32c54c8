"""Feeds keep the rules of RFC 4287."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import ReadSettings, Site, SiteRenderer, read_site
from mkdocs_jekyll.jekyll.plugins import feed
from tests.conftest import ROOT
from tests.jekyll.plugins.atom_rules import broken_rules
from tests.oracle.record_jekyll import BUILT, lay_out, load

#: A site that does not say where it stands can't name absolute URLs.
HOMELESS = ("nothing_said", "meta_tag_without_title")
PATHS = [path for path in sorted((BUILT / "feed").glob("*.yml")) if path.stem not in HOMELESS]


def feeds(site: Site) -> dict[str, str]:
    return {
        made.destination: made.write(SiteRenderer(site))
        for made in site.generated
        if made.plugin == feed.NAME
    }


def test_the_example_blogs_feed() -> None:
    site = read_site(ROOT / "docs", ReadSettings(blog_only=True, switches={feed.NAME: True}))
    (text,) = feeds(site).values()
    assert text.count("<entry") == 10
    assert broken_rules(text) == []


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_the_feeds_of_the_cases(path: Path, tmp_path: Path) -> None:
    case = load(path)
    lay_out(case, tmp_path)
    site = read_site(tmp_path, ReadSettings(overrides=case["options"]))
    for text in feeds(site).values():
        assert broken_rules(text) == []


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_nothing_shows_when_the_site_was_built(kind: str, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    for path in sorted((BUILT / kind).glob("*.yml")):
        case, source = load(path), tmp_path / path.stem
        lay_out(case, source)
        options = {**case["options"], "time": None}
        sites = [
            read_site(source, ReadSettings(overrides=options, now=now + timedelta(hours=hours)))
            for hours in (0, 1)
        ]
        first, second = (
            {made.destination: made.write(SiteRenderer(site)) for made in site.generated} for site in sites
        )
        assert first == second, path.stem


def test_source_date_epoch_is_the_time_of_a_feed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_config.yml").write_text("plugins: [jekyll-feed]\nurl: https://a.example.org\n", "utf-8")
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    (text,) = feeds(read_site(tmp_path)).values()
    assert "<updated>1970-01-02T00:00:00+00:00</updated>" in text


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("<p>]]&gt;</p> \x08 <![CDATA[x]]>", "]]"),
        ("a & b < c", "&amp;"),
    ],
)
def test_no_text_breaks_a_feed(written: str, wanted: str, tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text(
        "plugins: [jekyll-feed]\nurl: https://a.example.org\ntitle: 'a & <b> ]]>'\nauthor: '<&>'\n", "utf-8"
    )
    post = tmp_path / "_posts" / "2020-01-01-a.md"
    post.parent.mkdir()
    post.write_text(
        f"---\ntitle: '\"]]> & <'\ntags: ['<&\">']\ndescription: ']]> & <'\n"
        f"image: '/a\"b&c.png'\n---\n{written}\n",
        "utf-8",
    )
    (text,) = feeds(read_site(tmp_path)).values()
    assert wanted in text
    assert broken_rules(text) == []


def test_the_rules_report_what_is_broken() -> None:
    broken = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><id>/x</id><link href="x"/><updated>yesterday</updated>'
        "<entry><id>/x</id><author><uri>u</uri></author><category/><title type='xml'>t</title></entry></feed>"
    )
    found = "\n".join(broken_rules(broken))
    for rule in ("0 title", "'/x' is no absolute URL", "'yesterday' is no date", "there twice", "0 updated",
                 "0 name", "no term", "neither content", "of type xml"):  # fmt: skip
        assert rule in found
