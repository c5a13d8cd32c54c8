"""What a build keeps for the next one, and that nobody sees it in the site."""

from __future__ import annotations

from pathlib import Path

from .conftest import Builder

FOLDER = Path(".cache", "plugin", "jekyll")
LONG = "Some *words* and `code`.\n\n" * 80
POSTS = {"docs/_posts/2021-01-01-a.md": LONG, "docs/_posts/2021-01-02-b.md": f"## Two\n\n{LONG}"}


def kept(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in (folder / FOLDER).glob("*.json")}


def pages(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def test_the_next_build_takes_what_it_finds_and_writes_the_same_site(make: Builder, tmp_path: Path) -> None:
    without = pages(make(POSTS, options={"cache": False}).site)
    assert not (tmp_path / ".cache").exists()
    assert pages(make(POSTS).site) == without
    first = kept(tmp_path)
    assert len(first) == 2
    assert pages(make(POSTS).site) == without
    assert kept(tmp_path) == first


def test_a_changed_post_is_converted_anew_and_its_old_text_forgotten(make: Builder, tmp_path: Path) -> None:
    make(POSTS)
    first = kept(tmp_path)
    built = make({"docs/_posts/2021-01-01-a.md": LONG + "New!\n"})
    assert "New!" in built.text("2021/01/01/a.html")
    assert len(kept(tmp_path)) == 2
    assert len(kept(tmp_path).keys() & first.keys()) == 1


def test_other_settings_of_kramdown_are_seen(make: Builder) -> None:
    make(POSTS)
    built = make({"docs/_config.yml": "kramdown: {auto_ids: false}\n"})
    assert "<h2>Two</h2>" in built.text("2021/01/02/b.html")
