"""Pictures above texts, in lists and of people come in several sizes."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest

from tests.mkdocs_plugin.conftest import Builder

Image = pytest.importorskip("PIL.Image")
POST = '---\ntitle: A\nheader-img: "img/a b.jpg"\nauthor: ann\npermalink: /a/\n---\nText.\n'
FILES: dict[str, str | None] = {
    "jekyll/_posts/2021-01-18-a.md": POST,
    "jekyll/_data/authors.yml": "ann: {name: Ann, avatar: /img/ann.png}\n",
    "jekyll/_config.yml": "title: T\n",
}
SOURCES = re.compile(r'srcset="([^"]*)" sizes="([^"]*)"')


@pytest.mark.parametrize("on", [True, False])
def test_a_page_names_the_sizes_of_its_pictures(tmp_path: Path, make: Builder, on: bool) -> None:
    (tmp_path / "jekyll/img").mkdir(parents=True)
    Image.effect_noise((1100, 400), 80).convert("RGB").save(tmp_path / "jekyll/img/a b.jpg")
    Image.effect_noise((300, 300), 80).convert("RGB").save(tmp_path / "jekyll/img/ann.png")
    built = make(FILES, {"source": "jekyll", "picture_sizes": on})
    assert not built.warnings
    found = SOURCES.findall(built.text("a/index.html"))
    assert bool(found) == on
    assert (built.site / "assets/jekyll/pictures").is_dir() == on
    if not on:
        return
    hero, avatar = found
    folder = "../assets/jekyll/pictures/img/a%20b.jpg"
    widths = (240, 480, 800)
    assert hero == (
        ", ".join([*(f"{folder}/{width}.jpg {width}w" for width in widths), "../img/a%20b.jpg 1100w"]),
        "100vw",
    )
    assert "../assets/jekyll/pictures/img/ann.png/96.png 96w" in avatar[0]
    assert "pictures/img/a%20b.jpg/240.jpg 240w" in built.text("index.html")
    for width in widths:
        copy = (built.site / f"assets/jekyll/pictures/img/a b.jpg/{width}.jpg").read_bytes()
        assert Image.open(BytesIO(copy)).width == width
    assert not built.again(), "a second build writes other files"
