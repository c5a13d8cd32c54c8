"""What git knows of files: one question for all of them."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

from mkdocs_jekyll.jekyll import read_site
from mkdocs_jekyll.jekyll.git_dates import changed_again, last_changes


def commit(repository: Path, time: str, files: dict[str, str]) -> None:
    for name, text in files.items():
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_text(text, "utf-8")
    env = {**os.environ, "GIT_COMMITTER_DATE": time, "GIT_AUTHOR_DATE": "2000-01-01T00:00:00Z"}
    who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    for command in (("add", "-A"), (*who, "commit", "-q", "-m", "x")):
        subprocess.run(["git", *command], cwd=repository, env=env, check=True)


def test_the_last_commit_of_each_file_counts(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    commit(tmp_path, "2020-01-01T12:00:00Z", {"blog/_posts/茶 1.md": "a", "blog/b.md": "b", "else.md": "c"})
    commit(tmp_path, "2021-02-03T04:05:06+08:00", {"blog/b.md": "b2"})
    (tmp_path / "blog" / "new.md").write_text("not committed", "utf-8")
    assert last_changes(tmp_path / "blog") == {
        "_posts/茶 1.md": datetime(2020, 1, 1, 12, tzinfo=UTC),
        "b.md": datetime(2021, 2, 2, 20, 5, 6, tzinfo=UTC),
    }
    assert changed_again(tmp_path / "blog") == {"b.md": datetime(2021, 2, 2, 20, 5, 6, tzinfo=UTC)}


def test_chirpys_posts_tell_their_last_change(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    post, hook = "---\ntitle: A\n---\n", "_plugins/posts-lastmod-hook.rb"
    commit(
        tmp_path,
        "2020-01-01T12:00:00Z",
        {"_posts/2020-01-01-a.md": post, "_posts/2020-01-02-b.md": post, hook: ""},
    )
    commit(tmp_path, "2021-02-03T04:05:06Z", {"_posts/2020-01-01-a.md": f"{post}x"})
    dates = [post.data.get("last_modified_at") for post in read_site(tmp_path).posts]
    assert dates == [datetime(2021, 2, 3, 4, 5, 6, tzinfo=UTC), None]


def test_a_folder_outside_any_repository_has_no_dates(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert last_changes(tmp_path) == {}


def test_without_git_there_are_no_dates(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert last_changes(tmp_path) == {}


def test_a_repository_without_commits_has_no_dates(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    assert last_changes(tmp_path) == {}
