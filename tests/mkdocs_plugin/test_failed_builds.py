"""Builds that are cut short, files that are not what they seem: a clear message, and nothing is published."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import MKDOCS_MODULE
from tests.mkdocs_plugin.conftest import Builder, digests

SOUND = {
    "src/_posts/2021-01-01-sound.md": "---\ntitle: Sound\n---\nA sound text.\n",
    "src/_config.yml": "title: T\n",
}


def test_a_file_that_cannot_be_written_is_named(make: Builder, tmp_path: Path) -> None:
    (tmp_path / "blocked").write_text("a file where a folder should be", "utf-8")
    built = make(SOUND, {"source": "src"}, {"site_dir": "blocked/site"})
    assert "blocked" in built.error
    assert "don't publish it" in built.error


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes with names")
def test_a_pipe_in_the_source_holds_no_build_up(make: Builder, tmp_path: Path) -> None:
    for name in ("_posts/2021-01-02-pipe.md", "_data/pipe.yml", "_includes/pipe.html", "pipe.html"):
        (tmp_path / "src" / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(tmp_path / "src" / name)
    built = make({**SOUND, "src/page.html": "---\n---\n{% include pipe.html %}"}, {"source": "src"})
    assert not built.error
    assert "A sound text." in built.text("2021/01/01/sound.html")


def test_a_file_in_utf_16_says_so_by_its_mark(make: Builder, tmp_path: Path) -> None:
    posts = tmp_path / "src" / "_posts"
    posts.mkdir(parents=True)
    text = "---\ntitle: 茶\n---\n正文。\n"
    (posts / "2021-01-02-marked.md").write_bytes(text.encode("utf-16"))
    built = make(SOUND, {"source": "src"})
    assert "正文。" in built.text("2021/01/02/marked.html")
    (posts / "2021-01-03-wide.md").write_bytes(text.encode("utf-16-le"))
    built = make({**SOUND, "src/_config.yml": "encoding: UTF-16LE\n"}, {"source": "src"})
    assert not built.error
    assert "正文。" in built.text("2021/01/03/wide.html")
    assert "A sound text." in built.text("2021/01/01/sound.html")


def git(folder: Path, *arguments: str) -> str:
    names = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    done = subprocess.run(["git", *names, *arguments], cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


def test_gh_deploy_publishes_no_site_whose_build_failed(make: Builder, tmp_path: Path) -> None:
    project = tmp_path / "project"
    make(SOUND, {"source": "src"})
    git(tmp_path, "init", "-q", "--bare", "remote")
    git(tmp_path, "init", "-q", "project")
    git(project, "remote", "add", "origin", str(tmp_path / "remote"))
    for name in ("src", "docs", "mkdocs.yml"):
        (tmp_path / name).rename(project / name)
    (project / "src" / "_config.yml").write_text("title: [never closed\n", "utf-8")
    git(project, "add", ".")
    git(project, "commit", "-qm", "x")
    before = digests(project / "src")
    command = [sys.executable, "-m", MKDOCS_MODULE, "gh-deploy", "--no-history"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "GIT_TERMINAL_PROMPT": "0"}
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode != 0
    assert "_config.yml" in done.stdout + done.stderr
    assert git(project, "branch", "--all", "--list", "*gh-pages*") == ""
    assert git(tmp_path / "remote", "for-each-ref") == ""
    assert digests(project / "src") == before
