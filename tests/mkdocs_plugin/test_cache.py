"""What a build keeps for the next one, and that nobody sees it in the site."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_jekyll.jekyll import TextStore
from mkdocs_jekyll.mkdocs_plugin.cache import cache_of
from mkdocs_jekyll.mkdocs_plugin.options import JekyllConfig

from .conftest import Builder

FOLDER = Path(".cache", "plugin", "jekyll")
LONG = "Some *words* and `code`.\n\n" * 80
POSTS = {"docs/_posts/2021-01-01-a.md": LONG, "docs/_posts/2021-01-02-b.md": f"## Two\n\n{LONG}"}


def kept(folder: Path) -> frozenset[str]:
    return TextStore(folder / FOLDER).keys()


def written(folder: Path) -> list[tuple[str, int]]:
    """The files of a store, and how long they are: a text that is put makes another of them."""
    return sorted((path.name, path.stat().st_size) for path in folder.glob("*.texts"))


def pages(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def test_the_next_build_takes_what_it_finds_and_writes_the_same_site(make: Builder, tmp_path: Path) -> None:
    without = pages(make(POSTS, options={"cache": False}).site)
    assert not (tmp_path / ".cache").exists()
    assert pages(make(POSTS).site) == without
    assert len(kept(tmp_path)) == 2
    first = written(tmp_path / FOLDER)
    for name in ("builds", "pages", "bodies"):  # or their texts would not be asked for
        shutil.rmtree(tmp_path / FOLDER / name)
    assert pages(make(POSTS).site) == without
    assert written(tmp_path / FOLDER) == first


def test_a_changed_post_is_converted_anew_and_its_old_text_forgotten(make: Builder, tmp_path: Path) -> None:
    make(POSTS)
    first = kept(tmp_path)
    built = make({"docs/_posts/2021-01-01-a.md": LONG + "New!\n"})
    assert "New!" in built.text("2021/01/01/a.html")
    assert len(kept(tmp_path)) == 2
    assert len(kept(tmp_path) & first) == 1


def test_other_settings_of_kramdown_are_seen(make: Builder) -> None:
    make(POSTS)
    built = make({"docs/_config.yml": "kramdown: {auto_ids: false}\n"})
    assert "<h2>Two</h2>" in built.text("2021/01/02/b.html")


def trusted(project: Path) -> bool:
    config = SimpleNamespace(config_file_path=str(project / "mkdocs.yml"))
    return cache_of(cast(JekyllConfig, SimpleNamespace(cache=True)), cast(MkDocsConfig, config)) is not None


@pytest.mark.parametrize(
    "link", [".cache", ".cache/plugin", ".cache/plugin/jekyll", ".cache/plugin/jekyll/pages"]
)
def test_a_cache_behind_a_link_is_neither_read_nor_written(tmp_path: Path, link: str) -> None:
    (tmp_path / "others" / "plugin" / "jekyll").mkdir(parents=True)
    assert trusted(tmp_path)
    (tmp_path / link).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / link).symlink_to(tmp_path / "others")
    assert not trusted(tmp_path)


def test_a_cache_that_came_with_a_repository_is_not_trusted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "a.json").write_text("{}", "utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    assert trusted(tmp_path)
    subprocess.run(["git", "add", "-f", "."], cwd=tmp_path, check=True)
    assert not trusted(tmp_path)
    subprocess.run(["git", "rm", "-q", "--cached", "-r", "."], cwd=tmp_path, check=True)
    assert trusted(tmp_path)
    monkeypatch.setenv("PATH", "")
    assert not trusted(tmp_path), "without git nobody knows"
