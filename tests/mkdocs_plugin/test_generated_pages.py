"""Whatever a page is put together of: its own words, and the posts it lists, are on the built page."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mkdocs_jekyll.jekyll import SiteRenderer, read_site
from mkdocs_jekyll.jekyll.model import Page
from mkdocs_jekyll.publish.html_scan import plain_text
from mkdocs_jekyll.publish.page_roles import PageRoles
from mkdocs_jekyll.publish.taxonomy import Taxonomy

from .conftest import Builder
from .generated_pages import OWN, PageMaker

_WORDS = re.compile(rf"{OWN}\d+x")
_POSTS = re.compile(r"Letter\d+x")


def shown(html: str) -> str:
    """What a reader sees of the text of a built page."""
    start = html.index("md-content__inner")
    return plain_text(html[start : html.index('<footer class="md-footer', start)])


def pages_of(folder: Path, page: Page) -> list[Path]:
    """The built page, and those that go on with it: its own, or those of the main index."""
    first = folder / page.destination
    further = {*first.parent.glob("page[0-9]*/index.html"), *folder.glob("page[0-9]*/index.html")}
    return [first, *sorted(further)]


@pytest.mark.parametrize("seed", range(4))
def test_own_words_and_lists_stay(tmp_path: Path, make: Builder, seed: int) -> None:
    files = {f"jekyll/{path}": text for path, text in PageMaker(seed).site(pages=40).items()}
    built = make(files, {"source": "jekyll"}, {"site_url": "https://example.org/"})
    assert not built.error, built.log
    site = read_site(tmp_path / "jekyll")
    roles = PageRoles(site, Taxonomy.of(site))
    begun = {one.page: one for one in site.listings if one.number == 1}
    wrong: list[str] = []
    for page in site.pages:
        if page.generated or not page.destination.endswith(".html"):
            continue
        jekylls = plain_text(SiteRenderer(site).render(page).html)
        texts = [shown(path.read_text("utf-8")) for path in pages_of(built.site, page)]
        wanted, got = _WORDS.findall(jekylls), _WORDS.findall(texts[0])
        if wanted != got:
            wrong.append(f"{page.relative_path}: words {got}, not {wanted}:\n{page.content}\n{texts[0]}")
        if roles.role_of(page, begun.get(page)) is None:
            if _POSTS.findall(texts[0]) != _POSTS.findall(jekylls):
                wrong.append(f"{page.relative_path}: another list:\n{page.content}\n{texts[0]}")
        elif missing := set(_POSTS.findall(jekylls)) - set(_POSTS.findall(" ".join(texts))):
            wrong.append(f"{page.relative_path}: no {missing}:\n{page.content}\n{texts[0]}")
    assert not wrong, "\n\n".join(wrong)
