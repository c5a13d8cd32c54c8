"""``init``: what it writes, that it writes it once, that both programs build afterwards, what stops it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from mkdocs_jekyll.authoring.ci import SERVICES
from mkdocs_jekyll.cli.main import main

FILES = {
    "_config.yml": 'title: "A: blog"\nurl: https://e.org\nbaseurl: /notes\nlang: zh-CN\n'
    "plugins: [jekyll-feed, jekyll-nobody-knows]\nga_track_id: G-1\n",
    "_layouts/post.html": "<h1>{{ page.title }}</h1>{{ content }}<p>This stands below each of the posts.</p>",
    "_posts/2021-01-18-a.md": "---\nlayout: post\ntitle: 茶\n---\n早上起来烧水。\n",
    "_drafts/b.md": "---\n---\nx\n",
    "about.md": "---\ntitle: About\n---\nx\n",
    "_plugins/own.rb": "",
    "CNAME": "e.org\n",
    ".gitignore": "_site",
}
WRITTEN = {"mkdocs.yml", "mkdocs/.gitkeep", ".gitignore", "_config.yml"}


def site(folder: Path, files: dict[str, str] = FILES) -> Path:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return folder


def texts(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_it_reports_what_it_finds_and_writes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = texts(site(tmp_path))
    assert main(["init", str(tmp_path), "--dry-run"]) == 0
    assert texts(tmp_path) == before
    assert main(["init", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    for word in (
        "1 post, 1 draft",
        "https://e.org/notes/",
        "jekyll-nobody-knows",
        "own.rb",
        "stays off",
        "serve",
    ):
        assert word in said
    after = texts(tmp_path)
    assert {path for path in after if after[path] != before.get(path)} == WRITTEN
    assert after[".gitignore"] == b"_site\n/site/\n/.cache/\n"
    config = yaml.safe_load(after["mkdocs.yml"])
    assert (config["site_name"], config["theme"]["language"]) == ("A: blog", "zh")


def test_it_names_the_url_that_is_missing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"_posts/2021-01-18-a.md": "---\n---\nx\n", "CNAME": "tea.example.org\n"}
    assert main(["init", str(site(tmp_path, files)), "--dry-run"]) == 0
    assert "`url: https://tea.example.org`" in " ".join(capsys.readouterr().out.split())


def test_no_setting_moves_the_cursor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(
        tmp_path, {**FILES, "_config.yml": 'url: "https://e.org/\\e[31m"\ntheme: "red\\n::error::\\e[31m"\n'}
    )
    assert main(["init", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "red ::error::\\x1b[31m" in said
    assert "\x1b" not in said
    assert "# https://e.org/\\x1b[31m/\n" in (tmp_path / "mkdocs.yml").read_text("utf-8")


def test_a_second_run_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(tmp_path)
    assert main(["init", str(tmp_path)]) == 0
    before = texts(tmp_path)
    capsys.readouterr()
    assert main(["init", str(tmp_path)]) == 0
    assert texts(tmp_path) == before
    files = capsys.readouterr().out.partition("Files:")[2].partition("Next:")[0]
    assert {line.split()[0] for line in files.splitlines() if line.strip()} == {"kept"}


def test_mkdocs_builds_what_it_wrote(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site(tmp_path)
    main(["init", str(tmp_path)])
    monkeypatch.chdir(tmp_path)
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert {"2021", "about.html", "CNAME", "index.html"} <= {
        path.name for path in (tmp_path / "site").iterdir()
    }
    assert not (tmp_path / "site" / "mkdocs.yml").exists()


@pytest.mark.oracle
def test_jekyll_builds_what_it_built(tmp_path: Path) -> None:
    files = {**FILES, "_config.yml": "title: A\n"}
    (site(tmp_path / "s", files) / "_plugins" / "own.rb").unlink()

    def jekyll(to: str) -> dict[str, bytes]:
        command = ["jekyll", "build", "-q", "-s", str(tmp_path / "s"), "-d", str(tmp_path / to)]
        environment = {**os.environ, "LANG": "C.UTF-8", "JEKYLL_NO_BUNDLER_REQUIRE": "true"}
        subprocess.run([*command, "--disable-disk-cache"], check=True, cwd=tmp_path, env=environment)
        return texts(tmp_path / to)

    before = jekyll("one")
    main(["init", str(tmp_path / "s"), "--ci", "netlify"])
    assert jekyll("two") == before


def test_a_project_that_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(tmp_path, {**FILES, "mkdocs.yml": "site_name: Other\ndocs_dir: pages\nx: !!python/name:os.path\n"})
    assert main(["init", str(tmp_path)]) == 0
    assert "another project's" in capsys.readouterr().out
    assert (tmp_path / "mkdocs.yml").read_text("utf-8").startswith("site_name: Other")


def test_what_only_a_workflow_says_of_the_builder_is_written_down(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    github = "jobs:\n  build:\n    steps:\n      - uses: actions/jekyll-build-pages@v1\n"
    files = {"_config.yml": "title: B\n", "Gemfile": 'gem "jekyll"\n', ".github/workflows/pages.yml": github}
    site(tmp_path, files)
    assert main(["init", str(tmp_path)]) == 0
    assert "GitHub Pages (a workflow" in capsys.readouterr().out
    plugins = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))["plugins"]
    assert plugins[-1] == {"jekyll": {"source": ".", "github_pages": True}}


def test_folders_of_the_sites_own_are_not_taken(tmp_path: Path) -> None:
    site(tmp_path, {**FILES, "site/index.md": "x", "mkdocs/notes.md": "x"})
    main(["init", str(tmp_path)])
    config = yaml.safe_load((tmp_path / "mkdocs.yml").read_text("utf-8"))
    assert (config["docs_dir"], config["site_dir"]) == ("mkdocs-pages", "mkdocs-site")


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"README.md": "x"}, "no Jekyll site"),
        ({"docs/_config.yml": "title: A", "README.md": ""}, "docs"),
        ({"_config.yml": "title: 'x\n"}, "_config.yml"),
    ],
)
def test_what_is_no_site_ends_with_2(
    files: dict[str, str], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(site(tmp_path, files))
    assert main(["init", str(tmp_path)]) == 2
    assert expected in capsys.readouterr().err
    assert texts(tmp_path) == before


def test_a_file_that_is_no_text_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(tmp_path)
    (tmp_path / ".gitignore").write_bytes(b"\xff\xfe")
    before = texts(tmp_path)
    assert main(["init", str(tmp_path)]) == 2
    assert "not UTF-8" in capsys.readouterr().err
    assert texts(tmp_path) == before


def test_a_folder_in_which_nothing_can_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    assert main(["init", str(tmp_path)]) == 2
    assert "can't be written: Permission denied" in capsys.readouterr().err


# -- workflows: their steps, run in a clean checkout


def commands_of(folder: Path, service: str) -> list[str]:
    """What the service would run, without installing packages."""
    if service == "github":
        workflow = yaml.safe_load((folder / ".github/workflows/mkdocs.yml").read_text("utf-8"))
        steps = workflow["jobs"]["publish"]["steps"]
        return [step["run"] for step in steps if "run" in step and "pip install" not in step["run"]]
    if service == "gitlab":
        return [
            line
            for line in yaml.safe_load((folder / ".gitlab-ci.yml").read_text("utf-8"))["pages"]["script"]
            if "pip install" not in line
        ]
    return ["mkdocs build"]  # both of those that run it are built once


def test_all_services_are_tried() -> None:
    assert set(SERVICES) == {"github", "gitlab", "cloudflare", "netlify"}


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=A", "-c", "user.email=a@e.org", "-c", "init.defaultBranch=main"]
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("services", [["github"], ["gitlab"], ["cloudflare", "netlify"]], ids="+".join)
@pytest.mark.long
def test_a_workflow_publishes_from_a_clean_checkout(services: list[str], tmp_path: Path) -> None:
    source, service = site(tmp_path / "source"), services[0]
    for name in services:
        assert main(["init", str(source), "--ci", name]) == 0
    git(source, "init", "-q")
    git(source, "add", "-A")
    git(source, "commit", "-qm", "A blog")
    git(tmp_path, "clone", "-q", "--bare", "source", "hub")
    git(tmp_path, "clone", "-q", "hub", "work")
    work = tmp_path / "work"
    scripts = Path(sys.executable).parent
    environment = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}
    for command in commands_of(work, service):
        done = subprocess.run(
            ["sh", "-ec", command], cwd=work, env=environment, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
    if service == "github":
        there = set(git(tmp_path / "hub", "ls-tree", "--name-only", "gh-pages").split())
        assert {".nojekyll", "CNAME", "2021", "index.html"} <= there
        assert not {"mkdocs.yml", "_posts", "_drafts", "_config.yml"} & there
    else:
        built = work / ("public" if service == "gitlab" else "site")
        assert (built / "2021/01/18/a.html").is_file()
    if "netlify" in services:
        assert 'publish = "site"' in (work / "netlify.toml").read_text("utf-8")


def test_a_workflow_that_is_there_stays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(tmp_path, {**FILES, "requirements.txt": "requests\n", "netlify.toml": "x = 1\n"})
    main(["init", str(tmp_path), "--ci", "netlify"])
    assert "netlify.toml (is there already" in capsys.readouterr().out
    assert (tmp_path / "requirements.txt").read_text("utf-8") == "requests\nmkdocs-jekyll\n"


def test_a_folder_above_a_site_is_none_itself(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site(tmp_path / "web")
    assert main(["init", str(tmp_path)]) == 2
    assert f"'{tmp_path / 'web'}' does." in capsys.readouterr().err
    assert not (tmp_path / "mkdocs.yml").exists()


def test_posts_may_lie_in_folders_of_a_site(tmp_path: Path) -> None:
    site(tmp_path, {"tea/_posts/2021-01-18-a.md": "---\ntitle: A\n---\nx\n"})
    assert main(["init", str(tmp_path), "--dry-run"]) == 0
