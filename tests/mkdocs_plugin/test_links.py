"""Links inside a text, without a build."""

from __future__ import annotations

import pytest
from mkdocs.structure.files import File, Files

from mkdocs_jekyll.mkdocs_plugin.links import LinkRewriter, UrlIndex, line_of


def site(*paths: str, bases: tuple[str, ...] = ("/notes",)) -> UrlIndex:
    files = Files([File(path, None, "site", True, dest_uri=path) for path in paths])
    return UrlIndex(
        files, hosts={"example.org": bases, "www.example.org": bases, "old.org": ("/then",)}, bases=bases
    )


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
def test_addresses_hold_where_the_page_stands(written: str, wanted: str | None) -> None:
    looked = LinkRewriter(THERE, "2021/a/").look(written)
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
def test_links_to_nothing_are_told_and_left(written: str) -> None:
    looked = LinkRewriter(THERE, "2021/a/").look(written)
    assert looked.html == written
    assert len(looked.broken) == 1


def test_a_text_shown_elsewhere_is_read_from_its_own_page() -> None:
    html = '<a href="#top">a</a> <a href="../b.html">b</a> <img src="/notes/img/x.png">'
    looked = LinkRewriter(THERE, "2021/a/", shown_at="").look(html)
    assert looked.html == '<a href="2021/a/#top">a</a> <a href="2021/b.html">b</a> <img src="img/x.png">'


def test_anchors_are_gathered() -> None:
    looked = LinkRewriter(THERE, "2021/a/").look(
        '<h2 id="一">x</h2><a name="old"></a><a href="#%E4%B8%80">y</a><a href="../b.html#z">z</a>'
    )
    assert looked.anchors == {"一", "old"}
    asked = {file.dest_uri: links for file, links in looked.to_anchors.items()}
    assert asked == {"2021/a/index.html": {"一": "#%E4%B8%80"}, "2021/b.html": {"z": "../b.html#z"}}


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
    assert line_of(url, text, 10, ("/notes",)) == line


def test_a_large_odd_text_takes_no_long_time() -> None:
    html = "<a href=" * 20_000 + "<!--" * 1_000 + '"' * 20_001
    assert LinkRewriter(THERE, "2021/a/").look(html).html == html


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("developers.example.com/web", "https://"),
        ("2021-01-18-a.md", "/notes/2021/a/"),
        ("nothing.md", ""),
        ("nothing/at-all", ""),
    ],
)
def test_a_broken_link_gets_a_hint(written: str, hint: str) -> None:
    there = File("_posts/2021-01-18-a.md", None, "site", True, dest_uri="2021/a/index.html")
    addresses = UrlIndex(Files([there]), hosts={}, bases=("/notes",))
    (broken,) = LinkRewriter(addresses, "2021/a/").look(f'<a href="{written}">x</a>').broken
    assert hint in broken.hint
    assert bool(hint) == bool(broken.hint)
