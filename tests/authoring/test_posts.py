"""Cases of commands on posts: the files of a site, the command, and what is there afterwards.

``after`` has the files that are new, changed or (``null``) gone; all others have to be as they were. ``says``
are parts of what is printed; ``fails`` is a part of the message where the command can't do it, and nothing
changes then. It is 2021-01-18 20:00 in Greenwich.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mkdocs_jekyll.authoring.slug import has_pinyin
from mkdocs_jekyll.cli.main import main

CASES = Path(__file__).parent / "cases" / "posts"


def files_in(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_case(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    if "ni-hao" in str(case) and not has_pinyin():
        pytest.skip("pypinyin is not installed")
    for name, text in case["files"].items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(text.encode())
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1611000000")
    monkeypatch.chdir(tmp_path)
    code = main([str(part) for part in case["run"]])
    said = capsys.readouterr()
    if "fails" in case:
        assert code == 2
        assert case["fails"] in said.err
    else:
        assert code == 0, said.err
        for part in case.get("says", ()):
            assert part in said.out
    expected = {**case["files"], **case.get("after", {})}
    assert files_in(tmp_path) == {name: text for name, text in expected.items() if text is not None}


def test_without_pypinyin_a_slug_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2020-01-01-ni-hao.md").write_text("---\ntitle: 你好\n---\n", "utf-8")
    monkeypatch.setattr("mkdocs_jekyll.authoring.slug.has_pinyin", lambda: False)
    assert main(["new", "春天", "--site", str(tmp_path)]) == 2
    assert "mkdocs-jekyll[pinyin]" in capsys.readouterr().err
    assert main(["new", "春天", "--site", str(tmp_path), "--slug", "chun"]) == 0


def test_a_file_that_cannot_be_taken_away_stays_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "_posts").mkdir()
    (tmp_path / "_posts" / "2020-01-01-a.md").write_text("---\ntitle: A\n---\n", "utf-8")
    before = files_in(tmp_path)
    real = Path.unlink

    def refuse(path: Path, missing_ok: bool = False) -> None:
        if path.name == "2020-01-01-a.md":
            raise PermissionError(13, "Permission denied")
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert main(["unpublish", "a", "--site", str(tmp_path)]) == 2
    assert "Nothing was changed" in capsys.readouterr().err
    assert files_in(tmp_path) == before
