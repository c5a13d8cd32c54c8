"""Links inside a text, without a build."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest

from mkdocs_jekyll.publish.link_problems import position_of
from mkdocs_jekyll.publish.links import relative_url, rewrite, rewrite_body
from mkdocs_jekyll.publish.site_url import SiteUrl
from mkdocs_jekyll.publish.url_index import Target, UrlIndex, url_index


def site(*paths: str, bases: tuple[str, ...] = ("/notes",), on_disk: bool = False) -> UrlIndex:
    hosts = {"example.org": bases, "www.example.org": bases, "old.org": ("/then",)}
    current = frozenset(f"{scheme}://{host}" for host in hosts for scheme in ("http", "https"))
    targets = [Target(path, quote(path.removesuffix("index.html")), path) for path in paths]
    return url_index(targets, SiteUrl(None, hosts, current, bases, {}), on_disk=on_disk)


THERE = site("index.html", "2021/a/index.html", "2021/b.html", "img/茶.png", "img/x.png")


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ('<img src="/notes/img/x.png">', '<img src="../../img/x.png">'),
        ("<img src='/notes/img/x.png'>", '<img src="../../img/x.png">'),
        ("<img src=/notes/img/x.png>", '<img src="../../img/x.png">'),
        ('<img src="/notes/img/%E8%8C%B6.png">', '<img src="../../img/%E8%8C%B6.png">'),
        ('<a href="https://example.org/notes/2021/b.html?q=1#c">', '<a href="../b.html?q=1#c">'),
        (
            '<img src="https://example.org//notes/img/x.png">',
            '<img src="https://example.org//notes/img/x.png">',
        ),
        ('<img src="/notes//img/x.png">', '<img src="/notes//img/x.png">'),
        ('<a href="//example.org/notes/">', '<a href="../../">'),
        ('<a href="http://WWW.example.org/notes/2021/b.html">', '<a href="../b.html">'),
        ('<a href="http://old.org/then/2021/b.html">', '<a href="../b.html">'),
        ('<a href="http://old.org/2021/b.html">', '<a href="http://old.org/2021/b.html">'),
        ('<a href="http://old.org/then/gone">', '<a href="http://old.org/then/gone">'),
        ('<a href="http://example.org.evil.org/notes/">', '<a href="http://example.org.evil.org/notes/">'),
        ('<a href="/notes/2021/b">', '<a href="../b">'),
        ('<a href="https://elsewhere.org/notes/x">', '<a href="https://elsewhere.org/notes/x">'),
        ('<a href="mailto:a@example.org">', '<a href="mailto:a@example.org">'),
        ('<a href="javascript:void(0)">', '<a href="javascript:void(0)">'),
        ('<a href="../b.html">', '<a href="../b.html">'),
        ('<p style="background:url(/notes/img/x.png)">', '<p style="background:url(../../img/x.png)">'),
        ('<img srcset="/notes/img/x.png 2x">', '<img srcset="../../img/x.png 2x">'),
        ("<!-- <img src='/notes/img/x.png'> -->", "<!-- <img src='/notes/img/x.png'> -->"),
        ("<script>x = '<img src=\"/notes/img/x.png\">'</script>", None),
        ('<a title="href=/notes/">', '<a title="href=/notes/">'),
    ],
)
def test_urls_hold_where_the_page_stands(written: str, wanted: str | None) -> None:
    looked = rewrite(written, THERE, "2021/a/")
    assert looked.html == (written if wanted is None else wanted)
    assert not looked.broken


@pytest.mark.parametrize(
    "written",
    [
        '<img src="/notes/img/y.png">',
        '<a href="https://example.org/notes/gone">',
        '<a href="c/">',
        '<a href="/img/x.png">',
        '<img src="y.png">',
    ],
)
def test_links_to_nothing_are_reported_and_left(written: str) -> None:
    looked = rewrite(written, THERE, "2021/a/")
    assert looked.html == written
    assert len(looked.broken) == 1


def test_a_text_shown_elsewhere_is_read_from_its_own_page() -> None:
    html = '<a href="#top">a</a> <a href="../b.html">b</a> <img src="/notes/img/x.png">'
    looked = rewrite(html, THERE, "2021/a/", shown_at="")
    assert looked.html == '<a href="2021/a/#top">a</a> <a href="2021/b.html">b</a> <img src="img/x.png">'


def test_anchors_are_gathered() -> None:
    html = '<h2 id="一">x</h2><a name="old"></a><a href="#%E4%B8%80">y</a><a href="../b.html#z">z</a>'
    found = rewrite(html, THERE, "2021/a/")
    assert found.anchors == {"一", "old"}
    assert found.to_anchors == {
        "2021/a/index.html": {"一": "#%E4%B8%80"},
        "2021/b.html": {"z": "../b.html#z"},
    }


@pytest.mark.parametrize(
    ("url", "line"),
    [
        ("/notes/img/x.png", 12),
        ("https://a.org/?b=1&c", 11),
        ("/nowhere.png", None),
        ("img/%E8%8C%B6.png", 10),
    ],
)
def test_the_line_of_a_link_is_found(url: str, line: int | None) -> None:
    text = "![](img/茶.png)\n[b](https://a.org/?b=1&c)\n![c]({{ site.baseurl }}/img/x.png)\n"
    assert position_of(url, text, 10, ("/notes",)).line == line


@pytest.mark.parametrize("written", ["url(" + " " * 20_000, "url(" * 50_000, "url('" * 50_000])
def test_a_style_whose_url_does_not_end(written: str) -> None:
    html = f'<p style="{written}">'
    assert rewrite(html, THERE, "2021/a/").html == html


def test_a_large_odd_text_takes_no_long_time() -> None:
    html = "<a href=" * 20_000 + "<!--" * 1_000 + '"' * 20_001
    assert rewrite(html, THERE, "2021/a/").html == html


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("developers.example.com/web", "https://"),
        ("2021-01-18-a.md", "/notes/2021/a/"),
        ("nothing.md", ""),
        ("nothing/at-all", ""),
    ],
)
def test_a_broken_link_gets_a_suggestion(written: str, suggestion: str) -> None:
    there = Target("2021/a/index.html", "2021/a/", "_posts/2021-01-18-a.md")
    index = url_index([there], SiteUrl(None, {}, frozenset(), ("/notes",), {}))
    (broken,) = rewrite(f'<a href="{written}">x</a>', index, "2021/a/").broken
    assert suggestion in broken.suggestion
    assert bool(suggestion) == bool(broken.suggestion)


@pytest.mark.parametrize(
    ("written", "is_named"),
    [
        ("/notes/cafe\u0301.html", True),
        ("/notes/cafe%CC%81", True),
        ("../../cafe\u0301.html", True),
        ("/notes/o\u0308/", True),
        ("/notes/\u00f6/", False),
        ("/notes/cafe.html", False),
    ],
)
def test_a_name_in_another_form_of_unicode_is_named(written: str, is_named: bool) -> None:
    index = site("caf\u00e9.html", "\u00f6/index.html", "2021/a/index.html")
    broken = rewrite(f'<a href="{written}">x</a>', index, "2021/a/").broken
    assert ["another form of Unicode" in link.suggestion for link in broken] == (
        [is_named] if is_named or "\u00f6" not in written else []
    )


FORMS = site("index.html", "a.html", "b/index.html", "c.html", "d/e.htm", "茶/水.html", "50% off.html",
             "f/index.xhtml", "g:h/index.html", "i/j.html")  # fmt: skip


@pytest.mark.parametrize(
    ("page_url", "wanted"),
    [
        ("a", ["./", "b/", "c.html", "d/e.htm", "%E8%8C%B6/%E6%B0%B4", "50%25%20off", "f/index.xhtml",
               "./g:h/"]),
        ("b/", ["../", "./", "../c.html", "../d/e.htm", "../%E8%8C%B6/%E6%B0%B4", "../50%25%20off",
                "../f/index.xhtml", "../g:h/"]),
        ("i/j", ["../", "../b/", "../c.html", "../d/e.htm", "../%E8%8C%B6/%E6%B0%B4", "../50%25%20off",
                 "../f/index.xhtml", "../g:h/"]),
        ("d/e.htm", ["../", "../b/", "../c.html", "e.htm", "../%E8%8C%B6/%E6%B0%B4", "../50%25%20off",
                     "../f/index.xhtml", "../g:h/"]),
    ],
)  # fmt: skip
def test_a_link_from_a_url_of_any_form_leads_to_one_of_any_form(page_url: str, wanted: list[str]) -> None:
    there = ["/notes/", "/notes/b/", "/notes/c.html", "/notes/d/e.htm", "/notes/茶/水", "/notes/50% off",
             "/notes/f/", "/notes/g:h/"]  # fmt: skip
    html = "".join(f'<a href="{quote(url, safe="/:%")}">x</a>' for url in there)
    found = rewrite(html, FORMS, page_url)
    assert not found.broken
    assert re.findall(r'href="([^"]*)"', found.html) == wanted


def test_on_disk_a_link_names_the_file() -> None:
    index = site("index.html", "a.html", "b/index.html", on_disk=True)
    html = '<a href="/notes/">x</a><a href="/notes/a">x</a><a href="/notes/b/">x</a>'
    assert re.findall(r'href="([^"]*)"', rewrite(html, index, "b/index.html").html) == [
        "../index.html", "../a.html", "index.html",
    ]  # fmt: skip


def test_the_way_to_a_page_from_itself_and_from_the_root() -> None:
    assert relative_url("./", "./") == "./"
    assert relative_url("a/b", "a/b") == "b"
    assert relative_url("a", "a/b.html") == "../a"
    assert relative_url("a", "a/b/c/d.html") == "../../../a"
    assert relative_url("a", "./") == "a"


def test_a_source_of_a_picture_that_is_not_there_goes_at_last() -> None:
    html = (
        '<picture><source srcset="/notes/img/x-480.webp" media="(max-width: 480px)">'
        '<source srcset="/notes/img/x.png 1x, /notes/img/x-2.png 2x"><img src="/notes/img/x.png"></picture>'
    )
    kept = rewrite_body(html, THERE, "", None)
    assert kept.html.count("<source") == 2
    assert kept.has_former
    assert [link.url for link in kept.broken] == ["/notes/img/x-2.png"]
    assert rewrite(html, THERE, "").html == (
        '<picture><source srcset="img/x.png 1x, /notes/img/x-2.png 2x"><img src="img/x.png"></picture>'
    )


@pytest.mark.parametrize("start", ["http://example.org/notes/", "https://Example.org/notes/"])
def test_a_body_keeps_links_by_a_url_of_another_form_until_readers_see_it(start: str) -> None:
    bases = ("/notes",)
    url = SiteUrl(None, {"example.org": bases}, frozenset({"https://example.org"}), bases, {})
    index = url_index([Target("2021/b.html", "2021/b.html", "b")], url)
    now, former, shown = (
        f'<a href="{written}2021/b.html">b</a>' for written in ("https://example.org/notes/", start, "../")
    )
    assert rewrite_body(now, index, "2021/a/", None).html == shown.replace("2021/", "")
    kept = rewrite_body(former, index, "2021/a/", None)
    assert (kept.html, kept.has_former) == (former, True)
    assert rewrite(former, index, "2021/a/").html == shown.replace("2021/", "")
