"""Both commands on small sites."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_jekyll.cli.main import main


def files(folder: Path, *names: str, text: str = "") -> Path:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def test_compare_names_what_is_gone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = files(tmp_path / "old", "index.html", "a/index.html", "b.html", "c", "d.png")
    new = files(tmp_path / "new", "index.html", "a/index.html", "c.html")
    assert main(["compare", str(old), str(new)]) == 1
    assert capsys.readouterr().out == "/b.html\n/d.png\n3 of 5 addresses are still there\n"


def test_compare_is_content_when_all_is_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = files(tmp_path / "old", "index.html")
    assert main(["compare", str(old), str(old)]) == 0
    assert capsys.readouterr().out == "1 of 1 addresses are still there\n"


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
    with pytest.raises(SystemExit) as ended:
        main(["check", "/nowhere/at/all"])
    assert ended.value.code == 2
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
