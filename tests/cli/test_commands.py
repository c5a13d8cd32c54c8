"""The command that checks on small sites, and what all commands share."""

from __future__ import annotations

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
