"""What reads texts of strangers: each target takes any text, and raises nothing but what it says."""

from __future__ import annotations

import posixpath
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC
from functools import cache
from pathlib import Path

from mkdocs_jekyll.compare.html_tree import parse
from mkdocs_jekyll.jekyll import ReadSettings, SiteRenderer, commonmark, excerpts, permalinks, read_site
from mkdocs_jekyll.jekyll import front_matter as matter
from mkdocs_jekyll.jekyll.errors import JekyllError
from mkdocs_jekyll.jekyll.liquid import Limits, LiquidRenderer
from mkdocs_jekyll.jekyll.plugins.scholar.bibtex import entries_in
from mkdocs_jekyll.jekyll.plugins.scholar.selection import grouped, ordered, selected
from mkdocs_jekyll.jekyll.readers import csv
from mkdocs_jekyll.kramdown import Options, convert
from mkdocs_jekyll.publish import own_text, safe_url, titles
from mkdocs_jekyll.publish.files import is_inside
from mkdocs_jekyll.publish.html import heading_html
from mkdocs_jekyll.publish.html_scan import plain_text
from mkdocs_jekyll.publish.language import guess
from mkdocs_jekyll.publish.language_tags import language_tag
from mkdocs_jekyll.publish.links import relative_url, rewrite
from mkdocs_jekyll.publish.site_url import SiteUrl, normal_base
from mkdocs_jekyll.publish.url_index import Target, UrlIndex, url_index
from tests.fuzz import newer_targets
from tests.oracle.kramdown_oracle import JEKYLL_DEFAULTS

SITE = Path(__file__).parents[1] / "jekyll" / "liquid" / "site"
GFM = Options.from_mapping({**JEKYLL_DEFAULTS, "element_limit": 5_000})[0]
KRAMDOWN = Options.from_mapping({**JEKYLL_DEFAULTS, "input": "kramdown", "html_to_native": True})[0]


def front_matter(text: str) -> None:
    found = matter.split(text)
    assert text.removeprefix("\ufeff").endswith(found.content)
    matter.read(text)


def kramdown(text: str) -> None:
    for options in (GFM, KRAMDOWN):
        result = convert(text, options)
        assert isinstance(result.html, str)
    excerpts.cut(text, "\n\n")
    commonmark.convert(
        text, commonmark.CommonMarkSettings(commonmark.KNOWN_EXTENSIONS, frozenset(("unsafe", "footnotes")))
    )


@cache
def _liquid() -> LiquidRenderer:
    return LiquidRenderer(SiteRenderer(read_site(SITE, ReadSettings())), limits=Limits(20_000, 100_000))


def liquid(text: str) -> None:
    renderer = _liquid()
    result = renderer.render(text, page={"title": text[:20], "list": [1, "a", None]}, path="x.md")
    assert isinstance(result.text, str)


def configuration(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        (source / "_config.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
        (source / "_posts").mkdir()
        (source / "_posts" / "2021-01-18-a.md").write_text("---\ntags: [a]\n---\nx\n", "utf-8")
        try:
            read_site(source, ReadSettings())
        except JekyllError as error:
            assert str(error)


def url(text: str) -> None:
    for made in (permalinks.encode(text), permalinks.decode(text), permalinks.clean(text)):
        assert isinstance(made, str)
    destination = permalinks.below_root(permalinks.destination(text, ".html"))
    if is_inside(destination):
        assert not posixpath.normpath(f"site/{destination}").startswith(("..", "/"))
        assert posixpath.normpath(f"site/{destination}").startswith("site")
    assert not safe_url.safe_url(text).strip().lower().startswith(("javascript:", "vbscript:", "data:text"))
    safe_url.is_link(text)
    normal_base(text)
    relative_url(text, "2021/a/")
    language_tag(text)


@cache
def _index() -> UrlIndex:
    names = ("index.html", "2021/a/index.html", "2021/b.html", "img/x.png")
    there = SiteUrl(None, {"example.org": ("/notes",)}, frozenset(), ("/notes",), {})
    return url_index([Target(name, name, name) for name in names], there)


def html(text: str) -> None:
    result = rewrite(text, _index(), "2021/a/")
    assert isinstance(result.html, str)
    plain_text(text)
    guess(text)
    titles.shortened(text)
    own_text.around_list(text)
    shown = str(heading_html(text)).lower()
    assert "<script" not in shown


def table(text: str) -> None:
    converters, _ = csv.converters_of(["all"], UTC)
    try:
        csv.read_table(text, ",", True, converters, 1_000_000)
    except csv.TableError as error:
        assert error.line >= 1


def bibliography(text: str) -> None:
    """A bibliography, and a query in its last line."""
    entries = entries_in(text)
    for entry in entries:
        assert entry.text("title") is not None
    query = text.rpartition("\n")[2]
    assert len(selected(entries, query)) <= len(entries)
    ordered(entries, query, "descending")
    grouped(entries, query, "")


def page_of_a_server(text: str) -> None:
    """A page that `compare` reads."""
    root = parse(text)
    assert isinstance(root.text, str)
    assert sum(1 for _ in root.walk())


TARGETS: Mapping[str, Callable[[str], None]] = {
    function.__name__: function
    for function in (
        *(front_matter, kramdown, liquid, configuration, url, html, table),
        *(bibliography, page_of_a_server),
        *newer_targets.TARGETS,
    )
}
