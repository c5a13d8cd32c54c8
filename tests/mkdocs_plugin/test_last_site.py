"""A build writes over the files of the last site; of those that it does not write, none stays."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from mkdocs_jekyll.mkdocs_plugin import site_build
from mkdocs_jekyll.mkdocs_plugin.repeat.last_site import LastSite

from .conftest import Builder, digests
from .test_repeated_build import FILES, OPTIONS, SETTINGS

PAGE = "2021/01/01/p.html"
CHANGED = FILES | {"src/_posts/2021-01-01-p.md": "---\ntitle: P\ntags: [b]\n---\nOther words.\n"}

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system says of no file that it changed")


def test_files_that_are_written_again_keep_their_places(make: Builder) -> None:
    site = make(FILES, OPTIONS, SETTINGS).site
    before = {name: (site / name).stat().st_ino for name in digests(site)}
    after = digests(make(CHANGED, OPTIONS, SETTINGS).site)
    assert (site / PAGE).read_text("utf-8").count("Other words.")
    same = {name for name in after if (site / name).stat().st_ino == before.get(name)}
    assert {PAGE, "index.html", "pic.svg"} <= same


def test_whatever_lies_in_the_site_it_becomes_a_clean_one(
    make: Builder, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    site, outside = make(FILES, OPTIONS, SETTINGS).site, tmp_path_factory.mktemp("outside") / "file"
    outside.write_text("The author's.\n", "utf-8")
    (site / PAGE).unlink()
    (site / PAGE).symlink_to(outside)
    (site / "pic.svg").unlink()
    (site / "pic.svg").hardlink_to(outside)
    (site / "index.html").chmod(0o400)
    (site / "404.html").unlink()
    (site / "404.html").mkdir()
    (site / "404.html" / "old.html").touch()
    shutil.rmtree(site / "tags")
    (site / "tags").touch()
    (site / "old" / "folder").mkdir(parents=True)
    (site / "old" / "folder" / "index.html").touch()
    (site / "assets" / "elsewhere").symlink_to(outside.parent)
    (site / "pagefind").mkdir(exist_ok=True)
    (site / "pagefind" / "old.pf_index").touch()
    made = make(CHANGED, OPTIONS, SETTINGS)
    assert made.error == ""
    assert outside.read_text("utf-8") == "The author's.\n"
    assert not [path for path in site.rglob("*") if path.is_symlink() or "old" in path.name]
    assert not [path for path in site.rglob("*") if path.is_dir() and not any(path.iterdir())]
    found = digests(site)
    shutil.rmtree(site)
    shutil.rmtree(tmp_path / ".cache")
    assert digests(make(CHANGED, OPTIONS, SETTINGS).site) == found


def test_of_a_build_that_fails_no_old_page_stays(make: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    site = make(FILES, OPTIONS, SETTINGS).site
    monkeypatch.setattr("mkdocs.commands.build._build_page", Mock(side_effect=OSError("no space left")))
    assert make(CHANGED, OPTIONS, SETTINGS).error
    assert not (site / PAGE).exists()


@pytest.mark.parametrize("cache", [True, False])
def test_what_a_killed_build_has_hidden_is_not_published(make: Builder, cache: bool) -> None:
    site = make(FILES, OPTIONS, SETTINGS).site
    hidden = site / ".mkdocs-jekyll-0123abcd" / "old.html"
    hidden.parent.mkdir()
    hidden.touch()
    make(CHANGED, {**OPTIONS, "cache": cache}, SETTINGS)
    assert not hidden.parent.exists()


def test_nothing_is_deleted_where_the_system_tells_of_no_change(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").touch()
    last = LastSite(site)
    last.bring_back({"index.html"})
    last.remove_rest()
    last.cancel()
    assert (site / "index.html").exists()


@pytest.mark.parametrize("written", ["page", "folder"])
def test_what_was_written_meanwhile_is_not_replaced(tmp_path: Path, written: str) -> None:
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "a" / "old.html").write_text("old", "utf-8")
    last = LastSite(site)
    assert not [path.name for path in site.iterdir() if not path.name.startswith(".")]
    if written == "page":
        (site / "a").write_text("a file of that name", "utf-8")
    else:
        (site / "a").mkdir()
        (site / "a" / "new.html").write_text("new", "utf-8")
        (site / "a" / "old.html").write_text("new", "utf-8")
    last.bring_back({"a/old.html", "a/new.html", "a"})
    last.remove_rest()
    left = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert left == ({"a"} if written == "page" else {"a/new.html", "a/old.html"})


@pytest.mark.parametrize("kept", ["all", "not all"])
def test_a_folder_that_cannot_be_moved_is_whole_again(
    make: Builder, monkeypatch: pytest.MonkeyPatch, kept: str
) -> None:
    """A volume in the site's folder: it can neither be moved nor deleted, and files in it can."""
    first = make(FILES, OPTIONS, SETTINGS)
    monkeypatch.setattr(site_build, "read", Mock(side_effect=AssertionError("the build is not repeated")))
    before, volume = digests(first.site), first.site / "assets"
    rename, rmdir = Path.rename, os.rmdir

    def moved(path: Path, other: Path) -> Path:
        if volume in (path, other):
            raise OSError(16, "Device or resource busy", str(path))
        return rename(path, other)

    def removed(path: Any, **given: Any) -> None:
        if Path(path).name == volume.name:  # it may be below an open folder
            raise OSError(16, "Device or resource busy", str(path))
        rmdir(path, **given)

    monkeypatch.setattr(Path, "rename", moved)
    monkeypatch.setattr(os, "rmdir", removed)
    if kept == "not all":
        monkeypatch.setattr("mkdocs_jekyll.mkdocs_plugin.repeat.outputs._below", lambda *_: None)
        assert "don't publish it" in make({}, OPTIONS, SETTINGS).error
    else:
        assert not make({}, OPTIONS, SETTINGS).error
        assert digests(first.site) == before
        assert not list(first.site.glob(".mkdocs-jekyll-*"))
