"""Pictures of a text have the sizes of their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.publish.html_scan import Edits, Scan
from mkdocs_jekyll.publish.picture_sizes import add_sizes
from mkdocs_jekyll.publish.site_url import SiteUrl
from mkdocs_jekyll.publish.url_index import Target, UrlIndex
from tests.blog_generator import png

SIZED = ' width="24" height="16"'


@pytest.fixture
def urls(tmp_path: Path) -> UrlIndex:
    (tmp_path / "a b.png").write_bytes(png(24, 16, (1, 2, 3)))
    (tmp_path / "broken.png").write_bytes(b"no picture")
    names = ("img/a b.png", "img/broken.png", "img/gone.png", "img/made.png", "a.svg")
    paths = ("a b.png", "broken.png", "gone.png", "", "a b.png")
    targets = (
        Target(name, name, name, path and str(tmp_path / path))
        for name, path in zip(names, paths, strict=True)
    )
    return UrlIndex(
        SiteUrl(None, {}, frozenset(), (), {}), {target.destination: target for target in targets}
    )


@pytest.mark.parametrize(
    ("html", "sized"),
    [
        ('<img src="../../img/a%20b.png" alt="x">', f'<img{SIZED} src="../../img/a%20b.png" alt="x">'),
        ('<img src="/img/a b.png?v=1">', f'<img{SIZED} src="/img/a b.png?v=1">'),
        ('<img width="50%" src="/img/a b.png">', None),
        ('<img style="width: 3em" src="/img/a b.png">', None),
        ('<img src="https://example.org/img/a b.png">', None),
        ('<img src="//[bad/img/a b.png">', None),
        ('<img src="/img/broken.png"><img src="/img/gone.png"><img src="/img/made.png">', None),
        ('<img src="/a.svg"><img alt="none"><pre><img src="/img/a b.png"></pre>', None),
    ],
)
def test_pictures_get_their_sizes(urls: UrlIndex, html: str, sized: str | None) -> None:
    scan = Scan(html)
    edits = Edits(scan)
    add_sizes(scan, edits, urls, "2021/x/")
    assert edits.apply() == (html if sized is None else sized)
