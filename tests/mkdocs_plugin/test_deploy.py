"""``mkdocs gh-deploy``: what is looked at before it pushes. Tests of ``init --ci`` deploy whole sites."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

from mkdocs_jekyll.mkdocs_plugin import deploy


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "init.defaultBranch=main"]
    command = ["git", *identity, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout


def config_in(folder: Path) -> MkDocsConfig:
    values = {
        "config_file_path": str(folder / "mkdocs.yml"),
        "remote_name": "origin",
        "remote_branch": "gh-pages",
    }
    return cast(MkDocsConfig, SimpleNamespace(**values))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one commit, and a bare one beside it that is its remote."""
    folder = tmp_path / "blog"
    folder.mkdir()
    git(tmp_path, "init", "-q", "--bare", "hub")
    git(folder, "init", "-q")
    (folder / "a.md").write_text("x", "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "One")
    git(folder, "remote", "add", "origin", str(tmp_path / "hub"))
    return folder


def test_a_sound_repository_is_silent(repository: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    deploy.check(config_in(repository))
    assert not caplog.records


def test_what_others_have_published_is_fetched(repository: Path, tmp_path: Path) -> None:
    git(repository, "push", "-q", "origin", "HEAD:gh-pages")
    git(tmp_path, "clone", "-q", "-b", "gh-pages", "hub", "other")
    (tmp_path / "other" / "b").write_text("x", "utf-8")
    git(tmp_path / "other", "add", "-A")
    git(tmp_path / "other", "commit", "-qm", "Two")
    git(tmp_path / "other", "push", "-q")
    deploy.check(config_in(repository))
    assert git(repository, "log", "-1", "--format=%s", "origin/gh-pages").strip() == "Two"


def test_uncommitted_changes_are_reported(repository: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    (repository / "a.md").write_text("y", "utf-8")
    deploy.check(config_in(repository))
    assert "not committed: a.md" in caplog.text


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(PluginError, match="git init"):
        deploy.check(config_in(tmp_path))


def test_no_remote(repository: Path) -> None:
    git(repository, "remote", "remove", "origin")
    with pytest.raises(PluginError, match="git remote add origin URL"):
        deploy.check(config_in(repository))


def test_a_remote_that_does_not_answer(repository: Path, tmp_path: Path) -> None:
    git(repository, "remote", "set-url", "origin", str(tmp_path / "nowhere"))
    with pytest.raises(PluginError, match=r"can't be reached .*nowhere"):
        deploy.check(config_in(repository))
