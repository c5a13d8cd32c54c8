"""The command that compares: what it prints, how it ends, and its report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_jekyll.cli.main import main
from tests.compare.sites import bare, new, write

PAGES = {
    "a.html": {
        "title": "One",
        "date": "2021-01-18",
        "body": "<p>The kettle was on before <b>anyone</b> was up.</p>",
    },
    "b.html": {"title": "Two", "date": "2021-01-19", "body": "<p>The second text & more.</p>"},
}


def old_and_new(folder: Path) -> tuple[str, str]:
    old = write(folder / "old", PAGES, bare, {})
    changed = {
        "a.html": {**PAGES["a.html"], "body": "<p>The kettle was on before <b>everyone</b> was up.</p>"}
    }
    return str(old), str(write(folder / "new", changed, new, {}))


def test_what_is_equal_ends_with_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, _ = old_and_new(tmp_path)
    assert main(["compare", old, old]) == 0
    assert "2 of 2 are there" in capsys.readouterr().out


def test_what_differs_ends_with_1_and_stands_in_report_and_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, there = old_and_new(tmp_path)
    report = tmp_path / "report.html"
    assert main(["compare", old, there, "--html", str(report), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert [one["aspect"] for one in found["differences"]] == ["url", "body"]
    html = report.read_text("utf-8")
    assert "anyone" in html
    assert "everyone" in html
    assert "http" not in html.replace("http-equiv", "")


def test_a_report_that_cannot_be_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, there = old_and_new(tmp_path)
    assert main(["compare", old, there, "--html", str(tmp_path / "none" / "report.html")]) == 2
    assert "can't be written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"_config.yml": "title: x"}, "the source of a Jekyll site"),
        ({"mkdocs.yml": "site_name: x"}, "the folder that MkDocs writes"),
        ({"x.png": ""}, "holds no built site"),
    ],
)
def test_a_folder_without_a_built_site(
    files: dict[str, str], expected: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write(tmp_path / "site", {}, bare, files)
    assert main(["compare", str(folder), str(folder)]) == 2
    assert expected in capsys.readouterr().err


def test_a_url_without_its_scheme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old, _ = old_and_new(tmp_path)
    assert main(["compare", "blog.example.org", old]) == 2
    assert "https://" in capsys.readouterr().err


def test_half_a_site_is_compared_as_far_as_it_goes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, there = old_and_new(tmp_path)
    (Path(old) / "broken.html").write_bytes(b"<html><p>\xff\xfe<div <")
    (Path(there) / "broken.html").write_bytes(b"")
    assert main(["compare", old, there]) == 1
    assert "2 of 3 are there" in capsys.readouterr().out


def test_no_name_of_a_site_forges_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    name = "a\n::error::x\x1b[31m.html"
    old = write(tmp_path / "old", {"b.html": PAGES["b.html"]}, bare, {})
    (old / name).write_text((old / "b.html").read_text("utf-8"), "utf-8")
    there = write(tmp_path / "new", {"b.html": PAGES["b.html"]}, new, {})
    assert main(["compare", str(old), str(there)]) == 1
    printed = capsys.readouterr().out
    assert "\\n::error::x\\x1b[31m" in printed
    assert "\x1b" not in printed
    assert not any(line.startswith("::") for line in printed.splitlines())
