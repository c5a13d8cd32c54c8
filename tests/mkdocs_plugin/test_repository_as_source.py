"""``source: ..`` below a real repository: nothing in it changes, and Jekyll gives what it gave."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_jekyll.jekyll import Problem, config
from tests.conftest import MKDOCS_MODULE

from .conftest import Builder, differences, digests, write

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


def jekyll(source: Path, target: Path) -> dict[str, str]:
    environment = {**os.environ, "LANG": "C.UTF-8", "TZ": "UTC", "JEKYLL_NO_BUNDLER_REQUIRE": "true"}
    command = ["jekyll", "build", "-q", "--disable-disk-cache", "-s", str(source), "-d", str(target)]
    subprocess.run(command, check=True, env=environment, cwd=target.parent, capture_output=True)
    return {
        name: digest for name, digest in digests(target).items() if name != "feed.xml"
    }  # it has the time of the build


def mkdocs(source: Path, monkeypatch: pytest.MonkeyPatch, file: str = "mkdocs/mkdocs.yml", **given) -> None:
    monkeypatch.chdir(source)
    config = load_config(file, **given)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)


def test_a_build_changes_nothing_in_the_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {**FILES, **MKDOCS})
    (tmp_path / "outside").symlink_to("/usr/share")
    before = digests(tmp_path)
    mkdocs(tmp_path, monkeypatch)
    # The caches hold a .gitignore each, so that git sees nothing of them.
    built = {name for name in digests(tmp_path) if name.startswith(("mkdocs/site/", "mkdocs/.cache/"))}
    assert {name: digest for name, digest in digests(tmp_path).items() if name not in built} == before
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
    reported = [record.getMessage() for record in caplog.records if "symbolic link" in record.getMessage()]
    for name in ("leak:", "leak.txt:", "_posts/2021-01-20-leak.md:", "_data/leak.yml:"):
        assert any(name in line for line in reported), (name, reported)
    texts = [path for path in (source / "mkdocs" / "site").rglob("*") if path.is_file()]
    assert not [path for path in texts if b"very secret" in path.read_bytes()]


#: What lies in the source after a build, made by others than its author: by path.
WRITTEN = {
    "_site/index.html": "<p>Jekyll's</p>",
    ".jekyll-cache/x.html": "<p>a cache</p>",
    ".jekyll-metadata": "x",
    "out/2021/01/18/a.html": "<p>Jekyll's, as the configuration says</p>",
    "kept/Jekyll/Cache/x": "a cache at a place of its own",
    "public/index.html": "<p>another builder's</p>",
    "public/2021/01/18/a.html": "<p>another builder's</p>",
    "public/2021/01/19/b.html": "<p>another builder's</p>",
    "public/about.html": "<p>another builder's</p>",
    "mkdocs/venv/pyvenv.cfg": "home = /usr/bin",
    "mkdocs/venv/lib/page.html": "---\n---\nof a package",
    "env/pyvenv.cfg": "home = /usr/bin",
    "env/lib/_posts/2001-01-01-theirs.md": "---\n---\nof a package",
    "cache/CACHEDIR.TAG": "Signature: 8a477f597d28d172789f06886806bc55",
    "cache/x.html": "<p>a tool's</p>",
    "mkdocs/.cache/plugin/x.html": "<p>a cache</p>",
    "mkdocs/__pycache__/x.pyc": "x",
}
SETTINGS = (
    "title: A blog\nurl: https://example.org\ntimezone: UTC\ndestination: out\ncache_dir: kept\n"
    "plugins: [jekyll-feed, jekyll-sitemap, jekyll-optional-front-matter, jekyll-readme-index]\n"
)
#: Where ``mkdocs.yml`` is, what it says, and a second folder to build into.
PROJECTS = {
    "in a folder below": ("mkdocs/mkdocs.yml", "plugins: [search, tags, {jekyll: {source: ..}}]\n"),
    "at the root": (
        "mkdocs.yml",
        "docs_dir: more\nhooks: [hook.py]\nplugins: [search, {jekyll: {source: .}}]\n",
    ),
}


@pytest.mark.parametrize("project", PROJECTS)
def test_what_builds_and_tools_write_is_no_source(
    project: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, text = PROJECTS[project]
    write(tmp_path, {**FILES, "_config.yml": SETTINGS, "more/m.md": "# M\n", "hook.py": ""})
    if file != "mkdocs.yml":
        write(tmp_path, {"mkdocs/docs/more.md": "# More\n", "mkdocs/README.md": "how to build this"})
    head = "site_name: B\nsite_url: https://example.org/\ntheme: {name: material, font: false}\n"
    write(tmp_path, {file: head + text})
    site = (tmp_path / file).parent / "site"
    mkdocs(tmp_path, monkeypatch, file)
    first = digests(site)
    assert "2021/01/18/a.html" in first
    assert "about.html" in first
    mkdocs(tmp_path, monkeypatch, file, site_dir="elsewhere")
    write(tmp_path, WRITTEN)
    mkdocs(tmp_path, monkeypatch, file)
    assert differences(first, digests(site)) == []


def test_a_folder_that_include_names_stays_though_it_is_a_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, {**FILES, **MKDOCS, **WRITTEN, "_config.yml": "include: [public]\n"})
    mkdocs(tmp_path, monkeypatch)
    assert "public/2021/01/18/a.html" in digests(tmp_path / "mkdocs" / "site")


@pytest.mark.long
def test_deploying_twice_publishes_one_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, remote = tmp_path / "repository", tmp_path / "remote.git"
    write(source, {**FILES, **MKDOCS, "_config.yml": "plugins: [jekyll-feed, jekyll-sitemap]\n"})

    def git(*arguments: str, folder: Path = source) -> str:
        done = subprocess.run(["git", *arguments], check=True, cwd=folder, capture_output=True, text=True)
        return done.stdout.strip()

    for name in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{name}_NAME", "Ann")
        monkeypatch.setenv(f"GIT_{name}_EMAIL", "ann@example.org")
    git("init", "-q", "--bare", str(remote), folder=tmp_path)
    git("init", "-q", "-b", "main")
    git("remote", "add", "origin", str(remote))
    git("add", ".")
    git("commit", "-q", "-m", "A blog")
    trees = []
    for _ in range(2):
        deploy = [sys.executable, "-m", MKDOCS_MODULE, "gh-deploy", "-q", "-f", "mkdocs/mkdocs.yml"]
        subprocess.run(deploy, check=True, cwd=source)
        trees.append(git("rev-parse", "gh-pages^{tree}", folder=remote))
    assert trees[0] == trees[1]


def test_the_configuration_is_read_once(make: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    read, paths = config._read_file, []

    def noted(source: Path, name: str, problems: list[Problem]) -> dict[str, object]:
        paths.append(source / name)
        return read(source, name, problems)

    monkeypatch.setattr(config, "_read_file", noted)
    text = "url: https://a.example\nlang: fr\n"
    built = make({"src/_config.yml": text}, {"source": "src"}, {"site_url": "https://b.example/"})
    assert any("MJ012" in line for line in built.log)
    assert '<html lang="fr"' in built.text("404.html")
    assert len(paths) == 1
