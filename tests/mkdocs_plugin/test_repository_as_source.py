"""``source: ..`` below a real repository: nothing in it changes, and Jekyll gives what it gave."""

from __future__ import annotations

import hashlib
import os
import subprocess
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from .conftest import write

FILES = {
    "_config.yml": "title: A blog\nplugins: [jekyll-feed]\ntimezone: Asia/Shanghai\n",
    "_layouts/post.html": "<!doctype html><title>{{ page.title }}</title>{{ content }}\n",
    "_includes/note.html": "<p>{{ include.text }}</p>\n",
    "_data/people.yml": "- {name: Ann}\n",
    "_posts/2021-01-18-a.md": "---\nlayout: post\ntitle: A\n---\n{% include note.html text='n' %}\n",
    "_posts/2021-01-19-b.md": "---\nlayout: post\n---\n{{ site.data.people[0].name }}\n",
    "_drafts/c.md": "---\n---\nx\n",
    "_plugins/own.rb": "# nothing\n",
    "_sass/base.scss": "a { b: c }\n",
    "css/main.scss": "---\n---\n@import 'base';\n",
    "index.html": "---\n---\n{% for post in site.posts %}{{ post.url }} {% endfor %}\n",
    "about.md": "---\ntitle: About\n---\nx\n",
    "图片/一.txt": "x\n",
    "Gemfile": "gem 'jekyll'\n",
    ".gitignore": "_site\n",
    "README.md": "# Read me\n",
}
MKDOCS = {
    "mkdocs/mkdocs.yml": "site_name: B\ntheme: {name: material, font: false}\n"
    "plugins: [{jekyll: {source: ..}}]\n",
    "mkdocs/docs/more.md": "# More\n",
}


def hashes(folder: Path) -> dict[str, str]:
    """What lies in a folder: each file's content, each folder's and file's times left aside."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def jekyll(source: Path, target: Path) -> dict[str, str]:
    environment = {**os.environ, "LANG": "C.UTF-8", "TZ": "UTC", "JEKYLL_NO_BUNDLER_REQUIRE": "true"}
    command = ["jekyll", "build", "-q", "--disable-disk-cache", "-s", str(source), "-d", str(target)]
    subprocess.run(command, check=True, env=environment, cwd=target.parent, capture_output=True)
    return {
        name: digest for name, digest in hashes(target).items() if name != "feed.xml"
    }  # it tells the time


def mkdocs(source: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(source)
    config = load_config("mkdocs/mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def test_a_build_changes_nothing_in_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {**FILES, **MKDOCS})
    (tmp_path / "outside").symlink_to("/usr/share")
    before = hashes(tmp_path)
    mkdocs(tmp_path, monkeypatch)
    built = {name for name in hashes(tmp_path) if name.startswith("mkdocs/site/")}
    assert {name: digest for name, digest in hashes(tmp_path).items() if name not in built} == before
    assert "mkdocs/site/2021/01/18/a.html" in built
    assert not [name for name in built if "mkdocs.yml" in name or "outside" in name]


@pytest.mark.oracle("jekyll-feed")
def test_jekyll_gives_what_it_gave(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "repository"
    write(source, FILES)
    before = jekyll(source, tmp_path / "before")
    write(source, MKDOCS)
    mkdocs(source, monkeypatch)
    after = jekyll(source, tmp_path / "after")
    assert {name: digest for name, digest in after.items() if not name.startswith("mkdocs/")} == before
    config = source / "_config.yml"
    config.write_text(config.read_text("utf-8") + "exclude: [mkdocs]\n", "utf-8")
    assert jekyll(source, tmp_path / "excluded") == before


def test_links_that_lead_out_are_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    source = tmp_path / "repository"
    write(source, {**FILES, **MKDOCS})
    write(tmp_path, {"secret/page.md": "---\n---\nvery secret\n", "secret/pic.txt": "very secret\n"})
    (source / "leak").symlink_to(tmp_path / "secret")
    (source / "leak.txt").symlink_to(tmp_path / "secret" / "pic.txt")
    (source / "_includes" / "leak.html").symlink_to(tmp_path / "secret" / "pic.txt")
    (source / "_posts" / "2021-01-20-leak.md").symlink_to(tmp_path / "secret" / "page.md")
    (source / "_data" / "leak.yml").symlink_to(tmp_path / "secret" / "pic.txt")
    (source / "loop").symlink_to(source)
    mkdocs(source, monkeypatch)
    told = [record.getMessage() for record in caplog.records if "symbolic link" in record.getMessage()]
    for name in ("leak:", "leak.txt:", "_posts/2021-01-20-leak.md:", "_data/leak.yml:"):
        assert any(name in line for line in told), (name, told)
    texts = [path for path in (source / "mkdocs" / "site").rglob("*") if path.is_file()]
    assert not [path for path in texts if b"very secret" in path.read_bytes()]
