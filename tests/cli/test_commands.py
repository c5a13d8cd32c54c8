"""The command that checks on small sites, and what all commands share."""

from __future__ import annotations

import json
import re
from importlib.metadata import version
from pathlib import Path

import pytest

from mkdocs_jekyll.cli.main import main


def files(folder: Path, *names: str, text: str = "") -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_check_finds_nothing_in_a_good_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(tmp_path, "_posts/2021-01-18-x.md", text="---\ntitle: X\n---\ntext\n")
    assert main(["check", str(tmp_path)]) == 0
    assert capsys.readouterr().out == "0 problems\n"


def test_check_names_file_and_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(tmp_path, "_posts/2021-01-18-x.md", text='---\ntitle: "X\n---\ntext\n')
    files(tmp_path, "_posts/2021-01-19-y.md", text="---\npermalink: /same/\n---\ntext\n")
    files(tmp_path, "_posts/2021-01-20-z.md", text="---\npermalink: /same/\n---\ntext\n")
    assert main(["check", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "_posts/2021-01-18-x.md:" in said
    assert "_posts/2021-01-19-y.md" in said


def test_check_reads_every_language(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    languages = "languages: [en, fr]\ndefault_lang: en\nplugins: [jekyll-polyglot]\n"
    (tmp_path / "_config.yml").write_text(languages, "utf-8")
    for code, text in (("en", "fine"), ("fr", "[x](/nowhere/)")):
        page = f"---\nlang: {code}\npermalink: /about/\n---\n{text}\n"
        (tmp_path / f"about.{code}.md").write_text(page, "utf-8")
    assert main(["check", str(tmp_path)]) == 1
    printed = capsys.readouterr().out
    assert "about.fr.md:5" in printed
    assert "1 problem" in printed


def test_check_says_when_a_site_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(tmp_path, "_config.yml", text='title: "x\n')
    assert main(["check", str(tmp_path)]) == 1
    assert "_config.yml" in capsys.readouterr().out


def test_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "/nowhere/at/all"]) == 2
    assert "is not a folder" in capsys.readouterr().err


def test_check_knows_the_authors_own_tags(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files(tmp_path, "_posts/2021-01-18-x.md", text="---\ntitle: X\n---\n{% nobodys x %}\n")
    assert main(["check", str(tmp_path)]) == 1
    assert "Unknown tag 'nobodys'" in capsys.readouterr().out
    code = "from mkdocs_jekyll.jekyll.liquid import liquid_tag as t\n\n@t\ndef nobodys(_):\n    return 'x'\n"
    hooks = files(tmp_path, "_hooks/own.py", text=code) / "_hooks" / "own.py"
    assert main(["check", str(tmp_path), "--hooks", str(hooks)]) == 0
    hooks.write_text("1 / 0\n", "utf-8")
    assert main(["check", str(tmp_path), "--hooks", str(hooks)]) == 2
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_folder_without_a_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "no Jekyll site" in capsys.readouterr().err


@pytest.mark.parametrize("command", [[], ["check"], ["compare"], ["completion"]])
def test_every_command_has_help(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*command, "--help"]) == 0
    assert "Usage: mkdocs-jekyll" in capsys.readouterr().out


def test_the_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert version("mkdocs-jekyll") in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["nothing"], ["compare", "one"], ["check", "--nothing"]])
def test_wrong_use_ends_with_2(wrong: list[str]) -> None:
    assert main(wrong) == 2


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_for_each_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    assert "_MKDOCS_JEKYLL_COMPLETE" in capsys.readouterr().out


SITE = {
    "_posts/2021-01-18-x.md": "---\ntitle: X\n---\na\n\n[b](/nowhere/) ![c](/no.png) [d](#none)\n",
    "_posts/2021-01-19-y.md": "---\ndate: nothing\n---\ntext\n",
}


def broken_site(folder: Path) -> Path:
    for name, text in SITE.items():
        files(folder, name, text=text)
    return folder


def test_check_finds_links_pictures_and_anchors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(broken_site(tmp_path))]) == 1
    said = capsys.readouterr().out
    for part in ("'/nowhere/'", "'/no.png'", "'#none'", "x.md:6"):
        assert part in said


def test_check_finds_a_picture_where_the_theme_looks_for_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = "remote_theme: academicpages/academicpages.github.io\nauthor: {name: Ada, avatar: ada.png}\n"
    files(tmp_path, "_config.yml", text=config)
    files(tmp_path, "_posts/2021-01-18-x.md", text="---\ntitle: X\n---\na\n")
    files(tmp_path, "index.html", text="---\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n")
    main(["check", str(tmp_path)])
    assert "'images/ada.png' does not exist" in capsys.readouterr().out
    files(tmp_path, "images/ada.png")
    assert main(["check", str(tmp_path)]) == 0
    assert "does not exist" not in capsys.readouterr().out


def test_problems_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(broken_site(tmp_path)), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["count"] == len(found["problems"]) == 4
    assert {"code", "severity", "path", "line", "column", "message", "remedy"} == set(found["problems"][0])


def test_problems_as_annotations_of_github(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    broken_site(tmp_path / "site")
    monkeypatch.chdir(tmp_path)
    assert main(["check", "site", "--format", "github"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert all(
        re.match(r"::(error|warning) file=site/_posts/[^,]*,line=\d+,.*title=MJ\d{3}::", one) for one in lines
    )


def test_problems_as_sarif(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(broken_site(tmp_path)), "--format", "sarif"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} == rules
    assert all(result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in run["results"])


@pytest.mark.parametrize("file", ["_config.yml", "mkdocs.yml"])
def test_a_code_is_silenced_in_either_file(
    file: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken_site(tmp_path)
    main(["check", str(tmp_path), "--format", "json"])
    problems = json.loads(capsys.readouterr().out)["problems"]
    codes = sorted({problem["code"] for problem in problems if problem["severity"] == "warning"})
    own = {"_config.yml": f"mkdocs_jekyll: {{ignore_problems: {codes}}}\n",
           "mkdocs.yml": f"plugins: [{{jekyll: {{source: ., ignore_problems: {codes}}}}}]\n"}  # fmt: skip
    files(tmp_path, file, text=own[file])
    main(["check", str(tmp_path), "--format", "json"])
    left = json.loads(capsys.readouterr().out)["problems"]
    assert {problem["severity"] for problem in left} <= {"error", "info"}
